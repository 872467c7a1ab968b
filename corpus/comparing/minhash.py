"""MinHash signatures and their bands: sets that are much alike meet in a band, others hardly ever.

In numpy, sixty lines; datasketch would bring scipy along and hash one set at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_PRIME = np.uint64((1 << 31) - 1)
HASHES = 64
CODE = 4
"""Bytes a shingle's code takes."""
_MOST_IN_A_BAND = 200
_dice = np.random.default_rng(20_240_131)
_FACTORS = _dice.integers(1, int(_PRIME), HASHES, dtype=np.uint64)
_SHIFTS = _dice.integers(0, int(_PRIME), HASHES, dtype=np.uint64)


def codes_of(shingles: Iterable[str]) -> bytes:
    """Return a set of shingles as codes of four bytes: enough to compare sets by, in little memory."""
    return np.fromiter((crc32(shingle.encode()) & 0x7FFFFFFF for shingle in shingles), np.uint32).tobytes()


def count_shared(first: bytes, second: bytes) -> int:
    """Return how many codes two sets share."""
    return len(set(memoryview(first).cast("I")) & set(memoryview(second).cast("I")))


def sign(given: bytes) -> NDArray[np.uint32]:
    """Return the signature of a set of codes: uint32[64]; the share of equal places of two estimates their likeness."""
    codes = np.frombuffer(given, np.uint32).astype(np.uint64)
    hashed = (codes[:, None] * _FACTORS + _SHIFTS) % _PRIME
    signature: NDArray[np.uint32] = hashed.min(axis=0).astype(np.uint32)
    return signature


def find_candidates(signatures: NDArray[np.uint32], owners: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield pairs of sets of different owners that share a band, each pair once.

    A band is two rows: at a likeness of 0.5 two sets miss each other in all 32
    bands once in 10,000 times. A band that hundreds share says nothing and is
    left out.

    Args:
        signatures: uint32[n, 64], as `sign` gives them.
        owners: int64[n]: whose each set is.
    """
    bands = np.ascontiguousarray(signatures).view(np.uint64)
    shared = np.stack([_leave_out_crowded(keys) for keys in bands.T], axis=1) if len(bands) else bands
    for band in range(shared.shape[1]):
        order = np.argsort(shared[:, band], kind="stable")
        keys = shared[order, band]
        for apart in range(1, min(_MOST_IN_A_BAND, len(order))):
            equal = keys[apart:] == keys[:-apart]
            if not equal.any():
                break
            first, second = order[:-apart][equal], order[apart:][equal]
            new = owners[first] != owners[second]
            first, second = first[new], second[new]
            met = (shared[first, :band] == shared[second, :band]).any(axis=1)
            yield from zip(first[~met].tolist(), second[~met].tolist(), strict=True)


def _leave_out_crowded(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return a band's keys; where hundreds of sets have one key, each has one of its own instead, above all others."""
    _, which, counts = np.unique(keys, return_inverse=True, return_counts=True)
    alone = np.uint64(1 << 63) | np.arange(len(keys), dtype=np.uint64)  # hashes have 31 bits: no key is so high
    return np.where(counts[which] > _MOST_IN_A_BAND, alone, keys)
