"""An archive of generated reports, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.generator.report import GeneratedReport, write_reports
from tests.corpus.archives import scan_into

COUNT = 40


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[GeneratedReport]]:
    """A folder of generated reports and what is planted in each."""
    folder = tmp_path_factory.mktemp("reports")
    return folder, list(write_reports(folder, COUNT))


@pytest.fixture(scope="session")
def scanned(reports: tuple[Path, list[GeneratedReport]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of those reports; tests only read it."""
    path = tmp_path_factory.mktemp("archive") / "a.db"
    scan_into(path, reports[0])
    return path


@pytest.fixture
def archive(scanned: Path) -> Archive:
    """That archive, open for reading."""
    return Archive.open(scanned)
