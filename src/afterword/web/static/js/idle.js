// After the idle time: cover the page, tell the server, then go where it says. Words that were typed
// travel with their own form, meet the curtain on the server and are carried through it, not lost.

const { idleSeconds, idleUrl, awakeUrl } = document.body.dataset;
const IDLE_MS = Number(idleSeconds) * 1000;

let typedIn = null;
let lastAct = Date.now();
let lastSaid = Date.now();

// One small request while someone writes for long: this is a person, not a page asking by itself.
function sayAwake(now) {
  if (awakeUrl && now - lastSaid > IDLE_MS / 3) {
    lastSaid = now;
    fetch(awakeUrl, { cache: "no-store" }).catch(() => {});
  }
}

function act(event) {
  const now = Date.now();
  lastAct = now;
  if (event.type === "input") {
    typedIn = event.target.form ?? typedIn;
  }
  sayAwake(now);
}

async function drawCurtain() {
  const hide = document.getElementById("hide");
  if (hide) {
    await fetch(hide.action, {
      method: "POST",
      body: new FormData(hide),
      headers: { "X-Background": "1" },
      redirect: "manual",
    }).catch(() => {});
  }
}

async function hidePage() {
  clearInterval(watch);
  document.documentElement.classList.add("covered");
  await drawCurtain();
  if (typedIn?.isConnected && typedIn.method === "post") {
    typedIn.submit();
  } else {
    location.replace(idleUrl);
  }
}

// "Hide" pressed by hand takes typed words along in the same way.
document.getElementById("hide")?.addEventListener("submit", (event) => {
  if (typedIn) {
    event.preventDefault();
    hidePage();
  }
});

// Looks at the clock instead of waiting once: a laptop that slept wakes up covered.
const watch = setInterval(() => {
  if (Date.now() - lastAct >= IDLE_MS) {
    hidePage();
  }
}, 1000);

for (const kind of ["input", "keydown", "pointerdown", "scroll"]) {
  addEventListener(kind, act, { passive: true, capture: true });
}
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});
