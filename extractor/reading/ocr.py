"""Words out of pictures: scanned pages and photographs, by rapidocr with the models in its wheel (`gouji[ocr]`)."""

from __future__ import annotations

import io
import warnings
from functools import cache
from typing import Any

import numpy as np
from PIL import Image, ImageSequence, UnidentifiedImageError

from extractor.errors import InputError
from extractor.reading import limits
from extractor.reading.content import Content, TextBuilder
from extractor.reading.page import Line, Page, Places
from extractor.reading.paged import write_pages

_LEAST_SCORE = 0.5
_RESOLUTION = 200 / 72
"""Pixels per point at which a scanned PDF page is drawn."""


@cache
def _engine() -> Any:
    """The recogniser, made once a process.

    Raises:
        InputError: the extra is not installed.
    """
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise InputError("ocr-missing", pages="1") from error
    return RapidOCR(params={"Global.log_level": "critical"})


def is_installed() -> bool:
    """Whether pictures can be read."""
    import importlib.util

    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def read(data: bytes, password: str = "") -> Content:
    """Return the content of an image file, each frame a page.

    Raises:
        InputError: damaged, too large, without words, or the extra is missing.
    """
    Image.MAX_IMAGE_PIXELS = None  # sizes are looked over here, with a sentence of our own
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(data))
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
            raise InputError("damaged", why="image") from error
        frames = min(getattr(picture, "n_frames", 1), limits.MOST_SCANNED_PAGES)
        _check_size(picture)
        builder = TextBuilder("image")
        pages = []
        try:
            for number, frame in enumerate(ImageSequence.Iterator(picture)):
                if number >= frames:
                    break
                _check_size(frame)
                pages.append(read_picture(frame.convert("RGB"), number, 1.0))
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise InputError("damaged", why="image") from error
    write_pages(pages, builder)
    content = builder.finish()
    if not content.text.strip():
        raise InputError("no-text")
    content.notices.append(("recognised", {"pages": len(pages)}))
    return content


def _check_size(picture: Image.Image) -> None:
    if picture.width * picture.height > limits.LARGEST_IMAGE:
        raise InputError("image-too-large", size=f"{picture.width}×{picture.height}", limit=f"{limits.LARGEST_IMAGE:,}")


def read_picture(picture: Image.Image, number: int, scale: float) -> Page:
    """Return the lines recognised in a picture; its pixels divided by `scale` are the page's units."""
    found = _engine()(np.asarray(picture)[:, :, ::-1])  # the recogniser takes blue first
    lines = []
    if found.boxes is not None:
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
            if score >= _LEAST_SCORE and text.strip():
                x, y, words = box[:, 0] / scale, box[:, 1] / scale, text.strip()
                hull = float(x.min()), float(y.min()), float(x.max()), float(y.max())
                lines.append(Line(words, *hull, Places.even(*hull, words)))
    return Page(number, picture.width / scale, picture.height / scale, lines)


def draw_page(page: Any) -> tuple[Image.Image, float]:
    """Return a PDF page as a picture, and its pixels per point."""
    width, height = page.get_size()
    scale = min(_RESOLUTION, (limits.LARGEST_IMAGE / max(1.0, width * height)) ** 0.5)
    return page.render(scale=scale).to_pil().convert("RGB"), scale
