// Says a slider's number beside its label and to screen readers ("6 of 10"). A slider that nobody
// touched says and sends nothing: its middle is not an answer.

for (const field of document.querySelectorAll("[data-slider]")) {
  const range = field.querySelector("input");
  const output = field.querySelector("output");
  const name = range.name;
  const answered = range.hasAttribute("value");
  const say = () => {
    range.name = name;
    const text = field.dataset.of.replace("VALUE", range.value);
    output.textContent = text;
    range.setAttribute("aria-valuetext", text);
  };
  range.addEventListener("input", say);
  if (answered) {
    say();
  } else {
    range.removeAttribute("name");
  }
}
