// The paper: strokes are kept as numbers and drawn anew from them, so undo is taking one away.
// Without this file the page asks for words.

const WIDE = 1000;
const HIGH = 1250;
const HARDEST = 9;
const APART = 4; // of the paper's thousand: nearer points are one
const STEP = 20; // of the pen that the arrows move
const EVERY_MS = 10_000;

const form = document.querySelector(".paper-form");
const paper = form.querySelector("canvas");
const brush = paper.getContext("2d");
const field = form.elements.strokes;
const said = form.querySelector("[data-said]");
const full = form.querySelector("[data-full]");
const { mostPoints, mostStrokes } = form.dataset;

let strokes = standing();
let cleared = null; // what was there before the page was cleared, until the next stroke
let stroke = null;
let last = null; // the pen's last place: { x, y, at }
let pen = { x: WIDE / 2, y: HIGH / 2, down: false, shown: false };
let saved = field.value;
let saving = null;

function standing() {
  try {
    return JSON.parse(field.value || "[]");
  } catch {
    return [];
  }
}

// ---- drawing what there is

function colour(number) {
  return getComputedStyle(form.querySelector(`.pens .pen-${number}`)).backgroundColor;
}

function paint(one, from = 1) {
  brush.strokeStyle = colour(one[0]);
  for (let at = from; at < one.length; at += 3) {
    const before = Math.max(1, at - 3);
    brush.lineWidth = 3 + 2 * one[at + 2];
    brush.beginPath();
    brush.moveTo(one[before], one[before + 1]);
    brush.lineTo(one[at] + (one.length === 4 ? 0.1 : 0), one[at + 1]);
    brush.stroke();
  }
}

function paintAll() {
  brush.clearRect(0, 0, WIDE, HIGH);
  for (const one of strokes) {
    paint(one);
  }
  if (pen.shown) {
    brush.strokeStyle = colour(chosen());
    brush.lineWidth = 3;
    brush.beginPath();
    brush.arc(pen.x, pen.y, pen.down ? 8 : 18, 0, 2 * Math.PI);
    brush.stroke();
  }
}

function sharpen() {
  const scale = (paper.clientWidth * devicePixelRatio) / WIDE;
  paper.width = Math.round(WIDE * scale);
  paper.height = Math.round(HIGH * scale);
  brush.setTransform(scale, 0, 0, scale, 0, 0);
  brush.lineCap = "round";
  brush.lineJoin = "round";
  paintAll();
}

// ---- strokes

function points() {
  return strokes.reduce((sum, one) => sum + (one.length - 1) / 3, 0);
}

function chosen() {
  return Number(form.querySelector(".pens :checked").value);
}

function begin(x, y, pressed) {
  full.hidden = strokes.length < mostStrokes && points() < mostPoints;
  if (!full.hidden) {
    return;
  }
  cleared = null;
  stroke = [chosen(), x, y, pressed];
  strokes.push(stroke);
  paint(stroke);
}

function go(x, y, pressed) {
  const [fromX, fromY] = stroke.slice(-3);
  if (Math.hypot(x - fromX, y - fromY) < APART) {
    return;
  }
  if (points() >= mostPoints) {
    full.hidden = false;
    end();
    return;
  }
  stroke.push(x, y, pressed);
  paint(stroke, stroke.length - 3);
}

function end() {
  stroke = null;
  last = null;
  keep();
}

// The words of the form and the strokes travel together; idle.js hears that something was done.
function keep() {
  field.value = JSON.stringify(strokes);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// ---- finger, mouse, pen

function place(event) {
  const box = paper.getBoundingClientRect();
  const inside = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
  return {
    x: inside(((event.clientX - box.left) / box.width) * WIDE, WIDE),
    y: inside(((event.clientY - box.top) / box.height) * HIGH, HIGH),
    at: event.timeStamp,
  };
}

// A pen says how hard it is pressed. A finger or a mouse does not: slow is firm, quick is light.
function pressure(event, here) {
  let share = event.pressure;
  if (event.pointerType !== "pen") {
    const far = last ? Math.hypot(here.x - last.x, here.y - last.y) : 0;
    const speed = last ? far / Math.max(1, here.at - last.at) : 1;
    share = 0.75 - Math.min(0.5, speed / 8);
  }
  const wanted = Math.max(1, Math.min(HARDEST, Math.round(share * HARDEST)));
  const before = stroke ? stroke.at(-1) : wanted;
  return before + Math.sign(wanted - before); // never a jump
}

paper.addEventListener("pointerdown", (event) => {
  if (event.button === 0 && !stroke) {
    paper.setPointerCapture(event.pointerId);
    pen = { ...pen, down: false, shown: false };
    const here = place(event);
    begin(here.x, here.y, pressure(event, here));
    last = here;
    paintAll();
  }
});

paper.addEventListener("pointermove", (event) => {
  if (!stroke || pen.down) {
    return;
  }
  const moves = event.getCoalescedEvents?.() ?? [];
  for (const move of moves.length ? moves : [event]) {
    if (stroke) {
      const here = place(move);
      go(here.x, here.y, pressure(event, here));
      last = here;
    }
  }
});

for (const kind of ["pointerup", "pointercancel"]) {
  paper.addEventListener(kind, () => {
    if (stroke) {
      end();
    }
  });
}

// ---- the keyboard

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function put(down) {
  pen = { ...pen, down, shown: true };
  said.textContent = down ? said.dataset.down : said.dataset.up;
  if (down) {
    begin(pen.x, pen.y, 4);
    pen.down = stroke !== null;
  } else if (stroke) {
    end();
  }
  paintAll();
}

paper.addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  if (way) {
    event.preventDefault();
    const far = event.shiftKey ? STEP * 4 : STEP;
    pen.x = Math.max(0, Math.min(WIDE, pen.x + way[0] * far));
    pen.y = Math.max(0, Math.min(HIGH, pen.y + way[1] * far));
    pen.shown = true;
    if (pen.down && stroke) {
      go(pen.x, pen.y, 4);
    }
    paintAll();
  } else if (event.key === " ") {
    event.preventDefault();
    put(!pen.down);
  }
});

paper.addEventListener("blur", () => {
  if (pen.shown) {
    put(false);
    pen.shown = false;
    said.textContent = "";
    paintAll();
  }
});

// ---- undo, clear

form.querySelector("[data-undo]").addEventListener("click", () => {
  if (cleared) {
    strokes = cleared;
    cleared = null;
  } else {
    strokes.pop();
  }
  full.hidden = true;
  paintAll();
  keep();
});

form.querySelector("[data-clear]").addEventListener("click", () => {
  if (strokes.length) {
    cleared = strokes;
    strokes = [];
    full.hidden = true;
    paintAll();
    keep();
  }
});

// ---- kept every ten seconds, in the background

async function draft() {
  const now = field.value;
  if (saving || now === saved || !strokes.length || stroke) {
    return;
  }
  const body = new FormData(form);
  body.append("draft", "1");
  saving = fetch(location.href, { method: "POST", body, headers: { "X-Background": "1" } });
  try {
    const answer = await saving;
    if (answer.ok && answer.headers.get("Content-Type")?.startsWith("application/json")) {
      const kept = await answer.json();
      form.elements.id.value = kept.id;
      form.elements.rev.value = kept.rev;
      saved = now;
    }
  } catch {
    // the server is away: it is tried again in ten seconds
  } finally {
    saving = null;
  }
}

form.addEventListener("submit", (event) => {
  if (saving) {
    event.preventDefault();
    saving.finally(() => setTimeout(() => form.requestSubmit(), 50));
  }
});

setInterval(draft, EVERY_MS);

for (const part of document.querySelectorAll(".needs-script")) {
  part.hidden = false;
}
const fold = form.querySelector("[data-fold]");
fold.open = Boolean(form.elements.words.value) || Boolean(form.querySelector(".errors"));
new ResizeObserver(sharpen).observe(paper);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paintAll);
