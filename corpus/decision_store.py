"""Opening decisions: a file of lines or an archive, told apart by content."""

from __future__ import annotations

from pathlib import Path

from corpus.archive import Archive
from corpus.archive.archive import is_archive
from corpus.archive.decisions import ArchivedDecisions
from corpus.decision_file import DecisionFile
from corpus.decisions import DecisionStore


def open_decisions(path: str | Path) -> DecisionStore:
    """Return the store at a path: an archive if it is one, else a file of lines, which need not exist yet.

    Raises:
        ArchiveError: the archive cannot be opened.
    """
    if is_archive(path):
        return ArchivedDecisions(Archive.create(path))
    return DecisionFile(path)


def open_archived(path: str | Path) -> DecisionStore:
    """Return the decisions of an archive that exists.

    Raises:
        ArchiveError: there is none, or it cannot be written.
    """
    Archive.open(path).close()
    return ArchivedDecisions(Archive.create(path))
