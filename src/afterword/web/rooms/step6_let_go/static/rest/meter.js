// How loud it is, as a bar. The sound is looked at and let go: nothing is recorded, nothing is sent.
// It stops by itself, and where it ends the calm begins.

const SMALLEST = -55; // decibels below full: a quiet room
const LOUDEST = -6;
const PAUSE_MS = 1500;

const part = document.querySelector(".loudness");
const bar = part.querySelector(".loud-bar");
const state = part.querySelector("[data-state]");
const before = part.querySelector("[data-before]");
const during = part.querySelector("[data-during]");

let stream = null;
let context = null;
let shown = 0;

function none() {
  state.textContent = state.dataset.none;
  before.hidden = true;
  during.hidden = true;
  bar.hidden = true;
}

function letGo() {
  for (const track of stream?.getTracks() ?? []) {
    track.stop();
  }
  context?.close();
  stream = null;
  context = null;
}

function over() {
  if (stream) {
    letGo();
    during.hidden = true;
    bar.hidden = true;
    state.textContent = state.dataset.over;
    setTimeout(() => location.assign(part.dataset.calm), PAUSE_MS);
  }
}

function watch(ear, samples) {
  if (!stream) {
    return;
  }
  ear.getFloatTimeDomainData(samples);
  const mean = samples.reduce((sum, one) => sum + one * one, 0) / samples.length;
  const loud = 10 * Math.log10(mean || 1e-9);
  const share = Math.max(0, Math.min(1, (loud - SMALLEST) / (LOUDEST - SMALLEST)));
  shown = share > shown ? share : shown * 0.93 + share * 0.07; // rises at once, falls slowly
  bar.firstElementChild.style.setProperty("inline-size", `${(shown * 100).toFixed(1)}%`);
  requestAnimationFrame(() => watch(ear, samples));
}

async function begin() {
  before.hidden = true;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { autoGainControl: false, noiseSuppression: false, echoCancellation: false },
    });
  } catch {
    none();
    return;
  }
  context = new AudioContext();
  const ear = context.createAnalyser();
  ear.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(ear);
  state.textContent = state.dataset.listening;
  bar.hidden = false;
  during.hidden = false;
  during.querySelector("button").focus();
  setTimeout(over, Number(part.dataset.seconds) * 1000);
  watch(ear, new Float32Array(ear.fftSize));
}

part.querySelector("[data-begin]").addEventListener("click", begin);
part.querySelector("[data-stop]").addEventListener("click", over);
addEventListener("pagehide", letGo);

if (navigator.mediaDevices?.getUserMedia) {
  before.hidden = false;
} else {
  none();
}
