"""What gouji's exit code says."""

CLEAN = 0
"""No finding at or above --fail-on."""
FINDINGS = 1
"""Some."""
UNUSABLE = 2
"""Bad usage, or an input that cannot be read; wins over FINDINGS."""
