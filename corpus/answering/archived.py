"""Answering over an archive: the same figure in every report it is about, by place and year."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.answering.answer import ABSENT, LIST, UNKNOWN, Answer, Citation, cite
from corpus.answering.converse import Conversation
from corpus.answering.phrasing import gap_of, name_figure, phrase, write_gap
from corpus.answering.question import Question, read_question
from corpus.answering.seek import best
from corpus.archive import Archive
from corpus.opened import Figure, OpenReport

_YEARS = re.compile(r"(?:最近|近|过去)([两二三四五六七八九十]|[0-9]+)年")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_MOST = 200
"""Reports read for one question."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What one report of the archive says."""

    document: int
    region: str
    year: str
    title: str
    figure: Figure
    report: OpenReport


class ArchiveConversation:
    """Questions to all reports of an archive."""

    def __init__(self, archive: Archive, lang: str = "zh") -> None:
        self._archive = archive
        self._lang = lang
        self._last: Question | None = None

    def ask(self, asked: str) -> Answer:
        """Return what the archive's reports say, in order of place and year."""
        regions = [one for one in self._regions() if one and one in asked]
        years = _YEARS.search(asked)
        rest = _YEARS.sub("", asked) if years else asked
        for region in regions:
            rest = rest.replace(region, "")
        question = read_question(rest)
        if question.kind == UNKNOWN or not question.terms:
            return Answer(kind=UNKNOWN, text=phrase("unknown", self._lang))
        found = list(
            self._find(replace(question, period="", changed=False, unit=question.unit), regions, question.period)
        )
        if years and found:
            written = years.group(1)
            count = int(written) if written.isdigit() else _COUNTS[written]
            kept = sorted({one.year for one in found})[-count:]
            found = [one for one in found if one.year in kept]
        if not found:
            subject = "".join(term.text for term in question.terms)
            return Answer(kind=ABSENT, text=phrase("absent", self._lang, subject=subject))
        return self._say(found)

    def _regions(self) -> list[str]:
        return [row["region"] for row in self._archive.query("SELECT DISTINCT region FROM documents")]

    def _find(self, question: Question, regions: list[str], year: str) -> Iterator[Reported]:
        for row in self._documents(question, regions, year):
            report = OpenReport.archived(self._archive, row["id"])
            matches = Conversation(report).seek(question)
            if matches:
                figure = best(matches)[0].at.figure
                yield Reported(row["id"], row["region"], row["year"], row["title"], figure, report)

    def _documents(self, question: Question, regions: list[str], year: str) -> list[sqlite3.Row]:
        """Reports that count something of the subject's head, by place and year."""
        head = question.terms[-1]
        words = " OR ".join("instr(i.folded || ' ' || i.name, ?)" for _ in head.forms)
        places = f"AND d.region IN ({', '.join('?' * len(regions))})" if regions else ""
        when = "AND d.year = ?" if year else ""
        rows = self._archive.query(
            f"""
            SELECT d.id, d.region, d.year, d.title FROM documents d WHERE d.id IN (
              SELECT c.document FROM indicators i JOIN claims c ON c.indicator = i.id WHERE {words})
            {places} {when} ORDER BY d.region, d.year, d.id LIMIT {_MOST}
            """,
            (*head.forms, *regions, *([year] if year else [])),
        )
        return list(rows)

    def _say(self, found: list[Reported]) -> Answer:
        lines = []
        citations: list[Citation] = []
        before: Reported | None = None
        for one in found:
            moved = ""
            if before and (before.region, before.figure.unit) == (one.region, one.figure.unit):
                gap = gap_of(before.figure, one.figure)
                share = ""
                if before.figure.value and one.figure.unit != "%":
                    share = f",{float(gap) / before.figure.value:+.2%}"
                moved = f"({write_gap(gap, one.figure.unit, '+')}{share})"
            lines.append(f"{one.region or one.title} {one.year}:{name_figure(one.figure)} {one.figure.surface}{moved}")
            named = (
                replace(cited, report=one.title, document=one.document) for cited in cite(one.report, [one.figure])
            )
            citations += named
            before = one
        text = phrase("findings", self._lang, count=len(lines), items="\n".join(lines))
        return Answer(kind=LIST, text=text, citations=tuple(citations))
