// A whole folder: the browser sends its files without their places in it, so these go beside them.
// What no export is made of, pictures and films, stays where it is.

const field = document.querySelector("[data-folder]");
const READ = /\.(?:txt|json|jsonl|html?|xml|csv|zip|db|sqlite|mbox|eml)$/i;

function chosen(input) {
  const kept = new DataTransfer();
  const paths = [];
  for (const file of input.files) {
    if (READ.test(file.name)) {
      kept.items.add(file);
      paths.push(file.webkitRelativePath || file.name);
    }
  }
  input.files = kept.files;
  input.form.elements.paths.value = JSON.stringify(paths);
}

const input = field?.querySelector("input");
if (input && "webkitdirectory" in input) {
  field.hidden = false;
  input.addEventListener("change", () => chosen(input));
}
