// Marks the sessions that are on now, while the page is open. Without script nothing is missing.
const programme = document.querySelector(".programme[data-now]");

const mark = () => {
  const now = Date.now();
  for (const cell of programme.querySelectorAll("td[data-starts][data-ends]")) {
    const isOn = Date.parse(cell.dataset.starts) <= now && now < Date.parse(cell.dataset.ends);
    const label = cell.querySelector(".session-now");
    if (isOn && !label) {
      const text = document.createElement("p");
      text.className = "session-now";
      text.textContent = programme.dataset.now;
      cell.querySelector(".session").prepend(text);
    } else if (!isOn && label) {
      label.remove();
    }
  }
};

if (programme) {
  mark();
  setInterval(mark, 15000);
}
