"""What a megabyte of rubbish costs to read: the time, and how it grows from a quarter of it (4 is linear)."""

from __future__ import annotations

import time

from extractor import extract, find_quantities
from extractor.document import Document
from tests.extractor.test_linear_time import MEGABYTE, RUBBISH

KINDS = (
    "digits",
    "one",
    "respectively",
    "open brackets",
    "spaces",
    "commas",
    "ranges",
    "points between digits",
    "one line of text",
    "sentences",
)


def seconds(text: str, *, whole: bool) -> float:
    """Return the processor time of finding a text's quantities, or of its whole extraction."""
    started = time.process_time()
    if whole:
        extract(Document(text))
    else:
        find_quantities(text)
    return time.process_time() - started


def run() -> None:
    """Print one line a kind of text."""
    extract(Document("全县共有小学12所。"))  # loads words, which is not measured
    print(f"{'1 MB of':24} {'quantities':>12} {'growth':>7} {'extraction':>12} {'growth':>7}")
    for kind in KINDS:
        text = (RUBBISH[kind] * MEGABYTE)[:MEGABYTE]
        cells = []
        for whole in (False, True):
            small, large = seconds(text[: MEGABYTE // 4], whole=whole), seconds(text, whole=whole)
            cells.append(f"{large:10.2f} s {large / max(small, 1e-3):7.1f}")
        print(f"{kind:24} {' '.join(cells)}", flush=True)


if __name__ == "__main__":
    run()
