"""What a question is about: its words without those of the asking itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.answering.vocabulary import forms_of, idle_words, is_word, load_words, pattern_of, segment_words, weight_of
from extractor.units import NO_UNIT, Unit, find_unit, load_units

_MARKS = re.compile(r"[\s,。;:!?、“”\"'()《》~…]+")
PERIOD = re.compile(r"((?:19|20)[0-9_]{2})(?:年度?|学年)?")
_MIXED = re.compile(r"[0-9]+[A-Za-z]+|[A-Za-z]+[0-9.]*|[0-9.]+(?=岁|年级|日)岁?")
TYPED = re.compile(
    r"[0-9]+(?:\.[0-9]+)?(?:%|‰|个百分点|万元|亿元)|1:[0-9.]+|[0-9]+\.[0-9]+|[0-9]+(?:人次|人|元|所|名|个|张|册)"
)
_COUNTED = re.compile(r"百分之(?:几|多少)|几成|(?<!哪)(?:几|多少|若干)")
SPAN = re.compile(r"([两三四五六七八九十])个?(季度|月|学期|学年|年)份?")
_SHARE_OF = re.compile("占(?!地|比|用|有|据|领)")
_EACH = re.compile(r"各(?=.?[了过]|[得有是占为]|几|多少)")
_INSIDE = re.compile(r"(?<![一-龥])[一-龥]{1,2}(?<!公)里(?=[一-龥])")
"""馆里, 学校里: where, before the subject."""
_PREDICATE = re.compile(r"^[到掉出成完下上]?[了过着]")
_LIGHT = re.compile(
    r"^[有来去办开花用做搞到收招建发投接出进买修种达完成实现拥发生造产]{1,2}[到出成了过]?$|^(?:参[与加评]|进行|开展|组织|实施|涉及)$"
)
"""Verbs that say little: what they are said of tells which figure is meant."""
_MANNER = re.compile(r"按[^,怎如]{1,4}(?=怎|如何|分)")
_LONGEST_NEW = 4
_JOINS = "能会可想要的是有在得各要与和呢了里按把被从花"
ORDINAL = re.compile(r"第([0-9一二三四五六七八九十]+)[条个处项]")
_LEVEL_WORDS = re.compile("小学|初中|高中|幼儿园|特殊教育|义务教育")

KINDS = ("unknown", "norm", "coverage", "judgement", "composition", "compare", "list")
"""In the order they are looked for; what is none of them asks for a figure."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the subject."""

    text: str
    forms: tuple[str, ...]
    """Itself and what reports write for it."""
    weight: float
    optional: bool = False
    """A light verb (来了, 接到): reports say such things in many ways."""


def read_terms(text: str) -> tuple[Term, ...]:
    """Return the words of a folded question that say what it is about."""
    part, *base = _SHARE_OF.split(text, 1)
    if base and (terms := read_terms(part)):  # 博士占教师的比例: of the doctors, and the teachers may go unsaid
        return tuple(replace(term, optional=True) for term in read_terms(base[0])) + terms
    pieces = tuple(pieces_of(text))
    terms = tuple(term for piece in pieces for term in _terms_of(piece))
    if not terms and (unit := asked_unit(text)) and load_units()[unit].exact:  # 种了多少棵树
        return tuple(Term(piece, (piece,), 1.0) for piece in pieces if len(piece) == 1 and piece not in _JOINS)
    return terms


def pieces_of(text: str) -> Iterator[str]:
    """What is left of a question without the words about the asking itself."""
    text = _MANNER.sub(" ", text)
    for group in KINDS:
        text = pattern_of("kinds", group).sub(" ", text)
    text = pattern_of("changes").sub(" ", pattern_of("earlier").sub(" ", text))
    text = SPAN.sub(" ", PERIOD.sub(" ", text))
    yield from _MIXED.findall(text)
    text = _SHARE_OF.sub(" ", text)
    text = _INSIDE.sub(" ", _without_counters(_EACH.sub(" ", text)))
    text = ORDINAL.sub(" ", idle_words().sub(" ", TYPED.sub(" ", _MIXED.sub(" ", text))))
    yield from (piece for piece in _MARKS.split(text) if piece)


def _terms_of(piece: str) -> Iterator[Term]:
    known = load_words()["synonyms"]
    found = False
    words = [piece] if _MIXED.fullmatch(piece) else segment_words(piece)
    for at, word in enumerate(words):
        done = _PREDICATE.match("".join(words[at + 1 :])) is not None
        light = _LIGHT.match(word) is not None
        bare = word if is_word(word) else word.strip(_JOINS)
        told = len(bare) > 1 or bare in known or (done and bare and not light)  # 垮了几座
        if told and not bare.isdigit() and not _LEVEL_WORDS.fullmatch(bare):
            found = True
            weight = 2.0 if _MIXED.fullmatch(bare) else weight_of(bare) if len(bare) > 1 else 1.0
            yield Term(bare, forms_of(bare), weight, optional=light and (len(bare) > 1 or done or at + 1 == len(words)))
    unknown = len(words) == len(piece) and 2 <= len(piece) <= _LONGEST_NEW
    if not found and unknown and not any(char in _JOINS or _LIGHT.match(char) for char in piece):
        yield Term(piece, forms_of(piece), 1.0)  # a word no dictionary has (副高)


def asked_unit(text: str) -> str:
    """Return the unit that 多少 or 几 asks in (多少公里, 几起), "" where it asks in none."""
    return next((unit.name for unit, _, _ in _counters(text) if unit.name), "")


def _counters(text: str) -> Iterator[tuple[Unit, int, int]]:
    """Each 多少 and 几 with the unit behind it, and where both stand."""
    for match in _COUNTED.finditer(text):
        at = match.end()
        unit, end = find_unit(text, at)
        own_noun = (
            end > at + 1 and unit.exact and text[at] != "个" and text[end - 1] != "次" and is_word(text[at:end])
        )  # 多少床位
        if own_noun or (end == at + 1 and len(text) > end and is_word(text[at : at + 2])):  # 多少人口, 几家庭
            unit, end = NO_UNIT, at
        yield unit, match.start(), end


def _without_counters(text: str) -> str:
    for _, start, end in reversed(list(_counters(text))):
        text = f"{text[:start]} {text[end:]}"
    return text
