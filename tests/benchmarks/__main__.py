"""`make bench`: every benchmark, one behind the other."""

from __future__ import annotations

from tests.benchmarks import archive, screen

if __name__ == "__main__":
    print("== archive")
    archive.run()
    print("== screen")
    screen.run()
