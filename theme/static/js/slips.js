// What somebody meant who typed a word no page has: the word of the publication that is nearest to it.
import { fold } from "./matching.js";

const BEGUN = 6; // letters from which a word may be half typed
const SHORTEST_PART = 3; // of two words typed as one

// A slip for every four letters, and no more than two: «kurs» has one in «krus».
const most = length => Math.min(2, Math.floor(length / 4));

// The groups of words.json, by the word as it is searched for; the first group has the names.
export function known(groups) {
  const words = new Map();
  for (const [group, written] of groups.flatMap((words, group) => words.split(" ").map(word => [group, word]))) {
    const word = fold(written);
    if (word && !words.has(word)) words.set(word, { word, written, group });
  }
  return words;
}

// The one word that was meant, or the two that were typed as one; none when nothing is near.
export function meant(word, words) {
  if (!/^\p{L}+$/u.test(word)) return [];
  let best, least = Infinity;
  for (const each of words.values()) {
    const distance = slips(word, each.word, most(word.length));
    if (distance > most(word.length) + 0.5) continue;
    const weight = distance + (each.word[0] === word[0] ? 0 : 0.2) + each.group / 100;
    if (weight < least) [best, least] = [each, weight];
  }
  return best ? [best] : parted(word, words);
}

function parted(word, words) {
  for (let cut = word.length - SHORTEST_PART; cut >= SHORTEST_PART; cut -= 1) {
    const parts = [word.slice(0, cut), word.slice(cut)].map(part => words.get(part));
    if (parts.every(Boolean)) return parts;
  }
  return [];
}

// Letters to put in, take out, change or let change places, until one word is the other;
// half a slip more when *other* goes on. Infinity when it takes more than *limit*.
export function slips(typed, other, limit) {
  const columns = Math.min(other.length, typed.length + limit);
  if (other.length < typed.length - limit) return Infinity;
  let [before, row] = [[], Array.from({ length: columns + 1 }, (_, column) => column)];
  for (let line = 1; line <= typed.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= columns; column += 1) {
      const isSame = typed[line - 1] === other[column - 1];
      next[column] = Math.min(row[column] + 1, next[column - 1] + 1, row[column - 1] + (isSame ? 0 : 1));
      const isTurned = typed[line - 1] === other[column - 2] && typed[line - 2] === other[column - 1];
      if (isTurned) next[column] = Math.min(next[column], before[column - 2] + 1);
    }
    if (Math.min(...next) > limit) return Infinity;
    [before, row] = [row, next];
  }
  const whole = other.length === columns ? row[columns] : Infinity;
  const begun = typed.length >= BEGUN ? Math.min(...row) + 0.5 : Infinity;
  return Math.min(whole, begun);
}
