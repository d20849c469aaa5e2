// Says how far the reading is, and goes on by itself once it is over. Asking counts as no activity.

const EVERY_MS = 700;
const words = document.querySelector("[data-reading]");
const bar = document.querySelector(".how-far");

async function ask() {
  const answer = await fetch(words.dataset.reading, {
    cache: "no-store",
    headers: { "X-Background": "1" },
  });
  if (!answer.ok) {
    location.reload(); // hidden or locked meanwhile: the server says which
    return;
  }
  const far = await answer.json();
  if (far.over) {
    document.getElementById("read").submit();
    return;
  }
  words.textContent = far.said;
  if (far.of) {
    bar.max = far.of;
    bar.value = far.count;
  }
  setTimeout(ask, EVERY_MS);
}

if (bar) {
  setTimeout(ask, EVERY_MS);
}
