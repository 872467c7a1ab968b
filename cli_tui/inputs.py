"""The files a command line names: files, folders, standard input."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extractor.errors import InputError

ENDINGS = frozenset({".txt", ".md", ".text"})
"""Endings of the files that a folder is searched for."""


def find_files(paths: Iterable[str]) -> list[str | InputError]:
    """Return the files to read in order; what cannot be one is an error in its place."""
    found: list[str | InputError] = []
    for path in paths:
        place = Path(path)
        if path != "-" and place.is_dir():
            inside: list[str | InputError] = [str(file) for file in sorted(place.rglob("*")) if _is_report(file)]
            found += inside or [InputError("folder-empty", path)]
        else:
            found.append(path)
    return found


def _is_report(file: Path) -> bool:
    return file.suffix.lower() in ENDINGS and not file.name.startswith((".", "~$")) and file.is_file()
