// «Mitt program»: what is ticked stands in the address alone.
const mine = document.querySelector(".my-programme");
const programme = mine.closest(".programme");
const only = mine.querySelector("input");
const [save, copy] = mine.querySelectorAll("button");
const said = mine.dataset;
const missing = new Set(new URL(location).searchParams.get("mitt")?.match(/[^.]+/g));
const [pick, link] = mine.querySelector("[hidden]").children;
const EVENT = /BEGIN:VEVENT[^]*END:VEVENT\r\n/;

// Each has a box; the time is its own, or its row's.
const sessions = [...programme.querySelectorAll("td[data-kind=session]")].map(cell => {
  const title = cell.querySelector(".session-title").textContent;
  const label = pick.cloneNode(true);
  const box = label.firstChild;
  box.checked = missing.delete(cell.id);
  box.ariaLabel = `${label.textContent} ${title}`;
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
  for (const each of [only, save, copy]) each.disabled = !all[0];
  only.checked &&= all[0];
  const track = programme.querySelector("fieldset :checked")?.value;
  for (const { box } of sessions) box.disabled = +track && box.closest(`[data-track]:not([data-track="${track}"])`);
}

programme.onchange = () => {
  const ids = picked().map(({ id }) => id).join(".");
  history.replaceState(null, "", (ids ? `?mitt=${ids}` : location.pathname) + location.hash);
  update();
};

// As one calendar.
save.onclick = async () => {
  try {
    const files = await Promise.all(picked().map(async ({ file }) => (await fetch(file)).text()));
    const events = files.map(text => EVENT.exec(text)[0]);
    const whole = new Blob([files[0].replace(EVENT, () => events.join(""))], { type: "text/calendar" });
    link.href = URL.createObjectURL(whole);
    link.click();
  } catch {
    update(said.failed);
  }
};

copy.onclick = () => navigator.clipboard.writeText(location).then(() => said.copied, () => location.href).then(update);
copy.hidden = !navigator.clipboard;
onbeforeprint = () => { // all tracks
  if (only.disabled) return;
  programme.querySelector("input").checked = only.checked = true;
  update();
};

mine.open = only.checked = missing.size + picked().length;
update();
