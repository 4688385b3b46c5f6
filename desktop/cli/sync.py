"""`qunzhu sync` and `qunzhu join`: a community on a hub, and what travels to and from it."""

import json
import platform
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from msgspec.structs import replace

from desktop.actions import devices, following
from desktop.cli import asking, clock, tray
from desktop.cli.backup import recovery_first, warn_if_synced
from desktop.cli.command import Answer, Subparsers, take_options, verb, verb_alone
from desktop.cli.rejoin import rejoin
from desktop.models.invitation import Blob, Invitation, read_code
from desktop.models.ownfiles import INVITATION
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.store import devices as stored
from desktop.store import link, vault
from desktop.store.community import Store, open_store
from desktop.store.passphrase import given as given_passphrase
from desktop.store.standing import Standing, standing
from desktop.store.whole import new_folder
from desktop.sync import bundlejoin, connecting, inviting, joining, keys
from desktop.sync.channel import Refusal, Unreachable
from desktop.sync.core import Round, Sync
from desktop.sync.http import HttpChannel, Insistent, talking
from desktop.sync.live import Ear
from desktop.sync.session import Session
from desktop.sync.telling import gave_back, told

# Between two looks while nobody hints; a hint comes within a second.
_LOOK_SECONDS = 30.0
# A hub that asks for patience gets it, up to so long in all.
_PATIENCE_SECONDS = 120


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    sync = nouns.add_parser("sync", help="send and fetch what is new")
    take_options(sync)
    sync.set_defaults(run=_sync, alone=None)
    sync.add_argument("--watch", action="store_true", help="go on until told to end")
    verbs = sync.add_subparsers(required=False, metavar="VERB")
    connect = verb(verbs, "connect", "put this community on a hub, once", _connect)
    connect.add_argument("code", metavar="CODE", help="as the hub shows it when it starts")
    verb(verbs, "status", "how far this device is", _status)
    tray.add(verbs)
    again = verb(verbs, "rejoin", "let a restored or copied folder in again", rejoin)
    again.add_argument("code", metavar="CODE", help="as devices invite shows it")
    join = verb_alone(nouns, "join", "take a community into a new folder", _join)
    join.add_argument("code", metavar="CODE", help="as devices invite shows or writes it")
    join.add_argument("folder", type=Path, metavar="FOLDER")
    join.add_argument(
        "--bundle", type=Path, metavar="FILE", help="the file that came with the code"
    )


# -- sync -------------------------------------------------------------------------------------


def _sync(store: Store, given: Namespace) -> Answer:
    with told(link.read(store).address), talking(store) as session:
        if given.watch:
            return _watch(store, session, given)
        found = _round(store, session)
    _tell_of_restore(store, found, given.language)
    return _said(store, found, clock.heard(store, found.now, given.language))


def _tell_of_restore(store: Store, found: Round, language: str) -> None:
    if found.restored:
        whose = stored.operators_of(store, found.whose)
        print(gave_back(found.returned, whose).sentence(language), file=sys.stderr)


def _round(store: Store, session: Session) -> Round:
    """A round, and another one where awards follow from what it brought."""
    found = _patient_round(store, session)
    given = following.catch_up(store)
    if given is None or given.nothing:
        return found
    more = _patient_round(store, session)
    more.changes[:0] = found.changes
    more.pushed += found.pushed
    more.restored, more.returned = found.restored or more.restored, found.returned + more.returned
    more.whose |= found.whose
    return more


def _patient_round(store: Store, session: Session) -> Round:
    """A round; where the hub asks to wait a little, wait."""
    patience = _PATIENCE_SECONDS
    while True:
        try:
            return Sync(store, session).round()
        except Refusal as refusal:
            patience -= refusal.retry_after
            if not refusal.retry_after or patience < 0:
                raise
            time.sleep(refusal.retry_after)


def _said(store: Store, found: Round, skew: int) -> Answer:
    pulled = sum(changes.count for changes in found.changes)
    document = {
        "pulled": pulled,
        "pushed": found.pushed,
        "pending": found.waiting,
        "cursor": link.read(store).seq,
        "returned": found.returned,
        "clock_skew": skew,
    }
    return Answer(document, [f"↓ {pulled}  ↑ {found.pushed}  … {found.waiting}"])


def _watch(store: Store, session: Session, given: Namespace) -> Answer:
    """Sync at every hint until Ctrl+C; without a network it is tried again and again."""
    hint, found, skew = threading.Event(), Round(), 0
    with _ear(store, hint.set), suppress(KeyboardInterrupt):
        while True:
            hint.clear()
            with suppress(Unreachable):
                found = _round(store, session)
                _tell_of_restore(store, found, given.language)
                skew = clock.heard(store, found.now, given.language, said=skew)
                if found.changes or found.pushed:
                    _print(_said(store, found, skew), as_json=getattr(given, "json", False))
            hint.wait(_LOOK_SECONDS)
    return _said(store, found, skew)


def _print(answer: Answer, *, as_json: bool) -> None:
    """What a round brought, while more are to come."""
    lines = [json.dumps(answer.document, ensure_ascii=False)] if as_json else answer.lines
    print(*lines, sep="\n", flush=True)


@contextmanager
def _ear(store: Store, heard: Callable[[], None]) -> Iterator[None]:
    known, device = link.read(store), store.keys.device
    if device is None:
        raise RuntimeError("a device without a key hears nothing")
    channel = HttpChannel(known.address, known.identity)
    ear = Ear(channel, Session(channel, store.community, store.device, device.sign), heard)
    ear.start()
    try:
        yield
    finally:
        ear.stop()


def _status(store: Store, given: Namespace) -> Answer:
    found = standing(store)
    skew = link.read(store).skew
    clock.warn(store, skew, given.language)
    document = {**found._asdict(), "digest": found.digest.hex(), "clock_skew": skew}
    return Answer(document, _status_lines(found))


def _status_lines(found: Standing) -> list[str]:
    said = (
        ("读到 / cursor", found.cursor),
        ("待确认 / pending", found.pending),
        ("被退回 / refused", found.refused),
        ("有出入 / conflicts", found.conflicts),
        ("摘要 / digest", found.digest.hex()),
    )
    return [f"{name}: {value}" for name, value in said]


# -- connect ----------------------------------------------------------------------------------


def _connect(store: Store, given: Namespace) -> Answer:
    invitation, known = read_code(given.code), link.read(store)
    if known.judge and not known.opening:
        raise Problem("sync.connected_here", address=known.address)
    if store.actor.role != OWNER or store.actor.preview:
        raise Problem("sync.owner_connects")
    _recovery_first(store, given.language)
    with told(invitation.address):
        # Handing over has begun: the same hub is asked for its answer, whatever was typed.
        unsure = known if known.opening else None
        address = unsure.address if unsure else invitation.address
        identity = unsure.identity if unsure else _blob(invitation).hub
        with closing(HttpChannel(address, identity)) as channel:
            connecting.connect(store, Insistent(channel), invitation, _shown)
        with talking(store) as session:
            _round(store, session)
    document = {"hub": address, "community": store.community.hex()}
    return Answer(document, [address])


def _recovery_first(store: Store, language: str) -> None:
    """A community that leaves this computer must not be lost with it.

    Raises Problem sync.recovery_first where neither code nor passphrase opens it.
    """
    openable = store.keys.recovery is not None or given_passphrase(None) is not None
    if not openable and not asking.can_ask():
        raise Problem("sync.recovery_first")
    recovery_first(store, language)


def _blob(invitation: Invitation) -> Blob:
    with closing(HttpChannel(invitation.address)) as stranger:
        return joining.read_blob(stranger, invitation)


def _shown(done: int, total: int) -> None:
    """Progress, where somebody looks."""
    if sys.stderr.isatty():
        print(f"\r{done}/{total} ", end="", file=sys.stderr, flush=True)


# -- join -------------------------------------------------------------------------------------


def _join(given: Namespace) -> Answer:
    invitation = _invitation(given.code)
    word = given_passphrase(None)
    try:
        answer = _joined(invitation, given.folder, word, given.bundle)
    except Problem as problem:
        word = asking.instead_of_keyring(problem)
        if word is None:
            raise
        answer = _joined(invitation, given.folder, word, given.bundle)
    warn_if_synced(given.folder)
    return answer


def _invitation(given: str) -> Invitation:
    """Behind a code, or in an invitation file."""
    if given.lower().endswith(INVITATION):
        return inviting.read_file(Path(given)).invitation
    return read_code(given)


def _joined(invitation: Invitation, folder: Path, word: str | None, file: Path | None) -> Answer:
    """The folder appears whole, or not at all."""
    if file is not None:
        blob = bundlejoin.into(folder, file, invitation, word)
        with closing(open_store(folder, passphrase=word)) as store:
            return _welcome(store, blob, folder)
    with told(invitation.address), new_folder(folder, "sync.join_taken") as part:
        blob = _blob(invitation)
        if not blob.community:
            raise Problem("sync.set_up_code")
        made = vault.new_keys(part, blob.community, word)
        with closing(HttpChannel(invitation.address, blob.hub)) as channel:
            try:
                joined = joining.join(made, Insistent(channel), invitation, blob, _shown)
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
            _round(store, session)
        return _welcome(store, blob, folder)


def _welcome(store: Store, blob: Blob, folder: Path) -> Answer:
    document = {
        "community": blob.community.hex(),
        "name": blob.title,
        "role": blob.role,
        "folder": str(folder),
        "device": store.device.hex(),
        "kept": store.keys.kept,
    }
    return Answer(document, [f"{blob.title}  {folder}"])
