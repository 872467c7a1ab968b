"""Reading files: one format, one module, all giving a Document."""

from __future__ import annotations

from pathlib import Path

from extractor.document import Document


def read(path: str | Path) -> Document:
    """Return the document in a file, its format told by its content.

    Raises:
        InputError: the file is missing, of no known format, damaged or too large.
    """
    from extractor.reading.text import read_text

    return read_text(Path(path))
