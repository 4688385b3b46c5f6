"""`qunzhu segments`: saved conditions that pick members, with counts and what is done for them."""

from argparse import Namespace
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from desktop.actions import segments as acting
from desktop.cli.command import Answer, Listing, Subparsers, noun, verb
from desktop.cli.memberlines import documents, due, line
from desktop.cli.rule_file import bytes_of
from desktop.cli.usage import whole
from desktop.cli.words import said
from desktop.models.condition import Condition, document, parse
from desktop.models.condition_levels import kept_levels
from desktop.models.condition_words import condition_words
from desktop.models.counting import filled
from desktop.models.customfield import spoken
from desktop.models.member import Filter, MemberQuery
from desktop.models.problem import Problem
from desktop.models.rule import decoded
from desktop.models.schema import CUSTOM
from desktop.models.segment import Census, Segment, proposed
from desktop.store import customfields, members, placed, segments
from desktop.store.community import Store
from desktop.store.reads import Reads

# zh_CN, en.
_QUIET = (
    "{n} 人撤回了联系的同意，不要联系",
    "{n:person is|people are} not to be contacted: consent withdrawn",
)
_SEGMENT = "id or unique name"


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "segments", "segments of the members")
    verb(verbs, "list", "list segments with their counts", _list)
    show = verb(verbs, "show", "one segment and what it shares with others", _show)
    show.add_argument("segment", metavar="SEGMENT", help=_SEGMENT)
    _add_changes(verbs)
    listing = verb(verbs, "members", "list the members of a segment", _members)
    listing.add_argument("segment", metavar="SEGMENT", help=_SEGMENT)
    listing.add_argument("--limit", type=whole(1), metavar="N", help="at most so many")
    match = verb(verbs, "match", "which segments suit a product with these tags", _match)
    match.add_argument("tags", nargs="+", metavar="TAG")


def _add_changes(verbs: Subparsers) -> None:
    for name, about, run in (
        ("add", "save a segment; its condition from a file", _add),
        ("edit", "change what a segment asks", _edit),
    ):
        command = verb(verbs, name, about, run)
        command.add_argument("segment", metavar="SEGMENT" if name == "edit" else "NAME")
        command.add_argument("file", type=Path, metavar="FILE.json")
        command.add_argument("--theme", action="append", metavar="TAG", help="suits such products")
        command.add_argument(
            "--sensitive", action="store_true", help="may also be offered what concerns health"
        )
    remove = verb(verbs, "remove", "take a segment away; its members stay", _remove)
    remove.add_argument("segment", metavar="SEGMENT", help=_SEGMENT)
    programme = verb(verbs, "programme", "say what is done for a segment", _programme)
    programme.add_argument("segment", metavar="SEGMENT", help=_SEGMENT)
    programme.add_argument("name", metavar="NAME")
    programme.add_argument("--remove", action="store_true", help="take it away instead")


def names(reads: Reads) -> dict[str, str]:
    """What fields of one's own and whatever is meant by its id are called."""
    custom = {f"{CUSTOM}{one.hex()}": name for one, name in members.custom_fields(reads)}
    found = custom | {one.id.hex(): one.name for one in segments.listed(reads)}
    return found | placed.names(reads)


def tree_in(store: Store, file: Path) -> Condition:
    """The condition in a file; custom fields, segments, chapters and groups may stand there by
    their names, and levels as the community says them."""
    raw = decoded(bytes_of(file))
    custom = {name: f"{CUSTOM}{one.hex()}" for one, name in members.custom_fields(store)}
    return placed.by_id(store, kept_levels(parse(_by_id(store, raw, custom))))


def _by_id(store: Store, raw: object, custom: Mapping[str, str]) -> object:
    if isinstance(raw, list):
        return [_by_id(store, one, custom) for one in raw]
    if not isinstance(raw, dict):
        return raw
    if "field" not in raw:
        return {key: _by_id(store, one, custom) for key, one in raw.items()}
    field, value = raw["field"], raw.get("value")
    if field == "segment":
        ids = [segments.find(store, str(one)).id.hex() for one in _many(value)]
        return {**raw, "value": ids if isinstance(value, list) else ids[0]}
    return {**raw, "field": custom.get(field, field) if isinstance(field, str) else field}


def _many(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _document(
    store: Store, one: Segment, census: Census, known: Mapping[str, str], language: str
) -> dict[str, object]:
    where = spoken(one.where, {own.key: own for own in customfields.listed(store)}, language)
    return {
        "id": one.id.hex(),
        "name": one.name,
        "members": census.counts.get(one.id),
        "sentence": condition_words(where, language, known),
        "themes": list(one.themes),
        "sensitive": one.sensitive,
        "programmes": [done.name for done in one.programmes],
    }


def _list(store: Store, given: Namespace) -> Answer:
    found = segments.listed(store)
    census = segments.counted(store, found)
    known = names(store)
    documents = [_document(store, one, census, known, given.language) for one in found]
    return Answer(documents, [_line(one, given.language) for one in documents])


def _line(one: Mapping[str, object], language: str) -> str:
    counted = "?" if one["members"] is None else one["members"]
    done = "、".join(str(name) for name in one["programmes"] or [])  # type: ignore[attr-defined]
    done = done or said("no programme", language)
    return "  ".join(
        str(part) for part in (one["name"], str(counted), one["sentence"], done) if part
    )


def _show(store: Store, given: Namespace) -> Answer:
    one, found = segments.find(store, given.segment), segments.listed(store)
    census = segments.counted(store, found)
    called = {each.id: each.name for each in found}
    shared = {
        called[pair.other if pair.one == one.id else pair.one]: pair.count
        for pair in census.overlaps
        if one.id in (pair.one, pair.other)
    }
    shown = _document(store, one, census, names(store), given.language)
    quiet = segments.silent(store, one.where)
    told = {**shown, "where": document(one.where), "overlaps": shared, "silent": quiet}
    lines = [_line(shown, given.language), *(f"  ∩ {name}  {n}" for name, n in shared.items())]
    if quiet:
        lines.append("  " + filled(_QUIET[str(given.language).startswith("en")], n=quiet))
    return Answer(told, lines)


def _add(store: Store, given: Namespace) -> Answer:
    where = tree_in(store, given.file)
    themes = given.theme or []
    made = acting.save(store, given.segment, where, themes=themes, sensitive=given.sensitive)
    return _saved(store, made.result)


def _edit(store: Store, given: Namespace) -> Answer:
    one = segments.find(store, given.segment)
    made = acting.save(
        store,
        one.name,
        tree_in(store, given.file),
        segment=one.id,
        themes=one.themes if given.theme is None else given.theme,
        sensitive=given.sensitive or one.sensitive,
    )
    return _saved(store, made.result)


def _saved(store: Store, segment: object) -> Answer:
    if not isinstance(segment, bytes):
        raise TypeError("saving answers the segment's id")
    one = segments.find(store, segment.hex())
    count = segments.count(store, one.where)
    return Answer({"segment": segment.hex(), "members": count}, [f"{one.name}  {count}"])


def _members(store: Store, given: Namespace) -> Listing:
    chosen = segments.find(store, given.segment).id.hex()
    query = MemberQuery(filters=(Filter("segment", "=", (chosen,)),))
    found = islice(members.each(store, query), given.limit)
    waits = due(store, given.language)
    return Listing((one, line(one, waits)) for one in documents(store, found))


def _remove(store: Store, given: Namespace) -> Answer:
    made = acting.remove(store, segments.find(store, given.segment).id)
    return Answer({"changed": made.count, "action": made.action.hex()}, [])


def _programme(store: Store, given: Namespace) -> Answer:
    one = segments.find(store, given.segment)
    if not given.remove:
        made = acting.add_programme(store, one.id, given.name)
        return Answer({"changed": made.count, "action": made.action.hex()}, [])
    done = next((each for each in one.programmes if each.name == given.name), None)
    if done is None:
        raise Problem("segment.no_programme", segment=one.name, programme=given.name)
    made = acting.remove_programme(store, done.id)
    return Answer({"changed": made.count, "action": made.action.hex()}, [])


def _match(store: Store, given: Namespace) -> Answer:
    found = proposed(segments.listed(store), given.tags)
    census = segments.counted(store, found)
    shown = [
        {"id": one.id.hex(), "name": one.name, "members": census.counts.get(one.id)}
        for one in found
    ]
    return Answer(shown, [f"{one['name']}  {one['members']}" for one in shown])
