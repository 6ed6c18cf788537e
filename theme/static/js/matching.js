// What a visitor's words match: plugins/search/ prepares the index in the same way.
const LETTERS = { æ: "ae", ä: "ae", ø: "o", đ: "d", ŋ: "n", ŧ: "t", ł: "l", ß: "ss" };
const END_OF_TEXT = "␞"; // after it stand words a page is found by and does not say
const FEWEST_LETTERS = 4; // of a word that is cut until something begins with it
const SHARE = 0.6; // of a word that must be the same: the rest is an ending
const MOST_WORDS = 12;
const MOST_LETTERS = 60; // in a word
const MOST_CUTS = 6;
const EXCERPT = 32; // words
const IN_EARNEST = 0.2; // of a good score: an event that says the word in passing does not come first
const AS_GOOD = 0.5; // of the score of another version: in which words a text says something tips it a little
const GOOD_PLACE = 3; // the very best may be far ahead of all others

// That a page says a word more often counts for more than Pagefind lets it.
export const RANKING = { termFrequency: 0.3 };

// Words too common to tell one page from another.
const COMMON = new Set(
  `og i på for til er en et ei av med som det den de om å a jeg eg vi du man deg meg seg oss ikke ikkje har ha hva kva
  hvor kor når hvordan korleis hvem kven hvilke hvilken kan skal vil må blir var fra frå ved at men eller finnes neste
  noe noen nokon skjer the an of in on and to is are how what when where who do does can my your for with at from next`
    .split(/\s+/).map(fold),
);

export function fold(text) {
  const lettered = text.normalize("NFC").toLowerCase().replace(/[æäøđŋŧłß]/g, letter => LETTERS[letter]);
  return lettered.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("aa", "a").replaceAll("oe", "o");
}

// «Hva koster E-helse?» gives «hva», «koster» and «ehelse», each with what was typed. «Mat-allergi» is two words.
export function wordsOf(query) {
  const text = query.normalize("NFC").replace(/(?<=(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,2})[-‐‑'’](?=[\p{L}\p{N}])/gu, "");
  const typed = (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(word => word.slice(0, MOST_LETTERS));
  const words = new Map(typed.map(word => [fold(word), word]));
  return [...words].slice(0, MOST_WORDS).map(([word, typed]) => ({ word, typed }));
}

// The pages that hold every word that tells; where none does, those that hold most, and what was not found.
// *meant* gives the words a slip can be meant for.
export async function find(query, ask, meant = () => []) {
  const all = wordsOf(query);
  const telling = all.filter(({ word }) => !COMMON.has(word));
  const asked = telling.length ? telling : all;
  const words = asked.map(({ word }) => word);
  if (!words.length) return { words, hits: [], missing: [], instead: [] };
  const whole = await surely(words, ask);
  if (whole.length) {
    const literal = asked.length < all.length ? await ask(all.map(({ word }) => word).join(" ")) : [];
    return { words, hits: inSum([whole, literal]), missing: [], instead: [] };
  }
  return nearest(asked, ask, meant);
}

async function nearest(asked, ask, meant) {
  const all = await Promise.all(asked.map(each => nearestTo(each, ask, meant)));
  const found = all.filter(({ hits }) => hits.length);
  const words = found.flatMap(each => each.words);
  const instead = all.filter(({ written }) => written);
  const missing = all.filter(each => !each.written && !each.isWhole).map(({ typed }) => typed);
  const isChanged = instead.length || missing.length;
  const together = isChanged && found.length > 1 ? await surely(words, ask) : [];
  const hits = together.length ? together : inSum(found.map(each => each.hits), { mostFirst: true });
  return { words, hits, missing, instead, isPartial: found.length > 1 && !together.length };
}

// First what was meant by a slip; then what begins alike, for compounds do.
async function nearestTo({ word, typed }, ask, meant) {
  const whole = await surely([word], ask);
  if (whole.length) return { words: [word], typed, hits: whole, isWhole: true };
  const others = await meant(word);
  const words = others.map(({ word }) => word);
  const theirs = words.length ? await surely(words, ask) : [];
  if (theirs.length) return { words, typed, hits: theirs, written: others.map(({ written }) => written).join(" ") };
  const shortest = Math.max(FEWEST_LETTERS, Math.ceil(word.length / 2), word.length - MOST_CUTS);
  for (let length = word.length - 1; length >= shortest; length -= 1) {
    const hits = await surely([word.slice(0, length)], ask);
    if (hits.length) return { words: [word.slice(0, length)], typed, hits };
  }
  return { words: [word], typed, hits: [] };
}

// Where no page has a word, Pagefind answers with pages that have its first letters: «in» for «inovasjon».
async function surely(words, ask) {
  const hits = await ask(words.join(" "));
  if (!hits.length) return hits;
  const { content, meta } = await hits[0].data();
  const there = fold([content, ...Object.values(meta)].join(" ")).match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = fold(content).replace(/[-‐‑'’]/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  const isThere = word => [...there, ...joined].some(each => inCommon(each, word) >= lettersNeeded(word));
  return words.every(isThere) ? hits : [];
}

const lettersNeeded = word => Math.min(word.length, Math.max(FEWEST_LETTERS, Math.ceil(word.length * SHARE)));

function inCommon(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function inSum(lists, { mostFirst = false } = {}) {
  const sums = new Map();
  for (const hit of lists.flat()) {
    const { times, score } = sums.get(hit.id) ?? { times: 0, score: 0 };
    sums.set(hit.id, { hit, times: times + 1, score: score + hit.score });
  }
  const order = (a, b) => (mostFirst && b.times - a.times) || b.score - a.score;
  return [...sums.values()].sort(order).map(({ hit, score }) => ({ id: hit.id, score, data: () => hit.data() }));
}

// What is coming, soonest first, and then the rest as they were. A fact is [type, language, subjects, original, starts, ends, …].
export function inOrder(hits, facts, { type = "", subject = "", language = "nb", now }) {
  const narrowed = hits.filter(({ id }) => {
    const [itsType, , subjects] = facts[id] ?? [];
    return (!type || itsType === type) && (!subject || subjects?.includes(subject));
  });
  const wanted = oneOfEach(narrowed, facts, language);
  const scores = wanted.map(({ score }) => score).sort((a, b) => b - a);
  const least = (scores.slice(0, GOOD_PLACE).at(-1) ?? 0) * IN_EARNEST;
  const isComing = ({ id, score }) => facts[id]?.[5] * 1000 > now && score >= least;
  const coming = wanted.filter(isComing).sort((a, b) => facts[a.id][4] - facts[b.id][4]);
  return { coming, others: wanted.filter(hit => !isComing(hit)) };
}

// A text in several languages is one answer: in the reader's language, unless another version says far more of it.
function oneOfEach(hits, facts, language) {
  const best = new Map();
  for (const hit of hits) {
    const text = facts[hit.id]?.[3] || hit.id;
    const before = best.get(text);
    const isForReader = facts[hit.id]?.[1] === language;
    if (!before || (isForReader && hit.score >= before.score * AS_GOOD)) best.set(text, hit); // in the same place
  }
  return [...best.values()];
}

// The stretch of a text that says most of it, as [word, isMatch] pairs; the title stands above it already.
export function excerpt({ content, meta, locations }, words) {
  const written = content.slice(0, content.lastIndexOf(END_OF_TEXT)).trim().split(/\s+/);
  const found = new Set(words.every(word => word.length >= FEWEST_LETTERS) ? locations : []);
  const first = meta.title.split(/\s+/).length;
  const all = written.map((word, place) => [word, found.has(place) || says(word, words)]).slice(first);
  const start = richest(all);
  return { words: all.slice(start, start + EXCERPT), isFirst: start === 0, isLast: start + EXCERPT >= all.length };
}

function says(written, words) {
  const folded = fold(written).replace(/[^\p{L}\p{N}]/gu, "");
  return words.some(word => word.length < FEWEST_LETTERS
    ? folded === word
    : folded.includes(word) || inCommon(folded, word) >= lettersNeeded(word));
}

function richest(all) {
  const count = start => all.slice(start, start + EXCERPT).filter(([, isMatch]) => isMatch).length;
  const places = all.flatMap(([, isMatch], place) => (isMatch ? [Math.max(0, place - 4)] : []));
  return places.reduce((best, place) => (count(place) > count(best) ? place : best), 0);
}
