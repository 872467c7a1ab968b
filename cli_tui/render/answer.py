"""An answer for a person at a terminal: what is said, then the words it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from cli_tui.width import plain

if TYPE_CHECKING:
    from corpus.answering.answer import Answer, Citation

_SPACE = re.compile(r"\s+")
_WORDS = {
    "zh": {"page": "第{page}页", "near": "另有:"},
    "en": {"page": "page {page}", "near": "see also:"},
}


def render_answer(answer: Answer, lang: str) -> Text:
    """Return an answer with its quotes, the figures in them underlined."""
    text = Text(plain(answer.text), style="bold" if answer.citations else "")
    for citation in answer.citations:
        text.append_text(_render_citation(citation, lang))
    if answer.near:
        text.append(f"\n  {_WORDS[lang]['near']}", style="dim not bold")
        for citation in answer.near:
            text.append_text(_render_citation(citation, lang))
    return text


def _render_citation(citation: Citation, lang: str) -> Text:
    at = citation.start - citation.quote_start
    quote = Text("\n  “", style="not bold")
    quote.append(_flat(citation.quote[:at]))
    quote.append(_flat(citation.surface), style="underline bold")
    quote.append(_flat(citation.quote[at + len(citation.surface) :]))
    quote.append("”")
    page = _WORDS[lang]["page"].format(page=citation.page) if citation.page else ""
    section = citation.section.rpartition(" / ")[2]
    where = " · ".join(one for one in (citation.report, page, plain(section), citation.claim) if one)
    quote.append(f"  [{where}]", style="dim")
    return quote


def _flat(text: str) -> str:
    return _SPACE.sub(" ", plain(text))
