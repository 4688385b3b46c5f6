"""`qunzhu recover`: the owner comes back with her recovery code, with or without a backup."""

import platform
import sys
from argparse import Namespace
from contextlib import closing, suppress
from pathlib import Path

from msgspec.structs import replace

from desktop.actions import devices
from desktop.cli.command import Answer, Subparsers, verb_alone
from desktop.models import recovery
from desktop.models.ids import new_id
from desktop.models.invitation import Blob, rescue
from desktop.models.problem import Problem
from desktop.store import devices as stored
from desktop.store import link, recoverykey, vault
from desktop.store.community import FILE, Store, open_store
from desktop.store.passphrase import given as given_passphrase
from desktop.store.whole import new_folder
from desktop.sync import keys, recovering, rescuing
from desktop.sync.channel import Unreachable
from desktop.sync.core import Sync
from desktop.sync.http import HttpChannel, Insistent, talking
from desktop.sync.telling import told


def add(nouns: Subparsers) -> None:
    """Register the command."""
    back = verb_alone(nouns, "recover", "come back as the owner by the recovery code", _recover)
    back.add_argument("code", metavar="CODE", help="the recovery code as it was printed")
    back.add_argument("hub", metavar="HUB", help="the hub's address, HOST:PORT")
    back.add_argument(
        "folder", type=Path, metavar="FOLDER", help="a new folder, or one restored from a backup"
    )


def _recover(given: Namespace) -> Answer:
    code, word = recovery.decode(given.code), given_passphrase(None)
    with told(given.hub):
        with closing(HttpChannel(given.hub)) as stranger:
            blob = rescuing.whom_to_trust(stranger, code)
        with closing(HttpChannel(given.hub, blob.hub)) as channel:
            if (given.folder / FILE).exists():
                _let_in(given, code, word, channel)
            else:
                _fetch(given, code, word, blob, channel)
    with closing(open_store(given.folder, passphrase=word)) as store:
        with told(given.hub), suppress(Unreachable), talking(store) as session:
            keys.own_keys(store)
            devices.rename_own(store, platform.node() or "-")
            Sync(store, session).round()
        return _said(store, given)


def _let_in(given: Namespace, code: bytes, word: str | None, channel: HttpChannel) -> None:
    """A folder that was restored from a backup goes on, with what waits in it."""
    with closing(open_store(given.folder, passphrase=word)) as store:
        recovering.recover_folder(store, Insistent(channel), code, given.hub)
        _keep_code(store, code)


def _fetch(
    given: Namespace, code: bytes, word: str | None, blob: Blob, channel: HttpChannel
) -> None:
    """Without a backup everything comes from the hub; the folder appears whole, or not at all."""
    with new_folder(given.folder, "sync.join_taken") as part:
        made, device = vault.new_keys(part, blob.community, word), new_id()
        if made.device is None:
            raise RuntimeError("new keys have a device's")
        try:
            found = recovering.recovered(Insistent(channel), code, device, made.device)
            if found.community != blob.community:
                raise Problem("sync.no_recovery")
            store = recovering.recover(made, device, Insistent(channel), given.hub, found)
        except Unreachable as error:
            raise Problem("sync.join_cut", folder=given.folder) from error
        with closing(store):
            _keep_code(store, code)
    vault.bind(replace(store.keys, folder=given.folder))


def _keep_code(store: Store, code: bytes) -> None:
    """The printed code opens this folder and its backups, too."""
    store.keys = recoverykey.set_code(store.keys, code)
    with store.writing() as connection:
        link.keep_rescue(connection, rescue(code))


def _said(store: Store, given: Namespace) -> Answer:
    others = [
        one.id.hex()
        for one in stored.listed(store)
        if one.operator == store.operator and not one.own and not one.revoked
    ]
    if others:
        said = Problem("sync.revoke_lost", devices=" ".join(others)).sentence(given.language)
        print(said, file=sys.stderr)
    document = {
        "community": store.community.hex(),
        "folder": str(given.folder),
        "device": store.device.hex(),
        "role": store.actor.role,
        "other_devices": others,
    }
    return Answer(document, [str(given.folder)])
