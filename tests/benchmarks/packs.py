"""What norms cost: audits with the packs gouji chooses beside audits without packs, turn by turn in one process."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from corpus.generator.report import write_reports
from extractor import read
from extractor.document import Document
from rules.auditing import audit
from rules.pack import Pack

NO_PACKS: Sequence[Pack] = ()


def audit_seconds(paths: Sequence[Path], rounds: int = 8) -> tuple[float, float]:
    """Processor seconds of auditing all files with packs and without: the least of several rounds, file by file."""
    with_packs = without = 0.0
    for path in paths:
        least = {True: float("inf"), False: float("inf")}
        for number in range(rounds + 1):
            for chosen in (True, False) if number % 2 else (False, True):
                document = read(path)
                seconds = _seconds(document, None if chosen else NO_PACKS)
                if number:  # the first round makes the pipeline, the packs and the caches ready
                    least[chosen] = min(least[chosen], seconds)
        with_packs += least[True]
        without += least[False]
    return with_packs, without


def _seconds(document: Document, packs: Sequence[Pack] | None) -> float:
    started = time.process_time()
    audit(document, packs=packs)
    return time.process_time() - started


def run(count: int = 20) -> None:
    """Print the figures over so many generated reports and over the samples on schools."""
    samples = Path(__file__).parents[2] / "corpus" / "samples"
    schools = [samples / f"{name}.txt" for name in ("county-balance", "district-annual", "school-profile", "redacted")]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        list(write_reports(folder, count))
        reports = sorted(folder.rglob("*.txt"))
        for title, paths in (("generated reports", reports), ("samples on schools", schools)):
            with_packs, without = audit_seconds(paths)
            print(
                f"{title}: {with_packs:.2f} s with packs, {without:.2f} s without: "
                f"{without / with_packs:.0%} of the speed without packs"
            )


if __name__ == "__main__":
    run()
