// Read by audits.py: what a page holds that can be pressed or filled in, and where it stands.

window.audits = (() => {
  let visited = [];
  const PRESSED =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

  function name(element) {
    const words = element.getAttribute("aria-label") || element.innerText || element.name;
    return `${element.localName} "${(words || "").trim().slice(0, 40)}"`;
  }

  function shown(element) {
    return element.checkVisibility({ visibilityProperty: true }) && !element.disabled;
  }

  function all() {
    return [...document.querySelectorAll(PRESSED)].filter(shown);
  }

  // A link among the words of a sentence may be as high as its line.
  function inSentence(element) {
    if (element.localName !== "a" || getComputedStyle(element).display !== "inline") {
      return false;
    }
    return element.parentElement.innerText.trim() !== element.innerText.trim();
  }

  function target(element) {
    const chosen = element.type === "radio" || element.type === "checkbox";
    return chosen ? (element.closest("label") ?? element) : element;
  }

  function small(least) {
    return all()
      .filter((element) => !inSentence(element) && !element.classList.contains("skip"))
      .map((element) => [name(element), target(element).getBoundingClientRect()])
      .filter(([, box]) => box.width < least || box.height < least)
      .map(([words, box]) => `${words} is ${Math.round(box.width)} × ${Math.round(box.height)}`);
  }

  function sideways() {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  }

  // Each thing Tab should stop at: one of a group of radio buttons is enough.
  function stops() {
    const groups = new Set();
    return all().filter((element) => {
      if (element.tabIndex < 0) {
        return false;
      }
      const group = element.type === "radio" && element.name;
      const known = group && groups.has(group);
      groups.add(group);
      return !known;
    });
  }

  function number() {
    stops().forEach((element, index) => {
      element.dataset.stop = index;
    });
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    visited = [];
    return stops().map(name);
  }

  function seen(element) {
    const box = target(element).getBoundingClientRect();
    const points = [
      [box.left + box.width / 2, box.top + box.height / 2],
      [box.left + 3, box.top + 3],
      [box.right - 3, box.bottom - 3],
    ];
    return points.some(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top && (target(element).contains(top) || top.contains(element));
    });
  }

  // Where focus is now: the number of the stop, its name, and whether it can be seen.
  function focused() {
    const element = document.activeElement;
    if (!element || element === document.body) {
      return null;
    }
    const group = element.type === "radio" && element.name;
    const twin = group && document.querySelector(`[data-stop][name="${group}"]`);
    return { stop: (twin || element).dataset.stop ?? "", name: name(element), seen: seen(element) };
  }

  // By the time the key is let go, focus has moved and the page has been scrolled to it.
  addEventListener("keyup", () => visited.push(focused()), true);

  return { small, sideways, number, visited: () => visited };
})();
