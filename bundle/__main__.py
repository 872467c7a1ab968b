"""make bundle: a folder, and a zip of it, for each kind of PC."""

from __future__ import annotations

import argparse
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

from bundle.manual import make_manual
from bundle.targets import TARGETS, Target
from bundle.wheels import CONSTRAINTS, ROOT, BundleError, fetch

_HERE = Path(__file__).parent


def make_bundle(target: Target, pythons: list[str], out: Path, extras: list[str]) -> Path:
    """Return the folder made for a target: wheels, scripts, samples, how to use it.

    Raises:
        BundleError: something needed is published for no such PC.
    """
    folder = out / f"gouji-{version('gouji')}-{target.name}"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "wheels").mkdir(parents=True)
    fetch(target, pythons, folder / "wheels", extras)
    shutil.copy(CONSTRAINTS, folder / "constraints.txt")
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    for script in sorted((_HERE / target.folder).iterdir()):
        _copy_script(script, folder, pythons, extras)
    (folder / "使用说明.html").write_text(make_manual(), "utf-8")
    samples = folder / "样例"
    samples.mkdir()
    for name in ("county-balance", "budget-execution", "audit-account"):
        shutil.copy(ROOT / "corpus" / "samples" / f"{name}.txt", samples)
    return folder


def _copy_script(script: Path, folder: Path, pythons: list[str], extras: list[str]) -> None:
    """Copy a script, Pythons and extras of the wheels put in; text for Windows in its line ends and encodings."""
    text = script.read_text("utf-8").replace("@PYTHONS@", " ".join(pythons)).replace("@NEWEST@", pythons[-1])
    text = text.replace("@GOUJI@", f"gouji[{','.join(extras)}]" if extras else "gouji")
    place = folder / script.name
    if script.suffix == ".bat":
        place.write_bytes(text.replace("\n", "\r\n").encode("ascii"))  # cmd misreads other encodings
    elif script.suffix == ".gbk":
        place.with_suffix(".txt").write_bytes(text.replace("\n", "\r\n").encode("gb18030"))  # shown by `type`
    elif script.suffix == ".txt":
        place.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))  # read in Notepad
    else:
        place.write_text(text, "utf-8")
        place.chmod(0o755)


def main() -> None:
    """Read the command line and make the bundles it names."""
    parser = argparse.ArgumentParser(prog="python -m bundle", description=__doc__)
    parser.add_argument(
        "targets", nargs="*", default=list(TARGETS), help=f"of {', '.join(TARGETS)}; all of them by default"
    )
    parser.add_argument(
        "--python", action="append", dest="pythons", help="version the wheels are for (3.12); repeatable"
    )
    parser.add_argument("--extra", action="append", default=[], dest="extras", help="extra to include; repeatable")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where to (dist)")
    given = parser.parse_args()
    for name in given.targets:
        if name not in TARGETS:
            parser.error(f"no such target: {name}; one of {', '.join(TARGETS)}")
    for name in given.targets:
        try:
            folder = make_bundle(TARGETS[name], given.pythons or ["3.12"], given.out, given.extras)
        except BundleError as error:
            sys.exit(str(error))
        shutil.make_archive(str(folder), "zip", folder.parent, folder.name)
        sys.stdout.write(f"{folder}.zip\n")


if __name__ == "__main__":
    main()
