"""Rules and their versions as rows: finding, listing, drafting, publishing, stopping."""

import json
import re
from collections import defaultdict

from desktop.models.problem import Problem
from desktop.models.rule import Rule, Version, document, parse
from desktop.models.rulebook import Pause, StoredRule, continues
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

_ID = re.compile(r"[0-9a-f]{32}")


def listed(reads: Reads) -> list[StoredRule]:
    """All rules, by name, then id."""
    versions: dict[bytes, list[Version]] = defaultdict(list)
    for rule, number, body, published in reads.rows(
        "SELECT rule, version, body, published FROM rule_version WHERE gone = 0 ORDER BY version"
    ):
        versions[rule].append(Version(number, parse(json.loads(body)), published))
    pauses: dict[bytes, list[Pause]] = defaultdict(list)
    for rule, begins, ends in reads.rows(
        "SELECT rule, begins, ends FROM rule_pause WHERE gone = 0 AND begins IS NOT NULL"
        " ORDER BY begins, id"
    ):
        pauses[rule].append(Pause(begins, ends))
    found = reads.rows("SELECT id, name, state FROM rule WHERE gone = 0 ORDER BY name, id")
    # One whose publishing was undone here while it was touched there may be left with none.
    return [
        StoredRule(one, name, state, tuple(versions[one]), tuple(pauses[one]))
        for one, name, state in found
        if versions[one]
    ]


def load(reads: Reads, rule: bytes) -> StoredRule:
    """One rule; Problem("rule.unknown") when it is not there."""
    for one in listed(reads):
        if one.id == rule:
            return one
    raise Problem("rule.unknown", rule=rule.hex())


def find(reads: Reads, text: str) -> StoredRule:
    """The rule that an id or a unique name means; Problem rule.unknown or rule.ambiguous."""
    known = listed(reads)
    if _ID.fullmatch(text.lower()):
        found = [one for one in known if one.id.hex() == text.lower()]
    else:
        found = [one for one in known if one.name == text.strip()]
    if len(found) > 1:
        raise Problem("rule.ambiguous", rule=text, count=len(found))
    if not found:
        raise Problem("rule.unknown", rule=text)
    return found[0]


def continued_by(reads: Reads, rule: Rule) -> StoredRule | None:
    """The rule of the same name, trigger and period, which this would be a version of."""
    for one in listed(reads):
        if one.name == rule.name and one.versions and continues(one.newest, rule):
            return one
    return None


def save(rec: Recorder, stored: StoredRule | None, rule: Rule, *, publish: bool) -> bytes:
    """Keep a draft, or publish it as the next version; returns the rule's id.

    What equals the version in force changes nothing. Problem("rule.not_continued") when the
    trigger or the period differs from those of the published versions.
    """
    if stored is None:
        return _first(rec, rule, publish)
    if stored.published:
        if not continues(stored.published[-1].rule, rule):
            raise Problem("rule.not_continued", rule=stored.name)
        if stored.draft is None and stored.published[-1].rule == rule:
            return stored.id
    _version(rec, stored.id, stored.next_number, rule, publish)
    if publish:
        rec.put("rule", stored.id, {"name": rule.name, "state": "live"})
    elif not stored.published:
        rec.put("rule", stored.id, {"name": rule.name})
    return stored.id


def discard(rec: Recorder, stored: StoredRule) -> None:
    """Drop the draft; a rule that never was published goes with it."""
    if stored.draft is None:
        raise Problem("rule.no_draft", rule=stored.name)
    rec.delete("rule_version", rule=stored.id, version=stored.draft.number)
    if not stored.published:
        rec.delete("rule", stored.id)


def set_stopped(rec: Recorder, stored: StoredRule, stopped: bool) -> None:
    """Stop a published rule, or start it again."""
    if not stored.published:
        raise Problem("rule.draft", rule=stored.name)
    rec.put("rule", stored.id, {"state": "stopped" if stopped else "live"})


def pause(rec: Recorder, stored: StoredRule, begins: int, ends: int | None) -> None:
    """Let nothing be earned from `begins` until `ends` (ms UTC)."""
    rec.put("rule_pause", None, {"rule": stored.id, "begins": begins, "ends": ends})


def resume(rec: Recorder, reads: Reads, stored: StoredRule) -> None:
    """End every pause that goes on, and drop those that are still to come."""
    for record, begins in reads.rows(
        "SELECT id, begins FROM rule_pause"
        " WHERE rule = ? AND gone = 0 AND coalesce(ends, ?) > ? ORDER BY id",
        (stored.id, rec.at + 1, rec.at),
    ):
        if (begins or 0) > rec.at:
            rec.delete("rule_pause", record)
        else:
            rec.put("rule_pause", record, {"ends": rec.at})


def _first(rec: Recorder, rule: Rule, publish: bool) -> bytes:
    state = "live" if publish else "draft"
    made = rec.put("rule", None, {"name": rule.name, "state": state})
    _version(rec, made, 1, rule, publish)
    return made


def _version(rec: Recorder, rule: bytes, number: int, body: Rule, publish: bool) -> None:
    fields = {"rule": rule, "version": number, "body": document(body)}
    rec.put("rule_version", None, {**fields, "published": rec.at if publish else None})
