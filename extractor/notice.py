"""Notices: what a reader could not take as it was, for the person to know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extractor.data import load_data


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to know about how a file was read; a sentence in extractor/notices.yaml."""

    kind: str
    details: dict[str, Any] = field(default_factory=dict)

    def say(self, lang: str) -> str:
        """Return the notice as a sentence."""
        template: str = load_data("notices.yaml")[self.kind][lang]
        return template.format(**self.details)
