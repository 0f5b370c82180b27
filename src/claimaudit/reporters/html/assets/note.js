// The note beside words in question: shown while one points at them or is on them, entered by a click or Enter.

"use strict";

const note = byId("note");
let noteFor = null;
let waiting = 0;
let returning = false;

function noteContent(place) {
  const findings = numbersOf(place, "f").filter((number) => shown.findings.has(number));
  const phrase = place.closest("[data-c]");
  const claims = phrase ? numbersOf(phrase, "c").filter((number) => shown.claims.has(number)) : [];
  return [...findings.map(findingEntry), ...claims.slice(0, 2).map(claimEntry)];
}

function findingEntry(number) {
  const entry = make("section", { className: "note" });
  for (const part of byId(`f${number}`).children) {
    const copy = part.cloneNode(true);
    copy.querySelector(".back")?.remove();
    entry.append(copy);
    if (copy.matches(".message")) entry.append(...why(FINDINGS[number].rules[0]));
  }
  return entry;
}

function why(rule) {
  const told = byId(`r-${rule}`)?.querySelector(".why");
  return told ? [make("p", { className: "why" }, told.textContent)] : [];
}

function claimEntry(number) {
  const claim = CLAIMS[number];
  const parts = [claim.agents, claim.relation, claim.object].filter(Boolean).join(" · ");
  return make("section", { className: "note" },
    make("p", { className: "label" }, make("b", { className: `kind ${claim.kind}` }, `${claim.kind} claim`),
      ` ${claim.certainty}, evidence: ${claim.evidence}`),
    make("p", {}, parts));
}

function openNote(place, { enter = false } = {}) {
  clearTimeout(waiting);
  if (place !== noteFor) {
    const content = noteContent(place);
    if (!content.length) return;
    const close = make("button", { type: "button", className: "close", ariaLabel: "Close" }, "×");
    close.addEventListener("click", () => closeNote({ back: true }));
    note.replaceChildren(close, ...content);
    note.hidden = false;
    noteFor = place;
    placeNote(place);
  }
  if (enter) note.focus({ preventScroll: true });
}

function placeNote(place) {
  if (getComputedStyle(note).position === "fixed") place.scrollIntoView({ block: "start" });
  const { left, top, bottom } = place.getClientRects()[0] || place.getBoundingClientRect();
  const below = bottom + note.offsetHeight + 8 < innerHeight || top < note.offsetHeight + 8;
  note.style.left = `${Math.max(8, Math.min(left, innerWidth - note.offsetWidth - 8)) + scrollX}px`;
  note.style.top = `${(below ? bottom + 6 : top - note.offsetHeight - 6) + scrollY}px`;
  note.scrollTop = 0;
}

function closeNote({ back = false } = {}) {
  clearTimeout(waiting);
  const place = noteFor;
  note.hidden = true;
  noteFor = null;
  if (!back) return;
  returning = true;
  place?.closest("a")?.focus({ preventScroll: true });
  returning = false;
}

function soon(action, delay) {
  clearTimeout(waiting);
  waiting = setTimeout(action, delay);
}

const PLACES = "[data-f]:not(.off), [data-c]:not(.off)";

function watchNotes(area) {
  area.addEventListener("pointerover", (event) => {
    const place = event.pointerType === "mouse" && event.target.closest(PLACES);
    if (place) soon(() => openNote(place), 150);
  });
  area.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && !note.contains(document.activeElement)) soon(closeNote, 300);
  });
  area.addEventListener("focusin", (event) => {
    if (!returning && event.target.matches("a.finding:focus-visible")) openNote(event.target);
  });
  area.addEventListener("click", (event) => {
    const place = event.target.closest(PLACES);
    if (!place) return;
    event.preventDefault();
    openNote(place, { enter: true });
  });
  note.addEventListener("pointerenter", () => clearTimeout(waiting));
  note.addEventListener("pointerleave", () => { if (!note.contains(document.activeElement)) soon(closeNote, 300); });
  note.addEventListener("click", (event) => { if (event.target.closest("a[href^='#']")) closeNote(); });
  document.addEventListener("pointerdown", (event) => {
    if (noteFor && !note.contains(event.target) && !event.target.closest(PLACES)) closeNote();
  });
  document.addEventListener("focusin", (event) => {
    if (noteFor && !note.contains(event.target) && !event.target.closest(PLACES)) closeNote();
  });
}

// N and P go from finding to finding, where the focus is in the documents already.
function step(event) {
  const forward = { n: 1, p: -1 }[event.key];
  const inside = document.activeElement.closest("#sheets");
  if (!forward || !inside || event.ctrlKey || event.metaKey || event.altKey) return;
  const places = [...inside.querySelectorAll("a.finding:not(.off), .document > summary")]
    .filter((place) => place.checkVisibility());
  const here = places.indexOf(document.activeElement);
  const next = places.slice(forward > 0 ? here + 1 : 0, forward > 0 ? undefined : Math.max(here, 0))
    .filter((place) => place.matches("a")).at(forward > 0 ? 0 : -1);
  next?.focus({ focusVisible: true });
}
