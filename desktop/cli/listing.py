"""`qunzhu members views|save-view|drop-view`, and how a list of members is narrowed by name."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from desktop.actions import member_views as acting
from desktop.actions import pasting
from desktop.cli import people
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.rule_file import bytes_of
from desktop.cli.words import said
from desktop.models.labels import meant
from desktop.models.member import SORTS, Filter, MemberQuery
from desktop.models.member_view import document
from desktop.models.pasting import Plan
from desktop.models.problem import Problem
from desktop.store import chapters, customfields, groups, member_views, placed, segments
from desktop.store.community import Store

_STATES = {"new": "新增", "changed": "更新", "same": "没有变化", "refused": "错误"}
_FIELDS = ("city", "level", "chapter", "source", "tag", "team")
_BY_ID: dict[str, Callable[[Store, str], bytes]] = {
    "chapter": lambda store, word: chapters.find(store, word).id,
    "team": lambda store, word: groups.find(store, word).id,
}


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `members`."""
    verb(verbs, "views", "list the kept views of the list", _views)
    keep = verb(verbs, "save-view", "keep a list under a name", _save)
    keep.add_argument("name", metavar="NAME")
    keep.add_argument("--search", default="", metavar="Q", help="name, pinyin, phone, number")
    for name in _FIELDS:
        keep.add_argument(f"--{name}", action="append", metavar="TEXT")
    keep.add_argument("--segment", action="append", metavar="SEGMENT", help="id or unique name")
    people.take_filters(keep)
    _take_sort(keep)
    keep.add_argument("--columns", nargs="+", default=(), metavar="COLUMN")
    keep.add_argument("--shared", action="store_true", help="for everybody who works here")
    paste = verb(verbs, "paste", "change or add members from a small table with titles", _paste)
    paste.add_argument("file", type=Path, metavar="FILE", help="lines of cells between tabs")
    paste.add_argument("--dry-run", action="store_true", help="only say what would happen")
    drop = verb(verbs, "drop-view", "forget a kept view", _drop)
    drop.add_argument("view", metavar="VIEW", help="id or unique name")


def take_view(listing: ArgumentParser) -> None:
    """Let a list of members be one that was kept."""
    _take_sort(listing)
    listing.add_argument("--view", metavar="VIEW", help="a kept view, by id or unique name")
    listing.add_argument(
        "--as-of", type=_day, metavar="DATE", help="as it was at the end of that day"
    )


def _take_sort(command: ArgumentParser) -> None:
    command.add_argument(
        "--sort", metavar="COLUMN", help="sorted by a column, or by a field of one's own"
    )
    command.add_argument("--falling", action="store_true", help="the largest first")


def sort_of(store: Store, given: Namespace) -> tuple[tuple[str, bool], ...]:
    """The order that was typed. Raises Problem custom.unknown for a column that is none."""
    if not given.sort:
        return (("name", True),) if given.falling and not vars(given).get("view") else ()
    column = given.sort if given.sort in SORTS else customfields.find(store, given.sort).key
    return ((column, given.falling),)


def within(store: Store, given: Namespace, query: MemberQuery) -> MemberQuery:
    """The view that was named, narrowed by what else was typed."""
    if given.as_of and given.as_of >= store.today().isoformat():
        raise Problem("asof.not_past", day=given.as_of)
    query = replace(query, as_of=given.as_of or "")
    if not given.view:
        return query
    kept = member_views.find(store, given.view).query
    search = query.search or kept.search
    filters = (*kept.filters, *query.filters)
    sort = query.sort or kept.sort
    if given.falling and not query.sort:
        sort = tuple((name, True) for name, _ in kept.sort) or (("name", True),)
    return replace(kept, search=search, filters=filters, sort=sort, as_of=query.as_of)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ArgumentTypeError("a date is written like 2026-03-31") from error


def _views(store: Store, given: Namespace) -> Answer:
    found = [
        {
            "id": one.id.hex(),
            "name": one.name,
            "own": one.operator == store.operator,
            "shared": one.shared,
            **document(_said(store, one.query), one.columns),
        }
        for one in member_views.listed(store)
    ]
    return Answer(found, [str(one["name"]) for one in found])


def _said(store: Store, query: MemberQuery) -> MemberQuery:
    """The query with chapters and groups as they are called."""
    return replace(query, filters=placed.in_filters(store, query.filters, placed.by_name))


def _typed(store: Store, name: str, words: Sequence[str]) -> tuple[str, ...]:
    """What was typed, as it is kept. Raises Problem chapter.unknown, team.unknown."""
    if find := _BY_ID.get(name):
        return tuple(find(store, word).hex() for word in words)
    return tuple(map(meant, words)) if name == "level" else tuple(words)


def _save(store: Store, given: Namespace) -> Answer:
    filters = [
        Filter(name, "=", _typed(store, name, kept))
        for name in _FIELDS
        if (kept := vars(given)[name])
    ]
    filters += [*people.filters(given), *people.own_filters(store, given)]
    if given.segment:
        ids = tuple(segments.find(store, word).id.hex() for word in given.segment)
        filters.append(Filter("segment", "=", ids))
    query = MemberQuery(given.search, tuple(filters), sort_of(store, given))
    made = acting.save(store, given.name, query, tuple(given.columns), shared=given.shared)
    view = made.result.hex() if isinstance(made.result, bytes) else ""
    return Answer({"view": view}, [given.name])


def _drop(store: Store, given: Namespace) -> Answer:
    made = acting.remove(store, member_views.find(store, given.view))
    return Answer({"changed": made.count, "action": made.action.hex()}, [])


def _paste(store: Store, given: Namespace) -> Answer:
    text = bytes_of(given.file).decode("utf-8-sig", "replace")
    block = pasting.block_of(text, own=pasting.own_titles(store))
    plan = pasting.plan(store, block) if given.dry_run else pasting.paste(store, block).result
    assert isinstance(plan, Plan)
    counts: dict[str, object] = {
        state: plan.count(state) for state in ("new", "changed", "same", "refused")
    }
    refused = [
        {"line": n, "name": one.name, "why": one.problem.sentence(given.language)}
        for n, one in enumerate(plan.lines, 2)
        if one.problem is not None
    ]
    words = _STATES if given.language.startswith("zh") else {}
    told = [f"{words.get(state, state)}  {count}" for state, count in counts.items()]
    left_out = [str(one) for one in plan.left_out]
    if left_out:
        told.append(f"{said('left out', given.language)}  {'、'.join(left_out)}")
    return Answer(
        {**counts, "rejected_lines": refused, "left_out": left_out},
        [*told, *(f"{one['line']}  {one['name']}  {one['why']}" for one in refused)],
    )
