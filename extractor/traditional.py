"""Traditional characters, one to one, for reading only."""

from __future__ import annotations

from functools import cache

# Characters that OpenCC maps though simplified reports use them as they are.
_KEPT = frozenset("乾著藉甚麽")


@cache
def simplifying_table() -> dict[int, int]:
    """Return the code point map traditional -> simplified.

    OpenCC's own character table, asked once a process; phrases are left alone
    because folding must keep the number of characters.
    """
    from opencc import OpenCC

    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    converted: list[str] = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        ord(old): ord(new)
        for old, new in zip(characters, converted, strict=True)
        if old != new and len(new) == 1 and old not in _KEPT
    }
