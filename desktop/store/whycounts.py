"""Whether a rule counts an activity at all, and if not, why."""

from datetime import date

from msgspec.structs import replace

from desktop.models.activity import Activity
from desktop.models.presence import VOIDED
from desktop.models.rule import Version, in_force
from desktop.models.rulebook import StoredRule
from desktop.models.whynot import Reason
from desktop.store import away, segments
from desktop.store.reads import Reads
from desktop.store.whyunmet import unmet


def discounted(
    reads: Reads, stored: StoredRule, who: bytes, doing: Activity, now: str
) -> Reason | None:
    """Why an activity does not count for a published rule; None where it does."""
    version = in_force(list(stored.published), doing.at)
    said = Reason(
        "unknown",
        stored.id,
        stored.name,
        version.rule,
        local=doing.local,
        kind=doing.kind,
        version=version.number,
    )
    found = _of_itself(said, doing, now) or _of_its_time(said, stored, version, doing)
    if found is None and (day := away.left(reads, doing.member, doing.local[:10])):
        found = replace(said, code="left", day=day)
    if found is not None:
        return found
    (worded,) = segments.versions(reads, (version,))
    if worded.rule.where is not None:
        parts = unmet(reads, worded.rule.where, who, doing.id, now[:10])
        if parts:
            return replace(said, code="unmet", unmet=parts)
    return replace(said, code="stopped") if stored.state == "stopped" else None


def _of_itself(said: Reason, doing: Activity, now: str) -> Reason | None:
    if said.body is not None and doing.kind != said.body.activity:
        return replace(said, code="other_kind")
    if doing.state == VOIDED:
        return replace(said, code="voided", why=doing.reason)
    return replace(said, code="future") if doing.local > now else None


def _of_its_time(
    said: Reason, stored: StoredRule, version: Version, doing: Activity
) -> Reason | None:
    rule, day = version.rule, date.fromisoformat(doing.local[:10])
    if rule.first and day < rule.first:
        return replace(said, code="before")
    if rule.last and day > rule.last:
        return replace(said, code="after")
    for one in stored.pauses:
        if one.holds(doing.at):
            return replace(said, code="paused", begins=one.begins, ends=one.ends)
    return None
