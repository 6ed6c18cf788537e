// Shows the ways to share that this browser has. Where a link cannot be copied, it is shown instead.
const share = document.querySelector(".share");

if (share) {
  const { url, title, text } = share.dataset;
  const [copy, send] = share.querySelectorAll("button");
  const told = share.querySelector("[role=status]");
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    told.textContent = "";
    told.textContent = await navigator.clipboard.writeText(url).then(() => told.dataset.copied, () => url);
  });
  send.hidden = !navigator.share;
  send.addEventListener("click", () => navigator.share({ url, title, text }).catch(() => {}));
}
