// After the idle time: cover the page, tell the server, then go where it says. Words that were typed
// travel with their own form, meet the curtain on the server and are carried through it, not lost.
// Where someone is afraid, the idle time locks instead; "Hide" by hand is the curtain still.

const { idleSeconds, idleUrl, awakeUrl, lockUrl } = document.body.dataset;
const IDLE_MS = Number(idleSeconds) * 1000;

let typedIn = null;
let lastAct = Date.now();
let lastSaid = Date.now();
let covered = false;
let asking = false;

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

// Answers whether the server was there. A refusal counts: then the session is already locked.
async function drawCurtain(byHand) {
  const hide = document.getElementById("hide");
  const answer = fetch(byHand ? hide.action : (lockUrl ?? hide.action), {
    method: "POST",
    body: new FormData(hide),
    headers: { "X-Background": "1" },
    redirect: "manual",
  });
  return answer.then(
    () => true,
    () => false,
  );
}

async function hidePage(byHand = false) {
  if (asking) {
    return;
  }
  covered = true;
  asking = true;
  document.documentElement.classList.add("covered");
  const there = await drawCurtain(byHand);
  if (!there) {
    asking = false; // stay covered and ask again: to leave now would lose what was typed
    return;
  }
  clearInterval(watch);
  if (typedIn?.isConnected && typedIn.method === "post") {
    typedIn.submit();
  } else {
    location.replace(idleUrl);
  }
}

// "Hide" pressed by hand takes typed words along in the same way.
document.getElementById("hide").addEventListener("submit", (event) => {
  if (typedIn) {
    event.preventDefault();
    hidePage(true);
  }
});

// Looks at the clock instead of waiting once: a laptop that slept wakes up covered.
const watch = setInterval(() => {
  if (covered || Date.now() - lastAct >= IDLE_MS) {
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
