"""Everything an archive's reports say about each other: breaks between years, and places worth a look."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, field
from typing import Any

from corpus.archive.archive import Archive
from corpus.comparing.account import Account, account_of
from corpus.comparing.copies import find_copies
from corpus.comparing.digits import find_odd_digits, run_digit_tests, say_too_few
from corpus.comparing.explain import explain_years, say_power
from corpus.comparing.finding import CrossFinding, Hint
from corpus.comparing.outliers import find_outliers
from corpus.comparing.pairs import compare_archive_years
from corpus.comparing.years import NOTHING, compare_years
from rules.report import Report

SCHEMA = "gouji.compare/1"
KINDS = ("years", "outliers", "copies", "digits")


@dataclass(slots=True)
class Comparison:
    """What comparing came to."""

    documents: list[dict[str, Any]] = field(default_factory=list)
    pairs: int = 0
    """How many reports were held against the one of the year before."""
    findings: list[CrossFinding] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    power: list[str] = field(default_factory=list)
    """What the comparison could and could not notice, in sentences."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {"schema": SCHEMA, **asdict(self)}


def compare_reports(last: Report, this: Report, lang: str) -> Comparison:
    """Return what this year's report says beside last year's."""
    compared = compare_years(account_of(last, 0), account_of(this, 1))
    return Comparison(
        documents=[_describe(compared.last), _describe(compared.this)],
        pairs=1,
        findings=explain_years(compared, lang),
        power=[say_power(compared.reach, lang)],
    )


def compare_archive(
    archive: Archive, lang: str, kinds: Collection[str] = KINDS, step: Callable[[], None] = lambda: None
) -> Comparison:
    """Return what the reports of an archive say about each other.

    Args:
        archive: the reports.
        lang: zh or en.
        kinds: which of KINDS to look for.
        step: called for every pair of years compared and every other search finished.
    """
    found = Comparison()
    if "years" in kinds:
        reach = NOTHING
        for compared in compare_archive_years(archive):
            found.findings += explain_years(compared, lang)
            found.pairs += 1
            reach += compared.reach
            step()
        found.power.append(say_power(reach, lang))
    if "outliers" in kinds:
        found.hints += find_outliers(archive, lang)
        step()
    if "copies" in kinds:
        found.hints += find_copies(archive, lang)
        step()
    if "digits" in kinds:
        tests = run_digit_tests(archive)
        found.hints += find_odd_digits(tests, lang)
        if too_few := say_too_few(tests, lang):
            found.power.append(too_few)
        step()
    return found


def _describe(account: Account) -> dict[str, Any]:
    return {"path": account.path, "title": account.title, "region": account.place, "year": account.year}
