"""How much of a file is read: bounds on size, pages, time and memory, whatever the file says of itself."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

LARGEST_TEXT = 20 * MEGABYTE
"""Bytes of plain text, and characters of text out of any file."""
LARGEST_FILE = 100 * MEGABYTE
"""Bytes of a file of any other format."""
LARGEST_UNPACKED = 400 * MEGABYTE
"""Bytes that all members of a ZIP file (docx, xlsx, ofd, zip) unpack to."""
HIGHEST_RATIO = 300
"""Times that a member over ten megabytes may grow when unpacked."""
MOST_MEMBERS = 10_000
MOST_PAGES = 3_000
LONGEST_PAGE = 500_000
"""Characters of one page."""
LARGEST_IMAGE = 50_000_000
"""Pixels of one image."""
MOST_SCANNED_PAGES = 300
MOST_CELLS = 2_000_000
MOST_REPORTS = 200
"""Files read out of one archive."""

READ_SECONDS = 180.0
OCR_SECONDS = 1_800.0
MEMORY = 3 * 1024 * MEGABYTE
"""Address space of the reading process."""
MOST_JOBS = 500
"""Files after which the reading process is replaced."""


def write_size(size: int) -> str:
    """Return a number of bytes as people write it."""
    return f"{size / MEGABYTE:.1f} MB" if size >= MEGABYTE else f"{size / 1024:.0f} KB"
