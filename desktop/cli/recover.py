"""`qunzhu recover`: the owner comes back with her recovery code, with or without a backup."""

import platform
import sys
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from desktop.actions import devices
from desktop.cli.command import Answer, Subparsers, verb_alone
from desktop.cli.devices import device_lines
from desktop.cli.syncwords import say
from desktop.cli.words import role_word
from desktop.models import recovery
from desktop.models.problem import Problem
from desktop.store import devices as stored
from desktop.store import home
from desktop.store.community import FILE, Store, open_store
from desktop.store.passphrase import given as given_passphrase
from desktop.sync import comeback, contacting, keys, rescuing, takingover
from desktop.sync.core import Sync
from desktop.sync.http import HttpChannel, Insistent, talking
from desktop.sync.telling import told


def add(nouns: Subparsers) -> None:
    """Register the command."""
    back = verb_alone(nouns, "recover", "come back as the owner by the recovery code", _recover)
    back.add_argument("code", metavar="CODE", help="the recovery code as it was printed")
    back.add_argument(
        "hub", metavar="HUB", nargs="?", help="the hub's address, HOST:PORT; without a server none"
    )
    back.add_argument(
        "folder", type=Path, metavar="FOLDER", help="a new folder, or one restored from a backup"
    )


def _recover(given: Namespace) -> Answer:
    code, word = recovery.decode(given.code), given_passphrase(None)
    if given.hub is None:
        with closing(open_store(given.folder, passphrase=word)) as store:
            takingover.take_over(store, code)
            return _said(store, given)
    there = (given.folder / FILE).exists()
    with told(given.hub, "sync.rejoin_unreachable" if there else "sync.recover_unreachable"):
        with closing(HttpChannel(given.hub)) as stranger:
            blob = rescuing.whom_to_trust(stranger, code)
        with closing(HttpChannel(given.hub, blob.hub)) as channel:
            way = comeback.Way(code, given.hub, blob, Insistent(channel))
            if there:
                with closing(open_store(given.folder, passphrase=word)) as store:
                    comeback.let_in(store, way)
            else:
                comeback.fetch(given.folder, word, way)
    with closing(open_store(given.folder, passphrase=word)) as store:
        _catch_up(store, given)
        return _said(store, given)


def _catch_up(store: Store, given: Namespace) -> None:
    """Hear what is new; where the network has gone again, say what is missing."""
    try:
        with told(given.hub, "sync.recover_behind"), talking(store) as session:
            keys.own_keys(store)
            devices.rename_own(store, platform.node() or "-")
            Sync(store, session).round()
            contacting.ask(store, session)
    except Problem as problem:
        print(problem.sentence(given.language), file=sys.stderr)


def _said(store: Store, given: Namespace) -> Answer:
    others = [
        one
        for one in stored.listed(store)
        if one.operator == store.operator and not one.own and not one.revoked
    ]
    if others:
        warning = Problem("sync.revoke_lost", count=len(others)).sentence(given.language)
        print(warning, *device_lines(store, others, given.language), sep="\n", file=sys.stderr)
    document = {
        "community": store.community.hex(),
        "folder": str(given.folder),
        "device": store.device.hex(),
        "role": store.actor.role,
        "other_devices": [one.id.hex() for one in others],
    }
    role = role_word(store.actor.role, given.language)
    return Answer(
        document,
        [
            say("came_back", given.language, name=home.name(store), role=role),
            say("folder", given.language, folder=given.folder),
        ],
    )
