"""Words the segmenter must keep whole: the catalogue's terms that name one thing, without level or list marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.catalogue.catalogue import load_catalogue

_LEVELS = re.compile(
    r"小学|初中|高中|中小学|义务教育|义教|幼儿园|学前|特殊教育|特教|特校|普高|中职|职高|职业|中等|初级|高级|[一六七九]年级|初一|高一|高三"
)
_DOES = re.compile(
    r"发放|投入|累计|新增|新建|增加|参加|共计|落实|享受|惠及|改造|征收|补充|招聘|最|平均|每|全|各|在岗|在职|应|不"
)
"""What the grammar wants apart: verbs and words of degree in front of what is counted."""
_PLAIN = re.compile(r"[\u4e00-\u9fff]{3,6}|[生人师班校]均[\u4e00-\u9fff]{2,16}")
"""A per-head name is one word however long: 初中|生均…, not 初中生|均…."""


def segmenter_terms() -> Iterator[str]:
    """Yield each term once."""
    seen: set[str] = set()
    for entry in load_catalogue().values():
        for name in (*entry.names, *entry.alone):
            if name not in seen and _PLAIN.fullmatch(name) and not (_LEVELS.search(name) or _DOES.match(name)):
                seen.add(name)
                yield name
