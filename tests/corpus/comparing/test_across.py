"""Planted breaks, copies and outliers are found in an archive; a clean one gives nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.comparing.across import Comparison, compare_archive
from corpus.scanning.sources import find_sources
from tests.corpus.archives import ENDINGS, scan_into
from tests.corpus.comparing.planted import Series, broken_series, clean_series, write_to

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Series, Comparison]:
    series = broken_series()
    return series, compared(series, tmp_path_factory.mktemp("broken"))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    return compared(clean_series(), tmp_path_factory.mktemp("clean"))


def compared(series: Series, folder: Path) -> Comparison:
    reports = write_to(folder / "r", series)
    assert len(list(find_sources([str(reports)], ENDINGS))) == len(series.reports)
    scan_into(folder / "a.db", reports, jobs=2)
    with Archive.open(folder / "a.db") as archive:
        return compare_archive(archive, "zh")


def test_clean_series_give_nothing(clean: Comparison) -> None:
    assert clean.findings == []
    assert clean.hints == []
    assert clean.pairs == 120
    assert "未核≠无误" in clean.power[0]


def test_breaks_between_years_are_found(broken: tuple[Series, Comparison]) -> None:
    series, found = broken
    assert len(series.breaks) >= 35
    missed = [
        (place, wrong)
        for place, wrong in series.breaks
        if not any(place in finding.evidence[1].title for finding in found.findings)
    ]
    assert len(missed) <= 0.05 * len(series.breaks), missed
    broken_places = {place for place, _ in series.breaks} | {place for pair in series.copies for place in pair}
    broken_places |= {place for place, _ in series.outliers}
    for finding in found.findings:
        assert any(place in finding.evidence[0].title for place in broken_places), finding
        assert finding.severity == "warning"
        assert finding.evidence[0].title != finding.evidence[1].title
        assert "请" in finding.question


def test_copies_are_found_and_nothing_else_is_one(broken: tuple[Series, Comparison]) -> None:
    series, found = broken
    pairs = [
        {quote.title.split("县")[0].split("区")[0].split("市")[0] for quote in hint.evidence}
        for hint in found.hints
        if hint.kind == "copy"
    ]
    planted = [{place[:-1] for place in pair} for pair in series.copies]
    assert len(planted) == 6
    assert sum(pair in pairs for pair in planted) >= 0.95 * len(planted)
    assert all(pair in planted for pair in pairs)


def test_outliers_are_found_and_nothing_else_is_one(broken: tuple[Series, Comparison]) -> None:
    series, found = broken
    hints = [hint for hint in found.hints if hint.kind == "outlier"]
    assert len(series.outliers) == 5
    for place, value in series.outliers:
        assert any(place in hint.message and value in hint.message for hint in hints), (place, value)
    # a broken figure of last year makes a far growth too
    planted = [place for place, _ in (*series.outliers, *series.breaks)]
    assert all(any(place in hint.message for place in planted) for hint in hints)


def test_every_hint_says_its_sample_and_that_it_proves_nothing(broken: tuple[Series, Comparison]) -> None:
    assert broken[1].hints
    for hint in broken[1].hints:
        assert f"样本量{hint.sample}" in hint.caution
        assert "不作为认定依据" in hint.caution
