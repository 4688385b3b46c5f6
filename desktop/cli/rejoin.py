"""`qunzhu sync rejoin`: a restored or copied folder is let in again with the work in it."""

import platform
from argparse import Namespace
from contextlib import closing

from desktop.actions import devices
from desktop.cli.command import Answer
from desktop.cli.syncwords import round_lines, say
from desktop.models.invitation import read_code
from desktop.store import pending, tray
from desktop.store.community import Store
from desktop.sync import joining, keys, recovering
from desktop.sync.core import Sync
from desktop.sync.http import HttpChannel, Insistent
from desktop.sync.telling import told


def rejoin(store: Store, given: Namespace) -> Answer:
    """Enrol this folder anew by a code and send what waits.

    Raises Problem sync.other_community, sync.not_connected, and what joining raises.
    """
    invitation = read_code(given.code)
    with told(invitation.address, "sync.rejoin_unreachable"):
        with closing(HttpChannel(invitation.address)) as stranger:
            blob = joining.read_blob(stranger, invitation)
        with closing(HttpChannel(invitation.address, blob.hub)) as channel:
            session = recovering.rejoin(store, Insistent(channel), invitation, blob)
            found = Sync(store, session).round()
            # Under the name of this computer: the folder may have come from another one.
            keys.own_keys(store)
            devices.rename_own(store, platform.node() or "-")
            named = Sync(store, session).round()
            found.pushed += named.pushed
            found.changes += named.changes
    waiting = pending.waiting_changesets(store)
    document = {"device": store.device.hex(), "pushed": found.pushed, "pending": waiting}
    pulled = sum(changes.count for changes in found.changes)
    lines = round_lines(found.pushed, pulled, waiting, tray.counts(store), given.language)
    return Answer(document, [say("again", given.language), *lines])
