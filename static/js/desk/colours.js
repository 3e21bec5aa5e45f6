/* A colour can be picked as well as written. How it looks on paper is told again once it is saved. */

const NONE = "#888888";

for (const block of document.querySelectorAll("[data-colour]")) {
  const field = block.querySelector("input");
  const picker = Object.assign(document.createElement("input"), { type: "color" });
  picker.setAttribute("aria-label", block.dataset.pick);
  const follow = () => (picker.value = /^#[0-9a-f]{6}$/i.test(field.value) ? field.value.toLowerCase() : NONE);
  const isShown = () => field.value.toLowerCase() === field.defaultValue.toLowerCase();
  const tell = () => block.parentElement.querySelector(".swatches")?.classList.toggle("is-old", !isShown());
  picker.addEventListener("input", () => {
    field.value = picker.value;
    tell();
  });
  field.addEventListener("input", () => {
    follow();
    tell();
  });
  follow();
  block.append(picker);
}
