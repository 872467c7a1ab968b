"""Relations of every type from random true values: as printed, or with a figure moved beyond what its print allows."""

from __future__ import annotations

from tests.rules.instances.comparisons import count_items, hold_against, state_twice
from tests.rules.instances.differences import move_points, subtract
from tests.rules.instances.drawing import Instance
from tests.rules.instances.growth import grow, grow_by, grow_for_years, grow_from, grow_together
from tests.rules.instances.quotients import average, take_ratio
from tests.rules.instances.shares import divide, divide_together, rate_of_count, retain, share_a_whole, stay_within
from tests.rules.instances.sums import add, carry_over, take_part

INSTANCES: dict[str, tuple[Instance, ...]] = {
    "sum": (add,),
    "share": (divide, divide_together, retain),
    "growth": (grow, grow_by, grow_from),
    "diff": (subtract,),
    "ppdiff": (move_points,),
    "mean": (average,),
    "ratio": (take_ratio,),
    "same": (state_twice,),
    "subset": (take_part,),
    "granularity": (rate_of_count,),
    "compare": (hold_against("compare", "left", "right"),),
    "threshold": (hold_against("threshold", "value", "limit"),),
    "implied_base": (share_a_whole,),
    "range": (stay_within,),
    "annual_growth": (grow_for_years,),
    "enum": (count_items,),
    "balance": (carry_over,),
    "growth_base": (grow_together,),
}
"""Relation type -> how to draw one."""
