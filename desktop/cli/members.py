"""`qunzhu members`: list, show, add, edit, tag and remove members."""

from argparse import ArgumentTypeError, Namespace
from itertools import islice
from pathlib import Path

from msgspec.structs import asdict

from desktop.actions import members as acting
from desktop.actions.exporting import agreeing, export_members
from desktop.cli import consents, duplicates, erasing, importing, membermore, memberstays, people
from desktop.cli import listing as narrowing
from desktop.cli.command import Answer, Listing, Subparsers, noun, verb
from desktop.cli.memberfields import HELP, NEW_HELP, TAGS, named
from desktop.cli.memberlines import documents, due, line, masked_account, some_documents
from desktop.cli.usage import whole
from desktop.cli.words import role_word
from desktop.formats.header import LABELS
from desktop.models import labels
from desktop.models.member import Filter, MemberQuery
from desktop.models.people import IN_PROFILE, INVITE, METHODS, Verification, word
from desktop.models.schema import CUSTOM
from desktop.models.tagtext import part_tags
from desktop.models.traditional import written
from desktop.store import consents as consenting
from desktop.store import customfields, members
from desktop.store.community import Store

# What `show` calls what it shows; the keys of its JSON are English.
_WORDS = LABELS | {"inviter": LABELS["inviter_name"], "role": "角色", "verified": "身份核实"}
_MORE = ("lunar_birthday", "invite")
# Whom an export holds, by the values of the filter; none is the list as it opens.
_STATUS: dict[str, tuple[str, ...]] = {"here": (), "left": ("left",), "all": ("here", "left")}


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "members", "the roster")
    listing = verb(verbs, "list", "list members", _list)
    listing.add_argument("--search", default="", metavar="Q", help="name, pinyin, phone, number")
    listing.add_argument("--limit", type=whole(1), metavar="N", help="at most so many")
    people.take_filters(listing)
    narrowing.take_view(listing)
    show = verb(verbs, "show", "everything about one member", _show)
    show.add_argument("member", metavar="MEMBER")
    new = verb(verbs, "add", "add a member", _add)
    new.add_argument("fields", nargs="+", type=_field, metavar="FIELD=TEXT", help=NEW_HELP)
    edit = verb(verbs, "edit", "change fields of a member", _edit)
    edit.add_argument("member", metavar="MEMBER")
    edit.add_argument("fields", nargs="+", type=_field, metavar="FIELD=TEXT", help=HELP)
    tag = verb(verbs, "tag", "add or remove tags", _tag)
    tag.add_argument("member", metavar="MEMBER")
    tag.add_argument("--add", action="append", default=[], metavar="TAG")
    tag.add_argument("--remove", action="append", default=[], metavar="TAG")
    membermore.add(verbs)
    narrowing.add(verbs)
    export = verb(verbs, "export", "write the roster to an .xlsx or .csv file", _export)
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--search", default="", metavar="Q")
    export.add_argument(
        "--status", choices=tuple(_STATUS), default="here", help="who is here, who left, or both"
    )
    remove = verb(verbs, "remove", "take a member out of every list", _remove)
    remove.add_argument("member", metavar="MEMBER")
    people.add(verbs)
    consents.add(verbs)
    erasing.add(verbs)
    importing.add(verbs)
    duplicates.add(verbs)
    memberstays.add(verbs)


def _field(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise ArgumentTypeError("write FIELD=TEXT, for example city=广州")
    return name, value


def _list(store: Store, given: Namespace) -> Listing:
    filters = (*people.filters(given), *people.own_filters(store, given))
    typed = MemberQuery(given.search, filters, narrowing.sort_of(store, given))
    query = narrowing.within(store, given, typed)
    found = islice(members.each(store, query), given.limit)
    waits = due(store, given.language)
    return Listing((one, line(one, waits)) for one in documents(store, found))


def _show(store: Store, given: Namespace) -> Answer:
    found = members.find(store, members.resolve(store, given.member))
    if found is None:
        raise LookupError("a resolved member is there")
    names = ("wechat", "qq", "email", "address", "gender", "birthday", "source", "note", *_MORE)
    document = some_documents(store, [found.row])[0]
    document |= {name: getattr(found, name) for name in names}
    document["inviter"] = found.inviter_name
    told = {**document, "tags": "、".join(found.row.tags)}
    told |= {name: masked_account(name, str(document[name])) for name in IN_PROFILE}
    known = customfields.by_key(store)
    specs = [(one, known[bytes.fromhex(one.key.removeprefix(CUSTOM))]) for one in found.custom]
    told |= {one.name: spec.shown(one.value, given.language) for one, spec in specs}
    document["custom"] = {one.name: spec.written(one.value, "en") for one, spec in specs}
    told["role"] = role_word(str(document["role"]), given.language)
    told["invite"] = word(INVITE, found.invite, given.language) if found.invite else ""
    sure = consenting.verification(store, found.row.id)
    document["verified"] = asdict(sure) if sure else None
    told["verified"] = _sure(sure, given.language) if sure else ""
    told["level"] = labels.word(str(document["level"] or ""))
    words = {} if _english(given) else _WORDS
    return Answer(
        document,
        [
            f"{written(words.get(name, name), given.language)}: {it}"
            for name, it in told.items()
            if it
        ],
    )


def _sure(one: Verification, language: str) -> str:
    """How somebody made sure who he is, on which day, and who did."""
    how = word(METHODS, one.method, language)
    return "  ".join(part for part in (how, one.date, one.operator) if part)


def _add(store: Store, given: Namespace) -> Answer:
    fields = named(store, given.fields)
    tags = part_tags(fields.pop(TAGS, ""))
    member = acting.add(store, fields, tags).result
    if not isinstance(member, bytes):
        raise TypeError("adding answers the member's id")
    document = some_documents(store, members.by_ids(store, [member]))[0]
    lines = [line(document, due(store, given.language))]
    others = members.of_same_phone(store, member)
    if others:
        document["same_phone"] = [one.id.hex() for one in others]
        told = "、".join(f"{one.number} {one.name}".strip() for one in others)
        lines.append(
            f"The phone is also that of {told}" if _english(given) else f"手机号也是{told}的"
        )
    return Answer(document, lines)


def _english(given: Namespace) -> bool:
    return str(given.language).startswith("en")


def _edit(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    changes = acting.edit(store, member, named(store, given.fields))
    return Answer({"changed": changes.count, "action": changes.action.hex()}, [])


def _tag(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    changes = acting.tag(store, [member], given.add, given.remove)
    return Answer({"changed": changes.count, "action": changes.action.hex()}, [])


def _export(store: Store, given: Namespace) -> Answer:
    asked = _STATUS[given.status]
    filters = (Filter("status", "=", asked),) if asked else ()
    query = MemberQuery(search=given.search, filters=filters)
    count = export_members(store, given.file, query).result
    away = members.count(store, query) - members.count(store, agreeing(query))
    document = {"members": count, "file": str(given.file), "withdrawn": away}
    return Answer(document, [f"{count}  {given.file}", *_away(away, given)])


def _away(away: int, given: Namespace) -> list[str]:
    """What is said of those who do not stand in lists any more."""
    if not away:
        return []
    told = f"{away} left out: consent withdrawn"
    return [told if _english(given) else f"{away} 人撤回了同意，没有列入"]


def _remove(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    changes = acting.remove(store, [member])
    return Answer({"changed": changes.count, "action": changes.action.hex()}, [])
