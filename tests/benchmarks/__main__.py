"""`make bench`: every benchmark, one behind the other."""

from __future__ import annotations

from tests.benchmarks import archive, extraction

if __name__ == "__main__":
    print("== extraction")
    extraction.run()
    print("== archive")
    archive.run()
