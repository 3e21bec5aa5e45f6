// Sends a form of a card and tells what the server said.

const PATIENCE = 15_000;

export function fieldsOf(form, button) {
  const fields = new FormData(form);
  if (button?.name) fields.set(button.name, button.value);
  return fields;
}

/** {ok, told}: `told` is null for an answer that only a page can show; `isLost` without any. */
export async function post(address, body) {
  try {
    const options = { method: "POST", body, credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch(address, { ...options, headers: { Accept: "application/json" } });
    const isTold = answer.headers.get("Content-Type")?.startsWith("application/json");
    return { ok: answer.ok, told: isTold ? await answer.json() : null };
  } catch {
    return { ok: false, told: null, isLost: true };
  }
}
