// Asks Pagefind beside the page, which nothing then holds up, and answers with what is shown of the hits: ten at a time.
const AT_ONCE = 10;
const LONGEST_MS = 20_000;
const INDEX = new URL("../../pagefind/", import.meta.url).href;
const EARLY = ["pagefind-entry.json", "wasm.nb.pagefind"]; // Pagefind asks for them when another has come

let index, early, vocabulary, isLost = false;

const fetched = globalThis.fetch;
async function octets(address, given) {
  const answer = await fetched(address, { signal: AbortSignal.timeout(LONGEST_MS), ...given });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.arrayBuffer();
}
const newest = name => octets(INDEX + name, { cache: "no-cache" });
const json = async name => JSON.parse(new TextDecoder().decode(await newest(name)));

// Pagefind goes on without what it could not fetch, as if there were nothing to find. So it is looked after here.
globalThis.fetch = async (address, given) => {
  try {
    return new Response(await (early[String(address).replace(/\?.*/, "")] ?? octets(address, given)));
  } catch (error) {
    isLost = true;
    throw error;
  }
};

const load = () => (index ??= begin().catch(error => {
  index = undefined; // the next try may go better
  throw error;
}));

async function begin() {
  early = Object.fromEntries(EARLY.map(name => [INDEX + name, newest(name)]));
  const [pagefind, matching, facts] = await Promise.all([
    import(`${INDEX}pagefind.js`), import("./matching.js"), json("pages.json"), ...Object.values(early),
  ]);
  const instance = pagefind.createInstance({
    noWorker: true,
    basePath: INDEX,
    excerptLength: 1, // ours are made in matching.js
    ranking: matching.RANKING,
  });
  return [matching, facts, async words => (await instance.search(words || null)).results];
}

// What a slip can be meant for; without it a search has fewer answers, and is none the worse.
async function meant(word) {
  try {
    const [slips, words] = await (vocabulary ??= Promise.all([import("./slips.js"), json("words.json")])
      .then(([slips, groups]) => [slips, slips.known(groups)]));
    return slips.meant(word, words);
  } catch {
    vocabulary = undefined;
    return [];
  }
}

// What is found, and a function that gives what is shown of the next hits.
async function search({ q, ...narrowed }) {
  isLost = false;
  const [matching, facts, ask] = await load();
  const found = q ? await matching.find(q, ask, meant, facts) : { words: [], hits: await ask(""), exact: new Set() };
  const { exact, coming, others } = matching.inOrder(found, facts, narrowed);
  const left = [exact, coming, others].flatMap((hits, group) => hits.map(hit => ({ hit, group })));
  const said = {
    all: found.hits.length,
    count: left.length,
    isSorted: exact.length + coming.length > 0,
    query: found.query,
    instead: found.instead?.map(({ typed }) => typed),
    missing: found.missing,
    isPartial: found.isPartial,
  };
  const shown = async ({ hit, group }) => {
    const page = await hit.data();
    return {
      group,
      fact: facts[hit.id],
      path: page.raw_url,
      meta: page.meta,
      part: matching.excerpt(page, found.words),
      why: group ? matching.reason(page, found.words) : null, // the heading says it
    };
  };
  return async () => {
    const hits = await Promise.all(left.splice(0, AT_ONCE).map(shown));
    if (isLost) throw new Error("a part of the index is missing");
    return { ...said, hits, left: left.length };
  };
}

// Each search has a port of its own: whatever is said there asks for more of its hits.
onmessage = ({ data: question, ports: [port] }) => {
  const more = search(question);
  const answer = async () => {
    try {
      port.postMessage(await (await more)());
    } catch (error) {
      index = undefined;
      port.postMessage({ error: String(error) });
    }
  };
  port.onmessage = answer;
  answer();
};

load().catch(() => {}); // while the question is typed; a search tells what went wrong
