"""A question taken apart: what kind it is, what it is about, for whom, when, in which unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.answering.vocabulary import forms_of, idle_words, is_word, load_words, pattern_of, segment_words, weight_of
from extractor.fold import fold
from extractor.level import find_levels
from extractor.units import NO_UNIT, Unit, find_unit, load_units

_MARKS = re.compile(r"[\s,。;:!?、“”\"'()《》~…]+")
_PERIOD = re.compile(r"((?:19|20)[0-9_]{2})(?:年度?|学年)?")
_MIXED = re.compile(r"[0-9]+[A-Za-z]+|[A-Za-z]+[0-9.]*|[0-9.]+(?=岁|年级|日)岁?")
_TYPED = re.compile(
    r"[0-9]+(?:\.[0-9]+)?(?:%|‰|个百分点|万元|亿元)|1:[0-9.]+|[0-9]+\.[0-9]+|[0-9]+(?:人次|人|元|所|名|个|张|册)"
)
_COUNTED = re.compile(r"百分之(?:几|多少)|几成|(?<!哪)(?:几|多少|若干)")
_SPAN = re.compile(r"([两三四五六七八九十])个?(季度|月|学期|学年|年)份?")
_WHOLE = re.compile(r"一共|总共|合计|共计|总计|共有|总[^体是]|全部")
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
_JOINS = "的是有在得各要与和呢了里按把被从花"
_ORDINAL = re.compile(r"第([0-9一二三四五六七八九十]+)[条个处项]")
_ASKS = re.compile(r"多少|几|多[大高长快]|百分之|各是|都是")
_MEASURED = re.compile(
    r"(?:率|比|数|量|额|费|面积|收入|支出|人口|产量|产值|经费|资金|系数|得分|余额|限额|总值|投资|结余|指数)$"
)
_LEVEL_WORDS = re.compile("小学|初中|高中|幼儿园|特殊教育|义务教育")
_SCHOOL_LEVELS = re.compile("小学|初中")
_FOLLOWS = re.compile(r"^(?:那么?|其中|只看|现在|目前|明年|去年|上一?年|比上年|比去年)|呢[?]?$|的(?:呢|有?多少|几)|的$")
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked."""

    text: str
    """As asked, folded."""
    kind: str
    terms: tuple[Term, ...] = ()
    """The subject's words in order; the last is its head."""
    soft: tuple[Term, ...] = ()
    """Words carried over from the question before: they help, nothing hangs on them."""
    levels: tuple[str, ...] = ()
    period: str = ""
    earlier: bool = False
    """Asks for the year before."""
    unit: str = ""
    phrase: tuple[str, ...] = ()
    """What it is about, unsegmented."""
    counted: bool = False
    """Asks how many there are of its head (多少读者)."""
    span: tuple[int, str] = (0, "")
    """Asks for a value a quarter, month, term or year: how many, of which."""
    whole: bool = False
    """Asks for a total."""
    typed: tuple[str, ...] = ()
    """Figures as the question prints them."""
    ordinal: int = 0
    """第三条: 3."""
    changed: bool = False
    """Asks by how much something moved."""
    target: bool | None = None
    """Asks for aims (True), for what is (False), or does not say."""
    per: bool = False
    bare: bool = False
    """Names no subject but a level, or none at all."""
    asks: bool = False
    """Has a word that asks for a figure."""
    follows: bool = False
    """Leans on the question before."""

    @property
    def measures(self) -> bool:
        """Whether its subject names something that is measured (巩固率, 支出)."""
        return bool(self.terms) and _MEASURED.search(self.terms[-1].text) is not None


def read_question(asked: str) -> Question:
    """Return a question taken apart."""
    text = fold(asked.strip()[:400]).folded.strip()
    kind = next((one for one in KINDS if pattern_of("kinds", one).search(text)), "figure")
    levels = tuple(dict.fromkeys(level for level in find_levels(text) if level))
    if levels == ("义务教育",) and len(pair := dict.fromkeys(_SCHOOL_LEVELS.findall(text))) > 1:
        levels = tuple(pair)
    period = _PERIOD.search(text)
    ordinal = _ORDINAL.search(text)
    typed = tuple(_TYPED.findall(text)) if not re.search("[0-9]岁", text) else ()
    unit = _asked_unit(text) or next(
        (one for one in load_words()["units"] if pattern_of("units", one).search(text)), ""
    )
    changed = pattern_of("changes").search(text) is not None
    terms = read_terms(text)
    span = _SPAN.search(text)
    head = re.escape(terms[-1].text) if terms else "$^"
    return Question(
        text=text,
        counted=re.search(f"(?:多少|几).{{0,3}}{head}[^多少几]?$", text) is not None,
        span=(_number(span.group(1)), span.group(2)) if span else (0, ""),
        kind=kind,
        terms=terms or tuple(Term(level, forms_of(level), 1.0) for level in levels[:1]),
        bare=not terms,
        levels=levels,
        period=period.group(1) if period else "",
        earlier=pattern_of("earlier").search(text) is not None,
        unit=unit,
        phrase=tuple(_pieces(text)),
        whole=unit != "%" and _WHOLE.search(text) is not None,
        typed=typed,
        ordinal=_number(ordinal.group(1)) if ordinal else 0,
        changed=changed,
        target=True if pattern_of("targets").search(text) else False if pattern_of("grounds").search(text) else None,
        per=pattern_of("per").search(text) is not None,
        asks=_ASKS.search(text) is not None,
        follows=_FOLLOWS.search(text) is not None,
    )


def read_terms(text: str) -> tuple[Term, ...]:
    """Return the words of a folded question that say what it is about."""
    pieces = tuple(_pieces(text))
    terms = tuple(term for piece in pieces for term in _terms_of(piece))
    if not terms and (unit := _asked_unit(text)) and load_units()[unit].exact:  # 种了多少棵树
        return tuple(Term(piece, (piece,), 1.0) for piece in pieces if len(piece) == 1 and piece not in _JOINS)
    return terms


def _pieces(text: str) -> Iterator[str]:
    """What is left of a question without the words about the asking itself."""
    text = _MANNER.sub(" ", text)
    for group in KINDS:
        text = pattern_of("kinds", group).sub(" ", text)
    text = pattern_of("changes").sub(" ", pattern_of("earlier").sub(" ", text))
    text = _SPAN.sub(" ", _PERIOD.sub(" ", text))
    yield from _MIXED.findall(text)
    text = _SHARE_OF.sub(" ", text)
    text = _EACH.sub(" ", _INSIDE.sub(" ", _without_counters(text)))
    text = _ORDINAL.sub(" ", idle_words().sub(" ", _TYPED.sub(" ", _MIXED.sub(" ", text))))
    yield from (piece for piece in _MARKS.split(text) if piece)


def _terms_of(piece: str) -> Iterator[Term]:
    known = load_words()["synonyms"]
    words = [piece] if _MIXED.fullmatch(piece) else segment_words(piece)
    for at, word in enumerate(words):
        done = _PREDICATE.match("".join(words[at + 1 :])) is not None
        light = _LIGHT.match(word) is not None
        bare = word if is_word(word) else word.strip(_JOINS)
        told = len(bare) > 1 or bare in known or (done and bare and not light)  # 垮了几座
        if told and not bare.isdigit() and not _LEVEL_WORDS.fullmatch(bare):
            weight = 2.0 if _MIXED.fullmatch(bare) else weight_of(bare) if len(bare) > 1 else 1.0
            yield Term(bare, forms_of(bare), weight, optional=light and (len(bare) > 1 or done or at + 1 == len(words)))


def _asked_unit(text: str) -> str:
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


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _DIGITS.get(written, 0)
