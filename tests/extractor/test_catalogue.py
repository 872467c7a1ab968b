"""The indicator catalogue: its data, and how a report's words find their canonical name."""

from __future__ import annotations

import time

import pytest

from extractor import extract
from extractor.catalogue import Entry, find_entry, load_catalogue, name_of
from extractor.catalogue.terms import segmenter_terms
from extractor.document import Document
from extractor.fold import fold
from extractor.tokenizer import segmenter
from extractor.units import load_units

LEVELS = {"小学", "初中", "高中", "中职", "幼儿园", "特殊教育", "义务教育"}
ENTRIES = list(load_catalogue().values())


def names_in(text: str) -> list[str | None]:
    return [claim.indicator.name for claim in extract(Document(text))]


def test_catalogue_covers_the_field() -> None:
    assert len(ENTRIES) >= 200
    assert {entry.category for entry in ENTRIES} >= {"students", "funding", "preschool", "senior", "teachers", "aid"}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_entry_is_sound(entry: Entry) -> None:
    assert entry.unit == "" or entry.unit in load_units()
    assert set(entry.levels) <= LEVELS
    assert entry.range is None or entry.range[0] < entry.range[1]
    assert entry.better in ("", "more", "less")
    assert (entry.over100 is not None) <= (entry.unit == "%")
    assert set(entry.at) <= LEVELS
    assert set(entry.at.values()) <= set(load_catalogue())
    assert len(entry.of or ("", "")) == 2


def test_no_written_name_means_two_indicators() -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for entry in ENTRIES:
        for name in (*entry.names, *entry.alone):
            owners.setdefault((name, entry.dimension), set()).add(entry.name)
    assert {key: found for key, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_name_finds_its_entry(entry: Entry) -> None:
    for name in (*entry.names, *entry.alone):
        assert name_of(name, entry.dimension) == entry.name


def test_every_name_in_traditional_script_finds_it_too() -> None:
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    names = [(entry, name) for entry in ENTRIES for name in entry.names]
    folded = fold("\n".join(convert(name) for _, name in names)).folded.split("\n")
    found = [(name_of(text, entry.dimension), entry.name) for (entry, _), text in zip(names, folded, strict=True)]
    assert [pair for pair in found if pair[0] != pair[1]] == []


@pytest.mark.parametrize(
    ("phrase", "dimension", "level", "name"),
    [
        ("全县小学综合差异系数", "", "小学", "综合差异系数"),
        ("小学义教阶段在校学生", "人", "小学", "小学在校生"),
        ("在校学生", "人", "高中", "普通高中在校生"),
        ("区义务教育阶段进城务工人员随迁子女就读公办学校比例", "比率", "义务教育", "随迁子女公办就读比例"),
        ("三类残疾适龄儿童少年入学率", "比率", "", "残疾儿童入学率"),
        ("学校年度公用经费总额中用于教师培训部分", "比率", "", "教师培训经费占公用经费比例"),
        ("生均教学及辅助用房面积、生均图书册数的差异系数", "", "小学", "差异系数"),
        ("校长、教师轮岗交流率均达", "比率", "", "教师交流轮岗比例"),
        ("初中三年巩固律", "比率", "初中", None),
        ("生均体育运动场馆的面积", "面积", "小学", "生均体育运动场馆面积"),
    ],
)
def test_phrase_is_named(phrase: str, dimension: str, level: str, name: str | None) -> None:
    assert name_of(phrase, dimension, level) == name


@pytest.mark.parametrize(
    ("phrase", "dimension"),
    [
        ("未达标学校", "个"),
        ("小学生均公用经费达标", "比率"),
        ("在校学生增长", "比率"),
        ("县医院床位", "张"),
        ("资产总额", "元"),
        ("非在校学生", "人"),
        ("", "人"),
        ("义务教育" * 100, "人"),
    ],
)
def test_other_things_stay_unnamed(phrase: str, dimension: str) -> None:
    assert name_of(phrase, dimension) is None


def test_a_word_that_turns_a_name_makes_another_indicator() -> None:
    assert names_in("初中非寄宿生2223人,初中寄宿生6120人。") == ["非寄宿生", "寄宿生"]
    assert names_in("小学大班额12个,超大班额2个。") == ["大班额班数", "超大班额班数"]


def test_unit_decides_between_indicators_of_like_words() -> None:
    assert names_in("公办园在园幼儿占比达到40%。") == ["公办园在园幼儿占比"]
    assert names_in("公办园在园幼儿1230人。") == ["公办园在园幼儿"]


def test_terms_are_kept_whole_by_the_segmenter() -> None:
    assert 200 <= len(list(segmenter_terms())) <= 800
    assert "三年巩固率" in segmenter()("全县初中三年巩固率达99.2%")
    assert "差异系数" in segmenter()("小学差异系数依次为0.41")


def test_unknown_name_has_no_entry() -> None:
    assert find_entry("床位数") is None
    assert find_entry(None) is None


def test_naming_stays_cheap() -> None:
    """A phrase not seen before is named in well under a tenth of a millisecond."""
    phrases = [f"全县{number}号小学义务教育阶段在校学生数" for number in range(2000)]
    name_of("在校学生", "人")
    start = time.process_time()
    for phrase in phrases:
        name_of(phrase, "人", "小学")
    assert time.process_time() - start < 0.2
