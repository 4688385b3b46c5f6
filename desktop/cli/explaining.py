"""An entry of the ledger for a terminal: its line, its document, and why it is there."""

from argparse import Namespace

from desktop.cli.command import Answer
from desktop.models.activity import Activity
from desktop.models.award import EntryRow, Explanation
from desktop.models.award_words import entry_words, fate_mark, formula
from desktop.models.explained import listed
from desktop.models.statement_words import change
from desktop.store import entries, insentences
from desktop.store.community import Store
from desktop.store.insentences import rule_said


def short(one: EntryRow, language: str) -> str:
    """When, how much, whose and for what: an entry's line, but for its id."""
    how_much = change(one.points, one.wallet, language)
    about = entry_words(one, language) + fate_mark(one, language)
    return f"{one.local}  {how_much}  {one.member_name}  {about}"


def entry_document(one: EntryRow) -> dict[str, object]:
    """An entry as a program reads it."""
    return {
        "entry": one.id.hex(),
        "member": one.member.hex(),
        "points": one.points,
        "kind": one.kind,
        "rule": one.rule.hex() if one.rule else None,
        "version": one.version or None,
        "local": one.local,
        "evidence_key": one.evidence_key,
        "reverses": one.reverses.hex() if one.reverses else None,
        "reversed_by": one.reversed_by.hex() if one.reversed_by else None,
        "expires": one.expires or None,
        "wallet": one.wallet or "points",
        "reason": one.note or None,
    }


def explain(store: Store, given: Namespace) -> Answer:
    """`qunzhu rewards explain`: the rule, the evidence, the numbers and who."""
    found = entries.explain(store, entries.named(given.entry))
    document = {
        **entry_document(found.entry),
        "rule_name": found.entry.rule_name or None,
        "sentence": rule_said(store, found.rule, "zh_CN") if found.rule else None,
        "evidence": [_evidence(one) for one in found.evidence],
        "fallen": [{**_evidence(one), "reason": one.reason or None} for one in found.fallen],
        "count": found.count,
        "formula": formula(found) or None,
        "raw": found.raw,
        "measure": found.measure,
        "place": found.place,
        "clipped": -found.clipped,
        "below": found.below,
        "caps": [
            {"per": cap.per, "limit": cap.limit, "before": cap.before, "after": cap.after}
            for cap in found.caps
        ],
        "by": found.by,
        "recorded": found.recorded,
        "automatic": found.automatic,
        "file": found.file or None,
    }
    return Answer(document, _explained(store, found, given.language))


def _evidence(one: Activity) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "kind": one.kind,
        "local": one.local,
        "amount": one.amount,
        "state": one.state or None,
    }


def _explained(store: Store, found: Explanation, language: str) -> list[str]:
    entry, told = found.entry, insentences.told(store, found, language)
    lines = [short(entry, language), told.ruled, told.said, *listed(told, language)]
    return [one for one in dict.fromkeys(lines) if one]
