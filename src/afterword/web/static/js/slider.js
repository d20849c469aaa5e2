// Says a slider's number beside its label and to screen readers ("6 of 10").

for (const field of document.querySelectorAll("[data-slider]")) {
  const range = field.querySelector("input");
  const output = field.querySelector("output");
  const say = () => {
    const text = field.dataset.of.replace("VALUE", range.value);
    output.textContent = text;
    range.setAttribute("aria-valuetext", text);
  };
  range.addEventListener("input", say);
  say();
}
