// On the page of one filter: another leads to what both let through, in the list of all, which narrows itself.
const here = document.querySelector("[data-key][aria-current]");
const group = ({ dataset }) => dataset.key.split("=")[0];
for (const link of here ? document.querySelectorAll("[data-key]") : []) {
  const all = here.closest("nav").dataset.all;
  if (group(link) !== group(here)) link.href = `${all}?${here.dataset.key}&${link.dataset.key}`;
}
