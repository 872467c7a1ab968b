"""Classes that leave none out by how they are named: 达到 and 未达到, 45人及以下 up to 56人以上."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.claim import Claim

_BELOW = re.compile(r"^(?:及|或)?(?:以下|以内)的?")
_ABOVE = re.compile(r"^(?:及|或)?以上的?")
_NOT = re.compile(r"(?:未|不|没有|非)(?P<what>[^,;。、的]{2,8})")
_SHORTEST = 2


def leaves_none(parts: Sequence[Claim]) -> bool:
    """Whether some class is another one's opposite, or the classes run from 以下 to 以上."""
    words = [part.before for part in parts]
    if any(_BELOW.match(said) for said in words) and any(_ABOVE.match(said) for said in words):
        return True
    for said in words:
        match = _NOT.search(said)
        if match and any(match.group("what") in other and not _NOT.search(other) for other in words):
            return True
    return False
