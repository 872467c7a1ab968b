"""A report as comparing sees it: figures under keys that two reports share, and what each tells across years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.archive.archive import Archive
from corpus.archive.claims import read_claims
from corpus.archive.texts import read_text
from corpus.tellings import Telling, read_tellings
from extractor.catalogue import name_of
from extractor.claim import Claim
from rules.report import Report

_ACROSS = re.compile(
    r"(?:[由从比较]|与)*(?:上年度?|去年|上一?学年|上年同期|去年同期|前一年|(?:19|20)[0-9]{2}年)(?:的|末|底|同期)*$|"
    r"^(?:(?:19|20)[0-9]{2}年|本年度?|当年|今年|全年|截至|年末|年底|到)+|[由从]$"
)
_CHANGED = re.compile(r"(?:增长|下降|增加|减少|提高|上升|降低|回落|占|占比|比重)$")


@dataclass(frozen=True, slots=True)
class Told:
    """One figure with the part it plays and the key under which other reports tell of the same."""

    claim: Claim
    telling: Telling
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one report, or one part of a file of several, tells."""

    document: int
    """Number in the archive; 0 and 1 for two files without one."""
    path: str
    title: str
    place: str
    year: str
    told: tuple[Told, ...]
    """In reading order: c1 is the first of the file, whichever part this is."""
    read: Callable[[], str]
    """Gives the text."""

    def base_of(self, change: Told) -> Told | None:
        """Return this year's level whose change over last year a figure is."""
        if change.telling.base is None:
            return None
        wanted = f"c{change.telling.base}"
        return next((one for one in self.told if one.claim.id == wanted), None)


def account_of(report: Report, document: int) -> Account:
    """Return the account of an audited report; its parts are taken together."""
    described = report.document
    return Account(
        document=document,
        path=described.path,
        title=described.title or described.path,
        place=described.region,
        year=described.year,
        told=tuple(_tell(zip(report.claims, read_tellings(report), strict=True))),
        read=lambda: described.text,
    )


def read_accounts(archive: Archive, document: int) -> Iterator[Account]:
    """Yield the accounts of an archived document: one for each place and year that its parts name."""
    row = next(archive.query("SELECT title, region, year FROM documents WHERE id = ?", (document,)))
    path = archive.one("SELECT path FROM files WHERE document = ? ORDER BY run DESC, id DESC LIMIT 1", (document,))
    parts = {
        part["number"]: (part["region"] or row["region"], part["year"] or row["year"], part["title"])
        for part in archive.query("SELECT * FROM parts WHERE document = ? ORDER BY number", (document,))
    }
    grouped: dict[tuple[str, str], list[tuple[Claim, Telling]]] = {}
    titles: dict[tuple[str, str], str] = {}
    for claim, telling in read_claims(archive, document):
        place, year, title = parts.get(claim.part, (row["region"], row["year"], ""))
        grouped.setdefault((place, year), []).append((claim, telling))
        titles.setdefault((place, year), title)
    for (place, year), claims in grouped.items():
        title = titles[place, year] if len(grouped) > 1 and titles[place, year] else row["title"]
        yield Account(
            document=document,
            path=path or "",
            title=title or path or "",
            place=place,
            year=year,
            told=tuple(_tell(claims)),
            read=lambda: read_text(archive, document),
        )


def _tell(claims: Iterable[tuple[Claim, Telling]]) -> Iterator[Told]:
    for claim, telling in claims:
        indicator, quantity = claim.indicator, claim.quantity
        if claim.doc == 0:
            scope = "、".join(sorted(claim.scope))
            yield Told(claim, telling, write_key(indicator.folded, quantity.dimension, claim.level, scope))


@lru_cache(maxsize=100_000)
def write_key(words: str, dimension: str, level: str, scope: str) -> str:
    """Return what tells an indicator from another: catalogue name, else the words; level, dimension, 口径. "" where the words say nothing.

    Two writings of one thing may get two keys, which leaves a figure uncompared;
    two things get one key only where their words are the same.
    """
    core = _CHANGED.sub("", strip_dates(words))
    if name := name_of(core, dimension, level):
        return f"{name}|{dimension}|{scope}"
    core = key_of_words(core)
    return f"{core}|{level}|{dimension}|{scope}" if len(core) > 1 else ""


def name_indicator(claim: Claim) -> str:
    """Return what a figure counts, for people: the report's words without what dates them."""
    return key_of_words(strip_dates(claim.indicator.folded))


def name_words(words: str) -> str:
    """Return what a change is of, for people: its words without what dates it and that it changed."""
    return key_of_words(strip_dates(_CHANGED.sub("", words))) or words


def strip_dates(words: str) -> str:
    """Take off what dates a figure: 一般公共预算收入由上年, 2022年小学在校生."""
    while (shorter := _ACROSS.sub("", words)) != words:
        words = shorter
    return words


def key_of_words(words: str) -> str:
    """Return words without what does not tell one indicator from another (全县, 共, 现有)."""
    return _NOISE.sub("", words)


_NOISE = re.compile(r"[“”‘’《》、,()\s]|全[县区市省校国]|[我本][县区市省校]|县内|新增|共|累计|现有|达到?|的$")
