"""Builders of people with what is told of them, and of units."""

from desktop.actions import (
    members,
)
from desktop.actions import units as acting
from desktop.store import identities as known
from desktop.store.community import Store


def somebody(store: Store, name: str, **fields: str) -> bytes:
    """A new member."""
    made = members.add(store, {"name": name, **fields}).result
    assert isinstance(made, bytes)
    return made


def said(store: Store, member: bytes) -> set[tuple[str, str]]:
    """By what a member is known."""
    return {(one.channel, one.value) for one in known.of_member(store, member)}


def made(store: Store, kind: str, name: str) -> bytes:
    """A new unit."""
    found = acting.add(store, kind, name).result
    assert isinstance(found, bytes)
    return found
