// What a preview tells over its pages: what is wrong, and which day it is there.
const told = await (await fetch("/_forhandsvisning.json", { cache: "no-store" })).json();

const made = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null));
  return element;
};

const counted = (number, one, many) => `${number} ${number === 1 ? one : many}`;

const item = ({ file, line, url, message, fix, example }) =>
  made("li", {},
    made("p", { class: "message" }, message),
    made("p", {}, url ? made("a", { href: url }, `${file}:${line}`) : `${file}:${line}`),
    made("p", {}, `Slik retter du: ${fix}`),
    example ? made("pre", {}, example) : null);

const list = (problems) => made("ul", {}, ...problems.map(item));

const folded = (problems, one, many) =>
  problems.length ? made("details", {}, made("summary", {}, counted(problems.length, one, many)), list(problems)) : null;

const of = (severity, problems) => problems.filter((problem) => problem.severity === severity);

const heading = (errors) => {
  if (told.has_failed) return "Det er feil i koden eller malene. De står i vinduet der du startet forhåndsvisningen.";
  if (errors.length) return `${counted(errors.length, "feil", "feil")} må rettes. Siden er slik den var før.`;
  return told.time;
};

const showPanel = () => {
  const errors = of("error", told.problems);
  const warnings = of("warning", told.problems);
  const known = JSON.stringify([told.time, told.has_failed, told.problems]);
  if (!(told.time || told.has_failed || errors.length || warnings.length) || sessionStorage.getItem("lukket") === known) return;
  const close = made("button", { type: "button" }, "Lukk");
  const status = made("p", { role: "status", class: "status" });
  const panel = made("section", { "aria-label": "Forhåndsvisning", tabindex: "0" },
    made("header", {}, status, made("a", { href: "/_oversikt/" }, "Oversikt"),
      told.guide ? made("a", { href: told.guide }, "Hjelp") : null, close),
    errors.length ? list(errors) : null,
    folded(warnings, "advarsel", "advarsler"));
  const host = made("div", { id: "forhandsvisning" });
  host.attachShadow({ mode: "open" }).append(
    made("link", { rel: "stylesheet", href: "/_forhandsvisning.css" }), panel);
  const shut = () => {
    sessionStorage.setItem("lukket", known);
    host.remove();
  };
  close.addEventListener("click", shut);
  panel.addEventListener("keydown", ({ key }) => key === "Escape" && shut());
  document.body.prepend(host);
  // Said when the region is there: what it holds from the start is not read aloud.
  setTimeout(() => (status.textContent = heading(errors)), 100);
};

// Opens the page that was just saved, once, where somebody looks.
const { number, url } = told.saved;
const seen = Number(sessionStorage.getItem("lagret") ?? -1);
sessionStorage.setItem("lagret", number);
if (url && seen >= 0 && seen !== number && url !== location.pathname && document.visibilityState === "visible") {
  location.assign(url);
} else {
  showPanel();
}
