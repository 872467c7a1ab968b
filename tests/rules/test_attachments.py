"""The narrative against the school-by-school sheet."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from cli_tui.commands.audit import command
from extractor.document import Document
from extractor.reading import read
from rules import audit
from rules.report import Report

SHEET = "county-balance.schools.xlsx"


def attached(report: Report) -> dict[str, str]:
    """Words of the narrative's figure -> verdict of what the sheet says of it."""
    return {
        check.judged.relation.members[0].surface: check.judged.verdict.outcome
        for check in report.checks
        if check.judged.relation.origin == "attachment"
    }


@pytest.fixture(scope="module")
def sheet() -> Document:
    return read(Path(__file__).parents[2] / "corpus" / "samples" / SHEET)


def test_sound_report_agrees_with_its_sheet(samples: Path, sheet: Document) -> None:
    found = attached(audit(str(samples / "county-balance.clean.txt"), attachments=[sheet]))
    assert set(found.values()) == {"consistent"}
    assert {"25386人", "35所", "34所", "97.1%", "0.394", "0.41", "1534人", "12874人"} <= set(found)


def test_planted_figures_do_not_agree(samples: Path, sheet: Document) -> None:
    report = audit(str(samples / "county-balance.txt"), attachments=[sheet])
    wrong = {words for words, outcome in attached(report).items() if outcome == "inconsistent"}
    assert wrong == {"94.1%", "87.3%", "0.349"}
    findings = [finding for finding in report.findings if any(evidence.doc for evidence in finding.evidence)]
    assert {finding.severity for finding in findings} == {"warning"}
    assert all("附件1 小学 第4–38行" in finding.formula for finding in findings)


def test_coefficient_is_weighted_by_enrolment(samples: Path, sheet: Document) -> None:
    rows = list(
        load_workbook(samples / SHEET)["小学"].iter_rows(min_row=4, max_row=38, min_col=3, max_col=9, values_only=True)
    )
    pupils, area = [float(row[0]) for row in rows], [float(row[6]) for row in rows]  # type: ignore[arg-type]
    mean = sum(area) / sum(pupils)
    variance = sum(p * (a / p - mean) ** 2 for p, a in zip(pupils, area, strict=True)) / sum(pupils)
    text = "某县自评报告\n小学生均教学及辅助用房面积差异系数为{:.4f}。\n"
    right = audit(Document(text.format(math.sqrt(variance) / mean)), attachments=[sheet])
    assert list(attached(right).values()) == ["consistent"]
    plain = [a / p for p, a in zip(pupils, area, strict=True)]
    unweighted = math.sqrt(sum((x - sum(plain) / 35) ** 2 for x in plain) / 35) / (sum(plain) / 35)
    assert list(attached(audit(Document(text.format(unweighted)), attachments=[sheet])).values()) == ["inconsistent"]


def test_sum_that_differs_cites_the_schools(sheet: Document) -> None:
    report = audit(Document("某县自评报告\n全县小学在校学生25368人。\n"), attachments=[sheet])
    (finding,) = report.findings
    assert finding.severity == "warning"
    assert finding.formula.endswith("=25386人")
    assert {evidence.doc for evidence in finding.evidence} == {0, 1}


CLASSES = "学校\t班级\t人数\n" + "\n".join(f"第{n % 5 + 1}小学\t{n}班\t{40 + n}" for n in range(20)) + "\n"


def test_class_sizes_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "班额.csv"
    file.write_text(CLASSES.replace("\t", ","), "utf-8")
    text = "某县自评报告\n全县小学班额超过50人的班级{}个。\n"
    assert attached(audit(Document(text.format(9)), attachments=[read(file)])) == {"9个": "consistent"}
    assert attached(audit(Document(text.format(8)), attachments=[read(file)])) == {"8个": "inconsistent"}


@pytest.mark.parametrize(
    "text",
    [
        "某县自评报告\n2020年小学在校学生26115人。\n", "某县自评报告\n全县在校学生40127人,含特殊教育。\n", "某县自评报告\n今年新建小学3所。\n",
        "某县自评报告\n到2025年小学在校学生达到20000人。\n", "某县自评报告\n全县有小学28所。\n", "某县自评报告\n小学专任教师中女教师900人。\n",
    ],
)  # fmt: skip
def test_what_the_sheet_does_not_say_is_left_alone(text: str, sheet: Document) -> None:
    assert "inconsistent" not in attached(audit(Document(text), attachments=[sheet])).values()


def test_report_object_tells_attachments_apart(samples: Path, sheet: Document) -> None:
    report: dict[str, Any] = audit(str(samples / "county-balance.txt"), attachments=[sheet]).to_dict()
    assert [document["format"] for document in report["attachments"]] == ["xlsx"]
    assert {claim.get("doc", 0) for claim in report["claims"]} == {0, 1}
    alone = audit(str(samples / "county-balance.txt")).to_dict()
    assert report["coverage"]["claims"] == alone["coverage"]["claims"]
    assert report["coverage"]["checked"] <= report["coverage"]["claims"]


def test_command_takes_files_and_folders(samples: Path, tmp_path: Path) -> None:
    (tmp_path / SHEET).write_bytes((samples / SHEET).read_bytes())
    arguments = [str(samples / "county-balance.txt"), "--format", "jsonl", "--with", str(tmp_path)]
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 1
    assert '"attachment"' in done.output
    missing = CliRunner().invoke(command, [*arguments[:-1], str(tmp_path / "无.xlsx")])
    assert missing.exit_code == 2
    assert "找不到文件" in missing.output


SUMMARY = [
    ["2023年度教育事业基本情况"],
    ["指标", "单位", "2022年", "2023年"],
    ["小学学校数", "所", 43, 42],
    ["小学在校学生数", "人", 25386, 25100],
    ["初中在校学生数", "人", 12874, 12960],
    ["教育经费总投入", "万元", 43100.5, 45523.2],
]


def summary(tmp_path: Path) -> Document:
    from openpyxl import Workbook

    book = Workbook()
    for row in SUMMARY:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "汇总.xlsx")
    return read(tmp_path / "汇总.xlsx")


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("小学42所", "consistent"),
        ("小学在校学生25100人", "consistent"),
        ("小学在校学生2.51万人", "consistent"),
        ("初中在校学生12906人", "inconsistent"),
        ("教育经费总投入45532.2万元", "inconsistent"),
        ("教育经费总投入4.55亿元", "consistent"),
    ],
)
def test_figure_of_the_report_is_held_against_a_summary_table(said: str, outcome: str, tmp_path: Path) -> None:
    report = audit(Document(f"青山区2023年教育事业报告\n2023年,全区{said}。"), attachments=[summary(tmp_path)])
    found = [check.judged for check in report.checks if check.judged.relation.origin == "attachment"]
    assert [(one.type.name, one.verdict.outcome) for one in found] == [("same", outcome)]
    assert all("附件1:" in finding.message for finding in report.findings if finding.rule == "GJ108")


@pytest.mark.parametrize(
    "said",
    [
        "小学招生3100人",
        "2021年小学在校学生24000人",
        "小学在校学生减少286人",
        "民办小学在校学生300人",
        "小学在校学生将达到2.6万人",
    ],
)
def test_what_the_summary_table_does_not_say_is_left_alone(said: str, tmp_path: Path) -> None:
    report = audit(Document(f"青山区2023年教育事业报告\n2023年,全区{said}。"), attachments=[summary(tmp_path)])
    assert [check for check in report.checks if check.judged.relation.origin == "attachment"] == []
