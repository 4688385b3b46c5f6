"""What an operator does with members: add, edit one or many, tag, remove, reveal."""

from collections.abc import Callable, Mapping, Sequence

from desktop.actions import consents, ladder, seats
from desktop.models import labels, schema
from desktop.models.changes import Changes
from desktop.models.dates import parse_birthday, parse_date
from desktop.models.lunar import parse_lunar
from desktop.models.numbers import parse_number, show_number
from desktop.models.people import CHANNELS, INVITE, coded
from desktop.models.permission import WALK_IN, require
from desktop.models.phone import parse_phone
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.schema import CUSTOM
from desktop.store import formerly, groups, headcount, members, numbers
from desktop.store.community import Store
from desktop.store.customfields import by_key
from desktop.store.recorder import Recorder

NAME_LIMIT = 100
TEXT_LIMIT = 10_000
_NAMES = ("name", "nickname")
_DERIVED = ("phone_ix", "row_key", "tail")
_READ: dict[str, Callable[[str], str | None]] = {
    "joined": lambda text: parse_date(text) or None,
    "birthday": lambda text: parse_birthday(text) or None,
    "lunar_birthday": parse_lunar,
    "invite": lambda text: coded(INVITE, text, "people.bad_word"),
}


def add(store: Store, fields: Mapping[str, str], tags: Sequence[str] = ()) -> Changes:
    """A new member with the next number; `Changes.result` is his id.

    `fields` are declared member fields (and `number`, `chapter` as texts). Raises Problem for a
    missing right, a nameless member, a phone or date that is none, or a number in use.
    """
    with store.recording("member.add") as rec:
        rec.result = member = join(store, rec, fields)
        for tag in tags:
            rec.put("member_tag", None, {"member": member, "tag": tag})
    return rec.changes


def join(store: Store, rec: Recorder, fields: Mapping[str, str]) -> bytes:
    """Record a new member with the next number, who joins today unless it is said: his id.

    Raises what `add` raises.
    """
    if not store.actor.anywhere("member.write"):
        require(store.actor, "member.write")
    stated = {"joined": store.today().isoformat()} | _checked(store, rec, fields)
    require(store.actor, "member.write", WALK_IN, scopes=_joining(store, stated))
    if not (stated.get("name") or stated.get("nickname")):
        raise Problem("member.nameless")
    ladder.require_free(store, None, str(stated.get("level") or ""))
    seats.require_seats(store, headcount.everybody(store), 1)
    number = stated.pop("number", None)
    member = rec.put("member", None, stated)
    _give_number(store, rec, member, str(number or ""), stated.get("chapter"))
    return member


def edit(store: Store, member: bytes, fields: Mapping[str, str]) -> Changes:
    """Change fields of one member; an empty text clears a field.

    Raises Problem ladder.word_elsewhere, ladder.down_elsewhere besides what `add` does.
    """
    return edit_many(store, [member], fields)


def edit_many(
    store: Store,
    chosen: Sequence[bytes],
    fields: Mapping[str, str],
    progress: Progress = quiet,
) -> Changes:
    """Change the same fields of many members as one action.

    `Changes.result` is how many the role may not write and were left out. Raises Problem
    role.not_allowed when that is all of them, member.gone when none is left.
    """
    allowed, left_out = _writable(store, chosen)
    with store.recording("member.edit") as rec:
        stated = _checked(store, rec, fields)
        number = stated.pop("number", None)
        for done, member in enumerate(allowed):
            progress(done, len(allowed))
            _edit_one(store, rec, member, stated)
            if number:
                _give_number(store, rec, member, str(number))
        rec.result = left_out
    return rec.changes


def tag(
    store: Store, chosen: Sequence[bytes], add: Sequence[str] = (), remove: Sequence[str] = ()
) -> Changes:
    """Add and remove tags of many members as one action; answers as `edit_many` does."""
    allowed, left_out = _writable(store, chosen)
    with store.recording("member.tag") as rec:
        for member in allowed:
            for word in add:
                rec.put("member_tag", None, {"member": member, "tag": _short("tag", word)})
            for word in remove:
                rec.delete("member_tag", member=member, tag=word)
        rec.result = left_out
    return rec.changes


def join_team(
    store: Store, chosen: Sequence[bytes], team: bytes, *, leave: bool = False
) -> Changes:
    """Put many members into a group, or take them out of it. Raises Problem team.full."""
    allowed, left_out = _writable(store, chosen)
    new = [] if leave else seats.newcomers(store, groups.get(store, team), allowed)
    with store.recording("member.team") as rec:
        for member in allowed if leave else ():
            rec.delete("member_team", member=member, team=team)
        for member in new:
            rec.put("member_team", None, {"member": member, "team": team})
        rec.result = left_out
    return rec.changes


def remove(store: Store, chosen: Sequence[bytes], progress: Progress = quiet) -> Changes:
    """Take members out of every list; history and ledger stay, and undo brings them back."""
    if store.actor.reach("member.merge") is None or not chosen:
        require(store.actor, "member.merge")
    else:
        for member in chosen:
            require(store.actor, "member.merge", scopes=members.scopes_of(store, member))
    with store.recording("member.remove") as rec:
        for done, member in enumerate(chosen):
            progress(done, len(chosen))
            rec.delete("member", member)
    return rec.changes


def reveal(store: Store, member: bytes, field: str = "phone") -> Changes:
    """Note that the actor looks at a masked field; `Changes.result` is its text.

    Raises Problem role.not_allowed, consent.withdrawn, member.nothing_to_show.
    """
    require(store.actor, "member.read.contact")
    consents.require_contact(store, member)
    text = members.phones(store, [member]).get(member, "")
    if not text:
        raise Problem("member.nothing_to_show")
    return _looked(store, member, field, text)


def reveal_former(
    store: Store, member: bytes, field: str = "phone", op: int | None = None
) -> Changes:
    """Note that the actor looks at what a field held before; `Changes.result` is `Former`s.

    With `op` only at the change that it made. Raises Problem role.not_allowed, consent.withdrawn,
    member.nothing_to_show.
    """
    require(store.actor, "member.read.contact")
    who = members.canonical(store, member)
    consents.require_contact(store, who)
    found = formerly.changes(store, who, field, op) if field in CHANNELS else []
    if not found:
        raise Problem("member.nothing_to_show")
    return _looked(store, who, field, found)


def _looked(store: Store, member: bytes, field: str, found: object) -> Changes:
    with store.recording("member.reveal") as rec:
        looked = {"kind": "reveal", "field": field, "member": member}
        rec.put("audit", None, {**looked, "operator": store.operator, "at": rec.at})
        rec.result = found
    return rec.changes


def add_custom_field(store: Store, name: str) -> Changes:
    """A new custom text field; `Changes.result` is its id."""
    require(store.actor, "member.write")
    with store.recording("member.custom_field") as rec:
        place = len(members.custom_fields(store))
        fields = {"name": _short("name", name), "cls": "private", "position": place}
        rec.result = rec.put("custom_field", None, fields)
    return rec.changes


def _joining(store: Store, stated: Mapping[str, object]) -> list[bytes]:
    """Where a new member would stand: his chapter, and any door that lets walk-ins in."""
    doors = [place for held, place in store.actor.within if held == f"member.write:{WALK_IN}"]
    chapter = stated.get("chapter")
    return [chapter, *doors] if isinstance(chapter, bytes) else doors


def _writable(store: Store, chosen: Sequence[bytes]) -> tuple[list[bytes], int]:
    """Who of these the role may write, and how many it may not."""
    reach = store.actor.reach("member.write")
    if reach is None:
        require(store.actor, "member.write")
        return list(chosen), 0
    allowed = [one for one in chosen if members.scopes_of(store, one) & reach]
    if not allowed:
        require(store.actor, "member.write")
    return allowed, len(chosen) - len(allowed)


def _edit_one(store: Store, rec: Recorder, member: bytes, stated: Mapping[str, object]) -> None:
    called = members.called(store, member)
    if called is None:
        raise Problem("member.gone")
    after = {"name": called[0], "nickname": called[1], **stated}
    if not (after["name"] or after["nickname"]):
        raise Problem("member.nameless")
    if "level" in stated:
        ladder.require_free(store, member, str(stated["level"] or ""))
    rec.put("member", member, stated)


def _checked(store: Store, rec: Recorder, fields: Mapping[str, str]) -> dict[str, object]:
    """The fields as they are recorded: trimmed, normalised, empty as None."""
    stated: dict[str, object] = {}
    for name, text in fields.items():
        stated[name] = _checked_one(store, rec, name, text.strip())
    return stated


def _checked_one(store: Store, rec: Recorder, name: str, text: str) -> object:
    if name == "number":
        return text
    if name.startswith(CUSTOM):
        return _custom(store, name, text)
    if name == "chapter" and text:
        return members.put_chapter(store, rec, text)
    return as_kept(name, text)


def as_kept(name: str, text: str) -> object:
    """A typed text as it is recorded, empty as None; Problem for what the field cannot hold."""
    _known(name)
    if not text:
        return None
    if name == "phone":
        parsed = parse_phone(text)
        return parsed.e164 if parsed else None
    if name == "level":
        # A step that is typed as the community calls it is kept as the program does.
        return _short(name, labels.meant(text))
    return _READ[name](text) if name in _READ else _short(name, text)


def _custom(store: Store, name: str, text: str) -> str | None:
    """A value of a field of the community's own, as that field takes it."""
    try:
        found = by_key(store).get(bytes.fromhex(name.removeprefix(CUSTOM)))
    except ValueError:
        raise Problem("member.bad_field", field=name) from None
    said = _short(name, text) or None
    return found.parsed(text) if found and said else said


def _known(name: str) -> None:
    declared = {item.name for item in schema.table("member").fields}
    if name in _DERIVED or not (name.startswith(CUSTOM) or name in declared):
        raise Problem("member.bad_field", field=name)


def _short(name: str, text: str) -> str:
    limit = NAME_LIMIT if name in (*_NAMES, "tag", "level", "city") else TEXT_LIMIT
    if len(text) > limit:
        raise Problem("member.too_long", field=name, limit=limit)
    return text


def _give_number(
    store: Store, rec: Recorder, member: bytes, text: str, chapter: object = None
) -> None:
    """The number asked for, else (for who has none) the next of his chapter's scheme."""
    scheme, value = _number_asked(store, text, chapter)
    taken = numbers.holder(store, scheme, value) if value else None
    if taken and taken[0] != member:
        number = show_number(scheme, value, numbers.width(store, scheme))
        raise Problem("member.number_taken", number=number, name=taken[1])
    given = value or numbers.supply(store, scheme).at(0)
    # Without a block of numbers he waits for one until the next round of syncing.
    if given:
        numbers.state(store, rec, member, scheme, given)


def _number_asked(store: Store, text: str, chapter: object) -> tuple[str, int]:
    scheme = numbers.scheme_of(store, chapter)
    if not text:
        return scheme, 0
    parsed = parse_number(text)
    if parsed is None:
        raise Problem("member.bad_field", field=text)
    return parsed[0] or scheme, parsed[1]
