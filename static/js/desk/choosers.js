// The admin's choosers, named after their labels for those who hear the page: Select2 leaves the
// box in which the choice stands without a name.

function name(select) {
  const words = select.labels[0]?.textContent.replace(/:\s*$/, "").trim();
  const box = select.nextElementSibling?.querySelector(".select2-selection__rendered");
  if (words && box) box.setAttribute("aria-label", words);
}

window.django?.jQuery(() => document.querySelectorAll("select.admin-autocomplete").forEach(name));
