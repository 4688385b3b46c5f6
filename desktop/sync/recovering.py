"""A device that lost its place finds it again: copied, restored, or stolen."""

from desktop.models import recovery
from desktop.models.ids import new_id
from desktop.models.invitation import Blob, Invitation, SharedKey
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.sealing import unshare
from desktop.models.signed import judge_id, recovery_statement, sign
from desktop.models.wire import Enrol, Recover, Recovered, Renew
from desktop.store import devicekey, devices, link, rebase, vault
from desktop.store.community import Store
from desktop.store.devicekey import DeviceKeys
from desktop.store.keychest import FORMER, Keychest
from desktop.store.reopening import reopen
from desktop.store.vault import Keys
from desktop.sync import crossing
from desktop.sync.channel import Channel, ask
from desktop.sync.joining import begin, fill
from desktop.sync.session import Session


def renew(store: Store, session: Session) -> None:
    """Go on under a new id, since a copy of this folder works under the old one.

    Cut off anywhere, it is begun anew at the next round or finished when the folder is opened.
    Raises Unreachable or Refusal; nothing has changed then.
    """
    device, keys = new_id(), devicekey.generate()
    session.ask("renew", Renew(device, keys.sign_public, keys.receive_public), int)
    go_on(store, device, keys)
    session.become(device, keys.sign)


def go_on(store: Store, device: bytes, keys: DeviceKeys) -> None:
    """Take another id and its keys; what waits is said anew under it."""
    with store.writing() as connection:
        rebase.plan(connection, device, keys.sign_public)
        # What is shared with the old id and was not read yet must still open.
        former = _device(store.keys).receive
        Keychest(connection, store.community).learn_key(store.device, FORMER, 0, former)
    bound = vault.bind_device(store.keys, keys)
    with store.writing() as connection:
        rebase.carry_out(connection, keys.sign_public)
    store.become(device, bound)


def rejoin(store: Store, channel: Channel, invitation: Invitation, blob: Blob) -> Session:
    """Let a restored or copied folder in again, or one that came by a stick before there was a hub;
    what waits in it is sent at the next round.

    Raises Problem sync.other_community, sync.not_connected, Unreachable or Refusal.
    """
    crosses = crossing.comes_by_sticks(link.read(store)) and blob.community == store.community
    if not crosses:
        _require_of(store, blob.community, blob.hub)
    keys = _device(store.keys)
    question = Enrol(
        invitation.name, invitation.proof, store.device, keys.sign_public, keys.receive_public
    )
    ask(channel, "enrol", question, int)
    session = Session(channel, store.community, store.device, keys.sign)
    if crosses:
        crossing.cross(store, session, invitation.address, blob)
    _let_in(store, invitation.address, blob.operator, blob.keys)
    session.ask("enrolled", session.hello, type(None))
    return session


def recover_folder(store: Store, channel: Channel, code: bytes, address: str) -> Session:
    """The same by the recovery code: the device becomes the owner's. Raises as `rejoin` does."""
    known, keys = link.read(store), _device(store.keys)
    found = _recover(channel, code, store.device, keys)
    _require_of(store, found.community, found.hub)
    _let_in(store, address or known.address, found.operator, _opened(found, code))
    return Session(channel, store.community, store.device, keys.sign)


def recovered(channel: Channel, code: bytes, device: bytes, keys: DeviceKeys) -> Blob:
    """Prove the owner by her code for a device that has nothing yet: what an invitation says.

    Raises Unreachable or Refusal, among them sync.no_recovery.
    """
    found = _recover(channel, code, device, keys)
    return Blob(
        hub=found.hub,
        community=found.community,
        operator=found.operator,
        role="owner",
        keys=_opened(found, code),
    )


def recover(
    keys: Keys,
    device: bytes,
    channel: Channel,
    address: str,
    blob: Blob,
    progress: Progress = quiet,
) -> Store:
    """Fill an empty folder for a device that `recovered` enrolled; `keys` has its key."""
    store = begin(keys, device, address, blob)
    session = Session(channel, store.community, device, _device(keys).sign)
    fill(store, session, progress)
    store.refresh()
    return store


def _recover(channel: Channel, code: bytes, device: bytes, keys: DeviceKeys) -> Recovered:
    pair = recovery.recovery_keys(code)
    statement = recovery_statement(device, keys.sign_public, keys.receive_public)
    question = Recover(
        pair.public.sign,
        device,
        keys.sign_public,
        keys.receive_public,
        sign(pair.sign, statement),
    )
    return ask(channel, "recover", question, Recovered)


def _opened(found: Recovered, code: bytes) -> tuple[SharedKey, ...]:
    """The keys that are sealed to the code; one that does not open is left out."""
    private = recovery.recovery_keys(code).receive
    opened = (
        (one, unshare(found.community, one.key, found.community, private, one.sealed))
        for one in found.shares
    )
    return tuple(SharedKey(one.key, one.use, one.cls, key) for one, key in opened if key)


def _device(keys: Keys) -> DeviceKeys:
    if keys.device is None:
        raise RuntimeError("a folder that was opened has a device key")
    return keys.device


def _require_of(store: Store, community: bytes, hub: bytes) -> None:
    known = link.read(store)
    if not known.judge:
        # Recorded before the community went to its hub: what it did since is not of one log.
        raise Problem("sync.not_connected")
    if store.community != community or known.identity != hub:
        raise Problem("sync.other_community")


def _let_in(store: Store, address: str, operator: bytes, keys: tuple[SharedKey, ...]) -> None:
    with store.writing() as connection:
        judge = judge_id(link.read(store).identity)
        link.keep(connection, hub=address, judge=judge, origins=b"")
        devices.hand_to(connection, operator)
        opens = Keychest(connection, store.community).learn_keys(keys)
    if opens:
        reopen(store)
    store.operator = operator
    store.refresh()
