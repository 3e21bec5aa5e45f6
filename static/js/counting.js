// Says once that a story is being read, after it has been in view for some seconds: a number is
// counted, and nothing of the reader. This tab remembers which stories it has told of.

const AFTER = 10_000;
const KEY = "read";
const address = document.querySelector("[data-reading]")?.dataset.reading;
let seen = 0;
let since = 0;
let waiting = 0;

function told() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

function tell() {
  const known = told();
  if (known.includes(address)) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...known, address]));
  } catch {
    return; // Without a memory it would be counted again at every visit.
  }
  navigator.sendBeacon(address);
}

function watch() {
  clearTimeout(waiting);
  if (document.visibilityState === "visible") {
    since = performance.now();
    waiting = setTimeout(tell, AFTER - seen);
  } else if (since) {
    seen += performance.now() - since;
    since = 0;
  }
}

if (address && navigator.sendBeacon && !told().includes(address)) {
  document.addEventListener("visibilitychange", watch);
  // A page that the browser fetches ahead is not read yet.
  if (document.prerendering) document.addEventListener("prerenderingchange", watch, { once: true });
  else watch();
}
