// The line of the years, drawn with one finger. The marks ride on it as it comes. Without this file
// the page asks for a plain choice a year; with it both say the same, and the numbers are sent.

const BEND = { good: 80, thin: 45, hard: 14 };
const GOOD_FROM = 62;
const THIN_FROM = 30;
const QUARTERS = 4;

const form = document.querySelector(".drawn-line");
const paper = form.querySelector(".sketch");
const field = form.elements.points;
const { left, right, top, low, foot } = Object.fromEntries(
  Object.entries(paper.dataset).map(([name, value]) => [name, Number(value)]),
);
const values = form.dataset.points.split(",").map((part) => (part === "" ? null : Number(part)));
const share = (right - left) / values.length;

const ground = made("ground");
const line = made("line");
const marks = [...paper.querySelectorAll(".mark")].map((mark, place) => ({
  spot: mark.querySelector(".spot"),
  leader: paper.querySelectorAll(".leader")[place],
}));

let last = null;

function made(name) {
  for (const old of paper.querySelectorAll(`.${name}`)) {
    old.remove();
  }
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("class", name);
  paper.insertBefore(path, paper.querySelector(".leader, .mark, .tick"));
  return path;
}

const x = (column) => left + share * (column + 0.5);
const y = (value) => low - (value / 100) * (low - top);

// The stretches of columns without a gap between them.
function stretches() {
  const found = [[]];
  values.forEach((value, column) => {
    if (value === null) {
      found.push([]);
    } else {
      found.at(-1).push([x(column), y(value)]);
    }
  });
  return found.filter((one) => one.length);
}

function curve(points) {
  const [[x0, y0]] = points;
  if (points.length === 1) {
    return `M${x0 - 3} ${y0}L${x0 + 3} ${y0}`;
  }
  const middle = ([ax, ay], [bx, by]) => `${(ax + bx) / 2} ${(ay + by) / 2}`;
  let path = `M${x0} ${y0}L${middle(points[0], points[1])}`;
  for (let at = 1; at < points.length - 1; at += 1) {
    path += `Q${points[at].join(" ")} ${middle(points[at], points[at + 1])}`;
  }
  return `${path}L${points.at(-1).join(" ")}`;
}

function show() {
  const drawn = stretches();
  line.setAttribute("d", drawn.map(curve).join(""));
  const under = (one) => `${curve(one)}L${one.at(-1)[0]} ${foot}L${one[0][0]} ${foot}Z`;
  ground.setAttribute("d", drawn.map(under).join(""));
  for (const { spot, leader } of marks) {
    const column = Math.round((Number(spot.getAttribute("cx")) - left) / share - 0.5);
    const value = values[Math.max(0, Math.min(values.length - 1, column))];
    const height = value === null ? foot : y(value);
    spot.setAttribute("cy", height);
    leader.setAttribute("y2", height);
    spot.classList.toggle("waiting", value === null);
  }
}

function yearsOf(column) {
  return form.querySelectorAll(`.year-choices fieldset:nth-of-type(${column + 1}) input`);
}

// The plain choices follow the line, so that both say the same.
function follow() {
  for (let year = 0; year < values.length / QUARTERS; year += 1) {
    const known = values.slice(year * QUARTERS, (year + 1) * QUARTERS).filter((v) => v !== null);
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const word = mean >= GOOD_FROM ? "good" : mean >= THIN_FROM ? "thin" : "hard";
    for (const input of yearsOf(year)) {
      input.checked = known.length > 0 && input.value === word;
    }
  }
}

function keep() {
  field.value = asText();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function asText() {
  return values.map((value) => value ?? "").join(",");
}

function place(event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(
    paper.getScreenCTM().inverse(),
  );
  const column = Math.max(0, Math.min(values.length - 1, Math.floor((at.x - left) / share)));
  const value = Math.round(((low - at.y) / (low - top)) * 100);
  return { column, value: Math.max(0, Math.min(100, value)) };
}

// A quick finger skips columns: what lies between two places is drawn straight.
function reach(here) {
  const from = last ?? here;
  const steps = Math.abs(here.column - from.column);
  for (let step = 0; step <= steps; step += 1) {
    const part = steps ? step / steps : 1;
    const column = from.column + Math.sign(here.column - from.column) * step;
    values[column] = Math.round(from.value + (here.value - from.value) * part);
  }
  last = here;
}

paper.addEventListener("pointerdown", (event) => {
  if (event.button === 0) {
    paper.setPointerCapture(event.pointerId);
    reach(place(event));
    show();
  }
});

paper.addEventListener("pointermove", (event) => {
  if (last) {
    const moves = event.getCoalescedEvents?.() ?? [];
    for (const move of moves.length ? moves : [event]) {
      reach(place(move));
    }
    show();
  }
});

for (const kind of ["pointerup", "pointercancel"]) {
  paper.addEventListener(kind, () => {
    if (last) {
      last = null;
      follow();
      keep();
    }
  });
}

form.querySelector(".year-choices").addEventListener("change", (event) => {
  const sets = [...form.querySelectorAll(".year-choices fieldset")];
  const year = sets.indexOf(event.target.closest("fieldset"));
  values.fill(BEND[event.target.value], year * QUARTERS, (year + 1) * QUARTERS);
  show();
  keep();
});

form.querySelector("[data-clear]").addEventListener("click", () => {
  values.fill(null);
  show();
  follow();
  keep();
});

for (const part of document.querySelectorAll(".needs-script")) {
  part.hidden = false;
}
form.querySelector("[data-fold]").open = false;
field.value = asText();
show();
