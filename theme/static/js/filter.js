// Shows what the address asks for, one of each group.
const find = (selector) => [...document.querySelectorAll(selector)];
const [filter] = find(".event-filter");
const [told, all, follow] = filter.lastElementChild.children;
const { one, many, none } = filter.dataset;
const links = find("[data-key]");
const events = find("[data-keys]");
for (const link of links) link.page = link.href;

const fits = ({ dataset }, keys) => keys.every((key) => dataset.keys.split(" ").includes(key));
const omit = (part, isOut) => part.toggleAttribute("data-out", isOut);

const narrow = () => {
  const asked = location.search.slice(1).split("&");
  const chosen = links.filter((link) => asked.includes(link.dataset.key));
  const keys = chosen.map((link) => link.dataset.key);
  for (const event of events) omit(event, !fits(event, keys));
  for (const link of links) {
    const { key } = link.dataset;
    const isOn = keys.includes(key);
    const next = keys.filter((other) => other.split("=")[0] !== key.split("=")[0]);
    if (!isOn) next.push(key);
    link.href = `${all.pathname}?${next.join("&")}`;
    link.ariaCurrent = isOn || null;
    omit(link.parentElement, !isOn && !events.some((event) => fits(event, next)));
  }
  const months = find(".month");
  find(".months li").forEach((way, at) => omit(way, !months[at].querySelector("li:not([data-out])")));
  const count = find("[data-keys]:not([data-out], [hidden], [hidden] *)").length;
  const found = count > 1 ? many.replace("{count}", count) : one;
  told.textContent = !keys[0] ? "" : count ? `${found}: ${chosen.map(({ text }) => text).join(", ")}.` : none;
  all.hidden = !keys[0];
  follow.hidden = keys.length !== 1;
  follow.href = chosen[0]?.page;
};

filter.onclick = (press) => {
  const link = press.target.closest("a");
  if (link?.pathname !== all.pathname || press.ctrlKey || press.metaKey || press.shiftKey) return;
  press.preventDefault();
  history.pushState(null, "", link.href);
  narrow();
  if (link === all) find("summary")[0].focus();
};
onpopstate = narrow;
narrow();
