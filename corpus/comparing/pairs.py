"""Which archived reports are last year's and this year's of one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from corpus.archive.archive import Archive
from corpus.comparing.account import Account, read_accounts
from corpus.comparing.years import YearsCompared, compare_years

_LEAST_SHARED = 0.3
"""Share of the smaller report's indicators that two reports of one kind have in common at least."""


def find_places(archive: Archive) -> dict[str, list[int]]:
    """Return the documents of each place, by number; places written longer and shorter (广元市青川县, 青川县) are one.

    Two counties of one name under different cities stay two; a name that is
    redacted (__县) is no place.
    """
    rows = archive.query(
        "SELECT DISTINCT d.id, coalesce(nullif(p.region, ''), d.region) AS region FROM documents d JOIN parts p ON p.document = d.id"
    )
    documents: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        region = row["region"]
        if region and not set(region) & set("_×某X"):
            documents[region].add(row["id"])
    full = sorted(documents, key=len, reverse=True)
    places: dict[str, list[int]] = {}
    for region in full:
        longer = [other for other in full if other != region and other.endswith(region)]
        if len(longer) == 1:
            documents[longer[0]] |= documents[region]
        else:
            places[region] = []
    return {region: sorted(documents[region]) for region in sorted(places)}


def compare_archive_years(archive: Archive) -> Iterator[YearsCompared]:
    """Yield each place's reports beside those of the year before, place by place."""
    for documents in find_places(archive).values():
        by_year: dict[str, list[Account]] = defaultdict(list)
        for document in documents:
            for account in read_accounts(archive, document):
                by_year[account.year].append(account)
        for year in sorted(year for year in by_year if year.isdigit()):
            for this in by_year[year]:
                last = _last_of(this, by_year.get(str(int(year) - 1), []))
                if last is not None:
                    yield compare_years(last, this)


def _last_of(this: Account, candidates: list[Account]) -> Account | None:
    """The report of the year before that tells of the most of the same: a county writes several kinds of report a year."""
    own = {told.key for told in this.told} - {""}
    best, most = None, _LEAST_SHARED
    for candidate in candidates:
        keys = {told.key for told in candidate.told} - {""}
        shared = len(own & keys) / max(1, min(len(own), len(keys)))
        if shared >= most:
            best, most = candidate, shared
    return best
