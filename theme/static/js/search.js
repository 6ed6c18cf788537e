// The search at /sok/: asks Pagefind and shows what it finds. Nothing is fetched before somebody searches.
const PAUSE_MS = 250;
const FEWEST_TYPED = 3; // letters, before an answer is worth its octets; with Enter any number will do
const LONGEST_QUERY = 300;

const search = document.querySelector(".search");
const form = search.querySelector("form");
const status = search.querySelector("[role=status]");
const groups = [...search.querySelectorAll("section:has(> ol)")];
const more = search.querySelector("button[type=button]");
const pieces = search.querySelector("template").content;
const elsewhere = search.querySelector("section:not(:has(> ol))");
const said = search.dataset;

let worker, port, latest = 0, timer;

function start() {
  if (worker) return;
  worker = new Worker(new URL("search_worker.js", import.meta.url), { type: "module" });
  worker.onerror = () => failed("the worker has not come");
}

// What the worker says to *message*: a search, at a port of its own, or there a wish for more of its hits.
function answer(message) {
  if (message) {
    const { port1, port2 } = new MessageChannel();
    port?.close();
    port = port1;
    start();
    worker.postMessage(message, [port2]);
  } else {
    port.postMessage(null);
  }
  return new Promise((resolve, reject) => {
    port.onmessage = ({ data }) => (data.error ? reject(data.error) : resolve(data));
  });
}

const asked = () => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));

const fill = (text, blanks) => text.replace(/\{(\w+)\}/g, (_, name) => blanks[name]);

// First what no page has, and then how much there is of the rest: never hits on what was not found.
function inWords(q, { all, count, query = q, instead, missing, isPartial }) {
  if (!count) return all || !q ? said.narrowed : fill(said.none, { query: q });
  if (!q) return fill(said.count, { count });
  const quoted = words => words.join("», «");
  return [
    instead.length ? fill(said.instead, { words: quoted(instead) }) : "",
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

function shown({ path, meta, part, why, fact: [type, language, , , , ends, isCancelled] = [] }) {
  const item = document.createElement("li");
  const link = element("a", meta.title, { href: said.home + encodeURI(path.slice(1)) });
  item.append(element("h3", link));
  const isForeign = language !== document.documentElement.lang;
  const isOver = ends * 1000 <= Date.now();
  const when = meta.when && moment(meta.when, isForeign);
  const inLanguage = pieces.querySelector(`span[lang="${language}"]`)?.cloneNode(true);
  const about = document.createElement("p");
  for (const fact of [isOver ? said.past : said[type], when, meta.place, inLanguage].filter(Boolean)) {
    about.append(about.hasChildNodes() ? "\u00a0· " : "", fact);
  }
  item.append(about);
  if (meta.status && (isCancelled || !isOver)) {
    const tag = pieces.firstElementChild.cloneNode();
    item.append(Object.assign(tag, { textContent: meta.status, lang: language }));
  }
  const text = document.createElement("p");
  text.append(part.isFirst ? "" : "… ");
  text.append(...marked(part.words), part.isLast ? "" : "…");
  if (part.words.length) item.append(text);
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

function show({ hits, left }) {
  const items = hits.map(shown);
  for (const [place, item] of items.entries()) {
    const group = groups[hits[place].group];
    group.hidden = false;
    group.querySelector("ol").append(item);
  }
  more.hidden = !left;
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
  const slow = setTimeout(() => turn === latest && (status.textContent = said.searching), PAUSE_MS); // not a word between
  try {
    const found = await answer({ q, type, subject, language: document.documentElement.lang, now: Date.now() });
    if (turn !== latest) return; // something else has been asked for
    clear(); // not before: what is read stays where it is until there is something else
    show(found);
    groups[2].querySelector("h2").textContent = found.isSorted ? said.others : said.hits;
    status.textContent = inWords(q, found);
    elsewhere.hidden = false;
    search.dataset.answered = q;
  } catch (error) {
    if (turn === latest) failed(error);
  } finally {
    clearTimeout(slow);
  }
}

function failed(error) {
  latest += 1;
  worker = worker?.terminate(); // there is none; the next try may go better
  clear();
  elsewhere.hidden = false;
  status.textContent = said.failed;
  console.error(error);
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
  start(); // while the rest is typed
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
    show(await answer())?.querySelector("a").focus();
  } catch (error) {
    failed(error);
  }
});
addEventListener("popstate", recall);
recall();
