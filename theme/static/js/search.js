// The search at /sok/: asks Pagefind and shows what it finds. Nothing is fetched before somebody searches.
import { RANKING, excerpt, find, inOrder } from "./matching.js";

const AT_ONCE = 10;
const PAUSE_MS = 250;

const search = document.querySelector(".search");
const form = search.querySelector("form");
const status = search.querySelector("[role=status]");
const groups = [...search.querySelectorAll("section")];
const more = search.querySelector("button[type=button]");
const said = search.dataset;

let index, latest = 0, timer, left = [];

const load = () => (index ??= Promise.all([
  import(`${said.index}pagefind.js`).then(pagefind => pagefind.createInstance({
    noWorker: true,
    basePath: said.index,
    excerptLength: 1, // ours are made in matching.js
    ranking: RANKING,
  })),
  fetch(`${said.index}pages.json`, { cache: "no-cache" }).then(answer => answer.json()),
]).catch(error => {
  index = undefined; // the next try may go better
  throw error;
}));

const asked = () => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));

const fill = (text, blanks) => text.replace(/\{(\w+)\}/g, (_, name) => blanks[name]);

const inWords = (count, query) => fill(count === 1 ? said.one : count ? said.many : said.none, { count, query });

function element(name, text, properties) {
  const made = document.createElement(name);
  made.append(text); // a text stays a text
  return Object.assign(made, properties);
}

async function show(hit, [type, language, , , ends, isCancelled] = [], words) {
  const { meta, raw_url: path, ...page } = await hit.data();
  const item = document.createElement("li");
  const link = element("a", meta.title, { href: said.home + encodeURI(path.slice(1)) });
  item.append(element("h3", link));
  const about = [said[type], meta.when, meta.place].filter(Boolean).join(" · ");
  item.append(element("p", about));
  if (meta.status && (isCancelled || ends * 1000 > Date.now())) {
    const tag = document.querySelector(".search template").content.firstElementChild.cloneNode();
    item.append(Object.assign(tag, { textContent: meta.status }));
  }
  const text = document.createElement("p");
  const part = excerpt({ ...page, meta }, words);
  text.append(part.isFirst ? "" : "… ");
  for (const [word, isMatch] of part.words) text.append(isMatch ? element("mark", word) : word, " ");
  text.append(part.isLast ? "" : "…");
  if (part.words.length) item.append(text);
  if (language !== document.documentElement.lang) {
    for (const part of [link, text]) part.lang = language;
  }
  return item;
}

async function showMore() {
  const run = latest;
  const next = left.splice(0, AT_ONCE);
  const items = await Promise.all(next.map(({ hit, fact, words }) => show(hit, fact, words)));
  if (run !== latest) return null; // something else has been asked for
  for (const [place, item] of items.entries()) {
    const group = groups[next[place].group];
    group.hidden = false;
    group.querySelector("ol").append(item);
  }
  more.hidden = !left.length;
  return items[0];
}

function clear() {
  left = [];
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
    status.textContent = search.dataset.answered = "";
    return;
  }
  if (!index) status.textContent = said.searching;
  try {
    const [pagefind, facts] = await load();
    const ask = async words => (await pagefind.search(words || null)).results;
    const { words, hits, missing, isPartial } = q ? await find(q, ask) : { words: [], hits: await ask(""), missing: [] };
    if (turn !== latest) return;
    const { coming, others } = inOrder(hits, facts, { type, subject, now: isPartial ? Infinity : Date.now() });
    const count = coming.length + others.length;
    clear();
    left = [coming, others].flatMap((group, number) =>
      group.map(hit => ({ hit, fact: facts[hit.id], words, group: number })));
    groups[1].querySelector("h2").textContent = coming.length ? said.others : said.hits;
    await showMore();
    if (turn !== latest) return;
    const remarks = count && missing.length ? [fill(said.missing, { words: missing.join("», «") })] : [];
    if (count && isPartial) remarks.push(said.partial);
    status.textContent = [q || !count ? inWords(count, q) : fill(said.count, { count }), ...remarks].join(" ");
  } catch (error) {
    if (turn !== latest) return;
    clear();
    status.textContent = said.failed;
    console.error(error);
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
  for (const field of form.elements) if (field.name) field.value = query.get(field.name) ?? "";
  run();
}

form.addEventListener("submit", event => {
  event.preventDefault();
  clearTimeout(timer);
  remember(true);
  run();
});
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    remember(false);
    run();
  }, PAUSE_MS);
});
more.addEventListener("click", async () => {
  const first = await showMore();
  first?.querySelector("a").focus();
});
addEventListener("popstate", recall);
recall();
