"""A report audited once and kept, so that pictures of the screen change only when the screen does."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cli_tui.tui.analyst import Analyst
from cli_tui.tui.reviewing import Review
from cli_tui.tui.shelf import Standing
from corpus.decisions import Decision
from corpus.opened import OpenReport
from extractor.document import Document

HERE = Path(__file__).parent


class Memory:
    """Decisions kept nowhere, taken at a fixed hour."""

    def __init__(self) -> None:
        self.kept: list[Decision] = []

    def record(self, decision: Decision) -> None:
        self.kept.append(decision)

    def history(self) -> list[Decision]:
        return self.kept


@dataclass
class SavedVolume:
    """A kept report on the shelf."""

    standing: Standing = field(default_factory=lambda: Standing("", claims=0))
    store: Memory = field(default_factory=Memory)
    key: str = "saved"
    export_name: str = "青山.xlsx"

    @cached_property
    def report(self) -> OpenReport:
        text = (HERE / "report.txt").read_text("utf-8")
        return OpenReport(text, json.loads((HERE / "report.json").read_text("utf-8")), Document(text).tables)

    @property
    def title(self) -> str:
        return self.report.title

    async def open(self, analyst: Analyst, show_text: Callable[[Document], None]) -> Review:
        show_text(Document(self.report.text))
        return Review(self.report, "青山", self.store, "0" * 64, who="李文")

    async def export(self, analyst: Analyst, output: str, lang: str) -> None:
        raise NotImplementedError
