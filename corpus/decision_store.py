"""Opening decisions: a file of lines or an archive, told apart by content."""

from __future__ import annotations

from pathlib import Path

from corpus.decision_file import DecisionFile
from corpus.decisions import DecisionStore


def open_decisions(path: str | Path) -> DecisionStore:
    """Return the store at a path, which need not exist yet if it is to be a file of lines."""
    return DecisionFile(path)
