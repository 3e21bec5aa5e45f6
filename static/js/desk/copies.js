/* What is typed, kept in this browser too: for when the newsroom cannot be reached.

   A copy is {key, user, story, at, typed, kept, sent}: `kept` once the newsroom has just this,
   `sent` once it was sent to be saved. */

const PREFIX = "newsroom-draft:";
const A_MONTH = 30 * 24 * 3600 * 1000;

export function put(copy) {
  try {
    localStorage.setItem(PREFIX + copy.key, JSON.stringify(copy));
    return true;
  } catch {
    return false; // full, or forbidden: the caller says so
  }
}

export function get(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

export function drop(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

/** The copies of one person, without those that nobody came back for in a month. */
export function all(user) {
  const found = [];
  try {
    for (const name of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
      const copy = get(name.slice(PREFIX.length));
      if (!copy || Date.now() - copy.at > A_MONTH) drop(name.slice(PREFIX.length));
      else if (copy.user === user) found.push(copy);
    }
  } catch {
    return [];
  }
  return found.sort((one, other) => other.at - one.at);
}
