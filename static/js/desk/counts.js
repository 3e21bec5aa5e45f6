/* Words and reading time, counted while somebody types as the server counts them in the end. */

const LETTER_OR_DIGIT = /[\p{L}\p{N}_]/u;

/** How many words a text has, by the rules that the editor's page brings along. */
export function wordCount(html, { unspaced, breaks }) {
  let text = plainText(html, breaks);
  let count = 0;
  for (const [script, characters] of unspaced) {
    const found = text.match(new RegExp(`[${script}]`, "gu"))?.length ?? 0;
    text = text.replace(new RegExp(`[${script}]`, "gu"), " ");
    count += Math.ceil(found / characters);
  }
  return count + text.split(/\s+/).filter((word) => LETTER_OR_DIGIT.test(word)).length;
}

/** One at least, and half a minute goes to the even one, as Python rounds. */
export function readingMinutes(words, perMinute) {
  const whole = Math.floor(words / perMinute);
  const rest = (words % perMinute) * 2;
  const isUp = rest > perMinute || (rest === perMinute && whole % 2 === 1);
  return Math.max(1, whole + (isUp ? 1 : 0));
}

function plainText(html, breaks) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const element of page.querySelectorAll(breaks.join(","))) {
    element.before(" ");
    element.prepend(" ");
    element.after(" ");
  }
  return page.body.textContent;
}
