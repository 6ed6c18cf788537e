// What a visitor's words match: plugins/search/ prepares the index in the same way.
const LETTERS = { æ: "ae", ä: "ae", ø: "o", đ: "d", ŋ: "n", ŧ: "t", ł: "l", ß: "ss" };
const [END_OF_TEXT, END_OF_FACTS] = "␞␟"; // between them what is known of a page; last, other forms of its words
const FEWEST_LETTERS = 4; // of a word that a longer one may be a form of
const FEWEST_KEPT = 5; // letters of a word that is cut until something begins with it: «Hansen» is not «hans»
const SHARE = 0.6; // of a word that must be the same: the rest is an ending
const MOST_WORDS = 12;
const MOST_LETTERS = 60; // in a word
const MOST_CUTS = 6;
const EXCERPT = 32; // words
const IN_EARNEST = 0.2; // of a good score: an event that says the word in passing does not come first
const AS_GOOD = 0.5; // of the score of another version: in which words a text says something tips it a little
const GOOD_PLACE = 3; // the very best may be far ahead of all others
const OVER = 0.5; // of its score is left of what has been
const TITLES = 10; // of the best hits, that may be what somebody typed

// That a page says a word more often counts for more than Pagefind lets it.
export const RANKING = { termFrequency: 0.3 };

// Words too common to tell one page from another.
const COMMON = new Set(
  `og i på for til er en et ei av med som det den de om å a jeg eg vi du man deg meg seg oss ikke ikkje har ha hva kva
  hvor kor når hvordan korleis hvem kven hvilke hvilken kan skal vil må blir var fra frå ved at men eller finnes neste
  noe noen nokon skjer han hun ho hans hennes hennar the an of in on and to is are how what when where who do does can my
  your for with at from next`
    .split(/\s+/).map(fold),
);

export function fold(text) {
  const lettered = text.normalize("NFC").toLowerCase().replace(/[æäøđŋŧłß]/g, letter => LETTERS[letter]);
  return lettered.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("aa", "a").replaceAll("oe", "o");
}

const MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split(" ");
// «2027-03-12», «12.3.2027», «12.03.27», «12/3», «fredag 12. mars» and «12 mars 2027»; not «10.45» and «2019–2023», nor
// the «onsdag» of «Innovasjonsdag 12. mars»
const DAY = new RegExp(
  String.raw`(?:(?<!\p{L})(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag (?:den )?)?(?<![\d./-])`
  + String.raw`(?:(?<y1>\d{4})-(?<m1>0?[1-9]|1[0-2])-(?<d1>\d\d?)`
  + String.raw`|(?<d2>\d\d?)[./] ?(?<m2>0?[1-9]|1[0-2])(?:[./] ?(?<y2>\d{4}|\d\d)|\.)?`
  + String.raw`|(?<d3>\d\d?)\.? (?<m3>${MONTHS.join("|")})(?: (?<y3>\d{4}))?)(?![\d./-]*\d)`, "iu");

// The day in *query*: as events' days are compared with it, in words, and the query without it.
export function dayIn(query) {
  const found = DAY.exec(query)?.groups;
  if (!found) return null;
  const { d1, d2 = d1, d3 = d2, m1, m2 = m1, m3 = MONTHS[m2 - 1], y1, y2 = y1, y3 = y2 ?? "" } = found;
  const year = y3.length === 2 ? `20${y3}` : y3;
  const date = [year, MONTHS.indexOf(m3.toLowerCase()) + 1, d3].filter(Boolean).map(part => String(part).padStart(2, "0"));
  return { year, date: date.join("-"), inWords: `${Number(d3)} ${m3} ${year}`.trim(), rest: query.replace(DAY, " ").trim() };
}

const OSLO = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Oslo" }); // «2027-03-12»

// *date* is «2027-03-12», or «03-12» of any year: a span may go on into the next.
function isOn([, , , , starts, ends] = [], date) {
  if (!starts) return false;
  const [first, last] = [starts, ends - 1].map(second => OSLO.format(second * 1000).slice(-date.length));
  return first <= last ? first <= date && date <= last : date >= first || date <= last;
}

// What is found; *exact* are the pages that are called what was typed, or held there, and the events on the day that was.
// *meant* gives the words a slip can be meant for.
export async function find(query, ask, meant, facts) {
  const day = dayIn(query);
  const onDay = day ? await eventsOn(day, ask, facts) : [];
  const found = onDay.length
    // «12» and «mars» apart say something else.
    ? { words: [], hits: day.rest ? [] : await ask(`"${day.inWords}"`), missing: [], instead: [] }
    : await findWords(day?.year ? `${day.rest} ${day.inWords}` : query, ask, meant);
  const exact = [...onDay, ...await called(query, found.hits)];
  const ids = new Set(exact.map(({ id }) => id));
  const isDoubtful = found.isPartial || found.missing.length || found.instead.length;
  if (ids.size && isDoubtful) return { words: found.words, hits: exact, missing: [], instead: [], exact: ids };
  return { ...found, hits: [...onDay, ...found.hits.filter(({ id }) => !onDay.some(hit => hit.id === id))], exact: ids };
}

async function eventsOn({ date, rest }, ask, facts) {
  const words = telling(wordsOf(rest)).map(({ word }) => word);
  const hits = await (words.length ? surely(words, ask) : ask(""));
  return hits.filter(({ id }) => isOn(facts[id], date));
}

async function called(query, hits) {
  const key = text => wordsOf(text).map(({ word }) => word).join(" ");
  const best = [...hits].sort((a, b) => b.score - a.score).slice(0, TITLES);
  const pages = await Promise.all(best.map(hit => hit.data()));
  return best.filter((_, number) => [pages[number].meta.title, pages[number].meta.place ?? ""].map(key).includes(key(query)));
}

// «Hva koster E-helse?» gives «hva», «koster» and «ehelse», each with what was typed. «Mat-allergi» is two words.
export function wordsOf(query) {
  const text = query.normalize("NFC").replace(/(?<=(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,2})[-‐‑'’](?=[\p{L}\p{N}])/gu, "");
  const typed = (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(word => word.slice(0, MOST_LETTERS));
  const words = new Map(typed.map(word => [fold(word), word]));
  return [...words].slice(0, MOST_WORDS).map(([word, typed]) => ({ word, typed }));
}

// The pages that hold every word that tells; where none does, those that hold most, and what was not found.
async function findWords(query, ask, meant) {
  const all = wordsOf(query);
  const asked = telling(all).length ? telling(all) : all;
  const words = asked.map(({ word }) => word);
  if (!words.length) return { words, hits: [], missing: [], instead: [] };
  const whole = await surely(words, ask);
  if (whole.length) {
    const literal = asked.length < all.length ? await ask(all.map(({ word }) => word).join(" ")) : [];
    return { words, hits: inSum([whole, literal]), missing: [], instead: [] };
  }
  return nearest(asked, ask, meant, all.every(isCapital));
}

const telling = words => words.filter(({ word }) => !COMMON.has(word));

// «Kari» of a name, but not «NAV»
const isCapital = ({ typed }) => /^\p{Lu}\p{Ll}/u.test(typed);

async function nearest(asked, ask, meant, areNames) {
  const all = await Promise.all(asked.map((each, place) => {
    const isName = asked.length > 1 && isCapital(each) && (place > 0 || areNames);
    return isName ? named(each, ask) : nearestTo(each, ask, meant);
  }));
  const found = all.filter(({ hits }) => hits.length);
  const words = found.flatMap(each => each.words);
  const instead = all.filter(({ written }) => written);
  const missing = all.filter(each => !each.written && !each.isWhole).map(({ typed }) => typed);
  const isChanged = instead.length || missing.length;
  const together = isChanged && found.length > 1 ? await surely(words, ask) : [];
  const hits = together.length ? together : inSum(found.map(each => each.hits), { mostFirst: true });
  const query = found.map(({ shown, written, typed }) => shown ?? written ?? typed).join(" ");
  return { words, query, hits, missing, instead, isPartial: found.length > 1 && !together.length };
}

// A name is nobody else's, and not the beginning of another word: «Per» is not «personvern».
async function named({ word, typed }, ask) {
  const hits = await surely([word], ask, each => each === word || each === `${word}s`);
  return { words: [word], typed, hits, isWhole: hits.length > 0 };
}

// First what was meant by a slip; then what begins alike, for compounds do.
async function nearestTo({ word, typed }, ask, meant) {
  const whole = await surely([word], ask);
  if (whole.length) return { words: [word], typed, hits: whole, isWhole: true };
  const others = await meant(word);
  const words = others.map(({ word }) => word);
  const theirs = words.length ? await surely(words, ask) : [];
  if (theirs.length) return { words, typed, hits: theirs, written: others.map(({ written }) => written).join(" ") };
  const shortest = Math.max(FEWEST_KEPT, Math.ceil(word.length / 2), word.length - MOST_CUTS);
  for (let length = word.length - 1; length >= shortest; length -= 1) {
    const beginning = word.slice(0, length);
    const hits = await surely([beginning], ask, each => each.startsWith(beginning));
    if (hits.length) return { words: [beginning], typed, shown: `${typed.slice(0, length)} …`, hits };
  }
  return { words: [word], typed, hits: [] };
}

// Where no page has a word, Pagefind answers with pages that have its first letters: «in» for «inovasjon».
async function surely(words, ask, isSame = isForm) {
  const hits = await ask(words.join(" "));
  if (!hits.length) return hits;
  const { content, meta } = await hits[0].data();
  const there = fold([content, ...Object.values(meta)].join(" ")).match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = fold(content).replace(/[-‐‑'’]/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every(word => [...there, ...joined].some(each => isSame(each, word))) ? hits : [];
}

// «frokostmøtene» of «frokostmøter»; «hans», which is common, is a form of nothing
const isForm = (each, word) => each === word || (!COMMON.has(each) && inCommon(each, word) >= lettersNeeded(word));
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

// What is called what was typed; what is coming, soonest first; and then the rest, where what is over counts for less.
// A fact is [type, language, subjects, original, starts, ends, …].
export function inOrder({ hits, exact, isPartial }, facts, { type = "", subject = "", language = "nb", now }) {
  const narrowed = hits.filter(({ id }) => {
    const [itsType, , subjects] = facts[id] ?? [];
    return (!type || itsType === type) && (!subject || subjects?.includes(subject));
  });
  const wanted = oneOfEach(narrowed, facts, language);
  const scores = wanted.map(({ score }) => score).sort((a, b) => b - a);
  const least = isPartial ? Infinity : (scores.slice(0, GOOD_PLACE).at(-1) ?? 0) * IN_EARNEST;
  const text = id => facts[id]?.[3] || id;
  const texts = new Set([...exact].map(text));
  const isExact = ({ id }) => texts.has(text(id));
  const isOver = ({ id }) => facts[id]?.[5] * 1000 <= now;
  const isComing = hit => facts[hit.id]?.[5] && !isOver(hit) && hit.score >= least;
  const weight = hit => hit.score * (isOver(hit) ? OVER : 1);
  const starts = ({ id }) => facts[id]?.[4] ?? 0;
  const rest = wanted.filter(hit => !isExact(hit));
  const others = rest.filter(hit => !isComing(hit));
  return {
    exact: wanted.filter(isExact).sort((a, b) => isOver(a) - isOver(b) || starts(a) - starts(b)),
    coming: rest.filter(isComing).sort((a, b) => starts(a) - starts(b)),
    others: isPartial ? others : others.sort((a, b) => weight(b) - weight(a)),
  };
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

// What is known of a page that says a word its text does not, as in an excerpt; empty: another form of the word does.
// Null where the page itself, which shows its title, time and place, says them all.
export function reason({ content, meta }, words) {
  const [text, known] = content.split(new RegExp(`[${END_OF_TEXT}${END_OF_FACTS}]`, "u"));
  const shown = [text, ...Object.values(meta)].join(" ").split(/\s+/);
  const unsaid = words.filter(word => !shown.some(each => says(each, [word])));
  if (!unsaid.length) return null;
  const marked = known.trim().split(/(?<=\.)\s/).map(part => part.split(/\s+/).map(word => [word, says(word, unsaid)]));
  return marked.find(part => part.some(([, isMatch]) => isMatch)) ?? [];
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
