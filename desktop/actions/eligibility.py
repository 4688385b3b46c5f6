"""Who may register for an occurrence: its capacity and condition, checked, asked and worded."""

import json
from collections.abc import Iterable

from desktop.models.calendar import PEOPLE, Occurrence
from desktop.models.condition import Condition, document, leaves, parse
from desktop.models.condition_words import condition_words
from desktop.models.customfield import spoken
from desktop.models.problem import Problem
from desktop.models.registration import CLOSED, EVERYBODY, MOST
from desktop.models.schema import CUSTOM
from desktop.models.segment import require_of_members
from desktop.store import customfields, members, segments
from desktop.store.reads import Reads


def text(tree: Condition | None) -> str:
    """A condition as an occurrence's `eligible` keeps it; None for everybody."""
    return EVERYBODY if tree is None else json.dumps(document(tree), ensure_ascii=False)


def tree(one: Occurrence) -> Condition | None:
    """Whom an occurrence is for, None for everybody."""
    return parse(json.loads(one.eligible)) if one.eligible else None


def check_terms(stated: dict[str, object]) -> None:
    """Raise Problem registration.capacity, or what a condition that cannot be raises."""
    capacity = stated.get("capacity")
    if capacity is not None and not (
        isinstance(capacity, int) and not isinstance(capacity, bool) and CLOSED <= capacity <= MOST
    ):
        raise Problem("registration.capacity", most=MOST)
    asked = str(stated.get("eligible") or EVERYBODY)
    if asked != EVERYBODY:
        where = parse(json.loads(asked))
        if any(leaves(where)):
            require_of_members(where)


def differs(one: Occurrence, name: str, value: object) -> bool:
    """Whether an occurrence says something else in one of its fields."""
    if name == "capacity":
        value = None if value == CLOSED else value
    elif name == "eligible":
        value = "" if value in (None, EVERYBODY) else value
    elif name in PEOPLE:
        value = value or None
    return bool(getattr(one, name) != value)


def unmet(reads: Reads, one: Occurrence, some: Iterable[bytes]) -> list[bytes]:
    """Which of these members do not meet the condition, in order."""
    asked, chosen = tree(one), list(some)
    if asked is None:
        return []
    fit = segments.holds(reads, asked, chosen)
    return [each for each in chosen if each not in fit]


def words(reads: Reads, one: Occurrence, language: str) -> str:
    """Whom an occurrence is for, in words; "" for everybody."""
    asked = tree(one)
    if asked is None:
        return ""
    names = {f"{CUSTOM}{key.hex()}": name for key, name in members.custom_fields(reads)}
    names |= {each.id.hex(): each.name for each in segments.listed(reads)}
    own = {each.key: each for each in customfields.listed(reads)}
    return condition_words(spoken(asked, own, language), language, names)
