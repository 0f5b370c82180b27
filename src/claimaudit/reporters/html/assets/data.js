// The findings and claims of the report, unpacked from the rows in the page.

"use strict";

const DATA = JSON.parse(document.getElementById("data").textContent);

const FINDINGS = DATA.findings.map(([page, severity, kind, rules, sources, stands], number) => ({
  number,
  document: String(page),
  severity: DATA.severities[severity],
  kind: DATA.kinds[kind],
  rules: rules.map((rule) => DATA.rules[rule]),
  sources: sources.map((source) => DATA.sources[source]),
  stands: Boolean(stands),
}));

const CLAIMS = DATA.claims.map(
  ([page, kind, text, agents, relation, object, certainty, evidence, place, findings], number) => ({
    number, document: String(page), kind: DATA.kinds[kind], text, agents, relation, object, certainty,
    evidence, place, findings,
  }));

const byId = (id) => document.getElementById(id);

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
