// The search at /sok/: asks Pagefind and shows what it finds. Nothing is fetched before somebody searches.
const AT_ONCE = 10;
const PAUSE_MS = 250;
const FEWEST_TYPED = 3; // letters, before an answer is worth its octets; with Enter any number will do
const LONGEST_QUERY = 300;
const LONGEST_MS = 20_000;

const search = document.querySelector(".search");
const form = search.querySelector("form");
const status = search.querySelector("[role=status]");
const groups = [...search.querySelectorAll("section:has(> ol)")];
const more = search.querySelector("button[type=button]");
const pieces = search.querySelector("template").content;
const elsewhere = search.querySelector("section:not(:has(> ol))");
const said = search.dataset;

const WASM = `${said.index}wasm.nb.pagefind`;

let index, matching, wasm, vocabulary, latest = 0, timer, left = [], isLost = false;

// Pagefind goes on without what it could not fetch, as if there were nothing to find. So it is looked after here.
const fetched = globalThis.fetch;
globalThis.fetch = async (address, given) => {
  try {
    if (String(address).endsWith(WASM)) return new Response(await early());
    const answer = await fetched(address, { signal: AbortSignal.timeout(LONGEST_MS), ...given });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return new Response(await answer.arrayBuffer());
  } catch (error) {
    isLost = true;
    throw error;
  }
};

// Pagefind asks for its largest file when two others have come; it is asked for with the first.
const early = () => (wasm ??= fetched(WASM, { signal: AbortSignal.timeout(LONGEST_MS) }).then(answer => {
  if (!answer.ok) throw new Error(`${answer.status} ${WASM}`);
  return answer.arrayBuffer();
}).catch(error => {
  wasm = undefined;
  throw error;
}));

const json = name => fetch(said.index + name, { cache: "no-cache" }).then(answer => answer.json());

const load = () => (index ??= Promise.all([
  import(`${said.index}pagefind.js`),
  json("pages.json"),
  import("./matching.js"),
  early(),
]).then(([pagefind, facts, found]) => {
  matching = found;
  return [pagefind.createInstance({
    noWorker: true,
    basePath: said.index,
    excerptLength: 1, // ours are made in matching.js
    ranking: matching.RANKING,
  }), facts];
}).catch(error => {
  index = undefined; // the next try may go better
  throw error;
}));

// What a slip can be meant for; without it a search has fewer answers, and is none the worse.
const meant = async word => {
  try {
    const [slips, words] = await (vocabulary ??= Promise.all([import("./slips.js"), json("words.json")])
      .then(([slips, groups]) => [slips, slips.known(groups)]));
    return slips.meant(word, words);
  } catch {
    [vocabulary, isLost] = [undefined, false];
    return [];
  }
};

const asked = () => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));

const fill = (text, blanks) => text.replace(/\{(\w+)\}/g, (_, name) => blanks[name]);

// First what no page has, and then how much there is of the rest: never hits on what was not found.
function inWords(count, q, { hits, query = q, instead, missing, isPartial }) {
  if (!count) return hits.length || !q ? said.narrowed : fill(said.none, { query: q });
  if (!q) return fill(said.count, { count });
  const quoted = words => words.join("», «");
  return [
    instead.length ? fill(said.instead, { words: quoted(instead.map(({ typed }) => typed)) }) : "",
    missing.length ? fill(said.missing, { words: quoted(missing) }) : "",
    fill(isPartial ? said.partial : count === 1 ? said.one : said.many, { count, query }),
  ].filter(Boolean).join(" ");
}

function element(name, text, properties) {
  const made = document.createElement(name);
  made.append(text); // a text stays a text
  return Object.assign(made, properties);
}

// A time or a day; a dash is seen, never ends a line, and is read as a word where the word is the page's own.
function moment(text, isForeign) {
  const parts = text.split("–").flatMap((part, number) => number ? [
    element("span", "–\u2060", { ariaHidden: "true" }),
    element("span", said.until, { className: "visually-hidden" }),
    part,
  ] : [part]);
  const made = document.createElement("span");
  made.append(...(isForeign ? [text] : parts));
  return made;
}

const marked = words => words.flatMap(([word, isMatch]) => [isMatch ? element("mark", word) : word, " "]);

async function show(hit, [type, language, , , , ends, isCancelled] = [], words, isExact) {
  const { meta, raw_url: path, ...page } = await hit.data();
  const item = document.createElement("li");
  const link = element("a", meta.title, { href: said.home + encodeURI(path.slice(1)) });
  item.append(element("h3", link));
  const isForeign = language !== document.documentElement.lang;
  const isOver = ends * 1000 <= Date.now();
  const when = meta.when && moment(meta.when, isForeign);
  const inLanguage = pieces.querySelector(`span[lang="${language}"]`)?.cloneNode(true);
  const about = document.createElement("p");
  for (const part of [isOver ? said.past : said[type], when, meta.place, inLanguage].filter(Boolean)) {
    about.append(about.hasChildNodes() ? " · " : "", part);
  }
  item.append(about);
  if (meta.status && (isCancelled || !isOver)) {
    const tag = pieces.firstElementChild.cloneNode();
    item.append(Object.assign(tag, { textContent: meta.status, lang: language }));
  }
  const text = document.createElement("p");
  const part = matching.excerpt({ ...page, meta }, words);
  text.append(part.isFirst ? "" : "… ");
  text.append(...marked(part.words), part.isLast ? "" : "…");
  if (part.words.length) item.append(text);
  const why = isExact ? null : matching.reason({ ...page, meta }, words); // the heading says it
  const fact = document.createElement("span");
  if (why) {
    fact.append(...marked(why));
    item.append(element("p", why.length ? `${said.found} ` : said.form));
    item.lastChild.append(fact);
  }
  if (isForeign) {
    for (const part of [link, when, text, fact].filter(Boolean)) part.lang = language;
  }
  return item;
}

async function showMore({ isFirst = false } = {}) {
  const run = latest;
  const next = left.splice(0, AT_ONCE);
  const items = await Promise.all(next.map(({ hit, fact, words, group }) => show(hit, fact, words, !group)));
  if (run !== latest) return null; // something else has been asked for
  if (isFirst) clear(); // not before: what is read stays where it is until there is something else
  for (const [place, item] of items.entries()) {
    const group = groups[next[place].group];
    group.hidden = false;
    group.querySelector("ol").append(item);
  }
  more.hidden = !left.length;
  return items[0];
}

function clear() {
  more.hidden = true;
  for (const group of groups) {
    group.hidden = true;
    group.querySelector("ol").replaceChildren();
  }
}

async function run() {
  const turn = (latest += 1);
  const { q, type, emne: subject } = asked();
  if (!q && !type && !subject) {
    clear();
    elsewhere.hidden = false;
    status.textContent = search.dataset.answered = "";
    return;
  }
  elsewhere.hidden = true; // until hits stand above it, so that it is not moved by them
  const slow = setTimeout(() => (status.textContent = said.searching), PAUSE_MS); // not a word between two answers
  try {
    isLost = false;
    const [pagefind, facts] = await load();
    const ask = async words => (await pagefind.search(words || null)).results;
    const found = q ? await matching.find(q, ask, meant, facts) : { words: [], hits: await ask(""), exact: new Set() };
    if (turn !== latest) return;
    if (isLost) throw new Error("a part of the index is missing");
    const { words } = found;
    const { exact, coming, others } = matching.inOrder(found, facts, {
      type, subject, language: document.documentElement.lang, now: Date.now(),
    });
    left = [exact, coming, others].flatMap((group, number) =>
      group.map(hit => ({ hit, fact: facts[hit.id], words, group: number })));
    const count = left.length;
    await showMore({ isFirst: true });
    if (turn !== latest) return;
    groups[2].querySelector("h2").textContent = exact.length + coming.length ? said.others : said.hits;
    status.textContent = inWords(count, q, found);
  } catch (error) {
    if (turn !== latest) return;
    [index, left] = [undefined, []];
    clear();
    status.textContent = said.failed;
    console.error(error);
  } finally {
    clearTimeout(slow);
    if (turn === latest) elsewhere.hidden = false;
  }
  search.dataset.answered = q;
}

// The address says what is searched for, so that it can be kept, sent and gone back to.
function remember(isNew) {
  const query = new URLSearchParams(Object.entries(asked()).filter(([, value]) => value)).toString();
  const address = location.pathname + (query && `?${query}`);
  if (address === location.pathname + location.search) return;
  history[isNew ? "pushState" : "replaceState"](null, "", address);
}

function recall() {
  const query = new URLSearchParams(location.search);
  for (const field of form.elements) if (field.name) field.value = (query.get(field.name) ?? "").slice(0, LONGEST_QUERY);
  run();
}

form.addEventListener("submit", event => {
  event.preventDefault();
  clearTimeout(timer);
  remember(true);
  run();
  if (matchMedia("(pointer: coarse)").matches) document.activeElement.blur(); // the keyboard covers the answer
});
form.addEventListener("input", () => {
  load().catch(() => {}); // while the rest is typed; a search tells what went wrong
  clearTimeout(timer);
  timer = setTimeout(() => {
    const { length } = asked().q;
    if (length && length < FEWEST_TYPED) return;
    remember(false);
    run();
  }, PAUSE_MS);
});
more.addEventListener("click", async () => {
  try {
    const first = await showMore();
    first?.querySelector("a").focus();
  } catch (error) {
    status.textContent = said.failed;
    console.error(error);
  }
});
addEventListener("popstate", recall);
recall();
