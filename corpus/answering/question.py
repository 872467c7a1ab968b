"""A question taken apart: what kind it is, what it is about, for whom, when, in which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.answering.subject import KINDS, ORDINAL, PERIOD, SPAN, TYPED, Term, asked_unit, pieces_of, read_terms
from corpus.answering.vocabulary import forms_of, load_words, pattern_of
from extractor.fold import fold
from extractor.level import find_levels

_WHOLE = re.compile(r"一共|总共|合计|共计|总计|共有|总[^体是]|全部")
_ASKS = re.compile(r"多少|几|多[大高长快]|百分之|各是|都是")
_MEASURED = re.compile(
    r"(?:率|比|数|量|额|费|面积|收入|支出|人口|产量|产值|经费|资金|系数|得分|余额|限额|总值|投资|结余|指数)$"
)
_SCHOOL_LEVELS = re.compile("小学|初中")
_FOLLOWS = re.compile(r"^(?:那么?|其中|只看|现在|目前|明年|去年|上一?年|比上年|比去年)|呢[?]?$|的(?:呢|有?多少|几)|的$")
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


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
    period = PERIOD.search(text)
    ordinal = ORDINAL.search(text)
    typed = tuple(TYPED.findall(text)) if not re.search("[0-9]岁", text) else ()
    unit = asked_unit(text) or next((one for one in load_words()["units"] if pattern_of("units", one).search(text)), "")
    changed = pattern_of("changes").search(text) is not None
    terms = read_terms(text)
    span = SPAN.search(text)
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
        phrase=tuple(pieces_of(text)),
        whole=unit != "%" and _WHOLE.search(text) is not None,
        typed=typed,
        ordinal=_number(ordinal.group(1)) if ordinal else 0,
        changed=changed,
        target=True if pattern_of("targets").search(text) else False if pattern_of("grounds").search(text) else None,
        per=pattern_of("per").search(text) is not None,
        asks=_ASKS.search(text) is not None,
        follows=_FOLLOWS.search(text) is not None,
    )


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _DIGITS.get(written, 0)
