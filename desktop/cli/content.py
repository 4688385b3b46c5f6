"""`qunzhu content`: the plan of what is published, its checklists, and the gaps in it."""

from argparse import ArgumentParser, Namespace

from desktop.cli import contenteffect
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.occurrences import meant, take_occurrence
from desktop.cli.usage import whole
from desktop.cli.when import day, start
from desktop.models.calendar import NOBODY
from desktop.models.changes import Changes
from desktop.models.content import AHEAD, STATES, TYPES, Check, Item, Slot
from desktop.models.problem import Problem
from desktop.store.community import Store

_ITEM = "title or id of content list"
_TIME = "2026-10-14T20:00, or a date for all day"
_WORDS = {"item": ("没有内容", "no item"), "owner": ("没有负责人", "nobody owns it")}
_TEXTS = ("title", "url", "text", "channel")


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "content", "the content plan: items, checklists, gaps")
    new = verb(verbs, "add", "add an item, in a slot of a column or by itself", _add)
    new.add_argument("--column", metavar="SERIES", help="its title, or its id")
    new.add_argument("--slot", type=start, metavar="WHEN", help="day or start of the slot")
    listing = verb(verbs, "list", "list items by when they are planned", _list)
    listing.add_argument("--state", default="", metavar="STATE", help="only those in this state")
    show = verb(verbs, "show", "everything about one item, with its checklist", _show)
    edit = verb(verbs, "edit", "change an item", _edit)
    state = verb(verbs, "state", "put an item into a state", _state)
    check = verb(verbs, "check", "tick a line of an item's checklist", _check)
    remove = verb(verbs, "remove", "take an item out of the plan", _remove)
    for command in (show, edit, state, check, remove):
        command.add_argument("item", metavar="ITEM", help=_ITEM)
    for command in (new, edit):
        _take_fields(command)
    state.add_argument(
        "state", metavar="STATE", help="idea, draft, approved, scheduled or published"
    )
    state.add_argument("--at", type=start, metavar="TIME", help=_TIME)
    check.add_argument("line", metavar="LINE", help="its words or its number")
    check.add_argument("--off", action="store_true", help="take the tick off instead")
    check.add_argument("--new", action="store_true", help="add it as a line of its own")
    _take_slots(verbs)


def _take_fields(command: ArgumentParser) -> None:
    for name in _TEXTS:
        command.add_argument(f"--{name}")
    command.add_argument("--type", help="voice, article, video, online or offline")
    command.add_argument("--planned", dest="planned_at", type=start, metavar="TIME", help=_TIME)
    for name in ("owner", "backup"):
        command.add_argument(f"--{name}", metavar="MEMBER", help="nobody if empty")


def _take_slots(verbs: Subparsers) -> None:
    gaps = verb(verbs, "gaps", "slots of the coming days without an item or an owner", _gaps)
    gaps.add_argument("--days", type=whole(1, 366), default=AHEAD, help="so many days, today too")
    gaps.add_argument("--from", dest="first", type=day, metavar="DATE", help="first day")
    plan = verb(verbs, "plan", "every slot of the coming days with its items", _plan)
    plan.add_argument("--days", type=whole(1, 366), default=AHEAD, help="so many days, today too")
    plan.add_argument("--from", dest="first", type=day, metavar="DATE", help="first day")
    contenteffect.add(verbs)
    fill = verb(verbs, "fill", "let the owner of a slot or his backup take it", _fill)
    take_occurrence(fill)
    fill.add_argument("--backup", action="store_true", help="the backup steps in")
    column = verb(verbs, "column", "what items of a column have by default", _column)
    column.add_argument("series", metavar="SERIES", help="its title, or its id")
    column.add_argument("--channel", help="where they go out; none if empty")
    column.add_argument("--backup", metavar="MEMBER", help="nobody if empty")


def _add(store: Store, given: Namespace) -> Answer:
    from desktop.actions import content as acting
    from desktop.actions.content import SlotName

    slot = None
    if bool(given.column) != bool(given.slot):
        raise Problem("content.slotless")
    if given.column:
        one = meant(store, Namespace(series=given.column, when=given.slot))
        slot = SlotName(one.series, one.original)
    done = acting.add(store, _fields(store, given), slot)
    return _told(store, done, given)


def _fields(store: Store, given: Namespace) -> dict[str, object]:
    from desktop.store import members

    fields: dict[str, object] = {
        name: getattr(given, name)
        for name in (*_TEXTS, "type", "planned_at")
        if getattr(given, name) is not None
    }
    for name in ("owner", "backup"):
        if (word := getattr(given, name)) is not None:
            fields[name] = members.resolve(store, word) if word else NOBODY
    return fields


def _list(store: Store, given: Namespace) -> Answer:
    from desktop.actions.content import coded
    from desktop.store import content

    state = coded(STATES, given.state, "content.state") if given.state else ""
    found: list[Item] = []
    while page := content.page(store, state, len(found)):
        found += page
    return Answer([document(one) for one in found], [_line(one, given) for one in found])


def _show(store: Store, given: Namespace) -> Answer:
    from desktop.store import content

    found = content.find(store, content.resolve(store, given.item))
    lines = content.lines(store, found)
    said = {**document(found), "checklist": [_check_line(one, found, given) for one in lines]}
    marks = (("☑" if one.done else "☐", one.words(found.type)[_english(given)]) for one in lines)
    return Answer(said, [_line(found, given), *(" ".join(pair) for pair in marks)])


def _edit(store: Store, given: Namespace) -> Answer:
    from desktop.actions import content as acting
    from desktop.store import content

    return _done(acting.edit(store, content.resolve(store, given.item), _fields(store, given)))


def _state(store: Store, given: Namespace) -> Answer:
    from desktop.actions import content as acting
    from desktop.store import content

    item = content.resolve(store, given.item)
    return _done(acting.advance(store, item, given.state, given.at or ""))


def _check(store: Store, given: Namespace) -> Answer:
    from desktop.actions import content as acting
    from desktop.store import content

    item = content.resolve(store, given.item)
    if given.new:
        return _done(acting.add_line(store, item, given.line))
    return _done(acting.tick(store, item, given.line, done=not given.off))


def _remove(store: Store, given: Namespace) -> Answer:
    from desktop.actions import content as acting
    from desktop.store import content

    return _done(acting.remove(store, content.resolve(store, given.item)))


def _gaps(store: Store, given: Namespace) -> Answer:
    from desktop.store import contentplan

    found = contentplan.gaps(store, given.first or store.today(), given.days)
    return _slots(found, given)


def _plan(store: Store, given: Namespace) -> Answer:
    from datetime import timedelta

    from desktop.store import contentplan

    first = given.first or store.today()
    return _slots(contentplan.slots(store, first, first + timedelta(days=given.days - 1)), given)


def _fill(store: Store, given: Namespace) -> Answer:
    from desktop.actions import content as acting
    from desktop.actions.content import SlotName, Who

    one = meant(store, given)
    who: Who = "backup" if given.backup else "owner"
    done = acting.fill(store, SlotName(one.series, one.original), who)
    return _told(store, done, given)


def _column(store: Store, given: Namespace) -> Answer:
    from desktop.actions import content as acting
    from desktop.store import members, seriesrows

    series = seriesrows.named(store, given.series)
    backup = None
    if given.backup is not None:
        backup = members.resolve(store, given.backup) if given.backup else NOBODY
    return _done(acting.set_column(store, series, channel=given.channel, backup=backup))


def document(one: Item) -> dict[str, object]:
    """An item as JSON."""
    return {
        "id": one.id.hex(),
        "title": one.title,
        "type": one.type,
        "state": one.state,
        "planned_at": one.planned_at,
        "scheduled_at": one.scheduled_at,
        "published_at": one.published_at,
        "channel": one.channel,
        "owner": one.owner_name,
        "backup": one.backup_name,
        "column": one.column,
        "original": one.original,
        "url": one.url,
        "text": one.text,
        "done": one.ticked,
        "lines": one.lines,
    }


def _check_line(one: Check, item: Item, given: Namespace) -> dict[str, object]:
    return {"step": one.step, "text": one.words(item.type)[_english(given)], "done": one.done}


def _line(one: Item, given: Namespace) -> str:
    words = (table.get(code, (code, code))[_english(given)] for table, code in (
        (TYPES, one.type), (STATES, one.state)))  # fmt: skip
    parts = (one.planned_at, *words, one.title, one.owner_name, f"{one.ticked}/{one.lines}")
    return "  ".join(part for part in parts if part)


def _slots(found: list[Slot], given: Namespace) -> Answer:
    told = [_slot(one) for one in found]
    lines = []
    for one in found:
        lack = "、".join(_WORDS[what][_english(given)] for what in one.missing)
        parts = (one.day.isoformat(), one.title, lack, one.owner_name or one.backup_name)
        lines.append("  ".join(part for part in parts if part))
    return Answer(told, lines)


def _slot(one: Slot) -> dict[str, object]:
    at = one.occurrence
    return {
        "day": one.day.isoformat(),
        "title": one.title,
        "series": at.series.hex() if at else None,
        "original": at.original if at else None,
        "start": at.start.isoformat() if at else one.items[0].planned_at,
        "missing": list(one.missing),
        "owner": one.owner_name,
        "backup": one.backup_name,
        "channel": one.channel,
        "items": [document(item) for item in one.items],
    }


def _told(store: Store, changes: Changes, given: Namespace) -> Answer:
    from desktop.store import content

    assert isinstance(changes.result, bytes)
    found = content.find(store, changes.result)
    said = {**document(found), "action": None if changes.nothing else changes.action.hex()}
    return Answer(said, [_line(found, given)])


def _done(changes: Changes) -> Answer:
    action = None if changes.nothing else changes.action.hex()
    return Answer({"changed": changes.count, "action": action}, [])


def _english(given: Namespace) -> int:
    return int(given.language.startswith("en"))
