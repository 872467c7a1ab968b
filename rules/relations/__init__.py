"""The relation types, one file each; this table is all there is to register one."""

from rules.relations import diff, granularity, growth, mean, ppdiff, range, same, share, subset, sum

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
)
