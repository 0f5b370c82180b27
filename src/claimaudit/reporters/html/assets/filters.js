// What is ticked, and which findings and claims meet it. Nothing ticked in a facet lets everything through.

"use strict";

const FACETS = ["severity", "kind", "rule", "source", "document"];
const ticked = Object.fromEntries([...FACETS, "aside"].map((name) => [name, new Set()]));
const form = document.querySelector(".filters form");

const meets = (name, values) => !ticked[name].size || values.some((value) => ticked[name].has(value));

function findingMeets(finding) {
  return (finding.stands || ticked.aside.size > 0)
    && meets("severity", [finding.severity]) && meets("kind", [finding.kind])
    && meets("rule", finding.rules) && meets("source", finding.sources)
    && meets("document", [finding.document]);
}

function claimMeets(claim) {
  const asksFindings = ["severity", "rule", "source"].some((name) => ticked[name].size);
  return meets("kind", [claim.kind]) && meets("document", [claim.document])
    && (!asksFindings || claim.findings.some((number) => shown.findings.has(number)));
}

// What is shown at the moment.
const shown = { findings: new Set(), claims: new Set(), documents: new Set() };

function choose() {
  shown.findings = new Set(FINDINGS.filter(findingMeets).map((finding) => finding.number));
  shown.claims = new Set(CLAIMS.filter(claimMeets).map((claim) => claim.number));
  const narrowed = FACETS.some((name) => name !== "document" && ticked[name].size);
  shown.documents = new Set(narrowed
    ? [...[...shown.findings].map((number) => FINDINGS[number].document),
       ...[...shown.claims].map((number) => CLAIMS[number].document)]
    : DATA.documents.map((_, number) => String(number)).filter((number) => meets("document", [number])));
}

function tellStatus() {
  byId("status").textContent = `Showing ${shown.findings.size.toLocaleString("en")} of `
    + `${counted(FINDINGS.length, "finding")} and ${shown.claims.size.toLocaleString("en")} of `
    + `${counted(CLAIMS.length, "claim")}.`;
  for (const facet of form.querySelectorAll(".facet")) {
    const count = ticked[facet.dataset.facet].size;
    facet.querySelector(".chosen").textContent = count ? `(${count})` : "";
  }
}

// The filters stand in the address, so that a view can be kept and sent.
function readForm() {
  for (const name in ticked) ticked[name] = new Set(new FormData(form).getAll(name));
  const told = new URLSearchParams(new FormData(form)).toString();
  history.replaceState(null, "", told ? `#?${told}` : "#");
}

function readAddress() {
  const told = new URLSearchParams(location.hash.slice(2));
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    box.checked = told.getAll(box.name).includes(box.value);
  }
  for (const name in ticked) ticked[name] = new Set(new FormData(form).getAll(name));
}

function searchWithin(input) {
  const words = input.value.trim().toLowerCase();
  for (const label of input.closest(".facet").querySelectorAll("label")) {
    label.hidden = !label.textContent.toLowerCase().includes(words);
  }
  for (const group of input.closest(".facet").querySelectorAll("fieldset")) {
    group.hidden = !group.querySelector("label:not([hidden])");
  }
}
