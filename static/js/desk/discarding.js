/* What is thrown away is thrown away in this browser too. */

import { drop } from "./copies.js";

document.addEventListener("submit", ({ submitter }) => {
  if (submitter?.dataset.forgets) drop(submitter.dataset.forgets);
});
