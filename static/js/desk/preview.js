// A page at the width of a phone, a tablet or a desktop, made smaller where there is no room for it.

const KEY = "preview-width";

function remembered() {
  try {
    return Number(localStorage.getItem(KEY));
  } catch {
    return 0;
  }
}

function remember(width) {
  try {
    localStorage.setItem(KEY, width);
  } catch {
    // Without storage it begins with the usual width.
  }
}

// A click on a link would put another page where the preview is.
function keepInPlace(frame) {
  frame.contentDocument?.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    window.open(link.href, "_blank", "noopener");
  });
}

function setUp(stage) {
  const room = stage.querySelector(".preview-window");
  const frame = room.querySelector("iframe");
  const buttons = [...stage.querySelectorAll("button[value]")];
  const isInAddress = "inAddress" in stage.dataset;
  const isAsked = isInAddress && new URLSearchParams(location.search).has("width");
  let width = (!isAsked && remembered()) || Number(stage.dataset.previewStage);

  function fit() {
    if (!room.clientWidth) return;
    const scale = Math.min(1, room.clientWidth / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${room.clientHeight / scale}px`;
    frame.style.transform = `scale(${scale})`;
    frame.style.marginInlineStart = `${Math.max(0, (room.clientWidth - width * scale) / 2)}px`;
  }

  function show(chosen) {
    width = chosen;
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(Number(button.value) === width));
    }
    fit();
  }

  function choose(event) {
    event.preventDefault();
    show(Number(event.currentTarget.value));
    remember(width);
    if (!isInAddress) return;
    const address = new URL(location.href);
    address.searchParams.set("width", width);
    history.replaceState(null, "", address);
  }

  for (const button of buttons) button.addEventListener("click", choose);
  frame.addEventListener("load", () => keepInPlace(frame));
  if (frame.contentDocument?.readyState === "complete") keepInPlace(frame);
  new ResizeObserver(fit).observe(room);
  show(buttons.some((button) => Number(button.value) === width) ? width : 390);
}

for (const stage of document.querySelectorAll("[data-preview-stage]")) setUp(stage);
