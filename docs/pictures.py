"""make pictures: the README's pictures, made from the samples by the programs that offices open them with.

Needs Chromium, LibreOffice, pdftoppm and Chinese fonts (Noto CJK).
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).parent.parent
IMAGES = Path(__file__).parent / "images"
_REPORT = ROOT / "corpus" / "samples" / "audit-account.docx"
_FACES = {
    "仿宋_GB2312": "Noto Serif CJK SC", "楷体_GB2312": "Noto Serif CJK SC", "方正小标宋简体": "Noto Serif CJK SC", "黑体": "Noto Sans CJK SC",
    "微软雅黑": "Noto Sans CJK SC", "Times New Roman": "Noto Serif CJK SC", "宋体": "Noto Serif CJK SC",
}  # fmt: skip
"""What stands in for the typefaces of an office PC where the pictures are made."""


def main() -> None:
    """Make every picture anew."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for output, options in (
            ("清单.xlsx", ()),
            ("提纲.docx", ("--paper", "list")),
            ("报告.html", ()),
        ):
            _gouji("audit", str(_REPORT), *options, "-o", str(folder / output))
        _gouji("mark", str(_REPORT.with_suffix(".pdf")), "-o", str(folder / "标记.pdf"))
        _picture_page(_print(folder / "清单.xlsx"), "list.png", crop=(0.0, 0.02, 1.0, 0.52), dots=130)
        _picture_page(_print(folder / "提纲.docx"), "outline.png", dots=90)
        _picture_page(folder / "标记.pdf", "marked.png", crop=(0.0, 0.0, 1.0, 0.62), dots=110)
        _picture_screen(folder / "报告.html", "page.png", (1280, 1500))
        (folder / "报告.txt").write_bytes(_REPORT.with_suffix(".txt").read_bytes())
        drawn = asyncio.run(_draw_review(folder / "报告.txt"))
        (folder / "审阅.html").write_text(f"<style>body{{margin:0}}</style>{drawn}", "utf-8")
        _picture_screen(folder / "审阅.html", "review.png", (1490, 945))


def _gouji(*arguments: str) -> None:
    """Run gouji; findings are no failure here."""
    done = subprocess.run([sys.executable, "-m", "cli_tui", *arguments], check=False, capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(done.stderr)


def _print(path: Path) -> Path:
    """Return an office file as LibreOffice prints it."""
    fonts = path.parent / "fonts.conf"
    aliases = "".join(
        f'<match target="pattern"><test name="family"><string>{asked}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{given}</string></edit></match>'
        for asked, given in _FACES.items()
    )
    fonts.write_text(f"<fontconfig><include>/etc/fonts/fonts.conf</include>{aliases}</fontconfig>", "utf-8")
    profile = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)],
        check=True, capture_output=True, env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )  # fmt: skip
    return path.with_suffix(".pdf")


def _picture_page(
    pdf: Path, name: str, *, crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0), dots: int
) -> None:
    """Save the first page of a PDF, cut to a part of it, as a picture of few colours."""
    base = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(dots), "-l", "1", "-singlefile", "-png", str(pdf), str(base)], check=True)
    with Image.open(base.with_suffix(".png")) as image:
        width, height = image.size
        left, top, right, bottom = crop
        _save(image.crop((int(left * width), int(top * height), int(right * width), int(bottom * height))), name)


async def _draw_review(report: Path) -> str:
    """Return the terminal screen with a report's last finding open, as a drawing."""
    from cli_tui.tui.app import GoujiApp
    from cli_tui.tui.opening import open_volumes
    from cli_tui.tui.screens.review import ReviewScreen

    app = GoujiApp(open_volumes([str(report)], None, "zh"), "zh", dark=True)
    async with app.run_test(size=(120, 36)) as pilot:
        while not isinstance(screen := app.screen, ReviewScreen) or screen.review is None:
            await pilot.pause(0.1)
        await pilot.press(*"nnnnnn")
        await pilot.pause(0.5)
        drawn = app.export_screenshot()
    drawn = re.sub(
        r' textLength="[^"]*"|font-variant-east-asian: full-width;', "", drawn
    )  # widths are the typeface's own
    return drawn.replace("Fira Code", "Noto Sans Mono CJK SC").replace("font-size: 20px", "font-size: 24.4px")


def _picture_screen(page: Path, name: str, size: tuple[int, int]) -> None:
    """Save what a browser shows of a page."""
    browser = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("no Chromium")
    picture = page.with_suffix(".png")
    window = f"--window-size={size[0]},{size[1]}"
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", window]
    subprocess.run([*command, f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True)
    with Image.open(picture) as image:
        _save(image, name)


def _save(image: Image.Image, name: str) -> None:
    image.convert("RGB").quantize(96, dither=Image.Dither.NONE).save(IMAGES / name, optimize=True)


if __name__ == "__main__":
    main()
