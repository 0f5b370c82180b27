"""The words that rules are told apart by, before anything is known of what they ask."""

from __future__ import annotations

from typing import Literal

Profile = Literal["editorial", "commercial-us", "commercial-eu", "commercial-uk"]
Level = Literal["error", "warning", "info", "off"]
Family = Literal[
    "support", "disease-claim", "hype", "certainty", "safety-info", "dose-limit", "dose-text", "page",
    "consistency",
]  # fmt: skip
Scope = Literal["claim", "sentence", "block", "document", "corpus"]
