"""概括说法与数字相符 (assertion)

What      全面消除、足额、均达标、全覆盖、无辍学一类概括说法,不应与同一报告别处的数字或说法相左。
Why       总结部分写“全面消除大班额”,问题部分又写“大班额占12.6%”,检查组必问。
Rounding  不涉及;只到疑点,不判不符。
Not when  所说是计划、要求、往年;两处学段、范围、时点不同(消除的是超大班额,仍有的是大班额)。

Passes    全县已全面消除超大班额。¶全县大班额比例为3.2%。
Fails     全县已全面消除大班额。¶存在的问题:城区学校大班额比例仍为12.6%。
Passes    生均公用经费足额拨付。¶欠拨工程款120万元。
Fails     生均公用经费足额拨付。¶全年欠拨公用经费120万元。
"""

from __future__ import annotations

from collections.abc import Iterator

from rules.assertions import find_assertions
from rules.relation import Relation
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.verdict import INCONSISTENT, Verdict


def find(text: ReportText) -> Iterator[Relation]:
    """Propose sweeping statements with what speaks against them."""
    yield from find_assertions(text)


def recheck(relation: Relation) -> Verdict:
    """Two statements that exclude each other; only such are proposed."""
    return Verdict(INCONSISTENT)


TYPE = RelationType(name="assertion", code="GJ119", title="概括说法与数字相符", find=find, judge=recheck)
