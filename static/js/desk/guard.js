// A login that has ended must not take along what was typed on a page that asks something: whether
// somebody is logged in is asked before the page is sent.

const form = document.querySelector("form[data-session]");
const trouble = form?.querySelector("[data-logged-out]");
let mayGo = false;

async function session() {
  try {
    const answer = await fetch(form.dataset.session, { cache: "no-store" });
    return { isIn: answer.ok, csrf: (await answer.json()).csrf };
  } catch {
    // Without a connection the browser says so itself, and keeps the page.
    return { isIn: true };
  }
}

form?.addEventListener("submit", async (event) => {
  if (mayGo) return;
  event.preventDefault();
  const { isIn, csrf } = await session();
  trouble.hidden = isIn;
  if (!isIn) return trouble.focus();
  // Logging in again, in another tab, has made a new proof.
  if (csrf) form.querySelector("[name=csrfmiddlewaretoken]").value = csrf;
  mayGo = true;
  form.requestSubmit(event.submitter ?? undefined);
});
