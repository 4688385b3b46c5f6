"""Days of a term as everybody tells them: the first payment by the log says them, not the last."""

from datetime import timedelta

from desktop.actions import payments, plans
from desktop.models.condition import Leaf
from desktop.models.plan import Plan
from desktop.store import dueterms
from desktop.store import payments as register
from desktop.store import plans as stored
from desktop.store.community import Store
from tests.people_builders import somebody
from tests.store.test_segments import held


def test_a_second_payment_that_says_later_days_of_a_term_prolongs_it_nowhere(
    store: Store,
) -> None:
    said = Plan(b"", "月卡", 5_000, months=1, discount=20)
    plan = plans.save(store, None, said).result
    who, today = somebody(store, "林霞"), store.today()
    # Forty days ago, and, unseen by whoever noted that, twenty days later.
    received = payments.Received(plan=plan, day=today - timedelta(40), reason="补记")
    first = payments.pay(store, who, received).result
    later = {"from": (today - timedelta(20)).isoformat(), "to": (today + timedelta(10)).isoformat()}
    with store.recording("payment.add") as rec:
        fields = {"member": who, "purpose": "plan", "method": "cash", "amount": 5_000, "at": rec.at}
        fields |= {"due": 5_000, "discount": 20, "plan": plan, "term": 1}
        fields |= {"local": f"{later['from']}T12:00:00"}
        register.put(rec, store, {**fields, **later})
    last = register.held(store, who, plan).terms[0].last
    assert last < today
    (one,) = stored.holders(store)
    assert (one.until, one.standing) == (last.isoformat(), "grace")
    assert (stored.count(store, plan, "in_force"), stored.plans(store)[0].members) == (0, 0)
    assert stored.offer(store, who, today).percent == 0
    assert held(store, Leaf("plan", "has", "月卡")) == set()
    assert held(store, Leaf("plan_standing", "=", "grace")) == {"林霞"}
    assert dueterms.ending(store) == 0
    # The first given back, it is the second that says the days.
    payments.take_back(store, first, "记错了")
    assert stored.holders(store)[0].until == later["to"]
    assert stored.offer(store, who, today).until == later["to"]
    assert held(store, Leaf("plan", "has", "月卡")) == {"林霞"}
    assert dueterms.ending(store) == 1
