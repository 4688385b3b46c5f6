"""Asking the hub when it last heard of each device of the team, and what waits for the owner."""

from collections.abc import Callable

from desktop.models.changes import Changes
from desktop.models.permission import OWNER
from desktop.models.wire import CONTACT_MS, Contact, Quarantine, Quarantined, Reached
from desktop.store import contacts, link, tray
from desktop.store.community import Store
from desktop.store.pull import KIND
from desktop.sync.channel import Refusal
from desktop.sync.session import Session

# What waits for the owner is no record; pages hear of it as of one.
_ASIDE = Changes(b"", KIND, frozenset({"set_aside"}), 1, (), origin="hub")


def ask(
    store: Store, session: Session, took: Callable[[Changes], object] = lambda _changes: None
) -> None:
    """Ask, and keep the answer for when there is no network; `took` hears where more or less waits
    for the owner than before. Raises Unreachable, Refusal.

    A hub that does not know the question tells nothing.
    """
    try:
        asked = Reached(store.community, store.device, link.read(store).seq)
        told = session.ask("contacts", asked, list[Contact])
    except Refusal as refusal:
        if refusal.code != "sync.no_question":
            raise
        return
    decides, before = store.actor.role == OWNER, tray.aside(store)
    aside = session.ask("quarantine", Quarantine(most=1), Quarantined).total if decides else 0
    with store.writing() as connection:
        contacts.keep(connection, told)
        tray.keep_aside(connection, aside)
    if aside != before:
        took(_ASIDE)


def ask_again(
    store: Store, session: Session, now_ms: int, took: Callable[[Changes], object]
) -> None:
    """Ask where the last answer is older than ten minutes by the hub's clock."""
    asked = contacts.read(store).get(store.device)
    if now_ms and (asked is None or not 0 <= now_ms - asked < CONTACT_MS):
        ask(store, session, took)
