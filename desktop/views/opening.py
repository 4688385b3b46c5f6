"""Ways to a community, off the GUI thread: open, by the recovery code, the sample; and to a hub.

What most starts do not need is loaded by the way that does.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.models.problem import Problem
from desktop.models.progress import Progress
from desktop.store import openword
from desktop.store.community import Founding, Store, create, open_store

if TYPE_CHECKING:
    from desktop.sync.channel import Channel
    from desktop.sync.outside import Ear
    from desktop.sync.session import Session as HubSession


def open_folder(folder: Path, secret: str | None, _progress: Progress) -> Store:
    """Open what lies in a folder, with a passphrase or the word beside it."""
    word = secret or openword.read(folder)
    return open_store(folder, passphrase=word, interactive=True)


def open_by_code(
    folder: Path, code: str, word: str, secret: str | None, _progress: Progress
) -> Store:
    """Open by the recovery code; `word` or `secret` is the passphrase from now on, the keyring
    keeps the key where there is neither."""
    from desktop.actions import backup

    kept = word or secret
    backup.use_recovery(folder, code, kept)
    return open_store(folder, passphrase=kept, interactive=True)


def restore(
    backup_file: Path, folder: Path, typed: str, secret: str | None, progress: Progress
) -> Store:
    """Make a new folder of a backup, by what was typed: its recovery code, else its passphrase.

    `secret` guards the new folder where the code was typed and there is no keyring.
    """
    from desktop.actions import backup
    from desktop.models import recovery

    try:
        recovery.decode(typed)
        code, word = typed, secret
    except Problem:
        code, word = None, typed
    backup.restore_folder(backup_file, folder, code, word, progress=progress)
    return open_store(folder, passphrase=word, interactive=True)


def make_new(
    folder: Path, founding: Founding, file: Path | None, secret: str | None, _progress: Progress
) -> Store:
    """A new community, built like the template in `file`; nothing is made of a damaged one."""
    from desktop.actions import template

    found = template.read(file) if file is not None else None
    store = create(folder, founding, passphrase=secret, interactive=True)
    if found is not None:
        template.apply(store, found)
    return store


def make_sample(folder: Path, secret: str | None, progress: Progress) -> Store:
    """Open the sample community, made first if it is not there or was left half made."""
    from desktop.actions import sample

    return sample.open_or_make(folder, passphrase=secret, progress=progress)


def reach(address: str, identity: bytes | None) -> Channel:
    """A channel to a hub that trusts this identity only."""
    from desktop.sync.http import HttpChannel

    return HttpChannel(address, identity)


def listen(
    address: str,
    identity: bytes,
    begun: Callable[[Channel], HubSession],
    heard: Callable[[], None],
) -> Ear:
    """Begin to listen for a hub's hints; `heard` is called with each."""
    from desktop.sync import live
    from desktop.sync.http import HttpChannel

    channel = HttpChannel(address, identity)
    ear = live.Ear(channel, begun(channel), heard)
    ear.start()
    return ear
