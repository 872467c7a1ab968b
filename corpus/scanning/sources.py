"""The files a scan takes: folders, globs, ZIP members; found lazily, each once."""

from __future__ import annotations

import glob
import os
import stat
import zipfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from extractor.errors import GoujiError, InputError

_INSIDE = "!/"
_ZIP = ".zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file to scan, or what could not be one."""

    path: str
    """For people: decoded, a ZIP member behind `!/`."""
    place: str
    """For the system: path as the file system has it, the ZIP's for a member, or a URL."""
    member: str = ""
    """Name in the ZIP."""
    size: int = 0
    modified: str = ""
    """UTC, ISO 8601."""
    error: GoujiError | None = None

    @property
    def raw(self) -> bytes | None:
        """The name's bytes where they are not UTF-8."""
        try:
            self.place.encode("utf-8")
        except UnicodeEncodeError:
            return os.fsencode(self.place)
        return None


def find_sources(paths: Iterable[str], endings: Collection[str], *, since: str = "") -> Iterator[Source]:
    """Yield the files that paths name, in order.

    Args:
        paths: files, folders, globs, ZIPs.
        endings: of the files to take from folders and ZIPs (`.txt`); a file that is named is taken whatever it is.
        since: ISO date; files changed before are left out.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for source in _of_path(path, endings, seen):
            if not since or source.error is not None or source.modified >= since:
                yield source


def readable(name: str) -> str:
    """Return a file name for people: bytes that are not UTF-8 read as GB18030, what an old Chinese Windows wrote."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raw = os.fsencode(name)
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            return raw.decode("utf-8", "replace")
    return name


def _of_path(path: str, endings: Collection[str], seen: set[tuple[int, int]]) -> Iterator[Source]:
    if "://" in path:
        from corpus.cluster.urls import find_urls

        yield from find_urls(path, endings)
        return
    place = Path(path)
    if place.is_dir():
        empty = True
        for source in _of_folder(path, endings, seen):
            empty = False
            yield source
        if empty:
            yield _failed(path, InputError("folder-empty", readable(path)))
    elif not place.exists() and glob.has_magic(path):
        found = sorted(glob.iglob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        for name in filter(_is_wanted, found):
            yield from _of_file(name, endings) if not Path(name).is_dir() else _of_folder(name, endings, seen)
        if not found:
            yield _failed(path, InputError("file-missing", readable(path)))
    else:
        yield from _of_file(path, endings)


def _of_folder(path: str, endings: Collection[str], seen: set[tuple[int, int]]) -> Iterator[Source]:
    """Files of a folder in name order, then its folders; a folder that links lead back to is walked once."""
    try:
        status = Path(path).stat()
        if (status.st_dev, status.st_ino) in seen:
            return
        seen.add((status.st_dev, status.st_ino))
        with os.scandir(path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield _failed(path, InputError("unreadable", readable(path), why=error.strerror or str(error)))
        return
    folders = []
    for entry in entries:
        if not _is_wanted(entry.name):
            continue
        if entry.is_dir():
            folders.append(entry.path)
        elif Path(entry.name).suffix.lower() in endings or entry.name.lower().endswith(_ZIP):
            yield from _of_file(entry.path, endings)
    for folder in folders:
        yield from _of_folder(folder, endings, seen)


def _is_wanted(path: str) -> bool:
    """Whether a name is none of a hidden file's or of the lock that Word leaves beside an open one."""
    return not Path(path).name.startswith((".", "~$"))


def _of_file(path: str, endings: Collection[str]) -> Iterator[Source]:
    try:
        status = Path(path).stat()
    except OSError as error:
        kind = "file-missing" if isinstance(error, FileNotFoundError) else "unreadable"
        yield _failed(path, InputError(kind, readable(path), why=error.strerror or str(error)))
        return
    source = Source(path=readable(path), place=path, size=status.st_size, modified=_utc(status.st_mtime))
    if not stat.S_ISREG(status.st_mode):
        yield replace(source, error=InputError("unreadable", source.path, why="not a file"))
    elif path.lower().endswith(_ZIP):
        yield from _of_zip(source, endings)
    else:
        yield source


def _of_zip(source: Source, endings: Collection[str]) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(source.place) as file:
            members = file.infolist()
    except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
        yield replace(source, error=InputError("unreadable", source.path, why=str(error)))
        return
    for member in members:
        name = _member_name(member)
        if member.is_dir() or not _is_wanted(name) or Path(name).suffix.lower() not in endings:
            continue
        modified = datetime(*member.date_time, tzinfo=UTC) if member.date_time >= (1980, 1, 1) else None
        yield Source(
            path=f"{source.path}{_INSIDE}{name}",
            place=source.place,
            member=member.filename,
            size=member.file_size,
            modified=modified.strftime("%Y-%m-%dT%H:%M:%SZ") if modified else source.modified,
        )


def _member_name(member: zipfile.ZipInfo) -> str:
    """The name as it was written: old archivers wrote GBK and said nothing, which reads as code page 437."""
    if member.flag_bits & 0x800:
        return member.filename
    raw = member.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _failed(path: str, error: GoujiError) -> Source:
    return Source(path=readable(path), place=path, error=error)


def _utc(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
