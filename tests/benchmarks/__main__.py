"""`make bench`: every benchmark, one behind the other."""

from __future__ import annotations

from tests.benchmarks import archive, auditing, extraction, packs, screen

if __name__ == "__main__":
    for part in (extraction, auditing, packs, archive, screen):
        print(f"== {part.__name__.rpartition('.')[2]}")
        part.run()
