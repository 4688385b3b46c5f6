"""Caps before the judge: what several devices gave one member under a rule is held to its caps.

docs/format-awards.md says what a clip is. An author is never refused for what he could not know.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from desktop.models import period
from desktop.models.award import clip_id, expiry_id, reversal_id
from desktop.models.ids import fact_id
from desktop.models.judging import Judged, Working
from desktop.models.judging_known import Row
from desktop.models.op import Kind, Op
from desktop.models.problem import Problem
from desktop.models.rule import Cap, Rule, caps_named, parse

# What a clip has from its award, and a reversal from the entry that it cancels.
INHERITED: Final = (
    *("member", "rule", "version", "generation", "period", "zone", "local", "at", "wallet"),
)


Said = Mapping[str, Any]


class _Award(NamedTuple):
    """An award in the changeset at hand: where it is, what it says, the version it names."""

    position: int
    record: bytes
    said: Said
    rule: Rule

    @property
    def member(self) -> bytes:
        """Whom it was given to."""
        return bytes(self.said["member"])


class _Given(NamedTuple):
    """An award that was not taken back, and what of it counts."""

    record: bytes
    said: Said
    points: int


def follow(working: Working, judged: Judged) -> None:
    """Add what the judge himself has to say after this changeset: `Judged.answers`.

    A clip goes with its award; then every new award is held to what its rule's caps leave.
    """
    made = [
        (position, op.record, dict[str, Any](op.clear))
        for position, (op, found) in enumerate(judged.ops)
        if op.table == "entry" and found.effect == "made"
    ]
    judged.answers += _freed(working, (said for *_, said in made))
    by_rule: dict[bytes, list[_Award]] = {}
    for position, record, said in made:
        if said.get("kind") == "award":
            one = _Award(position, record, said, _version(working, said))
            by_rule.setdefault(bytes(said["rule"]), []).append(one)
    for rule, awards in by_rule.items():
        if any(one.rule.caps for one in awards):
            _Clipping(working, judged, rule).run(awards)


def _freed(working: Working, made: Iterable[Said]) -> Iterator[Op]:
    """Reversals of clips whose awards were taken back, where the author did not bring them."""
    community = working.community
    for said in made:
        award = said.get("reverses")
        clip = working.row("entry", clip_id(community, award)) if award else None
        again = reversal_id(community, clip.record) if clip else b""
        if clip and working.row("entry", again) is None:
            back = {name: clip.clear.get(name) for name in (*INHERITED, "evidence_key")}
            back |= {"points": -clip.clear["points"], "kind": "reverse", "reverses": clip.record}
            yield _entry(Kind.REVERSE, again, back)


def _version(working: Working, said: Said) -> Rule:
    """The version of the rule that an award names."""
    number = said.get("version") or 0
    record = fact_id("rule_version", working.community, said["rule"], number)
    row = working.row("rule_version", record)
    return _read(str(row.clear.get("body"))) if row and not row.gone else _UNKNOWN


@dataclass
class _Clipping:
    """The awards of one rule in one changeset, each held to what those before it leave."""

    working: Working
    judged: Judged
    rule: bytes
    # What the awards of this changeset keep, once they were looked at.
    kept: dict[bytes, int] = field(default_factory=dict)

    def run(self, awards: list[_Award]) -> None:
        """Add a clip for each of these awards that is beyond a cap."""
        families = {one.member: _family(self.working, one.member) for one in awards}
        given = self._given({one for family in families.values() for one in family})
        fresh = {one.record for one in awards}
        for award in awards:
            mine = [one for who in families[award.member] for one in given.get(who, ())]
            if award.record not in {one.record for one in mine}:
                continue  # taken back in the same changeset
            before = [
                one._replace(points=self.kept.get(one.record, 0)) if one.record in fresh else one
                for one in mine
            ]
            self._hold(award, before)

    def _hold(self, award: _Award, before: list[_Given]) -> None:
        community, points = self.working.community, int(award.said["points"])
        caps = (cap for cap in award.rule.caps if not _is_free(cap, award.said, award.rule))
        used = [(cap, self._used(cap, award, before)) for cap in caps]
        room = min((cap.points - full for cap, full in used), default=points)
        if self.working.row("entry", expiry_id(community, award.record)) is not None:
            # It came and went: nothing of it is left to take off.
            room = points
        self.kept[award.record] = keeps = max(0, min(points, room))
        if keeps < points:
            if self.judged.clipped is None:
                self.judged.clipped = award.position
            self.judged.answers.append(_clip(community, award, keeps - points, used))

    def _used(self, cap: Cap, award: _Award, before: list[_Given]) -> int:
        label = _label(cap, award.said, award.rule)
        return sum(
            one.points
            for one in before
            if label is not None and _label(cap, one.said, award.rule) == label
        )

    def _given(self, members: set[bytes]) -> dict[bytes, list[_Given]]:
        """By member, what was not taken back of his awards by this rule."""
        community = self.working.community
        rows = list(self.working.awards(self.rule, members))
        named = [made(community, row.record) for row in rows for made in (reversal_id, clip_id)]
        self.working.fetch("entry", named)
        found: dict[bytes, list[_Given]] = {}
        for row in rows:
            if self.working.row("entry", reversal_id(community, row.record)) is None:
                clip = self.working.row("entry", clip_id(community, row.record))
                less = int(clip.clear["points"]) if clip else 0
                one = _Given(row.record, row.clear, int(row.clear["points"]) + less)
                found.setdefault(bytes(row.clear["member"]), []).append(one)
        return found


def _clip(community: bytes, award: _Award, points: int, used: list[tuple[Cap, int]]) -> Op:
    caps = [[cap.per, cap.points, full] for cap, full in used]
    evidence = {"raw": award.said["points"], "caps": caps}
    said = {name: award.said.get(name) for name in INHERITED}
    said |= {"evidence_key": award.record.hex(), "points": points, "kind": "clip"}
    said["evidence"] = json.dumps(evidence, separators=(",", ":"))
    return _entry(Kind.ENTRY, clip_id(community, award.record), said)


def _entry(kind: Kind, record: bytes, said: Said) -> Op:
    stated = {name: value for name, value in said.items() if value is not None}
    return Op(kind, "entry", record, stated, subject=stated["member"])


def _label(cap: Cap, said: Said, rule: Rule) -> str | None:
    """The day, week, … of an award, within which a cap of `rule` counts; None for no real day."""
    if cap.per == "lifetime":
        return ""
    if cap.per == "cycle" and rule.trigger in ("period", "rank"):
        return str(said.get("evidence_key"))
    if cap.per == "cycle" and caps_named(rule):
        return str(said.get("period") or "")
    try:
        day = date.fromisoformat(str(said.get("local"))[:10])
    except ValueError:
        return None
    if cap.per == "day":
        return day.isoformat()
    span = rule.period if cap.per == "cycle" else cap.per
    return period.label(day, span) if span and span != "budget" else ""


def _is_free(cap: Cap, said: Said, rule: Rule) -> bool:
    """Whether an award was given on a day that is in none of the cycles that a cap counts in."""
    return cap.per == "cycle" and caps_named(rule) and not said.get("period")


# Stands for a version that nobody published: it caps nothing.
_UNKNOWN: Final = Rule("", "each", "checkin", 0)


@lru_cache(maxsize=200)
def _read(body: str) -> Rule:
    """The rule as it was published; what cannot be read caps nothing."""
    try:
        return parse(json.loads(body))
    except (Problem, ValueError, RecursionError):
        return _UNKNOWN


def _family(working: Working, member: bytes) -> list[bytes]:
    """All ids of the one person that this member is."""
    at, seen = member, {member}
    while (row := _alias(working, at)) and row.clear["canonical"] not in seen:
        at = row.clear["canonical"]
        seen.add(at)
    found = [at]
    for one in found:
        merged = (row.clear["member"] for row in working.where("alias", "canonical", one))
        found += [other for other in merged if other not in found]
    return found


def _alias(working: Working, member: bytes) -> Row | None:
    row = working.row("alias", fact_id("alias", working.community, member))
    return row if row and not row.gone else None
