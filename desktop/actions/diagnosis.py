"""What helps somebody who mends the program: versions, sizes, rounded counts; nothing personal."""

import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from desktop.models.permission import PRESET_NAMES
from desktop.store import diagnosis
from desktop.store.community import Store
from desktop.store.diagnosis import Facts

_PARTS = ("qunzhu", "PySide6-Essentials", "sqlcipher3", "msgspec", "cryptography", "argon2-cffi")


def report(store: Store) -> Facts:
    """The program and its parts, the system, and the open community's folder in figures."""
    return {
        "program": {name: _version(name) for name in _PARTS},
        "system": system(),
        "operator": {"role": _role(store), "keys": store.keys.kept},
        **diagnosis.facts(store, store.folder),
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def system() -> dict[str, object]:
    """What the program runs on; the computer's own name is left out, people name it after them."""
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
    }


def _role(store: Store) -> str:
    """One of the program's own roles; what the community calls one of its own says too much."""
    return store.actor.role if store.actor.role in PRESET_NAMES else "own"


def lines(facts: Mapping[str, Mapping[str, object]]) -> list[str]:
    """The figures as lines that can be pasted anywhere."""
    return [
        f"{part}: " + ", ".join(f"{name} {value}" for name, value in values.items())
        for part, values in facts.items()
    ]
