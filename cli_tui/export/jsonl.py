"""The report object as it is: JSON, one object a line or one file."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cli_tui.export.writing import write_text
from rules.report import Report

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def write(reports: Sequence[Report], path: Path, lang: str) -> None:
    """Write report objects, one a line (`.json`: one object, or a list of several).

    Raises:
        GoujiError: the file cannot be written.
    """
    objects = [report.to_dict() for report in reports]
    if path.suffix.lower() == ".json":
        content = dump(objects[0] if len(objects) == 1 else objects, indent=1)
    else:
        content = "\n".join(dump(one) for one in objects)
    write_text(path, content + "\n")


def dump(value: Any, indent: int | None = None) -> str:
    """Return JSON that UTF-8 can hold: a lone surrogate stays the escape it is in JSON."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
