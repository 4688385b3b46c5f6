"""What is read of memberships and gifts is what their rows come to, added up one by one."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.actions import merging
from desktop.models.gift import RedemptionQuery, Standing, over
from desktop.models.ids import new_id
from desktop.models.payment import PaymentQuery
from desktop.store import gifts, payments, plans, redemptions
from desktop.store.community import Store
from tests.conftest import MakeStore
from tests.people_builders import somebody

PEOPLE = 4
SLOW = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Who, plan, drive (or none), days from today and how many, the time, the method, taken back.
PAYMENTS = st.lists(
    st.tuples(
        st.integers(0, PEOPLE - 1),
        st.integers(0, 1),
        st.sampled_from([None, 0, 1]),
        st.integers(-90, 40),
        st.integers(0, 60),
        st.integers(0, 5),
        st.sampled_from(["cash", "stored", None]),
        st.booleans(),
    ),
    max_size=14,
)
# Who, gift, pieces, handed out by so many, its points given back, come back, and to be taken.
REDEMPTIONS = st.lists(
    st.tuples(
        st.integers(0, PEOPLE - 1),
        st.integers(0, 1),
        st.integers(1, 3),
        st.integers(0, 2),
        st.booleans(),
        st.booleans(),
    ),
    max_size=14,
)
MERGES = st.lists(st.permutations(range(PEOPLE)).map(lambda some: (some[0], some[1])), max_size=2)


def _people(store: Store) -> list[bytes]:
    return [somebody(store, f"林{at}") for at in range(PEOPLE)]


def _register(store: Store, people: Sequence[bytes], said: Sequence[tuple[Any, ...]]) -> None:
    today = store.today()
    with store.recording("payment.import") as rec:
        sold = [rec.put("plan", None, {"name": f"方案{at}", "grace": 10}) for at in range(2)]
        drives = [
            rec.put("drive", None, {"plan": sold[at], "from": "2020-01-01", "to": "2099-01-01"})
            for at in range(2)
        ]
        for term, (who, plan, drive, ahead, long, at, method, back) in enumerate(said):
            first = today + timedelta(ahead)
            fields: dict[str, object] = {
                "member": people[who], "plan": sold[plan], "amount": 100 + term, "due": 100,
                "drive": None if drive is None else drives[drive], "term": term % 3, "at": at,
                "purpose": "fee", "local": f"{today}T08:00:00", "zone": store.zone,
                "from": first.isoformat(), "to": (first + timedelta(long)).isoformat(),
                "method": method, "operator": store.operator,
            }  # fmt: skip
            made = rec.put("payment", None, fields)
            if back:
                rec.put("refund", None, {"payment": made, "member": people[who], "at": rec.at})


def _merge(store: Store, people: Sequence[bytes], pairs: Sequence[tuple[int, int]]) -> None:
    for into, gone in pairs:
        alias = dict(store.rows("SELECT member, canonical FROM alias WHERE gone = 0"))
        one, other = (alias.get(people[at], people[at]) for at in (into, gone))
        if one != other:
            merging.merge(store, one, other)


def _rows(store: Store) -> list[dict[str, Any]]:
    """The register as it stands, the newest first, by who the member is today."""
    alias = dict(store.rows("SELECT member, canonical FROM alias WHERE gone = 0"))
    back = {one for (one,) in store.rows("SELECT payment FROM refund WHERE gone = 0")}
    names = ("id", "member", "plan", "drive", "method", "amount", "from", "to", "at")
    listed = ", ".join(f'"{name}"' for name in names)
    found = [
        dict(zip(names, row, strict=True)) for row in store.rows(f"SELECT {listed} FROM payment")
    ]
    for row in found:
        row["who"], row["back"] = alias.get(row["member"], row["member"]), row["id"] in back
    return sorted(found, key=lambda row: (row["at"], row["id"]), reverse=True)


def _holders(store: Store) -> list[tuple[Any, ...]]:
    """Whoever has terms, as the plain function over his payments says them."""
    today, found = store.today(), list[tuple[Any, ...]]()
    whom = {(row["who"], row["plan"]) for row in _rows(store) if not row["back"]}
    for who, plan in whom:
        held = payments.held(store, who, plan)
        days = (held.terms[-1].last.isoformat(), held.terms[0].first.isoformat())
        found.append((days[0], who, plan, days[1], held.on(today) is not None))
    return sorted(found)


@SLOW
@given(PAYMENTS, MERGES)
def test_who_has_a_plan_is_what_his_terms_come_to(
    make_store: MakeStore, said: list[tuple[Any, ...]], pairs: list[tuple[int, int]]
) -> None:
    store = make_store()
    people = _people(store)
    _register(store, people, said)
    _merge(store, people, pairs)
    wanted = _holders(store)
    found = plans.holders(store)
    assert [(one.until, one.member, one.plan, one.since) for one in found] == [
        row[:4] for row in wanted
    ]
    assert [one.standing == "in_force" for one in found] == [row[4] for row in wanted]
    assert plans.count(store) == len(wanted)
    assert plans.holders(store, offset=1, limit=2) == found[1:3]
    for plan in plans.plans(store):
        has = [row for row in wanted if row[2] == plan.id]
        assert plans.count(store, plan.id) == len(has)
        assert plan.members == plans.count(store, plan.id, "in_force") == sum(r[4] for r in has)
    bare = [(one.id, one.name) for one in plans.uncounted(store)]
    assert bare == [(one.id, one.name) for one in plans.plans(store)]


@SLOW
@given(PAYMENTS, MERGES)
def test_a_list_of_payments_holds_the_register_page_by_page(
    make_store: MakeStore, said: list[tuple[Any, ...]], pairs: list[tuple[int, int]]
) -> None:
    store = make_store()
    people = _people(store)
    _register(store, people, said)
    _merge(store, people, pairs)
    rows = _rows(store)
    for query, field, value in (
        (PaymentQuery(), "", None),
        *((PaymentQuery(plan=one.id), "plan", one.id) for one in plans.plans(store)),
        *((PaymentQuery(drive=one), "drive", one) for (one,) in store.rows("SELECT id FROM drive")),
        *((PaymentQuery(member=one), "who", one) for one in {row["who"] for row in rows}),
    ):
        those = [row for row in rows if not field or row[field] == value]
        listed = [(one.id, one.member, one.amount) for one in payments.page(store, query)]
        assert listed == [(row["id"], row["who"], row["amount"]) for row in those]
        assert payments.page(store, query, 2, 3) == payments.page(store, query)[2:5]
        cash = [row for row in those if row["method"] not in (None, "stored")]
        took, back = (
            sum(row["amount"] for row in cash if row["back"] == given) for given in (False, True)
        )
        assert payments.totals(store, query) == (len(those), took, back)


@SLOW
@given(REDEMPTIONS)
def test_what_became_of_a_redemption_is_the_same_whether_or_not_its_gift_is_looked_at(
    make_store: MakeStore, said: list[tuple[Any, ...]]
) -> None:
    store = make_store()
    people = _people(store)
    with store.recording("mall.import") as rec:
        made = [rec.put("gift", None, {"name": f"礼{at}", "cost": 10}) for at in range(2)]
        rec.put("gift_stock", None, {"gift": made[0], "pieces": 6, "at": rec.at})
        for who, gift, pieces, handed, returned, back in said:
            spend = new_id()
            one = rec.put("redemption", None, {
                "gift": made[gift], "member": people[who], "device": store.device, "cost": 10,
                "spend": spend, "pieces": pieces, "at": rec.at, "back": int(back),
            })  # fmt: skip
            for _ in range(handed):
                rec.put("handout", None, {"redemption": one, "device": new_id(), "at": rec.at})
            if returned:
                given_back = {"kind": "reverse", "points": 10, "reverses": spend, "at": rec.at}
                rec.entry({"member": people[who], "evidence_key": spend.hex(), **given_back})
    by_gift = {gift: gifts.shelf(store, gift).standings for gift in made}
    found = redemptions.page(store, RedemptionQuery())
    assert len(found) == len(said)
    for shown in found:
        stands = by_gift[shown.gift][shown.id]
        assert (shown.state, shown.trouble) == (stands.state, stands.trouble)


def test_what_is_over_stands_for_itself() -> None:
    assert over(1, reversed_=False, back=False) == Standing("handed")
    assert over(2, reversed_=False, back=False) == Standing("handed", "twice")
    assert over(1, reversed_=True, back=False) == Standing("cancelled", "gone")
    assert over(1, reversed_=True, back=True) == Standing("cancelled")
    assert over(0, reversed_=True, back=False) == Standing("cancelled")
