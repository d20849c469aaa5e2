// Underlines what the coach found while someone writes. The textarea stays a plain textarea: this file
// paints a copy of its words behind it, and asks the form's own server, at most every DELAY_MS.
// Answer of data-check-url: {"spans": [{"start", "end", "kind"}], "notes": "<li>…</li>"}.

const DELAY_MS = 250;

// Offsets count code points on the server and UTF-16 units here.
function toUnits(text, spans) {
  const units = [0];
  for (const character of text) {
    units.push(units[units.length - 1] + character.length);
  }
  const last = units.length - 1;
  return spans.map((span) => ({
    start: units[Math.min(span.start, last)],
    end: units[Math.min(span.end, last)],
    kind: span.kind === "help" || span.kind === "good" ? "good" : "look",
  }));
}

// Move what stands after a change, drop what the change went through.
function shifted(spans, before, after) {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) {
    from += 1;
  }
  let tail = 0;
  const most = Math.min(before.length, after.length) - from;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail += 1;
  }
  const until = before.length - tail;
  const by = after.length - before.length;
  return spans
    .filter((span) => span.end <= from || span.start >= until)
    .map((span) =>
      span.start >= until ? { ...span, start: span.start + by, end: span.end + by } : span,
    );
}

function paint(back, text, spans) {
  const words = document.createDocumentFragment();
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < at || span.end <= span.start) {
      continue;
    }
    const mark = document.createElement("mark");
    mark.className = span.kind;
    mark.textContent = text.slice(span.start, span.end);
    words.append(text.slice(at, span.start), mark);
    at = span.end;
  }
  words.append(`${text.slice(at)}\n`);
  back.replaceChildren(words);
}

async function ask(area, url, signal) {
  const body = new FormData(area.form);
  body.set("text", area.value);
  const answer = await fetch(url, {
    method: "POST",
    body,
    signal,
    headers: {
      "X-Background": "1",
      "X-CSRFToken": area.form.elements.csrfmiddlewaretoken.value,
    },
  });
  if (!answer.ok) {
    throw new Error(`check answered ${answer.status}`);
  }
  return answer.json();
}

function edit(shell) {
  const area = shell.querySelector("textarea");
  const back = shell.querySelector(".back");
  const list = shell.closest(".field").querySelector(".notes");
  const url = shell.dataset.checkUrl ?? area.form.dataset.checkUrl;
  let spans = [];
  let painted = area.value;
  let timer = null;
  let asking = null;

  async function check() {
    asking?.abort();
    asking = new AbortController();
    const text = area.value;
    try {
      const found = await ask(area, url, asking.signal);
      spans = shifted(toUnits(text, found.spans), text, area.value);
      paint(back, area.value, spans);
      list.innerHTML = found.notes;
    } catch {
      // Locked, offline or overtaken by newer words: what stands keeps standing.
    }
  }

  area.addEventListener("input", () => {
    spans = shifted(spans, painted, area.value);
    painted = area.value;
    paint(back, area.value, spans);
    clearTimeout(timer);
    timer = url ? setTimeout(check, DELAY_MS) : null;
  });
  paint(back, area.value, spans);
  if (url && area.value.trim()) {
    check();
  }
}

document.querySelectorAll(".editor").forEach(edit);
