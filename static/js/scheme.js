// Light or dark, as the reader chose; until then as the system has it. Loaded in the head and not
// as a module, so that the choice holds before anything is painted. It stays in this browser.

(() => {
  const KEY = "colours";
  // The first press shows what the system does not.
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const ORDER = isDark ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
  const root = document.documentElement;

  function chosen() {
    try {
      const kept = localStorage.getItem(KEY);
      return ORDER.includes(kept) ? kept : "auto";
    } catch {
      return "auto";
    }
  }

  function keep(choice) {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // Without storage the choice holds for this page.
    }
  }

  // The bar of a phone's browser has the colour of the paper too.
  const bars = [...document.querySelectorAll("meta[data-paper]")];
  const papers = Object.fromEntries(bars.map((bar) => [bar.dataset.paper, bar.content]));

  function paint(choice) {
    root.dataset.theme = choice;
    for (const bar of bars) bar.content = papers[choice] ?? papers[bar.dataset.paper];
  }

  function label(button, choice) {
    button.firstElementChild.textContent = button.title = button.dataset[choice];
  }

  function follow(choice) {
    paint(choice);
    const button = document.querySelector("[data-scheme]");
    if (button) label(button, choice);
  }

  function prepare(button) {
    label(button, chosen());
    button.addEventListener("click", () => {
      const next = ORDER[(ORDER.indexOf(root.dataset.theme) + 1) % ORDER.length];
      keep(next);
      follow(next);
    });
  }

  paint(chosen());
  // Another tab of this site follows.
  addEventListener("storage", ({ key }) => key === KEY && follow(chosen()));
  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-scheme]");
    if (button) prepare(button);
  });
})();
