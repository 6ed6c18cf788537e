// Narrows the list by one choice of each group; the address says which.
const find = (selector) => [...document.querySelectorAll(selector)];
const [filter] = find(".event-filter");
const [told, all] = filter.lastElementChild.children;
const { one, many, none } = filter.dataset;
const choices = find("[data-key]");
const events = find("[data-keys]");

const fits = ({ dataset }, keys) => keys.every((key) => dataset.keys.split(" ").includes(key));
const leaveOut = (element, isOut) => element?.toggleAttribute("data-out", isOut);

const narrow = () => {
  const asked = location.search.slice(1).split("&");
  const chosen = choices.filter((choice) => asked.includes(choice.dataset.key));
  const keys = chosen.map((choice) => choice.dataset.key);
  for (const event of events) leaveOut(event, !fits(event, keys));
  for (const choice of choices) {
    const { key } = choice.dataset;
    const next = keys.filter((other) => other.split("=")[0] !== key.split("=")[0]);
    if (!keys.includes(key)) next.push(key);
    choice.href = `${all.pathname}?${next.join("&")}`;
    choice.ariaCurrent = keys.includes(key) || null;
    leaveOut(choice.parentElement, !choice.ariaCurrent && !events.some((event) => fits(event, next)));
  }
  const ways = find(".months li");
  find(".month").forEach((month, number) => {
    for (const part of [month, ways[number]]) leaveOut(part, !month.querySelector("li:not([data-out])"));
  });
  const count = events.filter((event) => !event.closest("[hidden], [data-out]")).length;
  const found = count > 1 ? many.replace("{count}", count) : one;
  told.textContent = !keys[0] ? "" : count ? `${found}: ${chosen.map((choice) => choice.text).join(", ")}.` : none;
  all.hidden = !keys[0];
};

filter.onclick = (press) => {
  const link = press.target.closest("a");
  if (!link || press.ctrlKey || press.metaKey || press.shiftKey) return;
  press.preventDefault();
  history.pushState(null, "", link.href);
  narrow();
  if (link === all) find("summary")[0].focus();
};
onpopstate = narrow;
narrow();
