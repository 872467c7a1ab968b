"""The kinds of PC a bundle is made for."""

from __future__ import annotations

from dataclasses import dataclass

_GLIBC = ("2_28", "2_27", "2_26", "2_24", "2_17", "2_12", "2_5")
"""Oldest C libraries that wheels name; a PC runs what asks for its own or an older one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One kind of PC."""

    name: str
    platforms: tuple[str, ...]
    """Wheel platform tags it takes, besides `any`."""
    markers: dict[str, str]
    """What requirements may ask about it (PEP 508)."""
    folder: str
    """Of the scripts that go with it."""


def _linux(name: str, machine: str) -> Target:
    return Target(
        name=name,
        platforms=(
            *(f"manylinux_{version}_{machine}" for version in _GLIBC),
            f"manylinux2014_{machine}",
            f"manylinux2010_{machine}",
            f"manylinux1_{machine}",
        ),
        markers={"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": machine},
        folder="linux",
    )


TARGETS = {
    target.name: target
    for target in (
        Target(
            name="windows-x64",
            platforms=("win_amd64",),
            markers={
                "sys_platform": "win32",
                "platform_system": "Windows",
                "os_name": "nt",
                "platform_machine": "AMD64",
            },
            folder="windows",
        ),
        _linux("linux-x64", "x86_64"),
        _linux("linux-arm64", "aarch64"),
    )
}


def environment(target: Target, python: str) -> dict[str, str]:
    """Return what a requirement's marker sees on a target under a Python such as 3.12."""
    return {
        **target.markers,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_version": f"{python}.0",
        "platform_release": "",
        "platform_version": "",
        "extra": "",
    }
