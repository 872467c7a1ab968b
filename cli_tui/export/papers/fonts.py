"""Typefaces of official papers, each with the one to take where it is not installed."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface for Chinese text."""

    name: str
    instead: str
    """Where it is missing; every Chinese Windows has it."""
    family: str
    """roman, modern or script: the last resort."""


BODY = Face("仿宋_GB2312", "仿宋", "modern")
TITLE = Face("方正小标宋简体", "宋体", "roman")
HEADING = Face("黑体", "SimHei", "swiss")
SUBHEADING = Face("楷体_GB2312", "楷体", "script")
NUMBER = Face("宋体", "SimSun", "roman")
FACES = (BODY, TITLE, HEADING, SUBHEADING, NUMBER)
LATIN = "Times New Roman"
_GB2312 = "86"


def set_face(properties: etree._Element, face: Face) -> None:
    """Set the typeface in run properties: Chinese in the face, figures and letters in Times New Roman."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for name in list(fonts.attrib):
        del fonts.attrib[name]  # a style's theme fonts would win over names
    for name, value in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", face.name)):
        fonts.set(qn(f"w:{name}"), value)


def name_substitutes(document: Document) -> None:
    """Write into the paper's font table which typeface to take where one is not installed."""
    table = OxmlElement("w:fonts")
    for face in FACES:
        font = etree.SubElement(table, qn("w:font"), {qn("w:name"): face.name})
        for tag, value in (
            ("altName", face.instead),
            ("charset", _GB2312),
            ("family", face.family),
            ("pitch", "variable"),
        ):
            etree.SubElement(font, qn(f"w:{tag}"), {qn("w:val"): value})
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            part: Part = relation.target_part
            part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)
