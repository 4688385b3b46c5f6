"""`qunzhu rewards`: rules, runs, closings, and the points ledger."""

from argparse import ArgumentTypeError, Namespace
from datetime import date
from itertools import islice
from pathlib import Path

from desktop.actions import rewards
from desktop.actions import wallets as giving
from desktop.cli import boards, pauses, rule_trial, whynot
from desktop.cli import wallets as balances
from desktop.cli.command import Answer, Listing, Subparsers, noun, verb
from desktop.cli.explaining import entry_document, explain, short
from desktop.cli.rule_file import rule_in
from desktop.cli.usage import MOST, whole
from desktop.cli.words import figures, said
from desktop.models import open_words
from desktop.models.award import POINTS, WALLETS, EntryQuery, EntryRow
from desktop.models.clock import wall_ms
from desktop.models.rule import document
from desktop.models.rule_caution import caution
from desktop.models.rulebook import StoredRule
from desktop.store import devices, entries, members, rulebook, stays, wallets
from desktop.store.community import Store
from desktop.store.insentences import rule_said
from desktop.store.ledger import Written


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "rewards", "rules and points")
    _add_rules(verbs)
    _add_points(verbs)
    boards.add_to(verbs)
    balances.add_to(verbs)
    pauses.add_to(verbs)
    whynot.add_to(verbs)


def _add_rules(verbs: Subparsers) -> None:
    new = verb(verbs, "add-rule", "publish a rule, or its next version, from a file", _add_rule)
    new.add_argument("file", type=Path, metavar="FILE.json")
    new.add_argument("--draft", action="store_true", help="keep it unpublished")
    verb(verbs, "rules", "list all rules", _rules)
    verb(verbs, "list", "list all rules", _rules)
    show = verb(verbs, "show", "one rule as its file says it", _show)
    show.add_argument("rule", metavar="RULE", help="id or unique name")
    for name, about, run in (
        ("preview", "what a run would write", _preview),
        ("run", "settle everything up to the end of a day (default: now)", _run),
    ):
        command = verb(verbs, name, about, run)
        command.add_argument("rule", metavar="RULE", help="id or unique name")
        command.add_argument("--until", type=_day, metavar="DATE", help="last day, inclusive")
    close = verb(verbs, "close", "close one ended week, month or year of a rule", _close)
    close.add_argument("rule", metavar="RULE", help="id or unique name")
    close.add_argument("period", metavar="PERIOD", help="2026-W09, 2026-03 or 2026")
    drop = verb(verbs, "drop-draft", "throw a rule's draft away", _drop)
    drop.add_argument("rule", metavar="RULE", help="id or unique name")
    rule_trial.add(verbs)
    stop = verb(verbs, "stop", "stop a rule", _stop)
    stop.add_argument("rule", metavar="RULE", help="id or unique name")
    stop.add_argument("--again", action="store_true", help="start it again instead")


def _add_points(verbs: Subparsers) -> None:
    balance = verb(verbs, "balance", "a member's points", _balance)
    balance.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    listing = verb(verbs, "entries", "list the ledger, newest evidence first", _entries)
    listing.add_argument("--member", metavar="MEMBER")
    listing.add_argument("--rule", metavar="RULE")
    listing.add_argument("--wallet", choices=(*balances.NAMES, "all"), default="points")
    listing.add_argument("--limit", type=whole(1), metavar="N", help="at most so many")
    asked = verb(verbs, "explain", "why an entry is there", explain)
    asked.add_argument("entry", metavar="ENTRY")
    award = verb(verbs, "award", "give or take points by hand", _award)
    award.add_argument("member", metavar="MEMBER")
    award.add_argument("points", type=whole(-MOST, MOST), metavar="POINTS")
    balances.take_wallet(award)
    award.add_argument("--expires", type=_day, metavar="DATE", help="last day, inclusive")
    reverse = verb(verbs, "reverse", "cancel an entry", _reverse)
    reverse.add_argument("entry", metavar="ENTRY")
    for command in (award, reverse):
        command.add_argument("--reason", required=True, help="stays in the ledger")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("a date is written like 2026-03-31") from error


def _add_rule(store: Store, given: Namespace) -> Answer:
    rule = rule_in(given.file)
    changes = rewards.add_rule(store, rule, draft=given.draft)
    made = _id(changes.result)
    think = caution(rule, given.language, shared=bool(devices.others(store)))
    document = {"rule": made.hex(), **({"caution": think} if think else {})}
    told = f"{made.hex()}  {rule_said(store, rule, given.language)}"
    return Answer(document, [told, think] if think else [told])


def _rules(store: Store, given: Namespace) -> Answer:
    found = [_rule_document(store, one, given.language) for one in rulebook.listed(store)]
    return Answer(found, [_rule_line(one, given.language) for one in found])


def _rule_line(one: dict[str, object], language: str) -> str:
    return f"{one['rule']}  {said(one['state'], language)}  {one['name']}  {one['sentence']}"


def _rule_document(store: Store, stored: StoredRule, language: str) -> dict[str, object]:
    return {
        "rule": stored.id.hex(),
        "name": stored.name,
        "state": stored.state,
        "version": len(stored.published),
        "draft": stored.draft is not None,
        "paused": stored.paused(wall_ms()),
        "sentence": rule_said(store, stored.newest, language),
    }


def _show(store: Store, given: Namespace) -> Answer:
    stored = rulebook.find(store, given.rule)
    versions = [
        {"version": one.number, "published": one.published, "rule": document(one.rule)}
        for one in stored.versions
    ]
    lines = [
        f"{one.number}  {rule_said(store, one.rule, given.language)}" for one in stored.versions
    ]
    return Answer({**_rule_document(store, stored, given.language), "versions": versions}, lines)


def _preview(store: Store, given: Namespace) -> Answer:
    stored = rulebook.find(store, given.rule)
    return _written(rewards.preview(store, stored.id, given.until), given.language)


def _run(store: Store, given: Namespace) -> Answer:
    stored = rulebook.find(store, given.rule)
    return _written(rewards.run(store, stored.id, given.until).result, given.language)


def _close(store: Store, given: Namespace) -> Answer:
    stored = rulebook.find(store, given.rule)
    return _written(rewards.close(store, stored.id, given.period).result, given.language)


def _written(result: object, language: str) -> Answer:
    if not isinstance(result, Written):
        raise TypeError("a run answers what it wrote")
    found = result._asdict()
    return Answer(found, [figures(found, language)])


def _drop(store: Store, given: Namespace) -> Answer:
    stored = rulebook.find(store, given.rule)
    changes = rewards.discard_draft(store, stored.id)
    return Answer({"rule": stored.id.hex(), "action": changes.action.hex()}, [stored.name])


def _stop(store: Store, given: Namespace) -> Answer:
    stored = rulebook.find(store, given.rule)
    rewards.stop(store, stored.id, stopped=not given.again)
    now = _rule_document(store, rulebook.load(store, stored.id), given.language)
    return Answer(now, [f"{now['rule']}  {said(now['state'], given.language)}"])


def _balance(store: Store, given: Namespace) -> Answer:
    member = stays.meant(store, given.member)
    found = {
        one: (
            wallets.balance(store, member, wallet=one),
            wallets.available(store, member, wallet=one),
        )
        for one in WALLETS
    }
    document: dict[str, object] = {one or "points": found[one][0] for one in WALLETS}
    return Answer(
        {**document, "available": found[POINTS][1]}, open_words.balances(found, given.language)
    )


def _entries(store: Store, given: Namespace) -> Listing:
    member = stays.meant(store, given.member) if given.member else None
    rule = rulebook.find(store, given.rule).id if given.rule else None
    wallet = None if given.wallet == "all" else balances.wallet_of(given)
    query = EntryQuery(member=member, rule=rule, wallet=wallet)
    found = islice(entries.each(store, query), given.limit)

    def line(one: EntryRow) -> str:
        return f"{one.id.hex()}  {short(one, given.language)}"

    return Listing((entry_document(one), line(one)) for one in found)


def _award(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    last = given.expires.isoformat() if given.expires else ""
    wallet = balances.wallet_of(given)
    asked = wallets.Giving(member, given.points, given.reason, wallet, last)
    return _entry(giving.give(store, asked).result)


def _reverse(store: Store, given: Namespace) -> Answer:
    return _entry(rewards.reverse(store, entries.named(given.entry), given.reason).result)


def _entry(result: object) -> Answer:
    return Answer({"entry": _id(result).hex()}, [_id(result).hex()])


def _id(result: object) -> bytes:
    if not isinstance(result, bytes):
        raise TypeError("the action answers an id")
    return result
