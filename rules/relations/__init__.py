"""The relation types, one file each; this table is all there is to register one."""

from rules.relations import (
    compare,
    diff,
    enum,
    granularity,
    growth,
    implied_base,
    mean,
    ppdiff,
    range,
    ratio,
    same,
    share,
    standard,
    subset,
    sum,
    threshold,
)

ALL = (
    sum.TYPE,
    subset.TYPE,
    growth.TYPE,
    diff.TYPE,
    ppdiff.TYPE,
    mean.TYPE,
    share.TYPE,
    same.TYPE,
    range.TYPE,
    granularity.TYPE,
    compare.TYPE,
    threshold.TYPE,
    implied_base.TYPE,
    enum.TYPE,
    ratio.TYPE,
    standard.TYPE,
)
