"""The fee of a coupon: it is usable while a payment stands, and no longer."""

from desktop.actions import couponladders, coupons, history, payments, plans
from desktop.models.coupon import Terms
from desktop.models.plan import Plan
from desktop.store import couponladders as ladders
from desktop.store import coupons as given
from desktop.store import dueterms
from desktop.store import payments as register
from desktop.store import plans as stored
from desktop.store.community import Store
from tests.coupon_builders import begun, has, kind, laundry, used
from tests.people_builders import somebody


def standing(store: Store, coupon: bytes) -> str:
    """Where a coupon stands today."""
    return given.find(store, coupon).standing(store.today().isoformat())


def offered(store: Store) -> tuple[bytes, bytes]:
    """A ladder of a free piece, 20 % off for ¥500 and one step more, and who used the first."""
    first = kind(store, "免费日", Terms("pieces", 1))
    plan = plans.save(store, None, Plan(b"", "年度会员", 50_000, discount=20)).result
    second = kind(store, "会员八折", Terms("percent", 20, 365, 50_000, plan))
    third = kind(store, "生日券", Terms("amount", 2_000))
    steps = [(one, "used") for one in (first, second, third)]
    ladder = couponladders.save(store, None, "洗衣店", steps).result
    who = somebody(store, "林霞")
    (free,) = begun(store, ladder, who)
    used(store, free)
    return ladder, who


def test_a_fee_that_is_given_back_closes_the_coupon_with_the_term_it_bought(store: Store) -> None:
    ladder, who = offered(store)
    coupon = has(store, ladder, who)[2]
    coupons.pay_fee(store, coupon)
    assert (standing(store, coupon), sorted(has(store, ladder, who))) == ("open", [1, 2, 3])
    assert stored.offer(store, who, store.today()).percent == 20
    (paid,) = register.page(store)
    payments.take_back(store, paid.id, "不来了")
    assert standing(store, coupon) == "offered"
    assert stored.offer(store, who, store.today()).percent == 0
    # What paying brought goes with it, and comes again.
    assert sorted(has(store, ladder, who)) == [1, 2]
    coupons.pay_fee(store, coupon)
    assert (standing(store, coupon), sorted(has(store, ladder, who))) == ("open", [1, 2, 3])


def test_undoing_a_fee_closes_the_coupon_and_takes_back_what_it_brought(store: Store) -> None:
    ladder, who = offered(store)
    coupon = has(store, ladder, who)[2]
    done = coupons.pay_fee(store, coupon)
    history.undo(store, done.action)
    assert (standing(store, coupon), sorted(has(store, ladder, who))) == ("offered", [1, 2])
    assert register.totals(store)[1] == 0


def test_a_fee_moved_to_the_next_term_stays_the_fee_of_its_coupon(store: Store) -> None:
    ladder, who = offered(store)
    coupon, plan = has(store, ladder, who)[2], given.kinds(store)[0].plan or b""
    coupons.pay_fee(store, coupon)
    (paid,) = register.page(store)
    # Another laptop had sold the same days before.
    with store.recording("payment.add") as rec:
        fields = {"member": who, "purpose": "plan", "method": "cash", "amount": 50_000}
        fields |= {"due": 50_000, "plan": plan, "term": 2, "from": "2020-01-01", "to": paid.first}
        register.put(rec, store, {**fields, "local": paid.local, "at": rec.at})
    assert register.find(store, paid.id).covered == 1
    payments.carry(store, paid.id)
    assert standing(store, coupon) == "open"
    assert dueterms.doubtful(store) == []


def test_of_the_fee_of_the_laundrys_last_step_given_back_people_did_not_use_it(
    store: Store,
) -> None:
    ladder, who = laundry(store), somebody(store, "林霞")
    couponladders.begin(store, ladder, [who], 4)
    coupons.pay_fee(store, has(store, ladder, who)[4])

    def last() -> tuple[int, int]:
        step = ladders.find(store, ladder).steps[-1]
        return step.given, step.used

    assert last() == (1, 1)
    payments.take_back(store, register.page(store)[0].id, "不来了")
    assert last() == (1, 0)
