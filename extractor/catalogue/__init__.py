"""The indicator catalogue: what education reports count, under which names, in which unit, within which bounds."""

from extractor.catalogue.catalogue import Entry, find_entry, load_catalogue
from extractor.catalogue.naming import name_of, specify

__all__ = ["Entry", "find_entry", "load_catalogue", "name_of", "specify"]
