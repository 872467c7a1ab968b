"""Decisions as lines of a file beside the report: one JSON object a line, only ever added to."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from corpus.decisions import Decision, DecisionError

ENDING = ".gouji.jsonl"
_FIELDS = frozenset(field.name for field in fields(Decision))


def beside(path: str | Path) -> Path:
    """Return where the decisions on a report are kept if nobody says otherwise: 报告.docx.gouji.jsonl."""
    return Path(f"{path}{ENDING}")


class DecisionFile:
    """A file of decisions; it need not exist before the first."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def record(self, decision: Decision) -> None:
        """Add a line, on disk before this returns.

        Raises:
            DecisionError: the file cannot be written.
        """
        line = json.dumps(asdict(decision), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        try:
            with self.path.open("ab+") as file:
                if file.tell() and not _ends_line(file):
                    line = b"\n" + line  # the last writer was cut off in mid-line
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise DecisionError("decisions-unwritable", str(self.path), why=error.strerror or str(error)) from error

    def history(self) -> list[Decision]:
        """Return every decision in the order recorded.

        Raises:
            DecisionError: the file is missing or holds a line that is no decision; a last line cut off in mid-write is left out.
        """
        try:
            data = self.path.read_bytes()
        except FileNotFoundError as error:
            raise DecisionError("file-missing", str(self.path)) from error
        except OSError as error:
            raise DecisionError("unreadable", str(self.path), why=error.strerror or str(error)) from error
        lines = data.split(b"\n")
        decisions = []
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            decision = _read_line(line)
            if decision is not None:
                decisions.append(decision)
            elif not _cut_off(lines, number):
                raise DecisionError("decisions-damaged", str(self.path), line=number)
        return decisions


def _ends_line(file: Any) -> bool:
    file.seek(-1, os.SEEK_END)
    return bool(file.read(1) == b"\n")


def _read_line(line: bytes) -> Decision | None:
    try:
        found = json.loads(line.decode("utf-8-sig"))
        given = {name: value for name, value in found.items() if name in _FIELDS}
        given["materials"] = tuple(given.get("materials", ()))
        decision = Decision(**given)
    except (ValueError, TypeError, AttributeError):
        return None
    texts = (getattr(decision, name) for name in _FIELDS if name != "materials")
    return decision if all(isinstance(text, str) for text in (*texts, *decision.materials)) else None


def _cut_off(lines: list[bytes], number: int) -> bool:
    """Whether a line broke off: nothing but a half-written object, no closing brace."""
    line = lines[number - 1].rstrip()
    return line.startswith(b"{") and not line.endswith(b"}")
