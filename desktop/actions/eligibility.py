"""Who may register for an occurrence: its condition, asked and worded."""

import json
from collections.abc import Iterable

from desktop.models.calendar import EVERYBODY, Occurrence
from desktop.models.condition import Condition, document, parse
from desktop.models.condition_words import condition_words
from desktop.models.customfield import spoken
from desktop.models.schema import CUSTOM
from desktop.store import customfields, members, placed, segments
from desktop.store.reads import Reads


def text(tree: Condition | None) -> str:
    """A condition as an occurrence's `eligible` keeps it; None for everybody."""
    return EVERYBODY if tree is None else json.dumps(document(tree), ensure_ascii=False)


def tree(one: Occurrence) -> Condition | None:
    """Whom an occurrence is for, None for everybody."""
    return parse(json.loads(one.eligible)) if one.eligible else None


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
    names |= {each.id.hex(): each.name for each in segments.listed(reads)} | placed.names(reads)
    own = {each.key: each for each in customfields.listed(reads)}
    return condition_words(spoken(asked, own, language), language, names)
