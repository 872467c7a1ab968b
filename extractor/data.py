"""The extractor's own data files: word lists and tables beside the code that reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_data(name: str) -> Any:
    """Return the content of a YAML file of this package, e.g. ``units.yaml``."""
    return yaml.load((Path(__file__).parent / name).read_text("utf-8"), Loader=_LOADER)
