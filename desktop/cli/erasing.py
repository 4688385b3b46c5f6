"""`qunzhu members erase`: make a member unreadable everywhere, with a receipt."""

from argparse import Namespace

from desktop.actions import erasing
from desktop.cli.command import Answer, Subparsers, verb
from desktop.models import erasure_words as words
from desktop.models.changes import Changes
from desktop.models.erasure import Reach, Receipt
from desktop.store import members
from desktop.store.community import Store


def add(verbs: Subparsers) -> None:
    """Register the verb under the noun `members`."""
    erase = verb(verbs, "erase", "make a member unreadable everywhere", _erase)
    erase.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    erase.add_argument(
        "--yes", action="store_true", help="do it; without this, only say what goes and what stays"
    )


def _erase(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    language = str(given.language)
    if not given.yes:
        return looked(erasing.look(store, member), language)
    return receipt_of(store, erasing.erase(store, member), language)


def receipt_of(store: Store, changes: Changes, language: str) -> Answer:
    """What was done, and what is out of reach."""
    receipt = changes.result
    if not isinstance(receipt, Receipt):
        raise TypeError("erasing answers a receipt")
    document = {
        "erased": not receipt.waits,
        "waits": receipt.waits,
        **_reached(receipt.reach),
        "out_of_reach": {
            "devices": list(receipt.devices),
            "exports": receipt.exports,
            "automatic_copies": receipt.copies,
            "days": receipt.days,
            "other": ["backups", "bundles", "copied folders"],
        },
        "at": receipt.at,
        "action": changes.action.hex(),
    }
    return Answer(document, words.receipt_lines(receipt, store.zone, language))


def looked(found: Reach, language: str) -> Answer:
    """What would happen; nothing is done."""
    english = language.startswith("en")
    lines = [
        f"{found.number} {found.name}".strip(),
        "Goes:" if english else "会抹除：",
        *(f"· {line}" for line in words.goes(found, language)),
        "Stays:" if english else "会留下：",
        *(f"· {line}" for line in words.stays(found, language)),
        "Nothing was done. It cannot be undone; to do it, add --yes."
        if english
        else "还没有做。抹除后不能撤销；确定要做，请加 --yes。",
    ]
    return Answer({"erased": False, "waits": False, **_reached(found)}, lines)


def _reached(found: Reach) -> dict[str, object]:
    return {
        "member": found.member.hex(),
        "number": found.number,
        "goes": {
            "profiles": 1 + found.merged,
            "import_rows": found.suspected,
            "notes": found.notes,
            "activities": found.activities,
            "households": found.households,
            "automatic_copies": found.copies,
        },
        "stays": {"entries": found.entries, "points": found.points},
    }
