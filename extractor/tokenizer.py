"""Segmenting: jieba over the clauses that hold a number, whole clauses elsewhere."""

from __future__ import annotations

import logging
import re
import warnings
from functools import cache
from pathlib import Path
from typing import Any

from extractor.catalogue.terms import segmenter_terms

_CLAUSE = re.compile(r"[^,;:。!?()、\n]*[,;:。!?()、\n]|[^,;:。!?()、\n]+$")
_HOLDS_NUMBER = re.compile(
    r"[0-9]|[〇零一二两三四五六七八九十百千万][个所名年项次种家户人位台套间座条件场期百千万亿成倍]"
)


def holds_number(text: str) -> bool:
    """Whether a folded text has anything that could be a quantity."""
    return _HOLDS_NUMBER.search(text) is not None


@cache
def segmenter() -> Any:
    """Return gouji's own jieba tokenizer, its dictionary cached in the user's folder.

    jieba's default cache lies in a folder anybody may write to and is
    unmarshalled unchecked; ours does not.
    """
    from platformdirs import user_cache_dir

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.ERROR)
    cut = jieba.Tokenizer()
    folder = Path(user_cache_dir("gouji", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    cut.tmp_dir = str(folder)
    cut.initialize()
    for term in segmenter_terms():
        cut.add_word(term)
    return cut


def segment(text: str) -> list[str]:
    """Return the words of a paragraph: `"".join(words) == text`."""
    cut = segmenter().lcut
    words: list[str] = []
    for clause in _CLAUSE.findall(text):
        if _HOLDS_NUMBER.search(clause):
            words += cut(clause)
        else:
            words.append(clause)
    return words
