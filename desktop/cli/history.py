"""`qunzhu undo` and `qunzhu redo`: take back an own action, and bring it back."""

from argparse import ArgumentTypeError, Namespace
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.actions import history
from desktop.cli.command import Answer, Subparsers, take_sure, verb
from desktop.cli.usage import whole
from desktop.cli.words import said
from desktop.formats.header import LABELS
from desktop.models.action_words import done_words
from desktop.models.history import Done, Kept, Undone
from desktop.models.kept_words import record_words
from desktop.models.schema import CUSTOM
from desktop.models.traditional import written
from desktop.store import members
from desktop.store.community import Store
from desktop.store.history import recent


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    undo = verb(nouns, "undo", "undo an own action", _undo)
    undo.add_argument("action", nargs="?", type=record, metavar="ACTION")
    take_sure(undo)
    redo = verb(nouns, "redo", "bring back an own action that was undone", _redo)
    redo.add_argument("action", nargs="?", type=record, metavar="ACTION")
    take_sure(redo)
    log = verb(nouns, "history", "list the last actions", _list)
    log.add_argument("--limit", type=whole(1), default=20, metavar="N")


def record(text: str) -> bytes:
    """An id from its 32 hex digits; raises what argparse shows as wrong usage."""
    try:
        found = bytes.fromhex(text)
    except ValueError as error:
        raise ArgumentTypeError("an id has 32 hex digits") from error
    if len(found) != 16:
        raise ArgumentTypeError("an id has 32 hex digits")
    return found


def _undo(store: Store, given: Namespace) -> Answer:
    store.sure = given.yes
    return _taken_back(store, history.undo(store, given.action).result, given.language)


def _redo(store: Store, given: Namespace) -> Answer:
    store.sure = given.yes
    return _taken_back(store, history.redo(store, given.action).result, given.language)


def _taken_back(store: Store, answer: object, language: str) -> Answer:
    if not isinstance(answer, Undone):
        raise TypeError("an undo answers what it undid")
    kept = [
        {
            "table": item.table,
            "id": item.record.hex(),
            "field": item.field,
            "changed_by": item.changed_by,
            "at": item.at,
        }
        for item in answer.kept
    ]
    document = {
        "action": answer.action.hex(),
        "kind": answer.kind,
        "reverted": answer.reverted,
        "kept": kept,
    }
    done = f"{done_words(answer.kind, language)}  {answer.reverted}"
    custom = {f"{CUSTOM}{one.hex()}": name for one, name in members.custom_fields(store)}
    lines = [done, *(_kept_line(store, item, custom, language) for item in answer.kept)]
    return Answer(document, lines)


def _kept_line(store: Store, item: Kept, custom: dict[str, str], language: str) -> str:
    """Whom or what somebody changed since, what of it, and who did."""
    what = record_words(item.table, language)
    if item.table == "member" and (called := members.called(store, item.record)):
        what = called[0] or called[1]
    field = LABELS.get(item.field, item.field) if language.startswith("zh") else item.field
    words = (what, custom.get(item.field, written(field, language)), item.changed_by)
    return "  " + "  ".join(word for word in words if word)


def _list(store: Store, given: Namespace) -> Answer:
    done = recent(store, given.limit)
    document = [
        {
            "action": one.action.hex(),
            "kind": one.kind,
            "operator": one.operator_name,
            "at": one.at,
            "changes": one.count,
            "undone": one.undone,
        }
        for one in done
    ]
    zone = ZoneInfo(store.zone)
    return Answer(document, [_line(one, zone, given.language) for one in done])


def _line(one: Done, zone: ZoneInfo, language: str) -> str:
    at = datetime.fromtimestamp(one.at / 1000, zone)
    did = done_words(one.kind, language)
    words = (f"{at:%Y-%m-%d %H:%M}", one.operator_name, did, str(one.count))
    undone = [said("undone", language)] if one.undone else []
    return "  ".join((one.action.hex(), *words, *undone))
