// Shows what holds now and hides the rest, while the page is open; in a list with room for some, the first of those.
// The page is built with what held then: without script it is right but for its age.
const holds = ({ dataset: { from, until } }, now) => !(Date.parse(from) > now || Date.parse(until) <= now);

const show = (element, isShown) => {
  if (element.hidden === isShown) element.hidden = !isShown;
};

const tell = () => {
  const now = Date.now();
  for (const element of document.querySelectorAll(":is([data-from], [data-until]):not([data-room] > *)")) {
    show(element, holds(element, now));
  }
  for (const list of document.querySelectorAll("[data-room]")) {
    let room = Number(list.dataset.room);
    for (const item of list.children) show(item, holds(item, now) && room-- > 0);
  }
};

tell();
setInterval(tell, 15000);
document.addEventListener("visibilitychange", tell);
addEventListener("pageshow", tell); // a page the browser kept and shows again
