"""What may be the agent of a dose, and what speaks for each: the choice of the rules, what its sentence
names, its row and headings, what was said before, what the document is about. Learned weights choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.network import load_network
from claimaudit.nlp.proposal import Mention, Range

Mentions = tuple[Mention, ...]
_SOURCES = (
    *("ruled", "before", "after", "named", "row", "head", "heading", "lead", "brand", "main"),
    *("sentence", "block", "opening", "recent", "settled"),
)
"""Which of these speak for one rival together, tells more than each alone."""


@dataclass(slots=True)
class Rival:
    """Things that may be the agents of a dose, and the names of features that are on."""

    mentions: Mentions
    features: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Rivals:
    """The rivals for the part of the agent of one dose, by what they are called."""

    scene: Scene
    at: Range
    sort: str
    """Of the dose: the kind of its unit, or of its words."""
    found: dict[tuple[str, ...], Rival] = field(default_factory=dict)

    def add(self, mentions: Sequence[Mention], *names: str) -> None:
        """Let things compete, or something more speak for them."""
        if not mentions:
            return
        key = tuple(one.name for one in mentions)
        self.found.setdefault(key, Rival(tuple(mentions))).features.update(names)

    def best(self) -> Mentions:
        """The likeliest agents; none, where nothing competes."""
        rivals = list(self.found.values())
        if not rivals:
            return ()
        model = load_network("dose_agents")
        scores = model.scores(model.sums([model.known(self.features(rival)) for rival in rivals]))
        return rivals[max(range(len(rivals)), key=lambda at: scores[at][1])].mentions

    def features(self, rival: Rival) -> list[str]:
        """What speaks for and against a rival; alone, and by the sort of the dose."""
        page = self.scene.page
        first = rival.mentions[0]
        own = {*rival.features, f"type:{first.type}"}
        together = [name for name in _SOURCES if name in rival.features]
        own.add("together:" + "+".join(together))
        if len(rival.mentions) > 1:
            own.add("several")
        if first.canonical:
            own.add(f"share:{min(5, int(10 * page.weights[first.canonical] / (1 + page.weights.total())))}")
        own |= {f"{name}&type:{first.type}" for name in together}
        place = "cell" if self.scene.in_table else "verb" if self.scene.has_verb else "fragment"
        crossed = [f"{by}|{name}" for name in own for by in (self.sort, place)]
        return sorted([*own, *crossed])
