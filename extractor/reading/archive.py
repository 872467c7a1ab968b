"""ZIP of reports: every readable file in it, each a part of one document; names are only labels."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from extractor.errors import InputError
from extractor.reading import limits
from extractor.reading.content import Content, TextBuilder
from extractor.reading.packages import check_sizes, read_member
from extractor.reading.sniff import sniff
from extractor.table import Table

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f/\\]+")
_LARGEST_MEMBER = limits.LARGEST_FILE


def read(data: bytes, read_part: Callable[[str, bytes], Content]) -> Content:
    """Return the content of all readable files of an archive; nothing is unpacked to disk.

    Args:
        data: the archive.
        read_part: reads one file, given its format and bytes.

    Raises:
        InputError: no readable file, encrypted, damaged or too large.
    """
    import io

    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise InputError("damaged", why="ZIP") from error
    members = [member for member in package.infolist() if not member.is_dir()]
    check_sizes(members)
    parts: list[tuple[str, Content]] = []
    left_out: list[str] = []
    for member in sorted(members, key=_name_of):
        name = _name_of(member)
        if name.startswith((".", "~$", "__MACOSX")) or member.filename.startswith("__MACOSX/"):
            continue
        if len(parts) == limits.MOST_REPORTS or member.file_size > _LARGEST_MEMBER:
            left_out.append(name)
            continue
        try:
            inner = read_member(package, member.filename)
            form = sniff(inner, name)
            if form in ("zip", "image"):
                raise InputError("unknown-format", why=form)
            parts.append((name, read_part(form, inner)))
        except InputError as error:
            if error.kind == "office-encrypted" and member.flag_bits & 1:
                raise InputError("archive-encrypted") from error
            left_out.append(name)
    if not parts:
        raise InputError("archive-empty")
    content = _joined(parts)
    if left_out:
        content.notices.append(("members-left-out", {"count": len(left_out), "names": "、".join(left_out[:8])[:200]}))
    return content


def _name_of(member: zipfile.ZipInfo) -> str:
    """A member's own name without folders; names of Chinese Windows are in GBK."""
    name = member.filename
    if not member.flag_bits & 0x800:
        with suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = name.encode("cp437").decode("gbk")
    return _UNPRINTABLE.sub(" ", re.split(r"[/\\]", name)[-1])[:80]


def _joined(parts: list[tuple[str, Content]]) -> Content:
    """Files one after the other, each opened by a line 第n篇 and its name; one alone is itself."""
    if len(parts) == 1:
        return parts[0][1]
    builder = TextBuilder("zip")
    paged = any(content.page_starts for _, content in parts)
    for number, (name, content) in enumerate(parts, 1):
        builder.end_line()
        start = builder.at
        builder.add(f"第{number}篇 {name}\n")
        shift = builder.at
        builder.add(content.text)
        whole = builder.content
        whole.dropped += [(a + shift, b + shift) for a, b in content.dropped]
        whole.tables += [_moved(table, shift) for table in content.tables]
        whole.notices += content.notices
        if paged:
            whole.page_starts += [start, *(at + shift for at in content.page_starts[1:])]
    return builder.finish()


def _moved(table: Table, shift: int) -> Table:
    cells = tuple(replace(cell, start=cell.start + shift, end=cell.end + shift) for cell in table.cells)
    return replace(table, cells=cells, start=table.start + shift, end=table.end + shift)
