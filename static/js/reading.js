// Small comforts for reading. Without this file the page reads just as well.

const wide = matchMedia("(min-width: 68.75rem)");
const contents = document.querySelector(".contents");
const fold = contents?.querySelector("details");
const story = document.querySelector(".article");
// Few entries are shown on phones too: the server has said so.
const staysOpen = fold?.open;

// The style sheet shows the contents unfolded at the side; here the state is brought into line,
// so that assistive technology says the same and older browsers show it too.
function fitContents() {
  fold.open = staysOpen || wide.matches;
  fold.querySelector("summary").tabIndex = wide.matches ? -1 : 0;
}

// The section being read is the last whose heading has passed the upper third of the window.
function markSection(links) {
  const current = links.filter(({ isPassed }) => isPassed).at(-1)?.link;
  for (const { link } of links) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  // Only the list itself moves, and only where it is longer than the window.
  if (current && wide.matches && contents.scrollHeight > contents.clientHeight) {
    contents.scrollTop = current.offsetTop - contents.clientHeight / 2;
  }
}

function followReading() {
  const links = [...contents.querySelectorAll("ol a")]
    .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter(({ heading }) => heading);
  const note = (entries) => {
    for (const { target, isIntersecting } of entries) {
      links.find(({ heading }) => heading === target).isPassed = isIntersecting;
    }
    markSection(links);
  };
  // Without an end at the top: a leap past many headings at once passes every one of them.
  const watch = new IntersectionObserver(note, { rootMargin: "1000000px 0px -66% 0px" });
  links.forEach(({ heading }) => watch.observe(heading));
}

if (fold) {
  fitContents();
  wide.addEventListener("change", fitContents);
  fold.addEventListener("click", (event) => {
    if (!wide.matches && !staysOpen && event.target.closest("a")) fold.open = false;
  });
  followReading();
}

// A link to a section is copied by a press, and says so; it still leads there.
async function copyLink(event) {
  const link = event.target.closest(".heading-link");
  if (!link || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return; // Nothing was copied, so nothing is said.
  }
  link.dataset.said = story.dataset.copied;
  // A preview is passed on by nobody, and has no such place.
  const status = document.querySelector("[data-share-status]");
  if (status) status.textContent = story.dataset.copied;
  setTimeout(() => delete link.dataset.said, 3000);
}

story?.addEventListener("click", copyLink);

// What scrolls sideways must be reachable with the keyboard.
function makeScrollable() {
  for (const box of document.querySelectorAll(".body :is(table, pre)")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

makeScrollable();
addEventListener("resize", makeScrollable);
