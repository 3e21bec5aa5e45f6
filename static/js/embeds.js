// Plays a video in its place when somebody asks for it. Nothing is loaded from elsewhere before;
// without this file, and for those who open links in new tabs, it is a link to the video.

const ALLOWED = "autoplay; encrypted-media; fullscreen; picture-in-picture";
// The player runs its scripts in its own origin, and may neither move this page nor send forms.
const SANDBOX =
  "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox";

function play(button) {
  const frame = document.createElement("iframe");
  frame.className = "embed-player";
  frame.title = button.dataset.title;
  frame.allow = ALLOWED;
  frame.setAttribute("sandbox", SANDBOX);
  // Players refuse pages that do not say which site they belong to.
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = button.dataset.player;
  button.closest("figure").querySelector(".embed-note span").remove();
  button.replaceWith(frame);
  frame.focus();
}

for (const link of document.querySelectorAll("a.embed-play")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  Object.assign(button.dataset, link.dataset);
  button.append(...link.childNodes);
  button.addEventListener("click", () => play(button));
  link.replaceWith(button);
}
