"""人均、每百名拥有、师生比与两数相符 (ratio)

What      师生比、人均、每百名学生拥有、每辆费用等,须等于文中分子与分母之比。
Why       分子分母更新了而比值没有,或误用了另一个口径的分母。
Rounding  分子分母各取修约区间(人数、校数为原数),与所写比值的区间相交即可。
Not when  分母另有口径(折合在校生、年平均人口、专任教师与教职工)。
Not when  按编制数与按在岗数、城乡加权、按月发放乘不出全年、含职工的教师数。

Passes    全校在校生1836人,专任教师108人,生师比为17:1。
Fails     全校在校生1836人,专任教师108人,生师比为19:1。
Passes    公务接待费23.96万元,共接待2418人次,人均99.09元。
Fails     公务接待费23.96万元,共接待2418人次,人均90.99元。
Passes    全校核编82名,在岗78人,在校学生1312人,生师比按编制数计算为16:1。
Fails     全校核编82名,在岗78人,在校学生1312人,生师比按编制数计算为19:1。
Passes    全年投资2808万元,新修村道36公里,平均每公里投资78万元。
Fails     全年投资2808万元,新修村道36公里,平均每公里投资87万元。
Passes    普惠园按每生每年900元补助,以8217人计,一个学年需739.53万元。
Fails     普惠园按每生每年900元补助,以8217人计,一个学年需793.53万元。
Passes    年末滚存结余168.20亿元,全年支出121.43亿元,按当年月均支出可支付16.6个月。
Fails     年末滚存结余168.20亿元,全年支出121.43亿元,按当年月均支出可支付18.6个月。
"""

from __future__ import annotations

from collections.abc import Iterator

from rules.catalogue_quotients import find_named_ratios
from rules.listed_quotients import find_listed_quotients
from rules.payable_months import find_payable_months
from rules.products import find_products
from rules.proportions import find_proportions
from rules.quotients import RATIO
from rules.ratios import find_ratios
from rules.relation import Relation
from rules.relation_type import RelationType
from rules.report_text import ReportText


def find(text: ReportText) -> Iterator[Relation]:
    """Propose quotients with the figures they are of, by the words or else by the catalogue."""
    known: set[str] = set()
    for relation in find_ratios(text):
        known.update(claim.id for claim in relation.claims("ratio"))
        yield relation
    for finder in (find_products, find_listed_quotients, find_proportions):
        for relation in finder(text, known):
            known.update(claim.id for claim in relation.claims("ratio"))
            yield relation
    yield from find_payable_months(text)
    yield from find_named_ratios(text, known)


TYPE = RelationType(
    name="ratio",
    code="GJ115",
    title="人均、每百名拥有、师生比与两数相符",
    find=find,
    formula=RATIO,
)
