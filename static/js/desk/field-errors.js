/* What the newsroom says is wrong with a form, beside the fields that it is about. */

/**
 * Says each error at the place that is marked for its field: `<p data-field="caption" id="...">`.
 * Promises nothing about the rest: it is given back, in words.
 */
export function tellErrors(root, errors = {}) {
  const rest = { ...errors };
  for (const place of root.querySelectorAll("[data-field]")) {
    const { field } = place.dataset;
    mark(root.elements[field], place, rest[field] ?? []);
    delete rest[field];
  }
  root.querySelector("[aria-invalid]")?.focus();
  return Object.values(rest).flat().join(" ");
}

function mark(field, place, errors) {
  place.textContent = errors.join(" ");
  place.hidden = !errors.length;
  if (errors.length) {
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", place.id);
  } else {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
}
