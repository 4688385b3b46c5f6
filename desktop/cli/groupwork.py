"""`qunzhu groups step|lineage|overlap|clean`: opening a group, its line, its clean-out."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from desktop.actions import clearing
from desktop.actions import groups as acting
from desktop.cli import when
from desktop.cli.command import Answer, Subparsers, take_sure, verb
from desktop.cli.usage import whole
from desktop.models.group import Clearing, Group, generations
from desktop.store import groups, members
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"


def takes(command: ArgumentParser) -> None:
    """Let a command be about one group."""
    command.add_argument("group", metavar="GROUP", help="id or unique name")


def takes_people(command: ArgumentParser, count: str) -> None:
    """Let it be about several members."""
    command.add_argument("members", nargs=count, metavar="MEMBER", help=_MEMBER)


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `groups`."""
    step = verb(verbs, "step", "a step of opening a group", _step)
    takes(step)
    step.add_argument("step", type=whole(1, 9), metavar="STEP", help="which step, 1 to 9")
    state = step.add_mutually_exclusive_group()
    state.add_argument("--done", action="store_true", default=None, help="it is done")
    state.add_argument("--open", action="store_true", help="it is not done after all")
    step.add_argument("--owner", metavar="MEMBER", help="who sees to it")
    step.add_argument("--due", metavar="DATE", type=when.day, help="until which day")
    verb(verbs, "lineage", "groups that were split from groups", _lineage)
    shared = verb(verbs, "overlap", "who is in which groups", _overlap)
    shared.add_argument("groups", nargs="*", metavar="GROUP", help="id or unique name")
    clean = verb(verbs, "clean", "list who did nothing for long, and take them out", _clean)
    takes(clean)
    clean.add_argument(
        "--days", type=whole(1, clearing.LONGEST), default=90, help="inactive for so many days"
    )
    clean.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="MEMBER",
        help="keep this person; may be given again",
    )
    clean.add_argument(
        "--move",
        action="append",
        default=[],
        type=_moved,
        metavar="MEMBER=GROUP",
        help="move this person, as MEMBER=GROUP; may be given again",
    )
    clean.add_argument("--dry-run", action="store_true", help="only say what would happen")
    take_sure(clean)


def _moved(text: str) -> tuple[str, str]:
    member, equals, group = text.partition("=")
    if not equals:
        raise ArgumentTypeError("move this person, as MEMBER=GROUP; may be given again")
    return member.strip(), group.strip()


def _step(store: Store, given: Namespace) -> Answer:
    team = groups.find(store, given.group).id
    owner = None
    if given.owner is not None:
        owner = members.resolve(store, given.owner) if given.owner else b""
    done = False if given.open else given.done
    changes = acting.step(store, team, given.step, owner=owner, due=given.due, done=done)
    after = groups.get(store, team)
    document = {
        "steps": after.done,
        "percent": after.percent,
        "action": None if changes.nothing else changes.action.hex(),
    }
    return Answer(document, [f"{after.done}/9 = {after.percent}%"])


def _lineage(store: Store, given: Namespace) -> Answer:
    found = groups.listed(store)
    grown = generations(found)
    document = {
        "groups": [
            {
                "id": one.id.hex(),
                "name": one.name,
                "parent": one.parent.hex() if one.parent else None,
                "members": one.people,
            }
            for one in found
        ],
        "generations": [
            {"generation": one.number, "groups": one.groups, "members": one.people} for one in grown
        ],
    }
    names = {one.id: one.name for one in found}
    lines = [f"{one.name} ← {names[one.parent]}" for one in found if one.parent in names]
    lines += [f"{one.number}: {one.groups}, {one.people:,}" for one in grown]
    return Answer(document, lines)


def _overlap(store: Store, given: Namespace) -> Answer:
    chosen = [groups.find(store, word).id for word in given.groups]
    found = groups.overlap(store, chosen)
    table = [[found.cell(one.id, other.id) for other in found.groups] for one in found.groups]
    document = {
        "groups": [{"id": one.id.hex(), "name": one.name} for one in found.groups],
        "shared": table,
        "people": found.people,
        "memberships": found.seats,
    }
    lines = ["\t".join(["", *(one.name for one in found.groups)])]
    lines += [
        "\t".join([one.name, *(str(count) for count in row)])
        for one, row in zip(found.groups, table, strict=True)
    ]
    return Answer(document, [*lines, f"= {found.people:,}"])


def _clean(store: Store, given: Namespace) -> Answer:
    group = groups.find(store, given.group)
    idle = clearing.idle(store, group.id, given.days)
    kept = {members.resolve(store, one) for one in given.keep}
    decided: dict[bytes, bytes | None] = {one.id: None for one in idle if one.id not in kept}
    for word, target in given.move:
        decided[members.resolve(store, word)] = groups.find(store, target).id
    foreseen, action = clearing.foreseen(group, decided), None
    if given.dry_run:
        clearing.check(store, group.id, decided)
    elif decided:
        store.sure = given.yes
        action = clearing.clear(store, group.id, decided).action.hex()
    document = {
        **_counts(group, foreseen),
        "inactive": [
            {"id": one.id.hex(), "number": one.number, "name": one.name, "last": one.last or None}
            for one in idle
        ],
        "action": action,
    }
    lines = [f"{one.number}  {one.name}  {one.last or '–'}" for one in idle]
    return Answer(document, [*lines, f"{foreseen.before} → {foreseen.after}"])


def _counts(group: Group, foreseen: Clearing) -> dict[str, object]:
    return {
        "group": group.id.hex(),
        "before": foreseen.before,
        "removed": foreseen.removed,
        "moved": sum(foreseen.moved.values()),
        "after": foreseen.after,
    }
