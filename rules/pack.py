"""Packs: the norms of a document or a field of documents, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from extractor.units import NO_UNIT, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A law, standard or plan that norms come from."""

    id: str
    title: str
    number: str = ""
    """教督〔2017〕6号; "" where it has none."""
    issuer: str = ""
    year: int | None = None

    def cite(self, article: str = "") -> str:
        """Return it as a report would cite it: 《…》(教督〔2017〕6号)."""
        title = self.title if self.title.startswith("《") else f"《{self.title}》"
        return f"{title}{f'({self.number})' if self.number else ''}{article}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a norm stands, and how far that was checked."""

    document: Document
    article: str = ""
    """Only where it was seen in the text itself."""
    checked: str = "document"
    """document: figure and document were seen together; value: the figure was seen; no: from general knowledge."""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    """Span of the quote in the plan a draft was read from."""

    def __str__(self) -> str:
        return self.document.cite(self.article)


def sign_of(op: str) -> str:
    """Return an operator as people write it: ≥ for >=."""
    return {">=": "≥", "<=": "≤", "~": "约"}.get(op, op)


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on a value: op, value, unit."""

    op: str
    """``>=``, ``>``, ``<=``, ``<``, ``=`` or ``~`` (about)."""
    value: Fraction
    unit_of: Unit = NO_UNIT
    ratio: bool = False
    """Written 1:19."""

    def __str__(self) -> str:
        number = str(self.value) if self.value.denominator == 1 else f"{float(self.value):.10g}"
        return f"{sign_of(self.op)}{'1:' if self.ratio else ''}{number}{self.unit_of.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Select:
    """Which figures a norm is about."""

    indicators: tuple[str, ...] = ()
    """Canonical names of the catalogue, any of which will do."""
    words: tuple[str, ...] = ()
    """Words that the figure's own words must hold, all of them: how a plan's own measures are found."""
    without: tuple[str, ...] = ()
    """Words that they must not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """One group of an amount: so many people at such a rate."""

    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    level: str = ""
    rate: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class NormRule:
    """One clause of a document, made checkable."""

    id: str
    title: str
    kind: str
    """limit, mean, rises, above, share or amount."""
    select: Select
    source: Source
    limits: dict[str, Limit] = field(default_factory=dict)
    """Level ("" for every level) -> bound; for limit, mean and share."""
    count: int = 0
    """mean: how many values are averaged."""
    op: str = ""
    """above and rises: how the two figures must stand to each other."""
    other: str = ""
    """above: the indicator compared with; share: the whole."""
    paid: tuple[Paid, ...] = ()
    terms: tuple[Fraction, ...] = ()
    """amount: which parts of a year may have been paid."""
    scope: str = ""
    """校 or 班: each school or class must meet it; 县: the county as a whole."""
    first_year: int | None = None
    last_year: int | None = None
    regions: tuple[str, ...] = ()
    """东部, 中西部; none: everywhere."""
    either: str = ""
    """Rules of one such name in force together: meeting any of them is enough."""
    severity: str = "info"
    """Of a finding where the norm is not met and the report does not say it is."""
    modality: tuple[str, ...] = ("actual",)
    needed: bool = False
    """Whether a report under this pack must give the figure."""
    soft: tuple[str, ...] = ()
    """Indicators of the selection whose scope is not the norm's own: meeting it counts, missing it is undetermined."""
    note: str = ""
    passes: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()
    where: str = ""
    """file:line:column."""

    def in_force(self, year: int) -> bool:
        """Whether it was in force in a year."""
        return (self.first_year or 0) <= year <= (self.last_year or 9999)

    @property
    def is_current(self) -> bool:
        """Whether no end is set to it."""
        return self.last_year is None

    def limit_at(self, level: str) -> Limit | None:
        """Return the bound for a level."""
        return self.limits.get(level) or self.limits.get("")

    def requires_at(self, level: str) -> str:
        """Return what it requires of a level's figure, as a table shows it: ≥85%, 逐年增长, 小学寄宿1000元."""
        if limit := self.limit_at(level):
            return str(limit)
        if self.kind == "rises":
            return "逐年增长" if self.op == ">" else "不低于上年"
        if self.kind == "amount":
            return "、".join(f"{one.level}{''.join(one.words)}{float(one.rate):.10g}元" for one in self.paid)
        return f"{sign_of(self.op)}{self.other}" if self.other else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause of a document and what became of it here."""

    text: str
    rule: str = ""
    why: str = ""
    """Why no rule checks it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Norms that are applied together."""

    name: str
    title: str
    rules: tuple[NormRule, ...]
    documents: dict[str, Document]
    family: str = ""
    """Packs of one family judge the same thing by different documents: only one is applied."""
    first_year: int | None = None
    last_year: int | None = None
    sign_indicators: tuple[str, ...] = ()
    """Indicators that only reports under this pack use."""
    sign_words: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()
    """What the title of such a report says."""
    subject: bool = False
    """Whether reports are written on it as a whole, so that missing figures can be listed."""
    draft: bool = False
    """Read from a plan by machine and not yet confirmed by a person."""
    clauses: dict[str, tuple[Clause, ...]] = field(default_factory=dict)
    """Document id -> its ledger."""
    path: str = ""

    @property
    def indicators(self) -> frozenset[str]:
        """Every indicator some rule selects."""
        names = {name for rule in self.rules for name in rule.select.indicators}
        return frozenset(names | {rule.other for rule in self.rules if rule.other})
