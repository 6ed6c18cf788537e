// «Mitt program»: the sessions a visitor ticks stand in the address alone.
const mine = document.querySelector(".my-programme");
const programme = mine.closest(".programme");
const only = mine.querySelector("input");
const [save, copy] = mine.querySelectorAll("button");
const said = mine.dataset;
const missing = new Set(new URL(location).searchParams.get("mitt")?.split(".").filter(Boolean));
const make = (name, properties) => Object.assign(document.createElement(name), properties);
const EVENT = /BEGIN:VEVENT[^]*END:VEVENT\r\n/;

// Each has a box; its time is its own, or that of its row.
const sessions = [...programme.querySelectorAll("td[data-kind=session]")].map(cell => {
  const title = cell.querySelector(".session-title").textContent;
  const box = make("input", { type: "checkbox", checked: missing.delete(cell.id), ariaLabel: `${said.pick} ${title}` });
  const label = make("label", { className: "session-pick" });
  label.append(box, said.pick);
  cell.querySelector(".session").append(label);
  const clock = cell.querySelector(".session-time") ?? cell.parentNode.querySelector("th");
  const [starts, ends = starts + 1] = [...clock.querySelectorAll("time")].map(time => Date.parse(time.dateTime));
  return { box, title, starts, ends, id: cell.id, file: cell.querySelector(".session-calendar").href };
});

const picked = () => sessions.filter(({ box }) => box.checked);

function update(more = "") {
  const all = picked();
  const pairs = all.flatMap((one, at) => all.slice(at + 1)
    .filter(two => one.starts < two.ends && two.starts < one.ends)
    .map(two => `${said.same} ${one.title} / ${two.title}.`));
  const lost = missing.size ? `${said.missing} ${missing.size}.` : "";
  mine.querySelector("[role=status]").textContent = [`${said.count} ${all.length}.`, ...pairs, lost, more].join(" ");
  for (const each of [only, save, copy]) each.disabled = !all.length;
  only.checked &&= all.length;
}

programme.addEventListener("change", () => {
  const ids = picked().map(({ id }) => id).join(".");
  history.replaceState(null, "", (ids ? `?mitt=${ids}` : location.pathname) + location.hash);
  update();
});

// Their own calendars as one.
save.addEventListener("click", async () => {
  try {
    const files = await Promise.all(picked().map(async ({ file }) => (await fetch(file)).text()));
    const events = files.map(text => EVENT.exec(text)[0]);
    const whole = new Blob([files[0].replace(EVENT, () => events.join(""))], { type: "text/calendar" });
    make("a", { href: URL.createObjectURL(whole), download: "mitt-program.ics" }).click();
  } catch {
    update(said.failed);
  }
});

copy.onclick = () => navigator.clipboard.writeText(location).then(() => said.copied, () => location.href).then(update);
copy.hidden = !navigator.clipboard;
addEventListener("beforeprint", () => { // of all tracks
  if (picked()[0]) programme.querySelector("input").checked = only.checked = true;
});

mine.open = only.checked = missing.size + picked().length;
update();
