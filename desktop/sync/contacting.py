"""Asking the hub when it last heard of each device of the team."""

from desktop.models.wire import CONTACT_MS, Contact, Reached
from desktop.store import contacts, link
from desktop.store.community import Store
from desktop.sync.channel import Refusal
from desktop.sync.session import Session


def ask(store: Store, session: Session) -> None:
    """Ask, and keep the answer for when there is no network. Raises Unreachable, Refusal.

    A hub that does not know the question tells nothing.
    """
    try:
        asked = Reached(store.community, store.device, link.read(store).seq)
        told = session.ask("contacts", asked, list[Contact])
    except Refusal as refusal:
        if refusal.code != "sync.no_question":
            raise
        return
    with store.writing() as connection:
        contacts.keep(connection, told)


def ask_again(store: Store, session: Session, now_ms: int) -> None:
    """Ask where the last answer is older than ten minutes by the hub's clock."""
    asked = contacts.read(store).get(store.device)
    if now_ms and (asked is None or not 0 <= now_ms - asked < CONTACT_MS):
        ask(store, session)
