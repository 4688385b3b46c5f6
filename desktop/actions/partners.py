"""What an operator does with the directory of partners."""

from collections.abc import Mapping

from desktop.models.changes import Changes
from desktop.models.dates import parse_date
from desktop.models.partner import CATEGORIES
from desktop.models.people import MOST_TEXT
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import partners
from desktop.store.community import Store

FIELDS = ("name", "category", "benefit", "contact", "from", "to")


def save(store: Store, partner: bytes | None, fields: Mapping[str, str]) -> Changes:
    """Enter a partner (None) or change one; an empty text clears. `Changes.result` is its id.

    Raises Problem role.not_allowed, partner.nameless, partner.days, date.invalid,
    member.too_long.
    """
    require(store.actor, "member.write")
    stated = {name: _read(name, text.strip()) for name, text in fields.items()}
    if (partner is None or "name" in stated) and not stated.get("name"):
        raise Problem("partner.nameless")
    with store.recording("partner.save") as rec:
        rec.result = rec.put("partner", partner, stated)
        if partners.backwards(store, bytes(rec.result)):
            raise Problem("partner.days")
    return rec.changes


def remove(store: Store, partner: bytes) -> Changes:
    """Take a partner out of the directory. Raises Problem role.not_allowed."""
    require(store.actor, "member.write")
    with store.recording("partner.remove") as rec:
        rec.delete("partner", partner)
    return rec.changes


def _read(name: str, text: str) -> str | None:
    if name not in FIELDS:
        raise ValueError(name)
    if len(text) > MOST_TEXT:
        raise Problem("member.too_long", field=name, limit=MOST_TEXT)
    if name in ("from", "to"):
        return parse_date(text) or None
    return (_category(text) if name == "category" else text) or None


def _category(text: str) -> str:
    """One of those that are preset, else one's own words."""
    said = text.casefold()
    known = (key for key, pair in CATEGORIES.items() if said in (key, *map(str.casefold, pair)))
    return next(known, text)
