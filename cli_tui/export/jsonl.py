"""One report object a line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from rules.report import Report


def write(reports: Sequence[Report], path: Path, lang: str) -> None:
    """Write report objects, one a line (`.json`: one object, or a list of several)."""
    objects = [report.to_dict() for report in reports]
    if path.suffix.lower() == ".json":
        content = json.dumps(
            objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=1, allow_nan=False
        )
    else:
        content = "\n".join(json.dumps(one, ensure_ascii=False, allow_nan=False) for one in objects)
    path.write_text(content + "\n", "utf-8")
