"""Makes the key that signs releases, and signs what `qunzhu updates` reads.

`python resources/packaging/release.py key KEY` writes a new private key, only for this user, and
prints the public half: build with it and the place in resources/release.json.
`python resources/packaging/release.py sign KEY URL NOTES PACKAGE…` prints the signed release; URL
is the folder that the packages lie in, NOTES a JSON file of language -> what is new.
"""

import hashlib
import json
import os
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.models.release import Package, Release, sign

# How a package's name ends -> `sys.platform` of the computers that it is for.
SYSTEMS = {".deb": "linux", ".tar.xz": "linux", ".exe": "win32", ".dmg": "darwin"}


def make_key(path: Path) -> None:
    """A new key; nothing is written over."""
    key = Ed25519PrivateKey.generate()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(key.private_bytes_raw())
    sys.stdout.write(key.public_key().public_bytes_raw().hex() + "\n")


def package(path: Path, url: str) -> Package:
    """A file as the release names it; StopIteration for what no system installs."""
    return Package(
        system=next(name for ending, name in SYSTEMS.items() if path.name.endswith(ending)),
        name=path.name,
        url=f"{url.rstrip('/')}/{path.name}",
        size=path.stat().st_size,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def print_signed(key: Path, url: str, notes: Path, packages: list[Path]) -> None:
    """The release of the version that is installed here."""
    release = Release(
        version=version("qunzhu"),
        day=datetime.now(UTC).date().isoformat(),
        notes=json.loads(notes.read_text(encoding="utf-8")),
        packages=tuple(package(one, url) for one in packages),
    )
    private = Ed25519PrivateKey.from_private_bytes(key.read_bytes())
    sys.stdout.buffer.write(sign(release, private))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["key", path]:
            make_key(Path(path))
        case ["sign", key, url, notes, *packages] if packages:
            print_signed(Path(key), url, Path(notes), [Path(one) for one in packages])
        case _:
            sys.exit(__doc__)
