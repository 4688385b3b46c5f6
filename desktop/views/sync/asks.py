"""What the Sync screen asks of a hub; each runs on the syncing thread with the store in hand."""

import platform
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from desktop.actions import devices
from desktop.models.invitation import read_code
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.models.progress import Progress
from desktop.models.role import Role
from desktop.models.wire import Decide, Offered, Quarantine, Quarantined, Set
from desktop.store import link, pending
from desktop.sync import (
    bundlejoin,
    comeback,
    connecting,
    contacting,
    inviting,
    joining,
    keys,
    recovering,
    rescuing,
)
from desktop.sync.channel import Unreachable
from desktop.sync.inviting import Invited
from desktop.sync.loop import Loop
from desktop.sync.ownjudge import Asked, OwnJudge, answers
from desktop.sync.session import Session


def _session(loop: Loop) -> Session:
    session = loop.session()
    if session is None:
        raise Problem("sync.not_connected")
    return session


def _judge(loop: Loop) -> Asked:
    """Who decides what stands: the hub, or this device for a team without one."""
    return OwnJudge(loop.store, loop.took) if answers(loop.store) else _session(loop)


class Connect(Struct, frozen=True):
    """Put the community on the hub behind a set-up code; a broken upload is continued, also
    without the code ("")."""

    code: str = ""

    def __call__(self, loop: Loop, progress: Progress) -> str:
        """The hub's address. Raises what `read_code` raises, sync.connected_here,
        sync.owner_connects, and the hub's refusals."""
        store, known = loop.store, link.read(loop.store)
        invitation = read_code(self.code) if self.code else None
        if known.judge and not known.opening:
            raise Problem("sync.connected_here", address=known.address)
        if store.actor.role != OWNER or store.actor.preview:
            raise Problem("sync.owner_connects")
        address, identity = known.address, known.identity
        if invitation is not None and not known.opening:
            address = invitation.address
            identity = joining.read_blob(loop.channel(address), invitation).hub
        connecting.connect(store, loop.channel(address, identity), invitation, progress)
        return address


class Rejoin(Struct, frozen=True):
    """Let this restored or copied folder in again by an invitation's code, and where there is no
    hub by the bundle that came with it."""

    code: str
    file: Path | None = None

    def __call__(self, loop: Loop, _progress: Progress) -> int:
        """How many changesets wait, all of which go with the next round. Raises what `read_code`
        raises, sync.other_community, sync.not_connected, bundle.*, and the hub's refusals."""
        invitation = read_code(self.code)
        if self.file is not None:
            bundlejoin.rejoin(loop.store, self.file, invitation)
            return pending.waiting_changesets(loop.store)
        blob = joining.read_blob(loop.channel(invitation.address), invitation)
        channel = loop.channel(invitation.address, blob.hub)
        session = recovering.rejoin(loop.store, channel, invitation, blob)
        waiting = pending.waiting_changesets(loop.store)
        with suppress(Unreachable):
            # It says its name once it has heard that it came.
            loop.round(session)
            keys.own_keys(loop.store)
            devices.rename_own(loop.store, platform.node() or "-")
        return waiting


class ComeBack(Struct, frozen=True):
    """Let this restored or copied folder of the owner's in again by her recovery code."""

    code: bytes

    def __call__(self, loop: Loop, _progress: Progress) -> int:
        """How many changesets wait, all of which go with the next round. Raises sync.no_recovery,
        sync.rescue_damaged, sync.recover_other, sync.recover_before, and the hub's refusals."""
        address = link.read(loop.store).address
        blob = rescuing.whom_to_trust(loop.channel(address), self.code)
        channel = loop.channel(address, blob.hub)
        comeback.let_in(loop.store, comeback.Way(self.code, address, blob, channel))
        return pending.waiting_changesets(loop.store)


class Offer(Struct, frozen=True):
    """Leave an invitation at the hub, once it knows the operator; `address` as he reaches it."""

    operator: bytes
    role: Role
    address: str = ""

    def __call__(self, loop: Loop, progress: Progress) -> Invited:
        """The code and until when it holds."""
        session = _session(loop)
        loop.round(session)
        return inviting.offer(loop.store, session, self.operator, self.role, self.address)


def offers(loop: Loop, progress: Progress) -> list[Offered]:
    """The invitations that nobody used yet."""
    return inviting.offered(_session(loop))


def contacts(loop: Loop, progress: Progress) -> None:
    """When the hub heard of each device, and which of those shut out know it; kept here."""
    contacting.ask(loop.store, _session(loop), loop.took)


class Withdraw(Struct, frozen=True):
    """Take an invitation back."""

    name: bytes

    def __call__(self, loop: Loop, progress: Progress) -> None:
        """Nothing but that it worked."""
        inviting.withdraw(_session(loop), self.name)


class Held(Struct, frozen=True):
    """What did not stand and waits for the owner."""

    question: Quarantine

    def __call__(self, loop: Loop, progress: Progress) -> Quarantined:
        """The page that was asked for."""
        return _judge(loop).ask("quarantine", self.question, Quarantined)


class Rule(Struct, frozen=True):
    """The owner's word on a changeset that did not stand."""

    one: Set
    accept: bool

    def __call__(self, loop: Loop, progress: Progress) -> int:
        """Where the log ends after it."""
        question = Decide(self.one.device, self.one.number, self.accept)
        return _judge(loop).ask("decide", question, int)
