"""The number figures are kept in: exact fractions, those of quicktions, which are compiled.

Every figure and every end of an interval is a fraction, so that no verdict hangs on float noise; with the standard
library's a fifth of a dense report's audit went into them. The types are the standard library's: same names, same hash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction
else:
    from quicktions import Fraction

__all__ = ["Fraction"]
