"""占比与部分、整体相符 (share)

What      "A占B的x%"、"完成预算的x%"、"达标率x%",须等于两数之比。
Why       比率抄错,或者分子分母改了而比率没改。
Rounding  分子分母为人数、校数等整数时按原数计算;以万、亿表示的取修约区间。
Not when  找不到确定的分母、分母口径不同(全县与城区、教职工与专任教师)、约数。
Not when  年初预算与调整预算、人与人次、户与人、几项合计之比、另一项计划的完成率。

Passes    初中182个班,其中班额超过50人的班级127个,占比69.8%。
Fails     初中182个班,其中班额超过50人的班级127个,占比54.1%。
Passes    适龄残疾儿童260人,入学258人,入学率99.23%。
Fails     适龄残疾儿童260人,入学258人,入学率92.93%。
Passes    培训经费支出86.4万元,完成预算96万元的90%。
Passes    全年接待游客186万人次,恢复到2019年的77.5%,2019年为240万人次。
Fails     全年接待游客186万人次,恢复到2019年的75.7%,2019年为240万人次。
Passes    全年教育支出18.6亿元,比上年增加2.40亿元。其中学前教育增加0.90亿元,占新增教育支出的37.5%。
Fails     全年教育支出18.6亿元,比上年增加2.40亿元。其中学前教育增加0.90亿元,占新增教育支出的35.7%。
Passes    2010年秋季入学3215人,三年间转入64人、转出71人,2013年毕业3167人,三年巩固率98.72%。
Fails     2010年秋季入学3215人,三年间转入64人、转出171人,2013年毕业3037人,三年巩固率98.72%。
"""

from __future__ import annotations

from rules.catalogue_quotients import find_named_shares, is_of_another_rate
from rules.cut_rates import find_cut_rates
from rules.quotients import SHARE
from rules.rated_rests import find_rated_rests
from rules.relation import Relation
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.retention import find_retention
from rules.shared_items import find_shared_items
from rules.shares import find_shares
from rules.structures import find_structures
from rules.untold_wholes import find_listed_shares, find_opposite_shares, find_paired_shares


def find(text: ReportText) -> list[Relation]:
    """Propose rates with the part and the whole that the words, or else the catalogue, give them."""
    retained = list(find_retention(text))
    told = {one.claim("percent").id for one in (*retained, *find_cut_rates(text))}
    proposed = (*find_shares(text), *find_structures(text))
    found = [one for one in proposed if one.claim("percent").id not in told and not is_of_another_rate(text, one)]
    found += retained
    listed = [one for one in (*find_shared_items(text), *find_rated_rests(text)) if one.type == "share"]
    divided = {one.claim("percent").id for one in listed if one.strength == "firm"}
    found = [one for one in found if one.strength == "firm" or one.claim("percent").id not in divided]
    known = {claim.id for relation in found for claim in relation.claims("percent")}
    found += [one for one in listed if one.claim("percent").id not in known]
    found += find_named_shares(text, known)
    known |= {claim.id for relation in found for claim in relation.claims("percent")}
    untold = (find_opposite_shares, find_paired_shares, find_listed_shares)
    return [*found, *(one for finder in untold for one in finder(text, known))]


TYPE = RelationType(
    name="share",
    code="GJ107",
    title="占比与部分、整体相符",
    find=find,
    formula=SHARE,
)
