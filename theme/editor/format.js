// A content file as the values of the form, and back: what nobody changed keeps its bytes.
//
// The form has one shape for each field, however the file writes it. What is saved is compared with what the file
// gives, and only the text of a value that differs is replaced: comments, quotes and order are never written anew.

import { isMap, isScalar, isSeq, parseDocument, stringify } from "./yaml/index.js";

const HEAD = /^\uFEFF?---[ \t]*\r?\n(?<yaml>(?:(?!---[ \t]*\r?$)[^\n]*\n)*)---[ \t]*(?:\r?\n|$)/m;
const BLANK_LINES = /^(?:[ \t]*\r?\n)*/;
const BROKEN = "Feltene øverst i filen kan ikke leses. Rett dem på GitHub først, så kommer de fram her.";

export function formatOf(fields) {
  return { fromFile: (text) => fromFile(text, fields), toFile: (values) => toFile(values, fields) };
}

function fromFile(text, fields) {
  const file = read(text);
  if (!file) return { tittel: BROKEN, original: text }; // one such file must not close the whole list
  return { ...Object.fromEntries(fields.map((field) => [field.key, valueOf(file, field)])), ...apart(file.body, fields), original: text };
}

function toFile(values, fields) {
  if (!values.original) return newFile(values, fields);
  const file = read(values.original);
  if (!file) throw new Error(BROKEN);
  const edits = fields.flatMap((field) => {
    const [before, now] = [valueOf(file, field), values[field.key]];
    return isSame(before, now) ? [] : changed(file, field, tidy(before), tidy(now));
  });
  if (file.isBare && edits.length) {
    const top = { from: file.yaml.length, to: file.yaml.length };
    edits.unshift({ ...top, text: "---\n" });
    edits.push({ ...top, text: "---\n\n" });
  }
  const shown = apart(file.body, fields);
  const isChanged = Object.keys(shown).some((part) => trimmed(values[part]) !== shown[part]);
  const body = isChanged ? together(values, programmeIn(file.body)) : file.body;
  if (body !== file.body) edits.push({ from: file.bodyStart, to: file.bodyEnd, text: file.bodyStart === file.bodyEnd ? `\n${body}\n` : body });
  // Of two insertions at one place the first stays first.
  return edits.reverse().sort((one, other) => other.from - one.from).reduce(
    (text, { from, to, text: replacing }) => text.slice(0, from) + replacing.replaceAll("\n", file.newline) + text.slice(to),
    values.original,
  );
}

function newFile(values, fields) {
  const given = fields.map((field) => [field.key, tidy(field.beside ? values[field.key]?.[0] : values[field.key])]);
  const lines = given.filter(([, value]) => !isEmpty(value)).map(([key, value]) => `${key}:${written(value)}\n`);
  return `---\n${lines.join("")}---\n\n${together(values)}\n`;
}

// The programme, which the form has in a field of its own: what stands below its heading, which stays in the text

// «## Program», «# Agenda:», «## Program 2027», «## Program for dagen», «## Program torsdag 23. mars», «## Agenda dag 1»;
// not «### Program», «## Programmering», «## Program og priser»
const DAY = String.raw`(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag|dag[ \t]*\d|\d\d?\.`;
const AFTER = String.raw`[ \t]*(?:[-–—:#]|for(?![\wæøå])|(?:19|20)\d\d(?!\d)|${DAY}).*|[ \t]*`;
const PROGRAMME = new RegExp(
  String.raw`^ {0,3}#{1,2}[ \t]*(?:programme|program|agenda|tidsplan|kjøreplan|timeplan)(?:${AFTER})$`, "im");
const NEXT = /^ {0,3}#{1,2}(?!#)/m;

const hasProgramme = (fields) => fields.some(({ key }) => key === "starter"); // an event

function programmeIn(body) {
  const heading = PROGRAMME.exec(body);
  if (!heading) return undefined;
  const from = heading.index + heading[0].length;
  const next = body.slice(from).search(NEXT);
  const below = body.slice(from, next < 0 ? undefined : from + next);
  const text = below.trim();
  const [before, after] = text ? below.split(text, 2) : ["", ""];
  return { above: body.slice(0, from), before, text, after, rest: body.slice(from + below.length) };
}

function apart(body, fields) {
  if (!hasProgramme(fields)) return { body };
  const found = programmeIn(body);
  return found?.text ? { body: trimmed(`${found.above}\n\n${found.rest}`), program: found.text } : { body, program: "" };
}

// Where the heading stands, with the blank lines that were around it; else last.
function together(values, { before, after } = {}) {
  const [body, program] = [trimmed(values.body), trimmed(values.program)];
  const found = programmeIn(body);
  if (!program) return body;
  if (!found) return trimmed(`${body}\n\n${PROGRAMME.test(program) ? "" : "## Program\n\n"}${program}`);
  const text = [found.text, program].filter(Boolean).join("\n\n");
  return trimmed(`${found.above}${before || "\n\n"}${text}${(found.rest && after) || "\n\n"}${found.rest}`);
}

// Values, as the form has them

const asKey = (name) => name.normalize("NFC").toLowerCase().replace(/[\s_-]/g, ""); // «E-post», «e_post», «epost»
const isObject = (value) => value !== null && typeof value === "object";
const isEmpty = (value) => value == null || value === "" || (isObject(value) && Object.values(value).every(isEmpty));
const isSame = (one, other) => JSON.stringify(tidy(one)) === JSON.stringify(tidy(other));
const trimmed = (text) => (text ?? "").replace(/\r\n?/g, "\n").replace(BLANK_LINES, "").trimEnd();

// Without what is blank, which is not given, and without the order of parts, which says nothing.
function tidy(value) {
  if (Array.isArray(value)) return value.map(tidy).filter((item) => !isEmpty(item));
  if (!isObject(value)) return typeof value === "string" ? value.trim() : (value ?? "");
  return Object.fromEntries(Object.keys(value).sort().filter((key) => !isEmpty(value[key])).map((key) => [key, tidy(value[key])]));
}

// Reading

function read(text) {
  if (!/^\uFEFF?---/.test(text)) return bare(text);
  const head = HEAD.exec(text);
  if (!head || head.index > 0) return null;
  // One line for another, so that every place in the YAML is a place in the file.
  const before = head[0].indexOf("\n") + 1;
  const yaml = " ".repeat(before - 1) + "\n" + head.groups.yaml;
  const { contents, errors } = parseDocument(yaml, { schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  if (errors.length || !(contents === null || isMap(contents) || isBlank(contents))) return null;
  return { yaml, pairs: isMap(contents) ? contents.items : [], ...bodyOf(text, head[0].length) };
}

// An introduction to a subject may be text alone.
function bare(text) {
  const yaml = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  return { yaml, pairs: [], ...bodyOf(text, yaml.length), isBare: true };
}

function bodyOf(text, from) {
  const bodyStart = from + BLANK_LINES.exec(text.slice(from))[0].length;
  const bodyEnd = Math.max(bodyStart, text.trimEnd().length);
  return { bodyStart, bodyEnd, body: trimmed(text.slice(bodyStart, bodyEnd)), newline: text.includes("\r\n") ? "\r\n" : "\n" };
}

const textOf = (node) => (isScalar(node) ? String(node.value ?? "").trim() : "");
const isBlank = (node) => !node || (isScalar(node) && textOf(node) === "");
const named = (pairs, names) => pairs.find((pair) => names.includes(asKey(textOf(pair.key))));

function valueOf(file, field) {
  const node = named(file.pairs, field.names)?.value;
  if (field.beside) {
    const beside = Object.entries(field.beside).map(([part, names]) => [part, textOf(named(file.pairs, names)?.value)]);
    const picture = tidy({ ...Object.fromEntries(beside), ...partsOf(node, field) });
    return isEmpty(picture) ? [] : [picture];
  }
  if (field.is_list) return itemsOf(node, field);
  if (field.parts) return partsOf(node, field);
  return field.choices?.[textOf(node).toLowerCase()] ?? textOf(node);
}

function itemsOf(node, field) {
  if (isBlank(node)) return [];
  if (isSeq(node)) return node.items.map((item) => itemOf(item, field));
  if (field.parts || !field.separator) return [itemOf(node, field)];
  return textOf(node).split(new RegExp(field.separator)).map((text) => text.trim()).filter(Boolean);
}

const itemOf = (node, field) => (field.parts ? partsOf(node, field) : textOf(node));

function partsOf(node, field) {
  if (isBlank(node)) return {};
  if (isScalar(node)) return { [mainPart(field, textOf(node))]: textOf(node) };
  const pairs = isMap(node) ? node.items : [];
  return tidy(Object.fromEntries(Object.entries(field.parts).map(([part, names]) => [part, textOf(named(pairs, names)?.value)])));
}

// What a text alone means: a name or a file, and of a document perhaps an address.
const mainPart = (field, text) => (text.includes("://") && field.main === "fil" ? "lenke" : field.main);

// Writing: which bytes of the file give way to which text

function changed(file, field, before, now) {
  const pair = named(file.pairs, field.names);
  if (field.beside) return changedPicture(file, field, pair, before[0] ?? {}, now[0] ?? {});
  if (!pair) return [added(file, field.key, now)];
  if (isBlank(pair.value) || isEmpty(now)) return [whole(file, pair, now)];
  if (field.is_list) return changedList(file, field, pair, before, now);
  return changedValue(file, field, pair.value, now) ?? [whole(file, pair, now)];
}

// A text for a text, and parts one by one; null where the shape must be another.
function changedValue(file, field, node, now) {
  const alone = isObject(now) ? Object.keys(now).length === 1 && now[mainPart(field, Object.values(now)[0])] : now;
  if (isScalar(node)) return alone ? [text(file, node, alone)] : null;
  if (!isMap(node) || node.flow) return null;
  const before = partsOf(node, field);
  const edits = Object.keys(field.parts).filter((part) => !isSame(before[part], now[part])).map((part) => {
    const pair = named(node.items, field.parts[part]);
    if (pair) return whole(file, pair, now[part] ?? "");
    return { ...lineAfter(file, node), text: `\n${" ".repeat(column(file, node))}${part}: ${quoted(now[part])}` };
  });
  return edits;
}

function changedList(file, field, pair, before, now) {
  const list = pair.value;
  if (isScalar(list) && !field.parts) {
    const alone = now.length === 1 && !(field.separator && new RegExp(field.separator).test(now[0]));
    return [whole(file, pair, alone ? now[0] : now)];
  }
  if (!isSeq(list) || list.flow || list.items.some(isBlank)) return [whole(file, pair, now)];
  if (list.items.length === now.length) {
    return list.items.flatMap((item, number) => {
      if (isSame(before[number], now[number])) return [];
      const place = { from: item.range[0], to: end(file, item) };
      return changedValue(file, field, item, now[number]) ?? [{ ...place, text: writtenItem(now[number], column(file, item)) }];
    });
  }
  // Items that stay, stay as they are written, with the comments above them.
  const starts = list.items.map((item) => file.yaml.lastIndexOf("\n", item.range[0]) + 1);
  const dash = /^\s*/.exec(file.yaml.slice(starts[0]))[0].length;
  const to = lineAfter(file, list).to;
  const old = list.items.map((item, number) => file.yaml.slice(starts[number], starts[number + 1] ?? to).trimEnd());
  const lines = now.map((item) => {
    const kept = before.findIndex((other, number) => old[number] !== null && isSame(other, item));
    if (kept < 0) return `${" ".repeat(dash)}- ${writtenItem(item, dash + 2)}`;
    const line = old[kept];
    old[kept] = null;
    return line;
  });
  return [{ from: starts[0], to, text: lines.join("\n").replaceAll("\r\n", "\n") }];
}

// A picture may have its parts beside it, in fields of their own.
function changedPicture(file, field, pair, before, now) {
  const beside = Object.entries(field.beside).filter(([, names]) => named(file.pairs, names));
  if (!pair && !beside.length) return [added(file, field.key, now)];
  if (isEmpty(now)) return [pair, ...beside.map(([, names]) => named(file.pairs, names))].filter(Boolean).map((one) => whole(file, one, ""));
  if (!pair || isBlank(pair.value)) return [pair ? whole(file, pair, now.fil) : added(file, field.key, now.fil), ...besideOf(file, field, before, now)];
  if (isScalar(pair.value)) {
    const path = isSame(before.fil, now.fil) ? [] : [whole(file, pair, now.fil)];
    return [...path, ...besideOf(file, field, before, now)];
  }
  const within = Object.fromEntries(Object.entries(now).filter(([part]) => !beside.some(([other]) => other === part)));
  return [...(changedValue(file, field, pair.value, within) ?? [whole(file, pair, within)]), ...besideOf(file, field, before, now, beside)];
}

function besideOf(file, field, before, now, places = Object.entries(field.beside)) {
  return places.filter(([part]) => !isSame(before[part], now[part])).map(([part, names]) => {
    const pair = named(file.pairs, names);
    return pair ? whole(file, pair, now[part] ?? "") : added(file, names[0], now[part]);
  });
}

function added(file, key, value) {
  const last = file.yaml.length;
  return { from: last, to: last, text: `${key}:${written(value)}\n` };
}

// All that stands after the colon, or a text alone for a text; a comment behind it stays.
function whole(file, pair, value) {
  if (isScalar(pair.value) && !isBlank(pair.value) && !isObject(value) && !isEmpty(value)) return text(file, pair.value, value);
  const from = file.yaml.indexOf(":", pair.key.range[1]) + 1;
  const indent = column(file, pair.key);
  const to = isBlank(pair.value) ? from : end(file, pair.value);
  return { from, to, text: written(value, indent) };
}

const text = (file, node, value) => ({ from: node.range[0], to: end(file, node), text: quoted(value) });

function end(file, node) {
  if (isScalar(node) || node.flow) return node.range[0] + file.yaml.slice(node.range[0], node.range[1]).trimEnd().length;
  const last = node.items.at(-1);
  if (isSeq(node)) return end(file, last);
  return isBlank(last.value) ? file.yaml.indexOf(":", last.key.range[1]) + 1 : end(file, last.value);
}

function lineAfter(file, node) {
  const from = end(file, node);
  const line = from + /[^\r\n]*/.exec(file.yaml.slice(from))[0].length;
  return { from: line, to: line };
}

const column = (file, node) => node.range[0] - (file.yaml.lastIndexOf("\n", node.range[0] - 1) + 1);

function written(value, indent = 0) {
  if (isEmpty(value)) return "";
  if (!isObject(value)) return ` ${quoted(value)}`;
  const start = `\n${" ".repeat(indent + 2)}`;
  if (Array.isArray(value)) return value.map((item) => `${start}- ${writtenItem(item, indent + 4)}`).join("");
  return `${start}${writtenItem(value, indent + 2)}`;
}

function writtenItem(item, indent) {
  if (!isObject(item)) return quoted(item);
  const parts = Object.entries(item).filter(([, text]) => !isEmpty(text));
  return parts.map(([part, text]) => `${part}: ${quoted(text)}`).join(`\n${" ".repeat(indent)}`);
}

// With failsafe every value is a text: «010» and «no» need no quotes.
function quoted(text) {
  return text.includes("\n") ? JSON.stringify(text) : stringify(text, { schema: "failsafe", lineWidth: 0 }).trimEnd();
}
