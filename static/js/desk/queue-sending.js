// Sends a form of a card and tells what the server said.

const PATIENCE = 15_000;

export function fieldsOf(form, button) {
  const fields = new FormData(form);
  if (button?.name) fields.set(button.name, button.value);
  // Whoever has logged in anew in another window has a new proof of it.
  const proof = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
  if (proof) fields.set("csrfmiddlewaretoken", proof);
  return fields;
}

/** {state, told}: "told" what became of it; "out" where the login has ended; "lost" without an
 * answer; "other" for one that only a page can show. */
export async function post(address, body) {
  try {
    const options = { method: "POST", body, credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch(address, { ...options, headers: { Accept: "application/json" } });
    if (answer.redirected || answer.status === 403) return { state: "out" };
    const isTold = answer.headers.get("Content-Type")?.startsWith("application/json");
    return isTold ? { state: "told", ok: answer.ok, told: await answer.json() } : { state: "other" };
  } catch {
    return { state: "lost" };
  }
}
