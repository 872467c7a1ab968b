"""How long the proof of soundness takes, type by type: `python -m tests.benchmarks.soundness`, not part of `make bench`."""

from __future__ import annotations

import time

from tests.rules.soundness import check_all, report


def run() -> None:
    """Print what each type's instances came to, with process time and wall time."""
    begun = time.monotonic()
    print(report(check_all()))
    print(f"wall time {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    run()
