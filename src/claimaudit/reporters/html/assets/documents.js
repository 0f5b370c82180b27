// The documents: drawn when they are opened, dimmed and hidden as the filters say, found by their parts.

"use strict";

const sheets = [...document.querySelectorAll(".document")];

const numbersOf = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean).map(Number);

function draw(sheet) {
  const kept = sheet.querySelector(":scope > script");
  if (!kept) return;
  // The page's own markup, in which every text was escaped when it was written.
  kept.insertAdjacentHTML("afterend", kept.textContent);
  kept.remove();
}

// How many findings of each severity are shown, by document.
function tally() {
  const counts = new Map(sheets.map((sheet) => [sheet.dataset.number, DATA.severities.map(() => 0)]));
  for (const number of shown.findings) {
    const { document, severity } = FINDINGS[number];
    counts.get(document)[DATA.severities.indexOf(severity)] += 1;
  }
  return counts;
}

function badges(counts) {
  return counts.flatMap((count, index) => {
    const name = DATA.severities[index];
    return count ? [make("span", { className: `badge ${name}` }, `${count.toLocaleString("en")} ${name}`), " "] : [];
  });
}

function filterSheet(sheet) {
  for (const element of sheet.querySelectorAll("[data-f]")) {
    const grave = numbersOf(element, "f").filter((number) => shown.findings.has(number));
    const severity = DATA.severities.find((name) => grave.some((number) => FINDINGS[number].severity === name));
    element.classList.remove("off", ...DATA.severities);
    element.classList.add(severity || "off");
    if (element.localName === "a") element.tabIndex = severity ? 0 : -1;
  }
  for (const element of sheet.querySelectorAll("[data-c]")) {
    const claim = numbersOf(element, "c").find((number) => shown.claims.has(number));
    element.classList.remove("off", ...DATA.kinds.filter((kind) => !kind.includes(" ")));
    element.classList.add(claim === undefined ? "off" : CLAIMS[claim].kind);
  }
  for (const note of sheet.querySelectorAll(".note")) note.hidden = !shown.findings.has(Number(note.id.slice(1)));
  for (const item of sheet.querySelectorAll("[data-note]")) {
    item.hidden = !shown.findings.has(Number(item.dataset.note));
  }
}

function show(sheet) {
  draw(sheet);
  filterSheet(sheet);
}

function filterSheets() {
  const counts = tally();
  for (const sheet of sheets) {
    sheet.querySelector(".badges").replaceChildren(...badges(counts.get(sheet.dataset.number)));
    sheet.hidden = !shown.documents.has(sheet.dataset.number);
    if (sheet.open) filterSheet(sheet);
  }
  byId("no-documents").hidden = !sheets.length || sheets.some((sheet) => !sheet.hidden);
}

function orderSheets(gravest) {
  const counts = tally();
  const graver = (one, other) => {
    const [a, b] = [counts.get(one.dataset.number), counts.get(other.dataset.number)];
    const place = a.findIndex((number, index) => number !== b[index]);
    return place < 0 ? one.dataset.number - other.dataset.number : b[place] - a[place];
  };
  byId("sheets").append(...(gravest ? [...sheets].sort(graver) : sheets));
}

// The document that holds an anchor: d3 is one itself, f12 and m12 are of a finding, c5 of a claim.
function sheetOf(id) {
  const [, sort, number] = /^([dfmc])(\d+)$/.exec(id) || [];
  const holder = { d: () => number, c: () => CLAIMS[number]?.document };
  const page = sort && (holder[sort] || (() => FINDINGS[number]?.document))();
  return page === undefined ? null : byId(`d${page}`);
}

function reveal(id) {
  const sheet = sheetOf(id);
  if (sheet) {
    sheet.open = true;
    show(sheet);
  }
  const target = byId(id);
  if (!target) return;
  for (let outer = target.closest("details"); outer; outer = outer.parentElement.closest("details")) {
    outer.open = true;
  }
  target.scrollIntoView({ block: "center" });
  light(target);
}

function light(target) {
  const place = target.classList.contains("anchor") ? target.nextElementSibling : target;
  const focusable = place?.matches("a, summary") ? place : place?.querySelector("a, summary");
  focusable?.focus({ preventScroll: true });
  place?.classList.add("lit");
  setTimeout(() => place?.classList.remove("lit"), 2000);
}
