"""`qunzhu join`: a new device takes the community into a folder."""

import platform
import sys
from argparse import Namespace
from contextlib import closing, suppress
from pathlib import Path

from msgspec.structs import replace

from desktop.actions import devices
from desktop.cli import asking
from desktop.cli.backup import warn_if_synced
from desktop.cli.command import Answer, Subparsers, verb_alone
from desktop.cli.syncwords import say
from desktop.cli.words import role_word
from desktop.models.invitation import BUNDLE, Blob, Invitation, read_code
from desktop.models.ownfiles import INVITATION
from desktop.models.problem import Problem
from desktop.store import vault
from desktop.store.community import Store, open_store
from desktop.store.passphrase import given as given_passphrase
from desktop.store.whole import new_folder
from desktop.sync import bundlejoin, inviting, joining, keys
from desktop.sync.channel import Unreachable
from desktop.sync.core import Sync
from desktop.sync.http import HttpChannel, Insistent, talking
from desktop.sync.telling import told


def add(nouns: Subparsers) -> None:
    """Register the command."""
    join = verb_alone(nouns, "join", "take a community into a new folder", _join)
    join.add_argument("code", metavar="CODE", help="as devices invite shows or writes it")
    join.add_argument("folder", type=Path, metavar="FOLDER")
    join.add_argument(
        "--bundle", type=Path, metavar="FILE", help="the file that came with the code"
    )


def _join(given: Namespace) -> Answer:
    invitation = _invitation(given.code, given.bundle)
    word = given_passphrase(None)
    try:
        answer = _joined(invitation, given, word)
    except Problem as problem:
        word = asking.instead_of_keyring(problem)
        if word is None:
            raise
        answer = _joined(invitation, given, word)
    warn_if_synced(given.folder)
    return answer


def _invitation(given: str, bundle: Path | None) -> Invitation:
    """Behind a code, which may have come with a bundle, or in an invitation file."""
    if given.lower().endswith(INVITATION):
        return inviting.read_file(Path(given)).invitation
    return read_code(given, BUNDLE if bundle else "")


def _joined(invitation: Invitation, given: Namespace, word: str | None) -> Answer:
    """The folder appears whole, or not at all."""
    folder = given.folder
    if given.bundle is not None:
        blob = bundlejoin.into(folder, given.bundle, invitation, word)
        with closing(open_store(folder, passphrase=word)) as store:
            return _welcome(store, blob, given)
    if invitation.by_file:
        raise Problem("bundle.with_file")
    with (
        told(invitation.address, "sync.join_unreachable"),
        new_folder(folder, "sync.join_taken") as part,
    ):
        blob = read_blob(invitation)
        if not blob.community:
            raise Problem("sync.set_up_code")
        made = vault.new_keys(part, blob.community, word)
        with closing(HttpChannel(invitation.address, blob.hub)) as channel:
            try:
                joined = joining.join(made, Insistent(channel), invitation, blob, shown)
            except Unreachable as error:
                raise Problem("sync.join_cut", folder=folder) from error
        joined.close()
    # Once more where it lies now: a marker that was moved by itself is no longer the same.
    vault.bind(replace(joined.keys, folder=folder))
    with closing(open_store(folder, passphrase=word)) as store:
        # From here on the folder is a device that works; what is left travels with any sync.
        with told(invitation.address), suppress(Unreachable), talking(store) as session:
            keys.own_keys(store)
            devices.rename_own(store, platform.node() or "-")
            Sync(store, session).round()
        return _welcome(store, blob, given)


def _welcome(store: Store, blob: Blob, given: Namespace) -> Answer:
    document = {
        "community": blob.community.hex(),
        "name": blob.title,
        "role": blob.role,
        "folder": str(given.folder),
        "device": store.device.hex(),
        "kept": store.keys.kept,
    }
    role = role_word(blob.role, given.language)
    return Answer(
        document,
        [
            say("joined", given.language, name=blob.title, role=role),
            say("folder", given.language, folder=given.folder),
        ],
    )


def read_blob(invitation: Invitation) -> Blob:
    """What the invitation leads to, from a hub that is not trusted yet."""
    with closing(HttpChannel(invitation.address)) as stranger:
        return joining.read_blob(stranger, invitation)


def shown(done: int, total: int) -> None:
    """Progress, where somebody looks."""
    if sys.stderr.isatty():
        print(f"\r{done}/{total} ", end="", file=sys.stderr, flush=True)
