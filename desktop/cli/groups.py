"""`qunzhu groups`: groups, their charters, their opening, their lines and their clean-out."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from desktop.actions import groups as acting
from desktop.cli import groupkinds, groupowner, groupwork
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.usage import whole
from desktop.models.changes import Changes
from desktop.models.group import CHARTER, STEP_NAMES, Group, Step
from desktop.store import chapters, groups, members
from desktop.store.community import Store
from desktop.store.groupowner import owners

# warning → (zh_CN, en).
_WARNINGS = {
    acting.OVER: ("已经超过容量，可以考虑开新群", "more are inside than it holds"),
    acting.AIMLESS: ("还没有写目标：定位、目标、授权、激励缺一不可", "it has no goal yet"),
}


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "groups", "groups: capacity, charter, opening, lines")
    listing = verb(verbs, "list", "list groups", _list)
    listing.add_argument(
        "--unfinished", action="store_true", help="only those whose charter is not whole"
    )
    groupwork.takes(verb(verbs, "show", "everything about one group", _show))
    made = verb(verbs, "add", "open a group", _add)
    made.add_argument("name", metavar="NAME", help="what the group is called")
    changed = verb(verbs, "edit", "change a group and its charter", _edit)
    groupwork.takes(changed)
    changed.add_argument("--name", help="what the group is called")
    for command in (made, changed):
        _fields(command)
    groupwork.takes(verb(verbs, "remove", "dissolve a group; its members stay", _remove))
    joining = verb(verbs, "join", "put people into a group", _join)
    groupwork.takes(joining)
    groupwork.takes_people(joining, "+")
    moving = verb(verbs, "move", "take people from one group to another", _move)
    groupwork.takes(moving)
    moving.add_argument("target", metavar="TARGET", help="id or unique name of the other group")
    groupwork.takes_people(moving, "+")
    splitting = verb(verbs, "split", "open a new group out of one, with these people", _split)
    groupwork.takes(splitting)
    splitting.add_argument("name", metavar="NAME", help="what the group is called")
    groupwork.takes_people(splitting, "*")
    groupwork.add(verbs)
    groupowner.add(verbs)
    groupkinds.add(verbs)


def _fields(command: ArgumentParser) -> None:
    command.add_argument("--kind", help="manage, fans, merchant, or a word of one's own")
    command.add_argument("--platform", help="where the group is, as WeChat")
    command.add_argument("--chapter", metavar="CHAPTER", help="the chapter it belongs to")
    command.add_argument("--parent", metavar="GROUP", help="the group that it was split from")
    command.add_argument(
        "--capacity", type=whole(1, 1_000_000), help="another capacity than its kind's"
    )
    command.add_argument("--reason", help="why the capacity is another")
    command.add_argument(
        "--charter",
        action="append",
        default=[],
        type=_heading,
        metavar="FIELD=TEXT",
        help="a heading of the charter, as rules=…",
    )


def _heading(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ArgumentTypeError("write FIELD=TEXT, for example rules=…")
    return name.strip(), value


def _list(store: Store, given: Namespace) -> Answer:
    found = [one for one in groups.listed(store) if one.missing or not given.unfinished]
    lines = [_line(one, given.language) for one in found]
    return Answer([_document(one) for one in found], lines)


def _document(one: Group) -> dict[str, object]:
    held = one.seats
    return {
        "id": one.id.hex(),
        "name": one.name,
        "kind": one.kind or None,
        "platform": one.platform or None,
        "chapter": one.chapter.hex() if one.chapter else None,
        "parent": one.parent.hex() if one.parent else None,
        "members": one.people,
        "capacity": held.limit,
        "refuses": held.firm,
        "charter": one.filled,
        "missing": one.missing,
        "steps": one.done,
        "percent": one.percent,
    }


def _line(one: Group, language: str) -> str:
    of = f"/{one.seats.limit}" if one.seats.limit else ""
    words = (
        one.name,
        groupkinds.kind_word(one.kind, language),
        f"{one.people}{of}",
        f"{one.filled}/{len(CHARTER)}",
        f"{one.percent}%",
    )
    return "  ".join(word for word in words if word)


def _show(store: Store, given: Namespace) -> Answer:
    one = groups.find(store, given.group)
    steps, held = groups.steps(store, one.id), owners(store).get(one.id)
    document = {
        **_document(one),
        "owner": groupowner.said(held),
        "reason": one.reason or None,
        "charter_text": {name: text or None for name, text in one.charter.items()},
        "opening": [_step(step) for step in steps],
    }
    lines = [_line(one, given.language), *([f"  * {held.name}"] if held else [])]
    lines += [f"  {name}: {text}" for name, text in one.charter.items() if text]
    english = given.language == "en"
    for step in steps:
        words = (STEP_NAMES[step.key][english], step.owner_name, step.due)
        mark = "x" if step.done else " "
        lines.append(f"  [{mark}] {step.number} {'  '.join(one for one in words if one)}")
    return Answer(document, lines)


def _step(step: Step) -> dict[str, object]:
    return {
        "step": step.number,
        "name": step.key,
        "owner": step.owner.hex() if step.owner else None,
        "due": step.due or None,
        "done": step.done or None,
    }


def _add(store: Store, given: Namespace) -> Answer:
    return _told(acting.add(store, {"name": given.name, **_stated(store, given)}), given)


def _edit(store: Store, given: Namespace) -> Answer:
    stated = _stated(store, given)
    if given.name is not None:
        stated["name"] = given.name
    return _told(acting.edit(store, groups.find(store, given.group).id, stated), given)


def _stated(store: Store, given: Namespace) -> dict[str, object]:
    said = {name: getattr(given, name) for name in ("kind", "platform", "capacity", "reason")}
    stated: dict[str, object] = {name: value for name, value in said.items() if value is not None}
    if given.chapter is not None:
        stated["chapter"] = chapters.find(store, given.chapter).id if given.chapter else None
    if given.parent is not None:
        stated["parent"] = groups.find(store, given.parent).id if given.parent else None
    return {**stated, **dict(given.charter)}


def _remove(store: Store, given: Namespace) -> Answer:
    changes = acting.remove(store, groups.find(store, given.group).id)
    return Answer({"action": changes.action.hex()}, [])


def _join(store: Store, given: Namespace) -> Answer:
    chosen = [members.resolve(store, one) for one in given.members]
    return _told(acting.join(store, groups.find(store, given.group).id, chosen), given)


def _move(store: Store, given: Namespace) -> Answer:
    chosen = [members.resolve(store, one) for one in given.members]
    team, target = (groups.find(store, one).id for one in (given.group, given.target))
    return _told(acting.move(store, team, target, chosen), given)


def _split(store: Store, given: Namespace) -> Answer:
    chosen = [members.resolve(store, one) for one in given.members]
    team = groups.find(store, given.group).id
    return _told(acting.split(store, team, given.name, chosen), given)


def _told(changes: Changes, given: Namespace) -> Answer:
    told = changes.result
    if not isinstance(told, acting.Told):
        raise TypeError("an action on a group answers what is told of it")
    document = {
        "group": told.team.hex(),
        "warnings": list(told.warnings),
        "left_out": told.left_out,
        "action": None if changes.nothing else changes.action.hex(),
    }
    return Answer(document, [_WARNINGS[one][given.language == "en"] for one in told.warnings])
