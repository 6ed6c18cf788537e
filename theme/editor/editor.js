// Starts Decap with the form made from the table of fields: its formats, its two widgets of ours, the day it is today.

import { formatOf } from "./format.js";
import "./paste.js";
import "./place.js";

const OSLO = { timeZone: "Europe/Oslo" };

// What Decap says in English, or not at all, where its Norwegian lacks it.
const WORDS = {
  collection: { collectionTop: { newButton: "Lag %{collectionLabel}" } },
  editor: {
    editorToolbar: {
      status: "Forslaget: %{status}", // not «Status», which is a field
      statusInfoTooltipDraft: "Velg «Til godkjenning» når en kollega skal lese det. Om siden vises, står i feltet «Status».",
      statusInfoTooltipInReview: "Forslaget venter på at en kollega leser det. Du kan fortsatt endre det.",
    },
    editorWidgets: {
      list: { add: "Legg til: %{item}", addType: "Legg til: %{item}" },
      object: { expand: "Vis", collapse: "Skjul" },
      image: { chooseUrl: "Skriv adressen", replaceUrl: "Skriv en annen adresse", promptUrl: "Adressen til bildet" },
      file: { chooseUrl: "Skriv adressen", replaceUrl: "Skriv en annen adresse", promptUrl: "Adressen til filen" },
    },
  },
  mediaLibrary: {
    mediaLibraryCard: {
      copyUrl: "Kopier adressen", copyPath: "Kopier navnet", copyName: "Kopier navnet", copy: "Kopier", copied: "Kopiert",
    },
    mediaLibraryModal: { close: "Lukk" },
  },
  ui: {
    settingsDropdown: { account: "Kontoen din" },
    toast: {
      missingRequiredField: "Noe som må være med, mangler. Det står i rødt ved feltet: tittelen, når det starter, eller filen, "
        + "beskrivelsen og fotografen til et bilde.",
      onLoggedOut: "Du er logget ut. Ta vare på det du har skrevet, og logg inn igjen.",
      onBackendDown: "GitHub svarer ikke som det skal. Se %{details}.",
    },
  },
};

const isObject = (value) => value !== null && typeof value === "object";
const merged = (one, other) => (isObject(other)
  ? { ...one, ...Object.fromEntries(Object.entries(other).map(([key, value]) => [key, merged(one?.[key], value)])) }
  : other);

const now = new Date();
const today = now.toLocaleDateString("nb-NO", { ...OSLO, day: "numeric", month: "long", year: "numeric" });
const dated = now.toLocaleDateString("sv-SE", OSLO); // «2027-03-12»
const made = await (await fetch("editor.json")).text();
const { config, formats } = JSON.parse(made.replaceAll("@i dag", today).replaceAll("@dato", dated));
const { CMS, createClass, h } = window;

for (const [name, fields] of Object.entries(formats)) CMS.registerCustomFormat(name, "md", formatOf(fields));
CMS.registerLocale("nb_no", merged(CMS.getLocale("nb_no"), WORDS));

// A line with proposals under it, which may hold anything.
CMS.registerWidget("forslag", createClass({
  render() {
    const { forID, value, field, classNameWrapper, onChange, setActiveStyle, setInactiveStyle } = this.props;
    const list = `${forID}-forslag`;
    return h("div", {},
      h("input", {
        type: "text", id: forID, className: classNameWrapper, value: value ?? "", list,
        onChange: (event) => onChange(event.target.value), onFocus: setActiveStyle, onBlur: setInactiveStyle,
      }),
      h("datalist", { id: list }, field.get("offered").map((word) => h("option", { key: word, value: word }))));
  },
}));

// The text, and a door to the pictures beside it: the one that is chosen goes in where the writer was.
const { control: Text } = CMS.getWidget("text");
CMS.registerWidget("brødtekst", createClass({
  shouldComponentUpdate: () => true,
  componentDidUpdate() {
    const { forID, value, mediaPaths, onChange } = this.props;
    const file = mediaPaths.get(this.controlID);
    if (!file) return;
    this.controlID = ""; // what was chosen is chosen once
    const text = value ?? "";
    const { selectionStart: place } = document.getElementById(forID);
    const around = [text.slice(0, place).trimEnd(), `![](${file} "Foto: ")`, text.slice(place).trimStart()];
    onChange(around.filter(Boolean).join("\n\n"));
  },
  choose() {
    const { field, onOpenMediaLibrary } = this.props;
    this.controlID = crypto.randomUUID();
    onOpenMediaLibrary({ controlID: this.controlID, forImage: true, field });
  },
  render() {
    const door = h("button", { type: "button", onClick: this.choose }, "Legg inn et bilde");
    return h("div", {}, h(Text, this.props), door);
  },
}));

CMS.init({ config });
