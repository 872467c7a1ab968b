"""Reports to export: large ones, and one whose text tries everything."""

from __future__ import annotations

import random
from dataclasses import replace

from extractor.document import Document
from rules import audit
from rules.report import Report

HOSTILE = (
    '<script>document.title="run"</script>', "</script></style><img src=x onerror=alert(1)>", "{{ 7*7 }}{% raw %}",
    "[点我](javascript:alert(1))", "=1+1", '=HYPERLINK("http://127.0.0.1:{port}/h","x")', "+1+1", "-1+1", "@SUM(1,1)",
    "\t=1+1", "＝1+1", "|cmd|' /C calc'!A0", "_x000D_", "&lt;b&gt;&amp;", "\x1b[31m红", "\x00\x08\x0b", "\ufffe\ud800",
    "\u202e倒着的字\u202c", "]]>", "`x` **b** # h", '" onmouseover="alert(1)', "<img src='http://127.0.0.1:{port}/i.png'>",
    "长" * 40_000,
)  # fmt: skip
"""Each stands in a finding's quote, its title, its arithmetic and its question."""


def write_large(findings: int = 300, *, broken: bool = True, seed: int = 3) -> str:
    """Return a report of so many sums over two parts each, all of them off where broken."""
    draw = random.Random(seed)
    lines = ["松岭县中小学布局情况自评报告", ""]
    for chapter in range(10):
        lines.append(f"{'一二三四五六七八九十'[chapter]}、第{chapter + 1}学区情况")
        for number in range(findings // 10):
            boys, girls = draw.randint(100, 900), draw.randint(100, 900)
            total = boys + girls + (draw.randint(1, 9) if broken else 0)
            place = chapter * 100 + number + 1
            lines.append(f"第{place}号片区共有在校学生{total}人,其中男生{boys}人,女生{girls}人。")
    return "\n".join(lines)


def make_hostile(port: int = 9) -> Report:
    """Return a report with hostile text at every door; a request to `port` on this machine would be the page's."""
    texts = [text.replace("{port}", str(port)) for text in HOSTILE]
    readable = [text.replace("\ud800", "") for text in texts]  # no reader lets one through, a program may
    lines = [
        f"第{at}片区{text}共有学生{310 + at}人,其中男生{100 + at}人,女生200人。" for at, text in enumerate(readable)
    ]
    report = audit(Document(text="\n".join(lines), path='=1+1&<img src=x onerror="alert(1)">.txt', sha256="0" * 64))
    template = report.findings[0]
    spans = [(report.document.text.index(line), len(line)) for line in lines]
    report.findings = [
        replace(
            template,
            id=f"GJ101-{at:012d}",
            title=text[:100],
            formula=text,
            question=text[:200],
            source=text[:100],
            materials=(text[:50],),
            evidence=(replace(template.evidence[0], start=start, end=start + length, quote=text),),
        )
        for at, (text, (start, length)) in enumerate(zip(texts, spans, strict=True))
    ]
    return report
