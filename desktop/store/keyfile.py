"""`key.json` in a community's folder: the wraps of the database key (docs/format-vault.md)."""

import hmac
import json
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import msgspec

from desktop.models import recovery
from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.models.recovery import RecoveryPublic
from desktop.store.passphrase import Wrap
from desktop.store.whole import write_private

NAME = "key.json"
FORMAT = 1
# A key file holds four wraps at most; anything longer is not one.
LONGEST = 64 * 1024
CHECK_LABEL = b"qunzhu key check v1"
MAC_LABEL = b"qunzhu key file v1"
RECOVERY_LABEL = b"qunzhu database key by recovery v1"

Hex16 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Hex32 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Recovery(msgspec.Struct, frozen=True, kw_only=True):
    """The public halves of the recovery code, and the database key sealed to one of them."""

    sign: Hex32
    receive: Hex32
    sealed: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{160}$")]


class KeyFile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What `key.json` says; with `passphrase` None the database key is in the keyring."""

    format: int
    community: Hex16
    key: Hex16
    check: Hex16
    passphrase: Wrap | None = None
    recovery: Recovery | None = None
    mac: Hex32 = ""

    def label(self, use: bytes) -> bytes:
        """The label of a wrap in this file: no wrap of another file fits here."""
        return use + bytes.fromhex(self.community) + bytes.fromhex(self.key)


def check_value(database: bytes) -> str:
    """16 bytes in hex that tell a wrong key from a damaged database."""
    return recovery.derive(database, CHECK_LABEL)[:16].hex()


def seal_text(file: KeyFile, database: bytes) -> bytes:
    """The bytes of `key.json`, `mac` included."""
    content = msgspec.to_builtins(file)
    content["mac"] = _mac(content, database)
    return json.dumps(content, indent=1, sort_keys=True).encode() + b"\n"


def _mac(content: dict[str, object], database: bytes) -> str:
    rest = {name: value for name, value in content.items() if name != "mac"}
    packed = json.dumps(rest, sort_keys=True, separators=(",", ":")).encode()
    return hmac.digest(recovery.derive(database, MAC_LABEL), packed, sha256).hex()


def read(folder: Path) -> KeyFile:
    """The key file of a folder.

    Raises Problem vault.missing_key_file, vault.damaged_key_file or vault.newer_key_file.
    """
    return msgspec.convert(_content(folder), KeyFile)


def _content(folder: Path) -> dict[str, object]:
    try:
        text = (folder / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise Problem("vault.missing_key_file", folder=folder) from None
    except OSError as error:
        raise Problem("vault.unreadable", path=folder / NAME, reason=why(error)) from error
    try:
        content = json.loads(text[: LONGEST + 1])
        if content["format"] > FORMAT:
            raise Problem("vault.newer_key_file", path=folder / NAME)
        msgspec.convert(content, KeyFile)
    except (ValueError, TypeError, KeyError, RecursionError, msgspec.ValidationError):
        raise Problem("vault.damaged_key_file", path=folder / NAME) from None
    return dict(content)


def require_key(folder: Path, database: bytes) -> None:
    """Prove that `database` is the key that the folder's key file means, and the file unaltered.

    Raises Problem vault.wrong_key or vault.damaged_key_file: an altered file could name somebody
    else's recovery code, and the next backup would be sealed to it.
    """
    content = _content(folder)
    if not hmac.compare_digest(str(content["check"]), check_value(database)):
        raise Problem("vault.wrong_key", folder=folder)
    if not hmac.compare_digest(str(content.get("mac", "")), _mac(content, database)):
        raise Problem("vault.damaged_key_file", path=folder / NAME)


def write(folder: Path, file: KeyFile, database: bytes) -> None:
    """Replace the folder's key file in one step, so that a cut leaves the old or the new one."""
    write_private(folder / NAME, seal_text(file, database))


def remove(folder: Path) -> None:
    """Leave the folder without any way to its database key."""
    (folder / NAME).unlink(missing_ok=True)


def with_recovery(file: KeyFile, public: RecoveryPublic, database: bytes) -> KeyFile:
    """The file with the database key sealed to these halves, and to no others."""
    sealed = recovery.seal(public.receive, database, file.label(RECOVERY_LABEL))
    halves = Recovery(sign=public.sign.hex(), receive=public.receive.hex(), sealed=sealed.hex())
    return msgspec.structs.replace(file, recovery=halves)


def public_of(file: KeyFile) -> RecoveryPublic | None:
    """The public halves of the recovery code in force, or None when none was printed."""
    if file.recovery is None:
        return None
    return RecoveryPublic(bytes.fromhex(file.recovery.sign), bytes.fromhex(file.recovery.receive))
