"""A list of members as a terminal shows it: documents, and a line for each."""

from collections.abc import Iterator
from itertools import islice

from desktop.cli.words import said
from desktop.models.member import MemberRow
from desktop.models.permission import mask_account, mask_phone
from desktop.store import members, numbers
from desktop.store.community import Store


def documents(store: Store, found: Iterator[MemberRow]) -> Iterator[dict[str, object]]:
    """Any number of members as JSON-able documents, in their order."""
    while some := list(islice(found, members.PAGE)):
        yield from some_documents(store, some)


def some_documents(store: Store, found: list[MemberRow]) -> list[dict[str, object]]:
    """At most 200 members as JSON-able documents."""
    phones = members.phones(store, [row.id for row in found])
    return [
        {
            "id": row.id.hex(),
            "number": row.number,
            "name": row.name,
            "nickname": row.nickname,
            "phone": phones.get(row.id, ""),
            "city": row.city,
            "chapter": row.chapter,
            "role": row.role_key or "member",
            "level": row.level,
            "joined": row.joined,
            "points": row.points,
            "tags": list(row.tags),
            "auto_tags": list(row.auto_tags),
        }
        for row in found
    ]


def due(store: Store, language: str) -> str:
    """What stands for the number of a member who is to get one with the next sync; "" else."""
    return said("number_due", language) if numbers.awaited(store) else ""


def line(one: dict[str, object], due: str = "") -> str:
    """A member's document as a line for people; `due` stands where there is no number yet."""
    told = {**one, "number": one["number"] or due, "phone": masked(str(one["phone"]))}
    return "  ".join(str(told[name]) for name in ("number", "name", "phone", "city") if told[name])


def masked(phone: str) -> str:
    """A phone as a terminal shows it, its middle hidden; a look at the whole is asked for."""
    # One that may not be seen came without its middle.
    return phone if "*" in phone else mask_phone(phone)


def masked_account(channel: str, text: str) -> str:
    """An account as a terminal shows it, its end hidden."""
    return masked(text) if channel == "phone" else mask_account(text)
