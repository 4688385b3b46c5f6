"""Secrets in the operating system's keyring, of which only those that encrypt are trusted."""

import sys
from base64 import b64decode, b64encode

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from desktop.models.problem import Problem
from desktop.store.safe import SERVICE, Kept

# Keyrings that encrypt at rest under the user's login; every other backend, the plain-text
# ones of keyrings.alt above all, is refused.
ALLOWED = frozenset(
    f"keyring.backends.{name}"
    for name in ("SecretService", "libsecret", "kwallet", "Windows", "macOS")
)


class KeyringSafe:
    """Secrets in the keyring of the operating system, as base64 under the service `qunzhu`."""

    kept: Kept = "keyring"

    def __init__(self, interactive: bool | None = None) -> None:
        """Raises Problem vault.no_keyring, vault.unsafe_keyring or vault.locked_keyring.

        A locked keyring asks the user for its password only when `interactive`; the default is
        whether standard input is a terminal.
        """
        self._ring = real_keyring()
        if not (sys.stdin.isatty() if interactive is None else interactive):
            _require_unlocked(self._ring)

    def read(self, name: str) -> bytes | None:
        """The secret of that name, or None; one that is no base64 counts as none."""
        try:
            text = self._ring.get_password(SERVICE, name)
            return None if text is None else b64decode(text, validate=True)
        except KeyringLocked:
            raise Problem("vault.locked_keyring") from None
        except KeyringError as error:
            raise Problem("vault.no_keyring") from error
        except ValueError:
            return None

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret in the keyring."""
        try:
            self._ring.set_password(SERVICE, name, b64encode(secret).decode())
        except KeyringLocked:
            raise Problem("vault.locked_keyring") from None
        except KeyringError as error:
            raise Problem("vault.no_keyring") from error

    def delete(self, name: str) -> None:
        """Forget a secret."""
        try:
            self._ring.delete_password(SERVICE, name)
        except PasswordDeleteError:
            return
        except KeyringError as error:
            raise Problem("vault.no_keyring") from error


def real_keyring() -> KeyringBackend:
    """The first allowed backend of this system.

    Raises Problem vault.no_keyring where there is none, vault.unsafe_keyring where the only ones
    are not on the allow-list.
    """
    chosen = keyring.get_keyring()
    chain = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for backend in chain:
        if type(backend).__module__ in ALLOWED:
            return backend
    usable = [backend for backend in chain if type(backend).__module__ not in _NONE]
    if usable:
        raise Problem("vault.unsafe_keyring", backend=type(usable[0]).__module__)
    raise Problem("vault.no_keyring")


_NONE = frozenset({"keyring.backends.fail", "keyring.backends.null"})


def _require_unlocked(ring: KeyringBackend) -> None:
    """Raise Problem vault.locked_keyring rather than let the Secret Service wait for an answer."""
    if type(ring).__module__ != "keyring.backends.SecretService":
        return
    import secretstorage  # Linux only

    with secretstorage.dbus_init() as bus:
        try:
            locked = secretstorage.Collection(bus).is_locked()
        except secretstorage.ItemNotFoundException:
            raise Problem("vault.no_collection") from None
        except secretstorage.SecretStorageException as error:
            raise Problem("vault.no_keyring") from error
    if locked:
        raise Problem("vault.locked_keyring")
