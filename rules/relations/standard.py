"""与规则包里的标准相符 (standard)

What      报告的数值与国家、省或本地文件规定的标准比较:达标、不达标、未印出的末位修约后才达标、不能判定。每条标准都有文件依据。
Why       督导要问的不只是数字是否一致,还有是否达到规定、依据哪份文件、适用哪一年。
Rounding  按印出的数判断;印出的数不达标而修约区间内有达标的值,记为"修约后达标"。"以上""不低于"含本数,"超过""低于"不含。
Not when  目标值、引用的限值、上年数、增减量;学段、年份不明且各档标准结论不同;标准数值未经核对。不达标只作情况列出,报告自称达标的才提问。

Passes    2022年,全县教师交流轮岗比例为12.9%。
Fails     2022年,全县教师交流轮岗比例为7.9%。
"""

from __future__ import annotations

from collections.abc import Iterator

from rules.relation import Relation
from rules.relation_type import RelationType
from rules.report_text import ReportText


def find(text: ReportText) -> Iterator[Relation]:
    """Propose nothing: which norms bind a report is known only when its packs are chosen."""
    return iter(())


TYPE = RelationType(name="standard", code="GJ130", title="与规则包里的标准相符", find=find)
