"""A plan's demands in figures, all of them and none invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from extractor import read
from extractor.document import Document
from rules.derive import derive_pack, find_demands
from rules.pack_loader import check_pack
from rules.pack_writing import write_pack


def demands_of(sentence: str) -> list[tuple[str, str, tuple[str, ...]]]:
    text = f"青山县教育发展三年行动计划\n一、主要目标\n{sentence}\n"
    return [(one.op, one.claim.surface, one.indicators or one.words) for one in find_demands(Document(text))]


def test_a_real_plan_gives_its_fourteen_demands_and_no_other(gold: Path) -> None:
    (path,) = (gold.parent / "seeds").glob("001*.txt")
    wanted = {
        (row["start"], row["end"]): row["bound"]
        for row in map(json.loads, (gold / "001.claims.jsonl").read_text("utf-8").splitlines())
    }
    document = read(path)
    demands = find_demands(document)
    assert {(one.claim.start, one.claim.end) for one in demands} == set(wanted)
    assert len(demands) == 14
    for one in demands:
        bound = wanted[one.claim.start, one.claim.end]
        assert one.op == (">=" if bound == "=" else bound)  # 达到90% is met from 90 % on
        assert one.start <= one.claim.start < one.claim.end <= one.end


def test_a_draft_is_a_pack_with_quotes_and_offsets(gold: Path, tmp_path: Path) -> None:
    (path,) = (gold.parent / "seeds").glob("001*.txt")
    document = read(path)
    file = tmp_path / "draft.yaml"
    file.write_text(write_pack(derive_pack(document, "draft")), "utf-8")
    pack, problems = check_pack(file)
    assert problems == []
    assert pack is not None
    assert pack.draft
    assert len(pack.rules) == 14
    for rule in pack.rules:
        assert document.text[rule.source.start : rule.source.end] == rule.source.quote


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("教师培训经费不低于教师工资总额的1.5%。", (">=", "1.5%", ("教师培训经费占工资总额比例",))),
        ("大班额比例控制在3%以内。", ("<=", "3%", ("大班额比例",))),
        ("小学每班35人以内。", ("<=", "35人", ("平均班额", "最大班额"))),
        ("公众满意度达到90%。", (">=", "90%", ("公众满意度",))),
        ("近视率下降到45%。", ("<=", "45%", ("近视率",))),
        ("骨干教师按照每年不低于骨干教师总数15%的比例进行交流。", (">=", "15%", ("骨干教师", "交流"))),
        ("家庭医生签约率由68.5%提高到85%。", (">=", "85%", ("家庭医生", "签约率"))),
        ("城市公交分担率超过40%。", (">", "40%", ("城市", "公交", "分担"))),
        ("教师培训经费不低于学校年度公用经费预算总额的5%。", (">=", "5%", ("教师培训经费占公用经费比例",))),
        ("交流轮岗教师不低于符合交流条件教师总数的10%。", (">=", "10%", ("教师交流轮岗比例",))),
        ("生均图书不少于25册。", (">=", "25册", ("生均图书册数",))),
    ],
)
def test_bound_and_subject(sentence: str, wanted: tuple[str, str, tuple[str, ...]]) -> None:
    found = demands_of(sentence)
    assert len(found) == 1
    assert found[0][:2] == wanted[:2]
    assert set(found[0][2]) & set(wanted[2])


@pytest.mark.parametrize(
    "sentence",
    [
        "工作中把握好四条原则。",
        "据测算,2028年学龄人口将达到11.5万人。",
        "组织实施六大行动。",
        "全面消除56人以上大班额。",
    ],
)
def test_no_demand_is_invented(sentence: str) -> None:
    assert demands_of(sentence) == []


def test_a_share_of_what_was_just_asked_for_is_named_by_it() -> None:
    found = demands_of("每年交流轮岗教师不低于符合交流条件教师总数的10%,其中骨干教师不低于20%。")
    assert [names for _, _, names in found] == [("教师交流轮岗比例",), ("骨干教师交流比例",)]


def test_limits_read_as_people_write_them_and_an_amount_is_no_year() -> None:
    text = "青山县教育规划\n(六)小学生均教学仪器设备值达到2000元,县财政每年安排专项资金不少于3000万元。\n"
    first, second = derive_pack(Document(text), "draft")["rules"]
    assert (first["limit"], first.get("from")) == (">= 2000元", None)
    assert second["limit"] == ">= 3000万元"


def test_what_there_is_today_is_no_demand() -> None:
    text = "青山县教育规划\n一、现实基础\n2022年,全县残疾儿童少年入学率为96.3%,现有学校30所。\n"
    assert find_demands(Document(text.replace("规划", "情况"))) == []


def test_later_years_end_earlier_demands_and_equal_words_do_not_clash(tmp_path: Path) -> None:
    text = (
        "青山县养老服务行动计划\n一、主要目标\n到2026年底,养老床位不少于4000张。到2028年底,养老床位不少于4600张。\n"
        "资金占比分别为40%、30%、30%。\n"
    )
    pack = derive_pack(Document(text), "draft")
    years = [(rule.get("from"), rule.get("to")) for rule in pack["rules"][:2]]
    assert years == [(2026, 2027), (2028, None)]
    file = tmp_path / "draft.yaml"
    file.write_text(write_pack(pack), "utf-8")
    assert check_pack(file)[1] == []


def test_hostile_titles_and_quotes_stay_data(tmp_path: Path) -> None:
    text = "x: !!python/object:os.system\n# 计划 &a *a\n一、主要目标\n{a: *b} “\x07残疾儿童入学率”达到99%以上。\n"
    pack = derive_pack(Document(text), "a: b")
    file = tmp_path / "draft.yaml"
    file.write_text(write_pack(pack), "utf-8")
    assert yaml.safe_load(file.read_text("utf-8"))["pack"] == "a: b"
    assert check_pack(file)[1] == []
