// Underlines what the coach found while someone writes. The textarea stays a plain textarea: this file
// paints a copy of its words behind it, and asks the form's own server when the writing rests. Nothing is
// said before the first pause: a long one, so that nobody is spoken to in the middle of a sentence.
// Answer of data-check-url: {"spans": [{"start", "end", "kind"}], "notes": "<li>…</li>"}; a <q data-start
// data-end> in the notes becomes a button that selects its words.

const FIRST_PAUSE_MS = 4000;
const PAUSE_MS = 1200;

// Offsets count code points on the server and UTF-16 units here.
function unitsOf(text) {
  const units = [0];
  for (const character of text) {
    units.push(units[units.length - 1] + character.length);
  }
  return (place) => units[Math.min(place, units.length - 1)];
}

function toUnits(text, spans) {
  const unit = unitsOf(text);
  return spans.map((span) => ({ ...span, start: unit(span.start), end: unit(span.end) }));
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
  const shown = spans.filter((span) => !span.quote);
  for (const span of shown.sort((a, b) => a.start - b.start)) {
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

// Every quotation in the notes becomes a button, and its place a span that moves with the words.
function buttonsIn(list, text) {
  const unit = unitsOf(text);
  return [...list.querySelectorAll("q[data-start]")].map((quote) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quoted";
    quote.replaceWith(button);
    button.append(quote);
    const { start, end } = quote.dataset;
    return { start: unit(Number(start)), end: unit(Number(end)), quote: button };
  });
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
  let spoken = "looked" in shell.dataset;

  function take(found, text) {
    list.innerHTML = found.notes;
    const all = [...toUnits(text, found.spans), ...buttonsIn(list, text)];
    spans = shifted(all, text, area.value);
    paint(back, area.value, spans);
  }

  async function check() {
    spoken = true;
    asking?.abort();
    asking = new AbortController();
    const text = area.value;
    try {
      take(await ask(area, url, asking.signal), text);
    } catch {
      // Locked, offline or overtaken by newer words: what stands keeps standing.
    }
  }

  area.addEventListener("input", () => {
    spans = shifted(spans, painted, area.value);
    painted = area.value;
    paint(back, area.value, spans);
    clearTimeout(timer);
    timer = url ? setTimeout(check, spoken ? PAUSE_MS : FIRST_PAUSE_MS) : null;
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button.quoted");
    const span = spans.find((one) => one.quote === button);
    if (button && span) {
      area.focus();
      area.setSelectionRange(span.start, span.end);
    }
  });
  paint(back, area.value, spans);
  if (url && spoken && area.value.trim()) {
    check();
  }
}

document.querySelectorAll(".editor").forEach(edit);
