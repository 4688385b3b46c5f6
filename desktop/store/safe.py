"""Where secrets lie outside the folder: what a safe can do, and the one without a keyring."""

from pathlib import Path
from typing import Literal, Protocol

import msgspec
import platformdirs

from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.store.passphrase import Stretched, Wrap, stretch_for
from desktop.store.whole import write_private

SERVICE = "qunzhu"
DEVICE_LABEL = b"qunzhu device key by passphrase v1"

Kept = Literal["keyring", "passphrase"]

# Problems of a computer whose keyring can't be used, so that a passphrase has to do.
WITHOUT_KEYRING = ("vault.no_keyring", "vault.unsafe_keyring", "vault.no_collection")


class Safe(Protocol):
    """Where secrets lie outside the folder: the system's keyring or files under a passphrase."""

    kept: Kept

    def read(self, name: str) -> bytes | None:
        """The secret of that name, or None."""

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret, replacing the one of that name."""

    def delete(self, name: str) -> None:
        """Forget a secret; none of that name is fine."""


class PassphraseSafe:
    """Secrets as files in the user's data directory, each wrapped by the folder's passphrase."""

    kept: Kept = "passphrase"

    def __init__(self, passphrase: str, stretched: Stretched) -> None:
        self.passphrase = passphrase
        self.stretched = stretched

    def read(self, name: str) -> bytes | None:
        """The secret of that name; None if missing, damaged or under another passphrase."""
        try:
            wrap = msgspec.json.decode(_place(name).read_bytes(), type=Wrap)
        except (OSError, msgspec.DecodeError):
            return None
        served = self.stretched.serves(wrap)
        stretched = self.stretched if served else stretch_for(self.passphrase, wrap)
        return stretched.unseal(wrap, DEVICE_LABEL + name.encode())

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret under the passphrase."""
        place = _place(name)
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Problem("vault.unwritable", path=place, reason=why(error)) from error
        wrap = self.stretched.seal(secret, DEVICE_LABEL + name.encode())
        write_private(place, msgspec.json.encode(wrap))

    def delete(self, name: str) -> None:
        """Forget a secret."""
        _place(name).unlink(missing_ok=True)


def _place(name: str) -> Path:
    return platformdirs.user_data_path(SERVICE, appauthor=False) / "keys" / f"{name}.json"
