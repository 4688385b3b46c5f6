"""`qunzhu sync`: a community on a hub, and what travels to and from it."""

import json
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial

from desktop.actions import following
from desktop.cli import asking, clock, tray
from desktop.cli.backup import recovery_first
from desktop.cli.command import Answer, Subparsers, take_options, verb
from desktop.cli.joining import read_blob, shown
from desktop.cli.rejoin import rejoin
from desktop.cli.syncwords import round_lines, say
from desktop.models.invitation import read_code
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.store import devices as stored
from desktop.store import home, link
from desktop.store import tray as kept
from desktop.store.community import Store
from desktop.store.passphrase import given as given_passphrase
from desktop.store.standing import Standing, standing
from desktop.sync import connecting
from desktop.sync.channel import Refusal, Unreachable
from desktop.sync.core import Round, Sync
from desktop.sync.http import HttpChannel, Insistent, rest, talking
from desktop.sync.live import Ear
from desktop.sync.session import Session
from desktop.sync.telling import gave_back, problem, told

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


# -- sync -------------------------------------------------------------------------------------


def _sync(store: Store, given: Namespace) -> Answer:
    with told(link.read(store).address), talking(store, partial(_rest, given.language)) as session:
        if given.watch:
            return _watch(store, session, given)
        found = _round(store, session)
    _tell_of_restore(store, found, given.language)
    return _said(store, found, clock.heard(store, found.now, given.language), given.language)


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


def _rest(language: str, refusal: Refusal) -> None:
    """Wait as the hub asks who was too fast for it, and say so."""
    print(problem(refusal).sentence(language), file=sys.stderr, flush=True)
    rest(refusal)


def _said(store: Store, found: Round, skew: int, language: str) -> Answer:
    pulled = sum(changes.count for changes in found.changes)
    document = {
        "pulled": pulled,
        "pushed": found.pushed,
        "pending": found.waiting,
        "cursor": link.read(store).seq,
        "returned": found.returned,
        "clock_skew": skew,
    }
    left = kept.counts(store)
    lines = round_lines(found.pushed, pulled, found.waiting, left, language)
    return Answer(document, lines)


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
                    said = _said(store, found, skew, given.language)
                    _print(said, as_json=getattr(given, "json", False))
            hint.wait(_LOOK_SECONDS)
    return _said(store, found, skew, given.language)


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
    lines, left = _status_lines(found, given.language), kept.counts(store).refused
    # What stands and counts for less is no refused changeset, and is to be looked at all the same.
    return Answer(document, [*lines, *([say("refused", given.language, n=left)] if left else [])])


def _status_lines(found: Standing, language: str) -> list[str]:
    said = (
        ("cursor", found.cursor),
        ("pending", found.pending),
        ("back", found.refused),
        ("conflicts", found.conflicts),
        ("digest", found.digest.hex()),
    )
    return [say(key, language, n=value) for key, value in said]


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
        identity = unsure.identity if unsure else read_blob(invitation).hub
        with closing(HttpChannel(address, identity)) as channel:
            connecting.connect(store, Insistent(channel), invitation, shown)
        with talking(store) as session:
            _round(store, session)
    document = {"hub": address, "community": store.community.hex()}
    said = say("connected", given.language, name=home.name(store), address=address)
    return Answer(document, [said, say("next", given.language)])


def _recovery_first(store: Store, language: str) -> None:
    """A community that leaves this computer must not be lost with it.

    Raises Problem sync.recovery_first where neither code nor passphrase opens it.
    """
    openable = store.keys.recovery is not None or given_passphrase(None) is not None
    if not openable and not asking.can_ask():
        raise Problem("sync.recovery_first")
    recovery_first(store, language)
