"""An opened report: its text and report object, typed, whether just audited or from an archive."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from rules.finding import Evidence, Finding, Repair

if TYPE_CHECKING:
    from corpus.archive import Archive
    from rules.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A claim as the report object tells it; fields as in the contract."""

    id: str
    start: int
    end: int
    surface: str
    value: float
    low: float | None
    high: float | None
    unit: str
    dimension: str
    name: str
    """Canonical name of its indicator, "" where the catalogue has none."""
    words: str
    """Its indicator in the words of the report."""
    level: str
    scope: tuple[str, ...]
    period: str
    period_kind: str
    bound: str
    modality: str
    section: str
    page: int | None
    cell: tuple[int, int, int] | None = None
    """Table, row and column, from 0."""
    doc: int = 0


@dataclass(frozen=True, slots=True)
class Player:
    """One member of a check."""

    role: str
    claim: str
    """Id of the figure, "" for a listing that is counted."""
    start: int
    end: int
    surface: str
    value: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedCheck:
    """A judged relation as the report object tells it."""

    id: str
    relation: str
    verdict: str
    origin: str
    members: tuple[Player, ...]
    stated: float | None
    low: float | None
    high: float | None
    gap: float
    power: float | None
    reason: str
    trace: str

    @property
    def figures(self) -> tuple[str, ...]:
        """Ids of its figures, in order."""
        return tuple(member.claim for member in self.members if member.claim)


@dataclass(eq=False)
class OpenReport:
    """What a screen or an answer is made from: plain values, in memory whole, picklable."""

    text: str
    object: dict[str, Any]
    """The report object of the contract."""
    tables: tuple[Any, ...] = field(default=())
    """`extractor.table.Table`, in reading order; spans in the text."""

    @classmethod
    def of(cls, report: Report) -> OpenReport:
        """Open a report just made."""
        return cls(report.document.text, report.to_dict(), report.document.tables)

    @classmethod
    def archived(cls, archive: Archive, document: int) -> OpenReport:
        """Open a report of an archive.

        Raises:
            ArchiveError: there is no such document, or the archive is damaged.
        """
        from corpus.archive.report_object import read_report
        from corpus.archive.texts import read_text
        from extractor.document import Document

        text = read_text(archive, document)
        return cls(text, read_report(archive, document), Document(text).tables)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The claims in reading order."""
        return tuple(_figure(one) for one in self.object["claims"])

    @cached_property
    def checks(self) -> tuple[JudgedCheck, ...]:
        """The judged relations."""
        return tuple(_check(one) for one in self.object["checks"])

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, gravest first."""
        return tuple(_finding(one) for one in self.object["findings"])

    @cached_property
    def figure(self) -> dict[str, Figure]:
        """Id -> claim."""
        return {one.id: one for one in self.figures}

    @cached_property
    def check(self) -> dict[str, JudgedCheck]:
        """Id -> judged relation."""
        return {one.id: one for one in self.checks}

    @cached_property
    def checks_of(self) -> dict[str, list[JudgedCheck]]:
        """Claim id -> the relations it stands in."""
        found: dict[str, list[JudgedCheck]] = {}
        for one in self.checks:
            for claim in dict.fromkeys(one.figures):
                found.setdefault(claim, []).append(one)
        return found

    @cached_property
    def limits(self) -> frozenset[str]:
        """Ids of claims that others are held against: norms, targets, limits."""
        return frozenset(
            member.claim for one in self.checks for member in one.members if member.role in ("limit", "norm")
        )

    @property
    def path(self) -> str:
        """Where it was read from."""
        return str(self.object["document"]["path"])

    @property
    def title(self) -> str:
        """Its title, or else its path."""
        return str(self.object["document"]["title"] or self.path)

    @property
    def year(self) -> str:
        """The year it is about, "" where its title names none."""
        return str(self.object["document"]["year"] or "")

    def spans_of(self, finding: Finding) -> list[tuple[int, int]]:
        """Return where the figures of a finding stand, in reading order."""
        check = self.check.get(finding.check)
        if check is None:
            return [(one.start, one.end) for one in finding.evidence]
        return sorted({(one.start, one.end) for one in check.members})


def _figure(given: dict[str, Any]) -> Figure:
    cell = given.get("cell")
    plain = {
        name: given[name]
        for name in (
            "id", "start", "end", "surface", "value", "low", "high", "unit", "dimension",
            "level", "period", "period_kind", "bound", "modality", "section", "page",
        )
    }  # fmt: skip
    return Figure(
        **plain,
        name=given["indicator"]["name"] or "",
        words=given["indicator"]["text"],
        scope=tuple(given["scope"]),
        cell=(cell["table"], cell["row"], cell["column"]) if cell else None,
        doc=given.get("doc", 0),
    )


def _check(given: dict[str, Any]) -> JudgedCheck:
    members = tuple(
        Player(one["role"], one["claim"] or "", one["start"], one["end"], one["surface"], one["value"])
        for one in given["members"]
    )
    names = ("id", "relation", "verdict", "origin", "stated", "low", "high", "gap", "power", "reason", "trace")
    return JudgedCheck(members=members, **{name: given[name] for name in names})


def _finding(given: dict[str, Any]) -> Finding:
    lists = {
        "evidence": tuple(Evidence(**one) for one in given["evidence"]),
        "repairs": tuple(Repair(**one) for one in given["repairs"]),
        "possible_causes": tuple(given["possible_causes"]),
        "materials": tuple(given["materials"]),
    }
    return Finding(**{**given, **lists})
