"""The marking process: `python -m cli_tui.marking.worker`; writes marks into a copy of a hostile file."""

from __future__ import annotations

import importlib
from typing import Any

from extractor.reading.serving import serve

MARKERS = {"docx": "docx", "pdf": "pdf", "html": "html"}
"""Format -> module of this package with `mark(data, password, marks) -> bytes`."""


def _mark(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    module = importlib.import_module(f"cli_tui.marking.{MARKERS[request['format']]}")
    return {}, module.mark(data, request["password"], request["marks"])


if __name__ == "__main__":
    serve({"mark": _mark})
