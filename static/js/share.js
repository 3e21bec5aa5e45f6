// Copy link and the phone's own share sheet: shown only where the browser has them.

const status = document.querySelector("[data-share-status]");

function offer(button, act) {
  button.closest("li").hidden = false;
  button.addEventListener("click", act);
}

const copy = document.querySelector("[data-copy]");
if (copy && navigator.clipboard) {
  const label = copy.textContent;
  offer(copy, async () => {
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.textContent = status.textContent = copy.dataset.done;
    setTimeout(() => {
      copy.textContent = label;
      status.textContent = "";
    }, 4000);
  });
}

const share = document.querySelector("[data-share]");
if (share && navigator.share) {
  offer(share, () => {
    // Closing the sheet without choosing is no error.
    navigator.share({ title: share.dataset.title, url: share.dataset.share }).catch(() => {});
  });
}
