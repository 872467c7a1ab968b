"""A paper's layout after GB/T 9704: A4, its margins, typefaces and sizes, 28.9-point lines, numbered pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from cli_tui.export.papers.fonts import BODY, HEADING, NUMBER, SUBHEADING, TITLE, Face, name_substitutes, set_face
from cli_tui.export.papers.tables import HEAD_STYLE, TEXT_STYLE, Value, make_table
from cli_tui.export.writing import write_whole

TEXT_WIDTH = 156.0
"""Millimetres between the margins."""
_LINE = Pt(28.9)
_TITLE_LINE = 20
"""Characters of a title in a line."""
_NUMERALS = "一二三四五六七八九"
_CENTRE, _LEFT, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT


class Paper:
    """A paper being written from top to bottom."""

    def __init__(self, lang: str) -> None:
        self._document = docx.Document()
        self._lang = lang
        self._chapter = 0
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        section.footer_distance = Mm(25)
        for name, face, size in (
            ("Normal", BODY, 16),
            ("Title", TITLE, 22),
            ("Heading 1", HEADING, 16),
            ("Heading 2", SUBHEADING, 16),
        ):
            self._set_style(name, face, size)
        for name, face in ((TEXT_STYLE, BODY), (HEAD_STYLE, HEADING)):
            style = self._document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.style_id = name
            self._set_style(name, face, 10.5, table=True)
        name_substitutes(self._document)
        self._number_pages()

    def _set_style(self, name: str, face: Face, size: float, *, table: bool = False) -> None:
        style = self._document.styles[name]
        assert isinstance(style, ParagraphStyle)
        set_face(style.element.get_or_add_rPr(), face)
        style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
        layout = style.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        layout.line_spacing_rule = WD_LINE_SPACING.SINGLE if table else WD_LINE_SPACING.EXACTLY
        if not table:
            layout.line_spacing = Pt(34) if name == "Title" else _LINE
        layout.keep_with_next = name.startswith("Heading")
        layout.alignment = _CENTRE if name == "Title" else _LEFT
        for tag in ("w:pBdr", "w:contextualSpacing"):
            for element in style.element.findall(f".//{qn(tag)}"):
                element.getparent().remove(element)
        for element in style.element.rPr.findall(qn("w:color")):
            style.element.rPr.remove(element)
        for tag in ("w:autoSpaceDE", "w:autoSpaceDN"):  # no gaps around figures: quotes stand as they were written
            layout._element.pPr.spacing.addprevious(_off(tag))

    def title(self, text: str, under: str = "") -> None:
        """Write the title, a line under it, and a blank line; a further title begins a page."""
        if self._document.paragraphs:
            self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        self._chapter = 0
        self._document.add_paragraph("\n".join(map(break_title, text.split("\n"))), "Title")
        if under:
            self._centred(under)
        self._document.add_paragraph()

    def _centred(self, text: str) -> None:
        line = self._document.add_paragraph()
        line.alignment = _CENTRE
        set_face(line.add_run(text)._element.get_or_add_rPr(), SUBHEADING)

    def heading(self, text: str, *, numbered: bool = True) -> None:
        """Write a chapter's heading, numbered 一、 二、 … unless it brings its own number."""
        mark = ""
        if numbered:
            self._chapter += 1
            mark = f"{number_chapter(self._chapter)}、" if self._lang == "zh" else f"{self._chapter}. "
        _indent(self._document.add_paragraph(f"{mark}{text}", "Heading 1"))

    def subheading(self, text: str) -> None:
        """Write a heading within a chapter."""
        _indent(self._document.add_paragraph(text, "Heading 2"))

    def text(self, text: str, *, indent: bool = True) -> Paragraph:
        """Write a paragraph, its first line two characters in."""
        paragraph = self._document.add_paragraph(text)
        if indent:
            _indent(paragraph)
        return paragraph

    def signature(self, *lines: str) -> None:
        """Write lines at the right, four characters in, behind a blank one."""
        self._document.add_paragraph()
        for line in lines:
            paragraph = self._document.add_paragraph(line)
            paragraph.alignment = _RIGHT
            paragraph.paragraph_format.right_indent = Pt(64)
            paragraph.paragraph_format.keep_together = True

    def table(
        self,
        widths: Sequence[float],
        rows: Sequence[Sequence[Value]],
        *,
        head: bool = True,
        together: bool = False,
        blank: int = 0,
    ) -> None:
        """Write a table and a small gap; see `make_table`."""
        body = self._document.element.body
        body.insert(len(body) - 1, make_table(widths, rows, head=head, together=together, blank=blank))
        gap = self._document.add_paragraph()
        gap.paragraph_format.line_spacing = Pt(10)

    def save(self, path: Path) -> None:
        """Write the file.

        Raises:
            GoujiError: see `write_whole`.
        """
        write_whole(path, lambda draft: self._document.save(str(draft)))

    def _number_pages(self) -> None:
        """— 1 — at the outer side, one character in."""
        self._document.settings.odd_and_even_pages_header_footer = True
        section = self._document.sections[0]
        for footer, side in ((section.footer, _RIGHT), (section.even_page_footer, _LEFT)):
            line = footer.paragraphs[0]
            line.alignment = side
            line.paragraph_format.left_indent = line.paragraph_format.right_indent = Pt(14)
            for text, field in (("— ", ""), ("", "PAGE"), (" —", "")):
                run = line.add_run(text)
                run.font.size = Pt(14)
                set_face(run._element.get_or_add_rPr(), NUMBER)
                if field:
                    mark = OxmlElement("w:fldSimple")
                    mark.set(qn("w:instr"), field)
                    run._element.addprevious(mark)
                    mark.append(run._element)
                    run.text = "1"


def _off(tag: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    element.set(qn("w:val"), "0")
    return element


def break_title(text: str) -> str:
    """Return a title's line broken between words near its middle where it is longer than a line."""
    if len(text) <= _TITLE_LINE:
        return text
    from extractor.tokenizer import segmenter

    breaks, at = [], 0
    for word in segmenter()(text):
        at += len(word)
        breaks.append(at)
    middle = len(text) / 2
    best = min((place for place in breaks if place < len(text)), key=lambda place: abs(place - middle), default=0)
    return f"{text[:best]}\n{text[best:]}" if best else text


def _indent(paragraph: Paragraph) -> None:
    """Two characters whatever the size."""
    paragraph.paragraph_format.first_line_indent = Pt(32)
    paragraph._element.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), "200")


def number_chapter(number: int) -> str:
    """Return a chapter's number in Chinese, up to 99."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return f"{ten}{_NUMERALS[ones - 1] if ones else ''}"
