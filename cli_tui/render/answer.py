"""An answer for a person at a terminal: what is said, then the words it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from cli_tui.width import plain
from corpus.answering.answer import by_quote, quote_parts

if TYPE_CHECKING:
    from corpus.answering.answer import Answer, Citation

_SPACE = re.compile(r"\s+")
_WORDS = {
    "zh": {"page": "第{page}页", "near": "另有:", "like": "相近的:"},
    "en": {"page": "page {page}", "near": "see also:", "like": "like it:"},
}


def render_answer(answer: Answer, lang: str) -> Text:
    """Return an answer with its quotes, the figures in them underlined."""
    text = Text(plain(answer.text), style="bold" if answer.citations else "")
    for group in by_quote(answer.citations):
        text.append_text(_render_quote(group, lang))
    if answer.near:
        text.append(f"\n  {_WORDS[lang]['like' if answer.kind == 'absent' else 'near']}", style="dim not bold")
        for group in by_quote(answer.near):
            text.append_text(_render_quote(group, lang))
    return text


def _render_quote(group: tuple[Citation, ...], lang: str) -> Text:
    first = group[0]
    quote = Text("\n  “", style="not bold")
    for words, figure in quote_parts(group):
        quote.append(_flat(words), style="underline bold" if figure else "")
    quote.append("”")
    page = _WORDS[lang]["page"].format(page=first.page) if first.page else ""
    section = first.section.rpartition(" / ")[2]
    claims = " ".join(one.claim for one in group if one.claim)
    where = " · ".join(one for one in (first.report, page, plain(section), claims) if one)
    quote.append(f"  [{where}]", style="dim")
    return quote


def _flat(text: str) -> str:
    return _SPACE.sub(" ", plain(text))
