"""`qunzhu rewards why`: why a member has points, or has none, in words to send to him."""

from argparse import Namespace

from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.history import record
from desktop.models.award import WALLETS
from desktop.models.whynot import Asked, Reason, Unmet
from desktop.models.whynot_words import Speaker
from desktop.store import rulebook, stays, whynot
from desktop.store.community import Store
from desktop.store.insentences import condition_said

_WALLETS = {one or "points": one for one in WALLETS}


def add_to(verbs: Subparsers) -> None:
    """Register the verb under `rewards`."""
    command = verb(verbs, "why", "why a member has points, or has none", _why)
    command.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    command.add_argument("--rule", metavar="RULE", help="by this rule; all of them if not given")
    command.add_argument("--activity", type=record, metavar="ID", help="for one thing that he did")
    command.add_argument("--period", metavar="PERIOD", help="2026-W09, 2026-03 or 2026")
    command.add_argument(
        "--wallet", choices=_WALLETS, default="points", help="of which wallet the balance is"
    )


def _why(store: Store, given: Namespace) -> Answer:
    asked = Asked(
        member=stays.meant(store, given.member),
        rule=rulebook.find(store, given.rule).id if given.rule else None,
        activity=given.activity,
        period=given.period or "",
    )
    found = whynot.ask(store, asked, _WALLETS[given.wallet])

    def say(language: str) -> Speaker:
        return Speaker(language, store.zone, lambda tree, words: condition_said(store, tree, words))

    document = {
        "member": found.member.hex(),
        "points": found.balance,
        "wallet": found.wallet or "points",
        "made_of": [
            {
                "rule": one.rule_name or None,
                "kind": one.kind or None,
                "entries": one.entries,
                "points": one.points,
            }
            for one in found.made
        ],
        "reasons": [_reason(one, say("zh_CN")) for one in found.reasons],
    }
    return Answer(document, say(given.language).letter(found).splitlines())


def _reason(one: Reason, speaker: Speaker) -> dict[str, object]:
    return {
        "rule": one.rule.hex(),
        "name": one.rule_name,
        "version": one.version or None,
        "code": one.code,
        "sentence": speaker.said(one),
        "entry": one.entry.hex() if one.entry else None,
        "points": one.points,
        "period": one.period or None,
        "local": one.local or None,
        "has": one.has,
        "needs": one.needs,
        "place": one.place,
        "per": one.per or None,
        "unmet": [_unmet(part) for part in one.unmet],
    }


def _unmet(part: Unmet) -> dict[str, object]:
    leaf = part.leaf
    return {"field": leaf.field, "op": leaf.op, "value": leaf.value, "his": part.value}
