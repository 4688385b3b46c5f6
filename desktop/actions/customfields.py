"""Fields of the community's own: of which kind, and what they may hold."""

from collections.abc import Sequence

from desktop.models.changes import Changes
from desktop.models.customfield import KINDS, MOST_OPTIONS
from desktop.models.people import coded
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import customfields
from desktop.store.community import Store

NAME_LIMIT = 100


def add(store: Store, name: str, kind: str = "text", options: Sequence[str] = ()) -> Changes:
    """A new field for every profile; `Changes.result` is its id.

    Raises Problem role.not_allowed, custom.bad_name, people.bad_word, custom.no_options.
    """
    require(store.actor, "member.write")
    found = coded(KINDS, kind, "people.bad_word")
    said, offered = _name(name), _options(found, options)
    before = customfields.listed(store)
    if any(one.name.casefold() == said.casefold() for one in before):
        raise Problem("custom.bad_name", name=said, limit=NAME_LIMIT)
    with store.recording("member.custom_field") as rec:
        fields = {"name": said, "cls": "private", "position": len(before)}
        if found != "text":
            fields |= {"kind": found, "options": offered or None}
        rec.result = rec.put("custom_field", None, fields)
    return rec.changes


def edit(store: Store, field: bytes, name: str, options: Sequence[str] = ()) -> Changes:
    """Change what a field is called and what may be chosen; what is stored stays.

    Raises Problem as `add` does.
    """
    require(store.actor, "member.write")
    one = customfields.by_key(store).get(field)
    if one is None:
        raise Problem("custom.bad_name", name=name, limit=NAME_LIMIT)
    with store.recording("member.custom_field") as rec:
        fields: dict[str, object] = {"name": _name(name)}
        if one.kind in ("choice", "choices"):
            fields["options"] = _options(one.kind, options)
        rec.put("custom_field", field, fields)
    return rec.changes


def _name(text: str) -> str:
    said = text.strip()
    if not said or len(said) > NAME_LIMIT:
        raise Problem("custom.bad_name", name=said, limit=NAME_LIMIT)
    return said


def _options(kind: str, options: Sequence[str]) -> list[str]:
    """The options without blanks and repeats; only a choice has any."""
    if kind not in ("choice", "choices"):
        return []
    found = list(dict.fromkeys(one.strip() for one in options if one.strip()))
    if not 1 < len(found) <= MOST_OPTIONS:
        raise Problem("custom.no_options", most=MOST_OPTIONS)
    return found
