// Sets the focus of a picture by pressing on it or with the arrow keys, and shows at once how it
// will be cut. The two numbers of the form are what is saved; this only moves them.

const place = document.querySelector(".focus");
const whole = place.querySelector(".focus__whole");
const picture = whole.querySelector("img");
const mark = whole.querySelector(".focus__mark");
const said = place.querySelector(".focus__said");
const numbers = ["focal_x", "focal_y"].map((name) => document.getElementById(`id_${name}`));
const crops = [...place.querySelectorAll(".focus__crop")];
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const within = (value) => Math.min(100, Math.max(0, Math.round(value)));
const current = () => numbers.map((number) => within(Number(number.value || 50)));

if (numbers.every(Boolean)) begin();

function begin() {
  mark.hidden = place.querySelector(".focus__help").hidden = false;
  for (const crop of crops) prepare(crop.querySelector("img"));
  for (const number of numbers) number.addEventListener("input", show);
  whole.addEventListener("pointerdown", hold);
  mark.addEventListener("keydown", step);
  show();
}

// The crops as they were saved make room for the whole picture, cut by the browser.
function prepare(image) {
  image.src = picture.currentSrc || picture.src;
  image.classList.add("is-live");
}

function show() {
  const [x, y] = current();
  mark.style.left = `${x}%`;
  mark.style.top = `${y}%`;
  for (const crop of crops) aim(crop, x, y);
}

// CSS aligns a point of the picture with the same point of the box; a crop has the focus in its
// middle, or as near as the edges allow. What it begins at is worked out here and in Python alike.
function aim(crop, x, y) {
  const [across, down] = crop.dataset.shape.split("x").map(Number);
  const [wide, high] = ["width", "height"].map((side) => Number(picture.getAttribute(side)));
  const kept = Math.min(wide, (high * across) / down);
  const share = [part(wide, kept, x), part(high, (kept * down) / across, y)];
  crop.querySelector("img").style.objectPosition = share.map((each) => `${each}%`).join(" ");
}

function part(length, kept, focus) {
  const spare = length - kept;
  if (spare < 1) return 50;
  const start = Math.min(Math.max((length * focus) / 100 - kept / 2, 0), spare);
  return (start / spare) * 100;
}

function set(x, y) {
  [x, y].forEach((value, at) => {
    numbers[at].value = within(value);
  });
  show();
  const [left, top] = current();
  said.textContent = place.dataset.said.replace("X", left).replace("Y", top);
}

function hold(event) {
  if (event.button) return;
  event.preventDefault();
  mark.focus();
  follow(event);
  whole.setPointerCapture(event.pointerId);
  whole.addEventListener("pointermove", follow);
  const release = () => whole.removeEventListener("pointermove", follow);
  whole.addEventListener("pointerup", release, { once: true });
  whole.addEventListener("pointercancel", release, { once: true });
}

function follow(event) {
  const box = picture.getBoundingClientRect();
  set(
    ((event.clientX - box.left) / box.width) * 100,
    ((event.clientY - box.top) / box.height) * 100,
  );
}

function step(event) {
  const move = STEPS[event.key];
  if (!move) return;
  event.preventDefault();
  const far = event.shiftKey ? 10 : 1;
  const [x, y] = current();
  set(x + move[0] * far, y + move[1] * far);
}
