// Small comforts for reading. Without this file the page reads just as well.

const wide = matchMedia("(min-width: 68.75rem)");
const fold = document.querySelector(".contents details");

// The style sheet shows the contents unfolded at the side; here the state is brought into line,
// so that assistive technology says the same and older browsers show it too.
function fitContents() {
  fold.open = wide.matches;
  fold.querySelector("summary").tabIndex = wide.matches ? -1 : 0;
}

if (fold) {
  fitContents();
  wide.addEventListener("change", fitContents);
  fold.addEventListener("click", (event) => {
    if (!wide.matches && event.target.closest("a")) fold.open = false;
  });
}

// What scrolls sideways must be reachable with the keyboard.
function makeScrollable() {
  for (const box of document.querySelectorAll(".body :is(table, pre)")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

makeScrollable();
addEventListener("resize", makeScrollable);
