"""Why a rule gave a member points, or none: of one activity, of a period, of all that he did."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from desktop.models import period
from desktop.models.activity import Activity, ActivityQuery
from desktop.models.award import POINTS, Wallet
from desktop.models.problem import Problem
from desktop.models.rule import PERIODIC, Rule, Share, in_force
from desktop.models.rulebook import StoredRule
from desktop.models.whynot import Asked, Made, Reason, Why
from desktop.store import activities, away, ledger, periods, referrals, rulebook, settlement
from desktop.store.dues import parts
from desktop.store.place import joined
from desktop.store.reads import Reads
from desktop.store.wallets import balance
from desktop.store.whycounts import discounted
from desktop.store.whydue import Due
from desktop.store.whyentry import given
from desktop.store.whymeasure import measured

LAST = 200


def ask(reads: Reads, asked: Asked, wallet: Wallet = POINTS) -> Why:
    """The answer for one member.

    Raises Problem rule.unknown, rule.other_period, activity.unknown, period.unknown.
    """
    who, family = ledger.family(reads, asked.member)
    rules = [rulebook.load(reads, asked.rule)] if asked.rule else rulebook.listed(reads)
    doing = activities.find(reads, asked.activity) if asked.activity else None
    if doing is not None and doing.member not in family:
        raise Problem("activity.unknown", activity=doing.id.hex())
    if asked.period:
        span = period.kind(asked.period)
        rules = [one for one in rules if asked.rule or one.newest.cycle == span]
    cases = [_Case(reads, family, one, doing, asked.period) for one in rules]
    return Why(
        member=who,
        name=_called(reads, who),
        balance=balance(reads, who, wallet=wallet),
        wallet=wallet,
        made=made_of(reads, family, wallet),
        reasons=tuple(one.reason() for one in cases),
        period=asked.period,
    )


def _called(reads: Reads, who: bytes) -> str:
    """The name of a member, and of who left."""
    row = reads.one("SELECT name FROM member WHERE id = ?", (who,))
    return (row[0] or "") if row else ""


def made_of(reads: Reads, family: Sequence[bytes], wallet: Wallet = POINTS) -> tuple[Made, ...]:
    """What a balance is made of: by rule, else by kind, the most first."""
    found = reads.rows(
        "SELECT coalesce(r.name, ''), iif(e.rule IS NULL, e.kind, ''), count(*), sum(e.points)"
        " FROM entry e LEFT JOIN rule r ON r.id = e.rule WHERE e.gone = 0 AND e.wallet IS ?"
        f" AND e.member IN ({', '.join('?' * len(family))})"
        " GROUP BY e.rule, 2 ORDER BY 4 DESC, 1, 2",
        (wallet or None, *family),
    )
    return tuple(Made(*row) for row in found)


class _Case:
    """One member and one rule, and the activity or period that is asked about."""

    def __init__(
        self,
        reads: Reads,
        family: tuple[bytes, ...],
        stored: StoredRule,
        doing: Activity | None,
        label: str,
    ) -> None:
        self._reads, self._family, self._who = reads, family, family[0]
        self._stored, self._doing, self._label = stored, doing, label
        self._now = settlement.now(reads)
        self._bare = Reason("unknown", stored.id, stored.name)

    def reason(self) -> Reason:
        """Why, by this rule."""
        if not self._stored.published:
            return replace(self._bare, code="draft")
        if away.is_removed(self._reads, self._who):
            return replace(self._bare, code="gone")
        number, newest = self._stored.published[-1].number, self._stored.published[-1].rule
        self._bare = replace(self._bare, body=newest, version=number)
        if newest.trigger in PERIODIC:
            return self._of_period(newest)
        if newest.trigger == "each":
            return self._of_each()
        if newest.trigger == "invite":
            return self._of_invited(newest)
        return self._of_measure(newest)

    def _of_each(self) -> Reason:
        doing = self._doing or next(iter(self._done()), None)
        if doing is None:
            return self._nothing()
        counted = self._kept_away(doing, doing.id.hex())
        held = self._given(doing.id.hex())
        if held is not None and (counted is None or held.code == "given"):
            return replace(held, local=doing.local)
        if counted is not None:
            return counted
        version = in_force(list(self._stored.published), doing.at)
        said = replace(self._bare, local=doing.local, body=version.rule, version=version.number)
        share = version.rule.points
        if isinstance(share, Share) and (doing.amount or 0) < share.every:
            return replace(said, code="small", has=doing.amount or 0, needs=share.every)
        return self._waiting(self._due().withheld(said, doing.id.hex()), [doing])

    def _waiting(self, found: Reason, done: Sequence[Activity]) -> Reason:
        """The same, or which other device noted what is not settled here yet."""
        if found.code != "waits":
            return found
        for doing in done:
            if device := self._elsewhere(doing):
                return replace(found, code="elsewhere", by=device, local=doing.local)
        return found

    def _elsewhere(self, doing: Activity) -> str:
        """The name of the other device that noted an activity; "" for one of this device."""
        row = self._reads.one(
            "SELECT c.device, coalesce(nullif(d.name, ''), o.name, '') FROM activity a"
            f" {joined('a')} LEFT JOIN device d ON d.id = c.device"
            " LEFT JOIN operator o ON o.id = d.operator WHERE a.id = ?",
            (doing.id,),
        )
        return str(row[1]) if row and bytes(row[0]) != self._reads.device else ""

    def _of_period(self, newest: Rule) -> Reason:
        span = newest.period or "week"
        local = self._doing.local if self._doing else self._now
        label = self._label or period.label(date.fromisoformat(local[:10]), span)
        if period.kind(label) != span:
            raise Problem("rule.other_period", rule=self._stored.name, period=label)
        found = self._given(label) or self._of_measure(newest, label)
        over = period.end_text(label) <= self._now
        if found.code == "waits":
            closed = label in periods.closed(self._reads, self._stored.id)
            found = replace(found, code="late" if closed else "unclosed" if over else "leading")
        if not over and found.code in ("below", "place", "none", "unknown"):
            found = replace(found, code="open")
        return replace(found, period=label)

    def _of_measure(self, newest: Rule, label: str = "") -> Reason:
        """Of a threshold, the steps, or a place: what he has of the measure, and what it takes."""
        every = self._done(*(map(str, period.bounds(label)) if label else ()))
        part, every = self._part(newest, every) if newest.in_each else (label, every)
        keys = [str(one.at_least) for one in newest.steps] or [part]
        held = [self._given(key) for key in keys]
        if held[-1] is not None:
            return held[-1]
        key = keys[held.index(None)]
        if self._doing is not None and (why := self._kept_away(self._doing, key, label)):
            return why
        counted = [one for one in every if self._discounted(one) is None]
        if not counted:
            return (self._kept_away(every[0], key, label) if every else None) or self._nothing()
        if newest.in_each and not part:
            kind, local = counted[0].kind, counted[0].local
            return replace(self._bare, code="partless", kind=kind, local=local)
        place = held.index(None)
        has = measured(newest.measure, counted)
        needs = newest.steps[place].at_least if newest.steps else newest.at_least
        reached = sum(one is not None for one in held) if newest.steps else 0
        said = replace(self._bare, has=has, needs=needs, local=counted[0].local, reached=reached)
        if has < needs:
            return replace(said, code="below")
        if newest.trigger == "rank":
            return self._placed(said, newest, label)
        found = self._due(label).withheld(said, key, label)
        return found if label else self._waiting(found, counted)

    def _part(self, newest: Rule, every: list[Activity]) -> tuple[str, list[Activity]]:
        """The category or series of what is asked about, else of the newest; and what is of it."""
        found = parts(self._reads, newest.in_each, [one.id for one in every])
        asked = self._doing.id if self._doing else every[0].id if every else b""
        part = found.get(asked, "")
        return part, [one for one in every if found[one.id] == part]

    def _placed(self, said: Reason, newest: Rule, label: str) -> Reason:
        points = newest.points if isinstance(newest.points, tuple) else ()
        place = self._due(label).place(label)
        said = replace(said, place=place, needs=len(points))
        if place is None or place > len(points) or not points[place - 1]:
            return replace(said, code="place")
        return self._due(label).withheld(said, label, label)

    def _of_invited(self, newest: Rule) -> Reason:
        """By the first of whom he brought that says more than that he did nothing yet."""
        brought = referrals.brought(self._reads, self._who)
        if not brought:
            return replace(self._bare, code="uninvited")
        for one in brought:
            key = ledger.family(self._reads, one.invitee)[0].hex()
            found = self._given(key) or self._due().withheld(self._bare, key)
            if found.code in ("waits", "older") and self._stored.state == "stopped":
                (did, *_) = self._done(of=bytes.fromhex(key))
                return replace(found, code="stopped", local=did.local)
            if found.code != "unknown":
                return self._waiting(found, self._done(of=bytes.fromhex(key)))
        return replace(self._bare, code="unqualified", kind=newest.activity, has=len(brought))

    # -- what the others are asked ---------------------------------------------------------------

    def _given(self, key: str) -> Reason | None:
        return given(self._reads, self._bare, self._family, key)

    def _discounted(self, doing: Activity) -> Reason | None:
        return discounted(self._reads, self._stored, self._who, doing, self._now)

    def _kept_away(self, doing: Activity, key: str, label: str = "") -> Reason | None:
        """The same; a limit that was full before the rule was stopped is told before the stop."""
        found = self._discounted(doing)
        if found is None or found.code != "stopped":
            return found
        full = self._due(label).withheld(replace(found, code="unknown"), key, label)
        return full if full.code in ("cap", "budget") else found

    def _due(self, label: str = "") -> Due:
        until = max(self._now, period.end_text(label)) if label else self._now
        return Due(self._reads, self._stored, self._who, until)

    def _done(self, first: str = "", last: str = "", of: bytes | None = None) -> list[Activity]:
        """What he (or `of`) did of the rule's kind, newest first; at most 200 of each record."""
        body = self._bare.body
        query = ActivityQuery(kind=body.activity if body else "", first=first, last=last)
        found = [
            one
            for who in (self._family if of is None else ledger.family(self._reads, of)[1])
            for one in activities.page(self._reads, replace(query, member=who), limit=LAST)
        ]
        return sorted(found, key=lambda one: (one.local, one.id), reverse=True)

    def _nothing(self) -> Reason:
        body = self._bare.body
        said = replace(self._bare, code="none", kind=body.activity if body else "")
        return replace(said, has=0, needs=body.at_least if body else 1)
