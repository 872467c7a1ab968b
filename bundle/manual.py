"""README.zh-CN.md as a page of its own, pictures in it, for PCs that show no Markdown."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from string import Template

from markdown_it import MarkdownIt

from bundle.wheels import ROOT

_PICTURE = re.compile(r'src="(docs/images/[^"]+\.png)"')
_LINK = re.compile(r'<a href="(?!#)[^"]*">(.*?)</a>')
_HEADING = re.compile(r"<h(\d)>(.*?)</h\1>")
_PAGE = Template((Path(__file__).parent / "manual.html").read_text("utf-8"))


def make_manual() -> str:
    """Return the page: pictures inside it, no link that leads out of it."""
    text = (ROOT / "README.zh-CN.md").read_text("utf-8")
    title, _, rest = text.partition("\n\n")
    body = MarkdownIt("commonmark").enable("table").render(f"{title}\n\n{rest.partition(chr(10) * 2)[2]}")
    body = _LINK.sub(r"\1", _PICTURE.sub(lambda found: f'src="{_embed(found[1])}"', body))
    body = _HEADING.sub(lambda found: f'<h{found[1]} id="{found[2]}">{found[2]}</h{found[1]}>', body)
    return _PAGE.substitute(body=body)


def _embed(name: str) -> str:
    return "data:image/png;base64," + base64.b64encode((ROOT / name).read_bytes()).decode("ascii")
