// Shows readers their own comments that still wait. The page itself is the same for everyone,
// so this asks an address that is never cached, and only in a browser that has commented here.

const KEY = "commented-on";

function known() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

function remember(slug) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set([...known(), slug])].slice(-50)));
  } catch {
    // Without storage the comment shows once it is approved.
  }
}

async function showWaiting(zone) {
  const answer = await fetch(zone.dataset.mine);
  if (answer.ok) zone.innerHTML = await answer.text();
}

const written = document.querySelector("[data-commented-on]");
if (written) remember(written.dataset.commentedOn);

const zone = document.querySelector("[data-mine]");
if (zone && known().includes(zone.dataset.slug)) showWaiting(zone);
