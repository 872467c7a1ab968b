"""Files behind a URL: s3://bucket/reports, hdfs://…, file:///…; whatever fsspec reaches."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from corpus.scanning.sources import Source
from extractor.errors import GoujiError, InputError


def open_filesystem(url: str) -> tuple[Any, str]:
    """Return the file system of a URL and the path in it.

    Raises:
        GoujiError: fsspec, or what it needs for this kind of URL, is not installed.
    """
    try:
        import fsspec
    except ImportError as error:
        raise GoujiError("extra-missing", url, extra="cluster", package="fsspec") from error
    try:
        filesystem, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise GoujiError("extra-missing", url, extra="cluster", package=str(error.name or error)) from error
    return filesystem, path


def find_urls(url: str, endings: Collection[str]) -> Iterator[Source]:
    """Yield the files under a URL in name order, or why there are none."""
    try:
        filesystem, path = open_filesystem(url)
        found = filesystem.find(path, detail=True)
    except (OSError, ValueError) as error:
        yield Source(path=url, place=url, error=InputError("unreadable", url, why=str(error)))
        return
    for name in sorted(found):
        place = PurePosixPath(name)
        if name == path or (place.suffix.lower() in endings and not place.name.startswith((".", "~$"))):
            full = filesystem.unstrip_protocol(name)
            yield Source(path=full, place=full, size=int(found[name].get("size") or 0), modified=_modified(found[name]))
    if not found:
        yield Source(path=url, place=url, error=InputError("folder-empty", url))


def _modified(facts: dict[str, Any]) -> str:
    """What the file system says of the time of change, in its own one of several ways."""
    value = next(
        (facts[name] for name in ("mtime", "LastModified", "last_modified", "modified", "updated") if name in facts),
        None,
    )
    if isinstance(value, int | float):
        value = datetime.fromtimestamp(value, UTC)
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else ""
