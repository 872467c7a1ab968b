"""The keys, and what the colours mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from cli_tui.tui.looks import Looks
    from cli_tui.tui.words import Words

_KEYS = {
    "zh": (
        ("j k ↑ ↓", "上下移动"), ("n p", "下一条、上一条疑点(在正文里:下一处查找结果)"), ("Enter", "到正文看这条疑点;Esc 回到疑点"),
        ("Tab", "换一个窗格"), ("c", "认定:笔误、数据有误、口径差异、转上级"), ("d", "不成立(须写理由)"),
        ("s", "其他状态:已询问、已说明、已更正"), ("u", "撤销上一步(记录保留)"), ("t", "就这份报告提问"), ("/", "在正文中查找"),
        ("f", "只看不符、疑点,或全部"), ("v", "图表"), ("r", "规则说明页"), ("e", "导出"), ("s(报告库里)", "把文件夹批量核对并存入档案"),
        ("Ctrl+P", "命令面板"), ("Ctrl+L", "明暗切换"), ("q", "退出"),
    ),
    "en": (
        ("j k ↑ ↓", "move"), ("n p", "next, previous finding (in the text: next place found)"), ("Enter", "to the text; Esc comes back"),
        ("Tab", "next pane"), ("c", "confirm: slip, wrong, other scope, passed on"), ("d", "dismiss, with a reason"),
        ("s", "other states: asked, explained, corrected"), ("u", "undo the last step (the record stays)"), ("t", "ask the report"),
        ("/", "find in the text"), ("f", "errors only, with warnings, or all"), ("v", "charts"), ("r", "the rule's page"), ("e", "export"),
        ("s (library)", "scan a folder into an archive"), ("Ctrl+P", "commands"), ("Ctrl+L", "dark or light"), ("q", "quit"),
    ),
}  # fmt: skip


def help_page(words: Words, looks: Looks) -> Group:
    """Return the page."""
    keys = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    keys.add_column(style="bold", no_wrap=True)
    keys.add_column()
    for key, meaning in _KEYS[words.lang]:
        keys.add_row(key, meaning)
    legend = Text("\n")
    styles = {
        "agree": looks.good,
        "open": "",
        "error": f"{looks.error} underline",
        "warning": f"{looks.warning} underline",
    }
    for look, style in styles.items():
        legend.append(" 123 ", style=style)
        legend.append(f"{words('legend', look)}   ")
    return Group(keys, legend)
