"""Makes the sample files in formats other than text: `python -m tests.make_samples` (needs Chromium for the PDF and the scan).

The words are those of the text samples; the school sheet is made so that it gives what county-balance.clean.txt says.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.sample_forms import blocks_of, make_docx, make_html, make_ofd

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
IN_FORMS = "audit-account"
_HEADS = (
    "学校", "在校学生数", "班级数", "专任教师数", "高于规定学历教师数", "骨干教师数", "体育、艺术教师数",
    "教学及辅助用房面积(平方米)", "体育运动场馆面积(平方米)", "教学仪器设备值(万元)", "网络多媒体教室数",
)  # fmt: skip
_PLACES = (
    "云溪", "望岫", "石桥", "白沙", "桐木", "青坪", "龙潭", "麻柳", "高坡", "金竹", "花岩", "平乐", "大河", "新寨", "黄泥", "双江", "水口", "长岭",
    "木瓜", "红岩", "三台", "竹园", "茶坪", "凤山", "落马", "清水", "板桥", "石笋", "兴隆", "中坝", "坳口", "杉木", "回龙", "仁和", "泉塘",
)  # fmt: skip
_PER = (100, 100, 100, 1, 1, 1, 100)
_NORMS = {"小学": (4.2, 1, 0.9, 4.5, 7.5, 2000, 2.3), "初中": (5.3, 1, 0.9, 5.8, 10.2, 2500, 2.4)}
_VARIATIONS = {"小学": (0.41, 0.38, 0.46, 0.35, 0.44, 0.39, 0.33), "初中": (0.31, 0.43, 0.40, 0.29, 0.36, 0.33, 0.27)}
_FAILING = {"小学": (1, 2, 3, 9, 4, 0, 0), "初中": (0, 1, 2, 4, 1, 0, 0)}
_TOTALS = {"小学": (35, 25386, 615, 1534, 129985), "初中": (18, 12874, 308, 1042, 81240)}


def _split(total: int, weights: list[float]) -> list[int]:
    """Whole numbers in proportion to weights that add to a total."""
    scale = total / sum(weights)
    parts = [max(1, round(weight * scale)) for weight in weights]
    parts[parts.index(max(parts))] += total - sum(parts)
    return parts


def _values(level: str, number: int, pupils: list[int], dice: random.Random, mean: float | None) -> list[float]:
    """Each school's amount per pupil: the wanted weighted coefficient, and so many schools below the norm."""
    wanted, norm, failing = _VARIATIONS[level][number], _NORMS[level][number], _FAILING[level][number]
    shape = sorted(dice.expovariate(1.0) for _ in pupils)
    order = list(range(len(pupils)))
    dice.shuffle(order)
    z = [0.0] * len(pupils)
    for place, school in enumerate(order):
        z[school] = shape[place]
    whole = sum(pupils)
    average = sum(a * p for a, p in zip(z, pupils, strict=True)) / whole
    spread = (sum(p * (a - average) ** 2 for a, p in zip(z, pupils, strict=True)) / whole) ** 0.5
    step = wanted / (spread - wanted * average)
    values = [1 + step * a for a in z]
    if mean is not None:
        now = sum(a * p for a, p in zip(values, pupils, strict=True)) / whole
        return [value * mean / now for value in values]
    edge = sorted(values)[failing]
    low = sorted(values)[failing - 1] if failing else edge * 0.98
    return [value * norm / ((edge + low) / 2 if failing else low) for value in values]


def _fill(sheet: Worksheet, level: str) -> None:
    dice = random.Random(20231100 + len(level) + (level == "初中"))
    count, pupils_all, classes, teachers, area = _TOTALS[level]
    weights = [dice.uniform(0.6, 2.4) for _ in range(count)]
    pupils = _split(pupils_all, weights)
    columns = [_values(level, number, pupils, dice, area / pupils_all if number == 3 else None) for number in range(7)]
    sheet.append([f"云岑县2023年参评{level}基本情况表"])
    sheet.append(["单位:人"])
    sheet.append(["序号", *_HEADS])
    ending = "小学" if level == "小学" else "中学"
    class_counts, teacher_counts = _split(classes, weights), _split(teachers, weights)
    for row in range(count):
        amounts = [columns[number][row] * pupils[row] / _PER[number] for number in range(7)]
        name = f"{_PLACES[row]}{ending}"
        rounded = [round(amount / 10_000, 4) if at == 5 else round(amount, 2) for at, amount in enumerate(amounts)]
        sheet.append([row + 1, name, pupils[row], class_counts[row], teacher_counts[row], *rounded])
    last = count + 3
    sheet.append(["", "合计", *[f"=SUM({letter}4:{letter}{last})" for letter in "CDEFGHIJKL"]])
    for cells in sheet.iter_rows(min_row=4, max_row=last + 1, min_col=9, max_col=11):
        for cell in cells:
            cell.number_format = "#,##0.00##"


def make_school_sheet(path: Path) -> None:
    """Write the school-by-school sheet that goes with county-balance."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "小学"
    _fill(first, "小学")
    _fill(book.create_sheet("初中"), "初中")
    book.save(path)


def main() -> None:
    """Write every file."""
    text = (SAMPLES / f"{IN_FORMS}.txt").read_text("utf-8")
    blocks = blocks_of(text)
    (SAMPLES / f"{IN_FORMS}.docx").write_bytes(make_docx(blocks))
    (SAMPLES / f"{IN_FORMS}.html").write_bytes(make_html(blocks))
    (SAMPLES / f"{IN_FORMS}.ofd").write_bytes(make_ofd(blocks))
    make_school_sheet(SAMPLES / "county-balance.schools.xlsx")
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("no chromium: PDF and scan left as they are")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_bytes(make_html(blocks).replace(b'class="menu"', b"hidden").replace(b'class="footer"', b"hidden"))
        target = SAMPLES / f"{IN_FORMS}.pdf"
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run([*command, f"--print-to-pdf={target}", str(page)], check=True, capture_output=True)
    import pypdfium2

    document = pypdfium2.PdfDocument(target)
    picture = document[0].render(scale=150 / 72).to_pil().convert("L")
    picture.save(SAMPLES / f"{IN_FORMS}.scan.png", optimize=True)


if __name__ == "__main__":
    main()
