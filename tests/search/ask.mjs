// Answers searches in an index on disk, with the site's own matching and Pagefind's own script: ask.mjs FOLDER.
// A line of JSON is some searches, and a line the answers to them.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

const folder = process.argv[2];
globalThis.fetch = async address => {
  const data = await readFile(String(address).replace(/\?.*/, ""));
  return { arrayBuffer: async () => Uint8Array.from(data).buffer, json: async () => JSON.parse(data) };
};

const { excerpt, find, inOrder, RANKING } = await import("../../theme/static/js/matching.js");
const { known, meant } = await import("../../theme/static/js/slips.js");
const { createInstance } = await import(`${folder}/pagefind.js`);
const pagefind = createInstance({ noWorker: true, basePath: `${folder}/`, ranking: RANKING });
const facts = JSON.parse(await readFile(`${folder}/pages.json`));
const vocabulary = known(JSON.parse(await readFile(`${folder}/words.json`)));
const ask = async words => (await pagefind.search(words || null)).results;

for await (const line of createInterface({ input: process.stdin })) {
  const { queries, now, narrowed } = JSON.parse(line);
  const answers = [];
  for (const query of queries) {
    const found = await find(query, ask, word => meant(word, vocabulary), facts);
    const { words, missing, instead, isPartial = false } = found;
    const { exact, coming, others } = inOrder(found, facts, { ...narrowed, now });
    const pages = await Promise.all([...exact, ...coming, ...others].map(hit => hit.data()));
    const shown = pages.map(page => excerpt(page, words).words.map(([word, isMatch]) => (isMatch ? `[${word}]` : word)).join(" "));
    answers.push({ addresses: pages.map(page => page.raw_url), exact: exact.length, coming: coming.length, missing, isPartial, excerpts: shown, instead: instead.map(({ typed, written }) => [typed, written]) });
  }
  console.log(JSON.stringify(answers));
}
