"""The quarantine of a device that judges itself, asked in the words in which a hub is asked."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

import msgspec

from desktop.models.changes import Changes
from desktop.models.judging import judge
from desktop.models.judging_rights import ask, settle
from desktop.models.permission import OWNER
from desktop.models.refusal import Refused
from desktop.models.signed import read_changeset
from desktop.models.wire import Decide, Quarantine
from desktop.store import devices, link, roles, setaside
from desktop.store.bundlefile import Bundle
from desktop.store.community import Store
from desktop.store.judging import Known
from desktop.sync import crossing, judging
from desktop.sync.channel import Answer, Refusal


class Asked(Protocol):
    """Who answers about the quarantine: a session with a hub, or this device."""

    def ask(self, path: str, question: msgspec.Struct, shape: type[Answer]) -> Answer:
        """The answer to a question. Raises Unreachable or Refusal."""
        ...


class OwnJudge:
    """This device's answers; `took` hears what the owner's word let into the log."""

    def __init__(self, store: Store, took: Callable[[Changes], None] | None = None) -> None:
        self._store, self._took = store, took

    def ask(self, path: str, question: msgspec.Struct, shape: type[Answer]) -> Answer:
        """A page of what waits, or where the log ends after the owner's word. Raises Refusal."""
        found: object
        if isinstance(question, Quarantine):
            found = setaside.page(self._store, question)
        elif isinstance(question, Decide):
            changes = rule(self._store, question, judging.now())
            if changes is not None and self._took is not None:
                self._took(changes)
            found = link.read(self._store).seq
        else:
            raise Refusal("sync.no_question")
        if not isinstance(found, shape):
            raise TypeError(path)
        return found


def judges(store: Store) -> bool:
    """Whether this device decides what stands."""
    return not link.read(store).judge


def answers(store: Store) -> bool:
    """Whether what waits for the owner is asked here: a judge by bundles tells it in a bundle."""
    return judges(store) or crossing.comes_by_sticks(link.read(store))


def rule(store: Store, asked: Decide, now_ms: int) -> Changes | None:
    """Take a changeset into the log on the owner's word, or let it go; what it changed.

    Where another device judges by bundles, the next bundle brings it the word. Raises Refusal for
    anybody else, for one that is not there, and where it cannot stand at all.
    """
    if store.actor.role != OWNER or store.actor.preview:
        raise Refusal("sync.owner_decides")
    if judges(store):
        return decide(store, asked, store.operator, now_ms)
    if setaside.wire(store, asked.device, asked.number) is None:
        raise Refusal("sync.not_in_quarantine")
    with store.writing() as connection:
        setaside.say(connection, asked.device, asked.number, accept=asked.accept)
    return None


def hear(store: Store, author: bytes, asked: Decide, now_ms: int) -> Changes | None:
    """What a bundle brought of an owner's device; nothing from anybody else, or where it cannot
    stand."""
    whose = devices.identity(store, author)
    if whose is None or whose.revoked:
        return None
    if roles.actor_of(store, whose.operator, roles.likely_day(store)).role != OWNER:
        return None
    with suppress(Refusal):
        return decide(store, asked, whose.operator, now_ms)
    return None


def hear_aside(store: Store, bundle: Bundle, kind: str, parts: list[Any]) -> None:
    """What the judge set aside, where it is the owner's device that hears it.

    Raises Problem bundle.damaged.
    """
    if store.actor.role != OWNER:
        return
    with store.writing() as connection:
        if kind == "aside":
            setaside.hear(connection, setaside.Aside(*parts))
            return
        try:
            waits = msgspec.convert(parts[0], type=list[tuple[bytes, int]])
        except msgspec.ValidationError as error:
            raise bundle.damaged() from error
        setaside.hear_end(connection, waits)


def decide(store: Store, asked: Decide, owner: bytes, now_ms: int) -> Changes | None:
    """Judge anew what was set aside, as if the owner had done it. Raises Refusal."""
    wire = setaside.wire(store, asked.device, asked.number)
    if wire is None:
        raise Refusal("sync.not_in_quarantine")
    found, changes = read_changeset(wire), None
    if asked.accept:
        try:
            judged = judge(found, Known(store, found), owner, now_ms, ask, settle)
        except Refused as refused:
            raise Refusal("sync.cannot_stand", detail=refused.reason) from refused
        changes = judging.stand(store, found, judged, wire, now_ms)
    else:
        judging.refuse(store, found, wire, Refused(""), "discarded", now_ms)
    with store.writing() as connection:
        setaside.done(connection, asked.device, asked.number)
    return changes
