"""Putting a file in its place whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from extractor.errors import GoujiError


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file beside its place, then move it there: what stood there stays if anything goes wrong.

    Args:
        path: where the file shall be.
        write: writes the file at the path it is given.

    Raises:
        GoujiError: the folder is missing or may not be written, the disk is full, or another program holds the file.
    """
    draft = path.with_name(f".gouji-{os.getpid()}{path.suffix}")
    try:
        write(draft)
        draft.replace(path)
    except OSError as error:
        raise GoujiError("output-unwritable", str(path), why=error.strerror or str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def write_text(path: Path, content: str, encoding: str = "utf-8") -> None:
    """Write text with the line ends it has.

    Raises:
        GoujiError: see `write_whole`.
    """
    write_whole(path, lambda draft: draft.write_bytes(content.encode(encoding)))
