"""What an operator does with ladders of coupons: their steps, and who begins."""

from collections.abc import Sequence

from desktop.actions.coupons import put, reached, text
from desktop.models.changes import Changes
from desktop.models.coupon import MOST_STEPS, MOST_VISITS, TRIGGERS, USED, VISIT, Step
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import couponladders, coupons, members
from desktop.store.community import Store
from desktop.store.recorder import Recorder

# The kind of a step, and how one comes to it: "used", "hand", or "visit:3" for the third visit.
StepGiven = tuple[bytes, str]


def save(
    store: Store,
    ladder: bytes | None,
    title: str,
    steps: Sequence[StepGiven],
) -> Changes:
    """Make a ladder (None) or change its words and steps; the result is its id.

    A step that somebody came to keeps its kind. Raises Problem role.not_allowed,
    coupon.titleless, .no_steps, .trigger, .kind_gone, .ladder_gone, .step_used, member.too_long.
    """
    require(store.actor, "rule.publish")
    if not 1 <= len(steps) <= MOST_STEPS:
        raise Problem("coupon.no_steps", most=MOST_STEPS)
    for kind, trigger in steps:
        coupons.kind(store, kind)
        _trigger(trigger)
    before = couponladders.find(store, ladder).steps if ladder is not None else ()
    for step in before:
        kept = step.position <= len(steps) and steps[step.position - 1][0] == step.kind
        if step.given and not kept:
            raise Problem("coupon.step_used", number=step.position, title=step.title)
    stated = {"title": text(title, "coupon.titleless")}
    with store.recording("coupon.ladder") as rec:
        made = rec.put("coupon_ladder", ladder, stated)
        for position, (kind, trigger) in enumerate(steps, 1):
            name, nth = _trigger(trigger) if position > 1 else (USED, None)
            said = {"kind": kind, "trigger": name, "nth": nth}
            rec.put("coupon_step", None, {"ladder": made, "position": position, **said})
        for step in before[len(steps) :]:
            rec.delete("coupon_step", ladder=made, position=step.position)
        rec.result = made
    return rec.changes


def remove(store: Store, ladder: bytes) -> Changes:
    """Remove a ladder that nobody has begun.

    Raises Problem role.not_allowed, coupon.ladder_gone, .ladder_begun.
    """
    require(store.actor, "rule.publish")
    one = couponladders.find(store, ladder)
    if any(step.given for step in one.steps):
        raise Problem("coupon.ladder_begun", title=one.title)
    with store.recording("coupon.ladder_remove") as rec:
        for step in one.steps:
            rec.delete("coupon_step", ladder=ladder, position=step.position)
        rec.delete("coupon_ladder", ladder)
    return rec.changes


def begin(store: Store, ladder: bytes, some: Sequence[bytes], position: int = 1) -> Changes:
    """Put members on a step of a ladder: each gets its coupon, who had it gets none.

    `Changes.result` is the ids of the coupons given. Raises Problem role.not_allowed,
    coupon.ladder_gone, .no_step, .had, calendar.member_gone.
    """
    one, people = couponladders.find(store, ladder), reached(store, some)
    step = next((each for each in one.steps if each.position == position), None)
    if step is None:
        raise Problem("coupon.no_step", number=position, count=len(one.steps))
    fresh = [who for who in people if position not in couponladders.held(store, ladder, who)]
    if not fresh:
        name = (members.called(store, people[0]) or ("", ""))[0] if people else ""
        raise Problem("coupon.had", name=name, title=step.title)
    kind = coupons.kind(store, step.kind)
    with store.recording("coupon.begin") as rec:
        rec.result = [put(store, rec, kind, who, (ladder, position)) for who in fresh]
    return rec.changes


def give_due(store: Store, ladder: bytes) -> Changes:
    """Give the steps that their visits brought to whom they brought them.

    `Changes.result` is the ids of the coupons given. Raises Problem role.not_allowed,
    coupon.ladder_gone.
    """
    due = couponladders.due(store, ladder)
    reached(store, [who for who, _ in due])
    with store.recording("coupon.begin") as rec:
        rec.result = [_come_to(store, rec, ladder, who, step) for who, step in due]
    return rec.changes


def bring(store: Store, rec: Recorder, ladder: bytes, some: Sequence[bytes]) -> None:
    """Give these members what their visits brought, where the operator may; for a check-in."""
    for who, step in couponladders.due(store, ladder, some):
        if store.actor.allows("reward.handout", scopes=members.scopes_of(store, who)):
            _come_to(store, rec, ladder, who, step)


def _come_to(store: Store, rec: Recorder, ladder: bytes, who: bytes, step: Step) -> bytes:
    """Give a step's coupon, or the very one again that went with a visit; its id."""
    taken = couponladders.held(store, ladder, who, withdrawn=True).get(step.position)
    if taken is not None:
        return rec.put("coupon", taken, {"state": None, "reason": None})
    return put(store, rec, coupons.kind(store, step.kind), who, (ladder, step.position))


def _trigger(said: str) -> tuple[str, int | None]:
    """How one comes to a step, and at which visit. Raises Problem coupon.trigger."""
    name, _, number = said.partition(":")
    nth = int(number) if number.isascii() and number.isdecimal() else 0
    fits = 1 < nth <= MOST_VISITS if name == VISIT else not number
    if name not in TRIGGERS or not fits:
        raise Problem("coupon.trigger")
    return name, nth or None
