// What is pasted from Word, a mail or a page becomes Markdown in the text: its headings, lists, links and emphasis stay.

import Turndown from "./turndown/turndown.browser.es.js";

// Without any of these it is pasted as it is: words alone, or Markdown from another window.
const MARKED = "h1, h2, h3, h4, h5, h6, li, a[href], b, strong, i, em, tr, [style*='mso-list']";
const HEADINGS = "h1, h2, h3, h4, h5, h6";

const converter = new Turndown({ headingStyle: "atx", bulletListMarker: "-", emDelimiter: "*" });
converter.remove(["style", "script", "title", "img"]);
// Word's own items are paragraphs. Rows are lines with tabs, which the site reads as a table.
converter.addRule("item", {
  filter: (node) => node.nodeName === "P" && node.hasAttribute("data-mark"),
  replacement: (text, node) => `\n${node.dataset.mark} ${text.trim()}\n`,
});
converter.addRule("cell", { filter: ["td", "th"], replacement: (text) => `${text.trim().replace(/\s+/g, " ")}\t` });
converter.addRule("row", { filter: "tr", replacement: (text) => `\n${text.trimEnd()}\n` });

function asMarkdown(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  if (!body.querySelector(MARKED)) return "";
  for (const whole of body.querySelectorAll("b[style*='font-weight:normal']")) whole.replaceWith(...whole.childNodes);
  // «·», «o» or «2.», with the spaces after it
  for (const sign of body.querySelectorAll("[style*='mso-list:Ignore']")) {
    const item = sign.closest("p");
    const level = Number(/level(\d)/.exec(item?.getAttribute("style"))?.[1] ?? 1);
    item?.setAttribute("data-mark", "   ".repeat(level - 1) + (/^\s*\d/.test(sign.textContent) ? "1." : "-"));
    sign.remove();
  }
  const headings = [...body.querySelectorAll(HEADINGS)];
  const highest = Math.min(...headings.map(({ nodeName }) => nodeName[1]));
  for (const heading of headings) { // the title of the page is the first level
    const moved = document.createElement(`h${Math.min(6, heading.nodeName[1] - highest + 2)}`);
    moved.append(...heading.childNodes);
    heading.replaceWith(moved);
  }
  return converter.turndown(body);
}

document.addEventListener("paste", (event) => {
  const text = event.target.id?.startsWith("body-field") ? asMarkdown(event.clipboardData.getData("text/html")) : "";
  if (text && document.execCommand("insertText", false, text)) event.preventDefault();
});
