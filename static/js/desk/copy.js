// Buttons that copy an address; without a clipboard they stay away, and the address can be marked.

const status = document.querySelector("[data-copy-status]");

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const words = button.textContent;
  button.textContent = button.dataset.done;
  if (status) status.textContent = button.dataset.done;
  setTimeout(() => {
    button.textContent = words;
  }, 2000);
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}
for (const field of document.querySelectorAll(".link-do input[readonly]")) {
  field.addEventListener("focus", () => field.select());
}
