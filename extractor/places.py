"""Which place and which year a report is about, from its title, else from its opening."""

from __future__ import annotations

import re
from collections import Counter

_NEVER = "我把将对为的据及以是等该各们被让向从于并在按由经与使享全本"
"""Characters that names of places do without."""
_HAN = rf"(?![{_NEVER}])[\u4e00-\u9fff_×]"
_NO_NAME = (
    "社区|小区|校区|园区|城区|山区|景区|辖区|灾区|老区|学区|片区|矿区|库区|林区|牧区|地区|市区|县区|省区|新区|功能区|示范区|开发区|"
    "城市|超市|股市|上市|楼市|区县|乡镇|城镇|集镇|村镇|城乡|家乡"
)
_UNIT = r"自治区|自治州|自治县|自治旗|特别行政区|新区|省|州|盟|地区|市|县|旗|区|镇|乡|街道"
_CHAIN = re.compile(rf"(?:(?!{_NO_NAME})(?:{_HAN}){{1,7}}?(?:{_UNIT})(?![域级属直情内外民里城乡镇辖]|[县区市]级))+")
_LEAD = re.compile(
    r"^(?:关于|中共|中国共产党|第[0-9一二三四五六七八九十]+[篇部]分?|附件?[0-9一二三四五六七八九十]*|[: 、,。“《(\d]|年度?|学年)+"
)
_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?=年|学年|—|-|~|–)|([二一][〇零○九][〇零○一二三四五六七八九]{2})(?=年)")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_OPENING = 600
_BODY = 4000
_LONGEST_UNTITLED = 12


def region_of(title: str) -> str:
    """Return the place that a title begins with (青川县, 广元市青川县, __区), or ""."""
    spoken = _spoken_year(title)
    lead = _LEAD.match(spoken)
    match = _CHAIN.match(spoken, lead.end() if lead else 0)
    return match.group() if match else ""


def year_of(title: str) -> str:
    """Return the first year that a title names, in digits, or ""."""
    match = _YEAR.search(title)
    return (match.group(1) or match.group(2).translate(_DIGITS)) if match else ""


def find_region(title: str, text: str) -> str:
    """Return the place of a report: its title's, else the first that a clause of its opening begins with and that comes again."""
    if region := region_of(title):
        return region
    for clause in re.split(r"[\n。,;:!?、(]", text[:_OPENING]):
        region = region_of(clause.strip())
        if region and "_" not in region and len(region) <= _LONGEST_UNTITLED and text.count(region) > 1:
            return region
    return ""


def find_year(title: str, text: str) -> str:
    """Return the year of a report: its title's, else the one that most of the dates of its first pages name."""
    if year := year_of(title):
        return year
    named = Counter(match.group(1) for match in _YEAR.finditer(text[:_BODY]) if match.group(1))
    year, count = named.most_common(1)[0] if named else ("", 0)
    return year if count > 2 and count * 2 > named.total() else ""


def _spoken_year(title: str) -> str:
    """Take a leading year away: 二〇二三年甲县 begins with the county."""
    match = _YEAR.match(title)
    return title[match.end() :] if match else title
