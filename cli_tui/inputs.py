"""The files a command line names: files, folders, standard input."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extractor.errors import InputError

DATA_ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv"})
"""Endings of data sheets."""
ENDINGS = DATA_ENDINGS | frozenset(
    {".txt", ".md", ".text", ".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".ofd", ".html", ".htm", ".zip"}
)
"""Endings of the files that a folder is searched for; what a file is its content tells."""


def find_files(paths: Iterable[str], endings: frozenset[str] = ENDINGS) -> list[str | InputError]:
    """Return the files to read in order; what cannot be one is an error in its place."""
    found: list[str | InputError] = []
    for path in paths:
        place = Path(path)
        if path != "-" and place.is_dir():
            inside: list[str | InputError] = [
                str(file) for file in sorted(place.rglob("*")) if _is_wanted(file, endings)
            ]
            found += inside or [InputError("folder-empty", path)]
        else:
            found.append(path)
    return found


def _is_wanted(file: Path, endings: frozenset[str]) -> bool:
    return file.suffix.lower() in endings and not file.name.startswith((".", "~$")) and file.is_file()
