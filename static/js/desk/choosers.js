// The admin's choosers, named after their labels for those who hear the page: Select2 leaves the
// boxes it puts in the place of a select without a name.

const UNNAMED = ".select2-selection--single, .select2-selection__rendered[role], .select2-search__field";

function name(select) {
  const words = select.labels[0]?.textContent.replace(/:\s*$/, "").trim();
  if (!words) return;
  for (const box of select.nextElementSibling?.querySelectorAll(UNNAMED) ?? []) {
    box.setAttribute("aria-label", words);
  }
}

const nameAll = () => document.querySelectorAll("select.admin-autocomplete").forEach(name);

window.django?.jQuery?.(nameAll);
// A line that is added later gets its chooser after this event.
document.addEventListener("formset:added", () => setTimeout(nameAll));
// Select2 makes the field for typing anew whenever a choice is made.
document.addEventListener("change", () => setTimeout(nameAll));
