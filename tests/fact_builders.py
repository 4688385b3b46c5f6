"""Facts of every sort about two people, as random examples state them."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Final, NamedTuple

from hypothesis import strategies as st

from desktop.actions import (
    activities,
    attendance,
    calendar,
    consents,
    cooperation,
    coupons,
    honours,
    identities,
    ladder,
    mall,
    members,
    notes,
    offers,
    payments,
    plans,
    referrals,
    registrations,
    relations,
    rewards,
    units,
    wallets,
)
from desktop.models.changes import Changes
from desktop.models.coupon import Terms
from desktop.models.gift import GiftFields
from desktop.models.plan import Plan
from desktop.models.problem import Problem
from desktop.models.schema import CUSTOM
from desktop.store.community import Store
from desktop.store.wallets import Giving
from tests.people_builders import somebody
from tests.rewards_builders import ARRIVE, FIRST, publish

Say = Callable[[Store, "World", bytes, int], object]


class World(NamedTuple):
    """What the facts of two people are about."""

    field: bytes
    team: bytes
    series: bytes
    third: bytes
    shop: bytes
    household: bytes
    coupon: bytes
    plan: bytes
    honour: bytes
    gift: bytes


def world(store: Store) -> World:
    """One of everything that people have to do with, rules that give points, somebody else."""
    with store.recording("member.team") as rec:
        team = rec.put("team", None, {"name": "第一组"})
    once = {
        "title": "共读",
        "start": "2026-03-03T20:00:00",
        "rule": "FREQ=DAILY;COUNT=3",
        "capacity": 1,
    }
    series = calendar.add(store, once)
    for rule in (ARRIVE, FIRST):
        publish(store, rule, "2026-01-01")
    return World(
        _id(members.add_custom_field(store, "行业")),
        team,
        _id(series),
        somebody(store, "王芳", phone="13900139000"),
        _id(units.add(store, "organisation", "青禾书店")),
        _id(units.add(store, "household", "林家")),
        _id(coupons.save_kind(store, None, "洗衣券", Terms("pieces", 3))),
        _id(plans.save(store, None, Plan(b"", "年度会员", 36_500))),
        _id(honours.save(store, None, honours.Wanted("金话筒"))),
        _id(mall.save(store, None, GiftFields("帆布袋", 1), 9)),
    )


def _id(changes: Changes) -> bytes:
    assert isinstance(changes.result, bytes)
    return changes.result


def _day(which: int) -> str:
    return f"2026-03-0{which + 1}"


def _word(which: int) -> str:
    return ("甲", "乙", "丙")[which]


def _household(store: Store, at: World, member: bytes, which: int) -> None:
    units.belong(store, at.household, member, "guardian")
    units.add_child(store, at.household, _word(which), "2019-05")


def _coupon(store: Store, at: World, member: bytes, which: int) -> None:
    (given,) = _list(coupons.give(store, at.coupon, [member]))
    for _ in range(which):
        coupons.use(store, given)


def _list(changes: Changes) -> list[bytes]:
    assert isinstance(changes.result, list)
    return changes.result


def _given(store: Store, _at: World, member: bytes, which: int) -> None:
    wallet = ("", "stored", "contribution")[which]
    wallets.give(store, Giving(member, 10 + which, "见面礼", wallet))  # type: ignore[arg-type]


SAID: Final[Mapping[str, Say]] = {
    "city": lambda s, _w, m, n: members.edit(s, m, {"city": _word(n)}),
    "note": lambda s, _w, m, n: members.edit(s, m, {"note": _word(n)}),
    "custom": lambda s, w, m, n: members.edit(s, m, {CUSTOM + w.field.hex(): _word(n)}),
    "chapter": lambda s, _w, m, n: members.edit(s, m, {"chapter": _word(n)}),
    "number": lambda s, _w, m, n: members.edit(s, m, {"number": f"QH09{n}{m[-1]:03}"}),
    "tag": lambda s, _w, m, n: members.tag(s, [m], add=[_word(n)]),
    "team": lambda s, w, m, _n: members.join_team(s, [m], w.team),
    "activity": lambda s, _w, m, n: activities.add(s, m, "post", f"{_day(n)}T10:00:00"),
    "order": lambda s, _w, m, n: activities.add(s, m, "order", f"{_day(n)}T10:00:00", amount=9900),
    "session": lambda s, w, m, n: attendance.check_in(s, w.series, f"{_day(n + 2)}T20:00:00", m),
    "signup": lambda s, w, m, n: registrations.register(
        s, w.series, f"{_day(n + 2)}T20:00:00", [m], exception="补录"
    ),
    "points": lambda s, _w, m, n: rewards.award(s, m, n + 1, "值班"),
    "wallet": _given,
    "wechat": lambda s, _w, m, n: identities.add(s, m, "wechat", f"lin{n}"),
    "card": lambda s, _w, m, n: identities.add(s, m, "card", f"C00{n}"),
    "knows": lambda s, w, m, n: relations.add(s, m, w.third, ("friend", "parent", "colleague")[n]),
    "offer": lambda s, _w, m, n: offers.add(s, m, "can", f"会{n}"),
    "consent": lambda s, _w, m, n: consents.say(s, m, "list", given=n > 0),
    "verified": lambda s, _w, m, n: consents.verify(s, m, "face", _day(n)),
    "brought": lambda s, w, m, _n: referrals.add(s, m, w.third, "一起来的"),
    "deal": lambda s, w, m, n: cooperation.add(s, m, w.third, day=date.fromisoformat(_day(n))),
    "featured": lambda s, _w, m, n: cooperation.feature(s, m, day=date.fromisoformat(_day(n))),
    "unit": lambda s, w, m, _n: units.belong(s, w.shop, m, "contact"),
    "household": _household,
    "coupon": _coupon,
    "paid": lambda s, w, m, _n: payments.pay(s, m, payments.Received(plan=w.plan)),
    "honour": lambda s, w, m, n: honours.grant(s, w.honour, [m], first=date.fromisoformat(_day(n))),
    "gift": lambda s, w, m, n: mall.redeem(s, w.gift, m, n + 1),
    "told": lambda s, _w, m, n: notes.add(s, m, _word(n)),
    "step": lambda s, _w, m, n: ladder.move(s, [m], ("用户", "粉丝", "朋友")[n], "常来"),
}
# (what, of the first of the two, which of three)
FACTS: Final = st.lists(
    st.tuples(st.sampled_from(sorted(SAID)), st.booleans(), st.integers(0, 2)), max_size=12
)


def state(store: Store, about: World, member: bytes, fact: str, which: int) -> None:
    """State a fact; what stands already, or is the other's, is refused: another example says it."""
    with suppress(Problem):
        SAID[fact](store, about, member, which)
