"""The archive: many reports with their claims, checks, findings and decisions in one SQLite file."""

from corpus.archive.archive import Archive
from corpus.archive.errors import ArchiveError

__all__ = ["Archive", "ArchiveError"]
