"""The bytes of a source: from a file, a ZIP member, or wherever fsspec reaches."""

from __future__ import annotations

import zipfile
from functools import lru_cache
from pathlib import Path

from corpus.scanning.sources import Source
from extractor.errors import InputError
from extractor.reading.limits import LARGEST_FILE, write_size


def load(source: Source) -> bytes:
    """Return a source's bytes.

    Raises:
        InputError: it cannot be read or is too large.
    """
    if source.error is not None:
        raise source.error
    if source.size > LARGEST_FILE:
        raise InputError("too-large", source.path, size=write_size(source.size), limit=write_size(LARGEST_FILE))
    try:
        if source.member:
            return _open_zip(source.place).read(source.member)
        if "://" in source.place:
            return _fetch(source.place)
        return Path(source.place).read_bytes()
    except FileNotFoundError as error:
        raise InputError("file-missing", source.path) from error
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, KeyError, EOFError) as error:
        why = (error.strerror if isinstance(error, OSError) else "") or str(error) or type(error).__name__
        raise InputError("unreadable", source.path, why=why) from error


@lru_cache(maxsize=2)
def _open_zip(place: str) -> zipfile.ZipFile:
    """Keep the last ZIPs open: their members come one behind the other."""
    return zipfile.ZipFile(place)


def _fetch(url: str) -> bytes:
    import fsspec

    with fsspec.open(url, "rb") as file:
        data: bytes = file.read()
    return data
