"""`qunzhu rewards`: wallets, lots, holds, expiry, statements, and what is open in all."""

from argparse import ArgumentParser, Namespace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast

from desktop.actions import printing
from desktop.actions import wallets as acting
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.usage import MOST, whole
from desktop.cli.when import day
from desktop.models import open_words
from desktop.models.award import WALLETS, Wallet
from desktop.models.pointvalue import yuan_of
from desktop.models.statement import Owing, Statement
from desktop.models.statement_words import amount, text, wallet_word
from desktop.store import entries, expiry, members, overdrawn, pointvalue, wallets
from desktop.store.community import Store
from desktop.store.wallets import Held

NAMES: dict[str, Wallet] = {one or "points": one for one in WALLETS}
# A statement says the last days if not told otherwise.
_DAYS = 90
VALUE = "what a point costs; the community's, if not given"


def add_to(verbs: Subparsers) -> None:
    """Register the commands beside the others of rewards."""
    _of_member(verb(verbs, "lots", "what a member has by lots, and when they end", _lots))
    keep = _of_member(verb(verbs, "hold", "keep a part of a balance from being used", _hold))
    keep.add_argument("points", type=whole(1, MOST), metavar="POINTS")
    keep.add_argument("--reason", required=True, help="stays with it")
    keep.add_argument("--until", type=day, metavar="DATE", help="last day, inclusive")
    shown = verb(verbs, "holds", "what is held of a member's balances", _holds)
    shown.add_argument("member", metavar="MEMBER", nargs="?", help="everybody, if not given")
    free = verb(verbs, "release", "let go what was held", _release)
    free.add_argument("hold", metavar="HOLD")
    run = verb(verbs, "expire", "let go what was not used of ended lots", _expire)
    run.add_argument("--dry-run", action="store_true", help="only say what would happen")
    told = _of_member(verb(verbs, "statement", "what came and went for a member", _statement))
    told.add_argument("file", type=Path, nargs="?", metavar="FILE.pdf", help="print it there")
    told.add_argument("--first", type=day, metavar="DATE", help="first day, inclusive")
    told.add_argument("--last", type=day, metavar="DATE", help="last day, inclusive")
    owed = verb(verbs, "liability", "what all could still use, by the month it ends", _liability)
    take_wallet(owed)
    owed.add_argument("--value", metavar="YUAN", help=VALUE)
    verb(verbs, "overdrawn", "who has less than nothing or than is held, by what", _overdrawn)


def _of_member(command: ArgumentParser) -> ArgumentParser:
    command.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    take_wallet(command)
    return command


def take_wallet(command: ArgumentParser) -> None:
    """Let it take which wallet it is about."""
    command.add_argument("--wallet", choices=tuple(NAMES), default="points", help="which balance")


def wallet_of(given: Namespace) -> Wallet:
    """The wallet that was named."""
    return NAMES[str(given.wallet)]


def _lots(store: Store, given: Namespace) -> Answer:
    member, wallet = members.resolve(store, given.member), wallet_of(given)
    found = expiry.holding(store, member, wallet)
    sums = (
        wallets.balance(store, member, wallet=wallet),
        wallets.available(store, member, wallet=wallet),
        wallets.held(store, member, wallet),
    )
    document = {
        "wallet": given.wallet,
        "balance": sums[0],
        "available": sums[1],
        "held": sums[2],
        "lots": [
            {"entry": lot.entry.hex(), "day": lot.day, "given": lot.given, "left": lot.left,
             "expires": lot.expires or None}
            for lot in found.lots
        ],
    }  # fmt: skip
    lines = [
        f"{lot.day}  {amount(lot.left, wallet)} / {amount(lot.given, wallet)}"
        f"  {open_words.ends(lot.expires, given.language)}"
        for lot in found.lots
    ]
    return Answer(document, [open_words.holding(*sums, wallet, given.language), *lines])


def _hold(store: Store, given: Namespace) -> Answer:
    until = given.until.isoformat() if given.until else ""
    who = members.resolve(store, given.member)
    asked = wallets.Holding(who, given.points, given.reason, wallet_of(given), until)
    made = cast(bytes, acting.hold(store, asked).result)
    return Answer({"hold": made.hex()}, [made.hex()])


def _holds(store: Store, given: Namespace) -> Answer:
    if given.member is None:
        return _everybodys(store, given)
    found = wallets.holds(store, members.resolve(store, given.member))
    return Answer([_hold_said(one) for one in found], [_hold_told(one, given) for one in found])


def _everybodys(store: Store, given: Namespace) -> Answer:
    found: list[wallets.Kept] = []
    while page := wallets.kept(store, len(found)):
        found += page
    rows = [{"member": one.member.hex(), **_hold_said(one.held)} for one in found]
    return Answer(rows, [f"{one.name}  {_hold_told(one.held, given)}" for one in found])


def _hold_said(one: Held) -> dict[str, object]:
    return {"hold": one.id.hex(), "wallet": one.wallet or "points", "points": one.points,
            "until": one.until or None, "reason": one.note or None}  # fmt: skip


def _hold_told(one: Held, given: Namespace) -> str:
    wallet, held = wallet_word(one.wallet, given.language), amount(one.points, one.wallet)
    return "  ".join((one.id.hex(), wallet, held, one.until, one.note))


def _release(store: Store, given: Namespace) -> Answer:
    one = entries.named(given.hold)
    acting.release(store, one)
    return Answer({"hold": one.hex()}, [one.hex()])


def _expire(store: Store, given: Namespace) -> Answer:
    today = store.today()
    if given.dry_run:
        found = acting.expiring(store, today)
    else:
        found = cast(acting.Expired, acting.expire(store, today).result)
    document = {"points": found.points, "lots": found.lots}
    return Answer(document, [open_words.let_go(found.points, found.lots, given.language)])


def _statement(store: Store, given: Namespace) -> Answer:
    last = given.last or store.today()
    first = given.first or last - timedelta(_DAYS - 1)
    member = members.resolve(store, given.member)
    found = acting.statement(store, member, first, last, wallet_of(given))
    if given.file:
        printing.write(given.press, found, given.language, given.file)
        acting.note_statement(store, member, given.file.name)
    return Answer(_said(found, given.wallet), text(found, given.language).split("\n"))


def _said(found: Statement, wallet: str) -> dict[str, object]:
    return {
        "member": found.member.hex(),
        "wallet": wallet,
        "first": found.first,
        "last": found.last,
        "before": found.before,
        "lines": [
            {"entry": line.entry.id.hex(), "local": line.entry.local,
             "points": line.entry.points, "kind": line.entry.kind,
             "rule": line.entry.rule_name or None, "reason": line.entry.note or None,
             "after": line.after}
            for line in found.lines
        ],
        "after": found.after,
        "now": found.now,
        "available": found.available,
        "ending": [{"expires": lot.expires, "left": lot.left} for lot in found.lots],
    }  # fmt: skip


def _liability(store: Store, given: Namespace) -> Answer:
    value = value_of(store, given.value)
    found = acting.liability(store, wallet_of(given))
    document = {
        "wallet": given.wallet,
        "months": [
            {"month": one.month or None, "points": one.points, "members": one.members,
             "cost": open_words.cost(one.points, found.wallet, value)}
            for one in found.months
        ],
        "ended": found.ended,
        "short": found.short,
        "total": found.total,
        "cost": open_words.cost(found.total, found.wallet, value),
    }  # fmt: skip
    return Answer(document, open_words.open_lines(found, value, given.language))


def value_of(store: Store, said: str | None) -> Decimal:
    """What a point costs, in yuan, else what the community says. Raises Problem entry.value."""
    return pointvalue.read(store) if said is None else yuan_of(said)


def _overdrawn(store: Store, given: Namespace) -> Answer:
    found = [*overdrawn.owing(store), *overdrawn.beyond(store)]
    document = [_owing(store, one) for one in found]
    return Answer(document, [_owing_told(one, given) for one in found])


def _owing_told(one: Owing, given: Namespace) -> str:
    has = amount(one.points, one.wallet)
    told = (one.name, wallet_word(one.wallet, given.language), has)
    held = (open_words.held_told(one.held, one.wallet, given.language),) if one.held else ()
    return "  ".join((*told, *held))


def _owing(store: Store, one: Owing) -> dict[str, object]:
    marked = overdrawn.marked(store, one.member, one.wallet)
    holds = {held.id for held in wallets.holds(store, one.member)}
    return {
        "member": one.member.hex(),
        "wallet": one.wallet or "points",
        "points": one.points,
        "held": one.held,
        "entries": [
            {"entry": entry.hex(), "below": below}
            for entry, below in marked.items()
            if entry not in holds
        ],
        "holds": [
            {"hold": hold.hex(), "below": below} for hold, below in marked.items() if hold in holds
        ],
    }
