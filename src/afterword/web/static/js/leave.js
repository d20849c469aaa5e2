// Leave at once: cover the page, then replace it, so that Back does not return here.
// Shift pressed three times does the same from any page (the behaviour of GOV.UK's "Exit this page").
// Without this file the link still works.

const WINDOW_MS = 5000;
const PRESSES = 3;

const link = document.querySelector('a[href="/leave/"]');
const status = document.getElementById("leave-status");
const words = status.dataset;

let cover = null;
let dots = null;
let presses = 0;
let timer = null;
let clearing = null;
let heldAsModifier = false;

function leave() {
  cover = document.createElement("div");
  cover.className = "leave-cover";
  cover.setAttribute("role", "alert");
  document.body.append(cover);
  document.documentElement.classList.add("covered");
  cover.textContent = words.loading; // after it is in the page, so that it is read out
  location.replace(link.href);
}

function showDots() {
  if (!dots) {
    dots = document.createElement("div");
    dots.className = "leave-dots";
    dots.setAttribute("aria-hidden", "true");
    for (let i = 0; i < PRESSES; i += 1) {
      dots.append(document.createElement("span"));
    }
    document.body.append(dots);
  }
  [...dots.children].forEach((dot, i) => dot.classList.toggle("on", i < presses));
}

function reset() {
  clearTimeout(timer);
  timer = null;
  presses = 0;
  dots?.remove();
  dots = null;
}

function forget() {
  reset();
  status.textContent = "";
}

function expire() {
  reset();
  status.textContent = words.expired;
  clearing = setTimeout(() => {
    status.textContent = "";
  }, WINDOW_MS);
}

function press() {
  clearTimeout(clearing);
  clearTimeout(timer);
  presses += 1;
  showDots();
  if (presses >= PRESSES) {
    forget();
    status.textContent = words.now;
    leave();
    return;
  }
  status.textContent = presses === 1 ? words.two : words.one;
  timer = setTimeout(expire, WINDOW_MS);
}

document.addEventListener("keyup", (event) => {
  if (event.key === "Shift" && !heldAsModifier) {
    press();
  } else if (timer !== null) {
    forget();
  }
  heldAsModifier = event.shiftKey; // Shift held for a capital letter is not a press
});

link.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

window.addEventListener("pageshow", () => {
  cover?.remove();
  cover = null;
  document.documentElement.classList.remove("covered");
  forget();
});
