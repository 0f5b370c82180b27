// The table of all claims: sorted by a column, narrowed by the filters and by words, a hundred rows at a time.

"use strict";

const PAGE = 100;
const rowsOf = byId("claims-table").tBodies[0];
const sorting = { column: null, down: false };
let most = PAGE;

const gravity = (claim) => claim.findings.reduce((sum, number) => {
  if (!shown.findings.has(number)) return sum;
  return sum + { error: 1e6, warning: 1e3, info: 1 }[FINDINGS[number].severity];
}, 0);

const COLUMNS = [
  (claim) => claim.text.toLowerCase(),
  (claim) => claim.kind,
  gravity,
  (claim) => claim.agents.toLowerCase(),
  (claim) => claim.relation,
  (claim) => claim.object.toLowerCase(),
  (claim) => ["hedged", "asserted", "boosted"].indexOf(claim.certainty),
  (claim) => ["none", "anecdotal", "vague", "cited"].indexOf(claim.evidence),
  (claim) => claim.number,
];

function wanted() {
  const words = byId("words").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const claims = CLAIMS.filter((claim) => {
    if (!shown.claims.has(claim.number)) return false;
    const text = [claim.text, claim.agents, claim.object, claim.relation].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  if (sorting.column === null) return claims;
  const keyed = claims.map((claim) => [COLUMNS[sorting.column](claim), claim]);
  const direction = sorting.down ? -1 : 1;
  keyed.sort(([a, one], [b, other]) =>
    direction * (a < b ? -1 : a > b ? 1 : 0) || one.number - other.number);
  return keyed.map(([, claim]) => claim);
}

function row(claim) {
  const findings = claim.findings.filter((number) => shown.findings.has(number));
  const counts = DATA.severities.map((name) =>
    findings.filter((number) => FINDINGS[number].severity === name).length);
  const cell = (...content) => make("td", {}, ...content);
  return make("tr", {},
    make("th", { scope: "row" }, make("a", { href: `#c${claim.number}` }, claim.text)),
    cell(make("span", { className: `kind ${claim.kind}` }, claim.kind)),
    cell(...badges(counts)),
    cell(claim.agents), cell(claim.relation), cell(claim.object), cell(claim.certainty), cell(claim.evidence),
    cell(typeof claim.place === "number" ? `line ${claim.place}` : claim.place,
      make("span", { className: "title" }, sheets.length > 1 ? DATA.documents[claim.document] : "")));
}

function fillTable() {
  const claims = wanted();
  rowsOf.replaceChildren(...claims.slice(0, most).map(row));
  byId("more-claims").hidden = claims.length <= most;
  byId("claims-status").textContent = claims.length > most
    ? `${counted(claims.length, "claim")}, the first ${most.toLocaleString("en")} shown`
    : counted(claims.length, "claim");
  for (const button of document.querySelectorAll("#claims-table button")) {
    const active = Number(button.dataset.column) === sorting.column;
    button.closest("th").ariaSort = active ? (sorting.down ? "descending" : "ascending") : null;
  }
}

function sortBy(column) {
  // What is worth looking at first comes first: findings from the gravest down.
  const first = COLUMNS[column] === gravity;
  sorting.down = sorting.column === column ? !sorting.down : first;
  sorting.column = column;
  fillTable();
}
