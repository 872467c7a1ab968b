"""ZIP packages (docx, xlsx, ofd, zip) opened under limits: bombs, entities and lying sizes are refused first."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from extractor.errors import InputError
from extractor.reading import limits

_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D\x00O\x00C|E\x00N\x00T)|\x00<\x00!\x00(?:D\x00O|E\x00N)")
_XML = (".xml", ".rels", ".vml")


def open_package(data: bytes) -> zipfile.ZipFile:
    """Return the package, its sizes and XML looked over.

    Raises:
        InputError: zip-bomb, xml-entities, office-encrypted or damaged.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise InputError("damaged", why="ZIP") from error
    members = package.infolist()
    check_sizes(members)
    for member in members:
        if member.filename.lower().endswith(_XML) and _ENTITIES.search(read_member(package, member.filename)):
            raise InputError("xml-entities", member=member.filename[:80])
    return package


def check_sizes(members: list[zipfile.ZipInfo]) -> None:
    """Refuse what unpacks to more than the limits allow; a member never yields more than the size it states."""
    total = sum(member.file_size for member in members)
    bomb = any(
        member.file_size > 10 * limits.MEGABYTE
        and member.file_size > limits.HIGHEST_RATIO * max(1, member.compress_size)
        for member in members
    )
    if bomb or total > limits.LARGEST_UNPACKED or len(members) > limits.MOST_MEMBERS:
        raise InputError("zip-bomb", size=limits.write_size(total), limit=limits.write_size(limits.LARGEST_UNPACKED))


def read_member(package: zipfile.ZipFile, name: str) -> bytes:
    """Return a member's bytes.

    Raises:
        InputError: it is missing, encrypted or damaged.
    """
    try:
        return package.read(name)
    except KeyError as error:
        raise InputError("damaged", why=name[-60:]) from error
    except RuntimeError as error:  # zipfile's word for an encrypted member
        raise InputError("office-encrypted") from error
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise InputError("damaged", why=name[-60:]) from error
    except Exception as error:  # zlib.error has no public base
        if isinstance(error, MemoryError):
            raise
        raise InputError("damaged", why=name[-60:]) from error


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of an XML part, nothing outside it ever loaded.

    Raises:
        InputError: it is not well-formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError("damaged", why="XML") from error
