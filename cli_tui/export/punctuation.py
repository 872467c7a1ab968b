"""Chinese sentences as offices print them: full-width marks beside Chinese characters; arithmetic keeps its own."""

from __future__ import annotations

import re

_FULL = str.maketrans(",;:?!", "\uff0c\uff1b\uff1a\uff1f\uff01")
_HAN = r"[\u3400-\u9fff\u3001\u3002\u201c\u201d\u300a\u300b%]"
_MARK = re.compile(rf"(?<={_HAN})[,;:?!]|[,;:?!](?={_HAN})")
_PAIR = re.compile(r"\(([^()]*)\)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def print_marks(text: str) -> str:
    """Return a Chinese sentence with full-width marks; quotes of a report must not go through here."""
    text = _MARK.sub(lambda match: match.group().translate(_FULL), text)
    return _PAIR.sub(lambda match: f"\uff08{match[1]}\uff09" if _CHINESE.search(match[1]) else match[0], text)
