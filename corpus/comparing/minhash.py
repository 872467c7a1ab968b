"""MinHash signatures and their bands: sets that are much alike meet in a band, others hardly ever.

In numpy, sixty lines; datasketch would bring scipy along and hash one set at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_PRIME = np.uint64((1 << 31) - 1)
_HASHES = 64
_ROWS = 2
"""Rows a band: at a likeness of 0.5 two sets miss each other in all 32 bands once in 10,000 times."""
_MOST_IN_A_BAND = 200
_dice = np.random.default_rng(20_240_131)
_FACTORS = _dice.integers(1, int(_PRIME), _HASHES, dtype=np.uint64)
_SHIFTS = _dice.integers(0, int(_PRIME), _HASHES, dtype=np.uint64)


def sign(shingles: Iterable[str]) -> NDArray[np.uint32]:
    """Return the signature of a set of shingles: uint32[64]; the share of equal places of two estimates their likeness."""
    codes = np.fromiter((crc32(shingle.encode()) & 0x7FFFFFFF for shingle in shingles), np.uint64)
    hashed = (codes[:, None] * _FACTORS + _SHIFTS) % _PRIME
    signature: NDArray[np.uint32] = hashed.min(axis=0).astype(np.uint32)
    return signature


def find_candidates(signatures: Sequence[NDArray[np.uint32]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of sets that share a band, each pair once; a band that hundreds share says nothing and is left out."""
    seen: set[tuple[int, int]] = set()
    stacked = np.stack(signatures) if signatures else np.empty((0, _HASHES), np.uint32)
    for band in range(0, _HASHES, _ROWS):
        buckets: dict[bytes, list[int]] = defaultdict(list)
        for number, key in enumerate(np.ascontiguousarray(stacked[:, band : band + _ROWS])):
            buckets[key.tobytes()].append(number)
        for members in buckets.values():
            if 1 < len(members) <= _MOST_IN_A_BAND:
                for at, first in enumerate(members):
                    for second in members[at + 1 :]:
                        if (first, second) not in seen:
                            seen.add((first, second))
                            yield first, second
