"""What the command line names, put on the shelf."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cli_tui.inputs import find_files
from cli_tui.tui.shelf import ArchivedVolume, FileVolume, Standing, Volume
from extractor.errors import GoujiError


def open_volumes(paths: Sequence[str], db: str | None, lang: str) -> list[Volume]:
    """Return the reports that paths and an archive name; with neither, those of the current folder, else the samples.

    Raises:
        GoujiError: the archive cannot be opened.
    """
    from cli_tui.messages import describe_error

    if db:
        from corpus.archive import Archive
        from corpus.archive.listing import list_reports

        # Opened for writing where it can be: decisions go into it.
        archive = Archive.create(db) if Path(db).is_file() else Archive.open(db)
        return [ArchivedVolume(archive, entry, lang) for entry in list_reports(archive)]
    volumes: list[Volume] = []
    for found in find_files(paths or _at_hand()):
        volume = FileVolume(found if isinstance(found, str) else found.where, lang)
        if isinstance(found, GoujiError):
            volume.standing = Standing(found.where, claims=0, error=describe_error(found, lang)["message"])
        volumes.append(volume)
    return volumes


def _at_hand() -> list[str]:
    here = find_files(["."])
    if any(isinstance(one, str) for one in here):
        return ["."]
    import corpus

    samples = Path(corpus.__file__).parent / "samples"
    return [str(file) for file in sorted(samples.glob("*.txt")) if not file.stem.endswith((".clean", ".rounded"))]
