"""The quarantine of a device that judges itself, asked in the words in which a hub is asked."""

from collections.abc import Callable
from typing import Protocol

import msgspec

from desktop.models.changes import Changes
from desktop.models.judging import judge
from desktop.models.judging_rights import ask, settle
from desktop.models.permission import OWNER
from desktop.models.refusal import Refused
from desktop.models.signed import read_changeset
from desktop.models.wire import Decide, Quarantine
from desktop.store import link, setaside
from desktop.store.community import Store
from desktop.store.judging import Known
from desktop.sync import judging
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


def rule(store: Store, asked: Decide, now_ms: int) -> Changes | None:
    """Take a changeset into the log on the owner's word, or let it go; what it changed.

    It is judged anew as if the owner had done it. Raises Refusal for anybody else, for one that is
    not there, and where it cannot stand at all.
    """
    if store.actor.role != OWNER or store.actor.preview:
        raise Refusal("sync.owner_decides")
    wire = setaside.wire(store, asked.device, asked.number)
    if wire is None:
        raise Refusal("sync.not_in_quarantine")
    found, changes = read_changeset(wire), None
    if asked.accept:
        try:
            judged = judge(found, Known(store, found), store.operator, now_ms, ask, settle)
        except Refused as refused:
            raise Refusal("sync.cannot_stand", detail=refused.reason) from refused
        changes = judging.stand(store, found, judged, wire, now_ms)
    else:
        judging.refuse(store, found, wire, Refused(""), "discarded", now_ms)
    with store.writing() as connection:
        setaside.done(connection, asked.device, asked.number)
    return changes
