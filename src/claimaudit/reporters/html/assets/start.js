// Everything put to work.

"use strict";

function refresh() {
  closeNote();
  choose();
  most = PAGE;
  tellStatus();
  filterSheets();
  fillTable();
}

function follow() {
  if (location.hash.startsWith("#?")) {
    readAddress();
    refresh();
    byId("documents").scrollIntoView();
  } else if (location.hash.length > 1) {
    reveal(decodeURIComponent(location.hash.slice(1)));
  }
}

form.addEventListener("change", () => { readForm(); refresh(); });
form.addEventListener("reset", () => setTimeout(() => { readForm(); refresh(); }));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => { if (event.target.matches(".within")) searchWithin(event.target); });

document.addEventListener("toggle", (event) => {
  if (event.target.matches(".document[open]")) show(event.target);
}, true);
byId("order")?.addEventListener("change", (event) => orderSheets(event.target.value === "grave"));

for (const button of document.querySelectorAll("#claims-table button")) {
  button.addEventListener("click", () => sortBy(Number(button.dataset.column)));
}
byId("words").addEventListener("input", () => { most = PAGE; fillTable(); });
byId("more-claims").addEventListener("click", () => { most += PAGE; fillTable(); });

byId("theme").addEventListener("change", (event) => { document.documentElement.dataset.theme = event.target.value; });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && noteFor) closeNote({ back: true });
  else step(event);
});

// On paper the findings stand below the text; what the reader has folded stays folded.
let unfolded = [];
addEventListener("beforeprint", () => {
  closeNote();
  unfolded = [...document.querySelectorAll(".document[open] > .notes:not([open])")];
  for (const notes of unfolded) notes.open = true;
});
addEventListener("afterprint", () => { for (const notes of unfolded) notes.open = false; });

document.documentElement.classList.add("scripts");
if (matchMedia("(max-width: 60rem)").matches) byId("filters").open = false;
watchNotes(byId("sheets"));
addEventListener("hashchange", follow);
// A link to where one is already changes nothing in the address, and is followed all the same.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && !event.defaultPrevented && link.hash === location.hash) follow();
});
if (sheets.length === 1) sheets[0].open = true;
for (const sheet of sheets) if (sheet.open) draw(sheet);
refresh();
follow();
