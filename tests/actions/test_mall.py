"""The mall: gifts, stock, redemptions, and points that come back exactly once."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from desktop.actions import erasing, history, mall, merging, rewards
from desktop.models.gift import Gift, GiftFields, Redemption, RedemptionQuery
from desktop.models.problem import Problem
from desktop.store import gifts, redemptions, wallets
from desktop.store.community import Store
from tests.calendar_builders import member


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as found:
        yield
    assert found.value.code == code


def gift(store: Store, stock: int = 2, per_person: int | None = None, cost: int = 300) -> bytes:
    made = mall.save(store, None, GiftFields("帆布袋", cost, per_person), stock).result
    assert isinstance(made, bytes)
    return made


def rich(store: Store, name: str, points: int = 300) -> bytes:
    who = member(store, name)
    rewards.award(store, who, points, "开业礼")
    return who


def redeem(store: Store, what: bytes, who: bytes, pieces: int = 1) -> Redemption:
    done = mall.redeem(store, what, who, pieces).result
    assert isinstance(done, Redemption)
    return done


def shown(store: Store, what: bytes) -> Gift:
    return gifts.find(store, what)


def test_of_a_gift_of_300_points_and_two_pieces_the_third_redemption_is_refused(
    store: Store,
) -> None:
    what = gift(store)
    for name in ("林霞", "王芳"):
        who = rich(store, name)
        assert redeem(store, what, who).state == "ready"
        assert wallets.balance(store, who) == 0
    third = rich(store, "李雷")
    with refused("gift.none_left"):
        mall.redeem(store, what, third)
    assert wallets.balance(store, third) == 300
    assert shown(store, what).free == 0


def test_cancelling_returns_exactly_300_once_and_the_piece_is_free_again(store: Store) -> None:
    what, who = gift(store, 1), rich(store, "林霞", 500)
    one = redeem(store, what, who)
    assert wallets.balance(store, who) == 200
    done = mall.cancel(store, one.id, "改主意了").result
    assert isinstance(done, Redemption)
    assert done.state == "cancelled"
    assert wallets.balance(store, who) == 500
    with refused("redemption.cancelled"):
        mall.cancel(store, one.id, "再来一次")
    assert wallets.balance(store, who) == 500
    assert shown(store, what).free == 1


def test_a_redemption_goes_from_ready_to_handed_out(store: Store) -> None:
    what, who = gift(store), rich(store, "林霞")
    one = redeem(store, what, who)
    assert one.may_hand_out
    done = mall.hand_out(store, one.id).result
    assert isinstance(done, Redemption)
    assert (done.state, done.trouble, done.may_hand_out) == ("handed", "", False)
    with refused("redemption.handed"):
        mall.hand_out(store, one.id)
    found = shown(store, what)
    assert (found.stock, found.free, found.waiting, found.handed) == (2, 1, 0, 1)


def test_what_was_handed_out_is_cancelled_only_when_it_came_back(store: Store) -> None:
    what, who = gift(store, 1), rich(store, "林霞")
    one = redeem(store, what, who)
    mall.hand_out(store, one.id)
    with refused("redemption.not_back"):
        mall.cancel(store, one.id, "不喜欢")
    mall.cancel(store, one.id, "不喜欢", back=True)
    assert wallets.balance(store, who) == 300
    assert redemptions.find(store, one.id).trouble == ""
    assert shown(store, what).free == 1


def test_nobody_has_more_of_a_gift_than_one_person_may(store: Store) -> None:
    what, who = gift(store, 5, per_person=1), rich(store, "林霞", 900)
    one = redeem(store, what, who)
    with refused("gift.person_limit"):
        mall.redeem(store, what, who)
    mall.cancel(store, one.id, "换一个")
    assert redeem(store, what, who).state == "ready"


def test_a_limit_counts_the_person_and_not_his_records(store: Store) -> None:
    what = gift(store, 5, per_person=1)
    one, other = rich(store, "林霞", 600), rich(store, "林小霞", 600)
    redeem(store, what, one)
    merging.merge(store, one, other)
    with refused("gift.person_limit"):
        mall.redeem(store, what, one)


def test_two_who_were_one_person_show_the_later_as_beyond_the_limit(store: Store) -> None:
    what = gift(store, 5, per_person=1)
    one, other = rich(store, "林霞", 600), rich(store, "林小霞", 600)
    first, second = redeem(store, what, one), redeem(store, what, other)
    merging.merge(store, one, other)
    assert redemptions.find(store, first.id).trouble == ""
    late = redemptions.find(store, second.id)
    assert (late.state, late.trouble, late.member) == ("pending", "limit", one)
    with refused("redemption.limit"):
        mall.hand_out(store, second.id)


def test_nobody_spends_points_that_he_has_not(store: Store) -> None:
    what, who = gift(store), rich(store, "林霞", 299)
    with refused("entry.not_enough"):
        mall.redeem(store, what, who)
    assert wallets.balance(store, who) == 299
    assert redemptions.count(store, RedemptionQuery()) == 0


def test_undoing_a_redemption_gives_points_and_piece_back(store: Store) -> None:
    what, who = gift(store, 1), rich(store, "林霞")
    redeem(store, what, who)
    history.undo(store)
    assert wallets.balance(store, who) == 300
    assert shown(store, what).free == 1
    assert redemptions.count(store, RedemptionQuery()) == 0


def test_cancelling_cannot_be_undone(store: Store) -> None:
    what, who = gift(store, 1), rich(store, "林霞")
    one = redeem(store, what, who)
    changes = mall.cancel(store, one.id, "改主意了")
    with refused("history.reversal"):
        history.undo(store, changes.action)
    assert wallets.balance(store, who) == 300


def test_points_taken_back_in_the_ledger_cancel_the_redemption(store: Store) -> None:
    what, who = gift(store, 1), rich(store, "林霞")
    one = redeem(store, what, who)
    row = store.one("SELECT spend FROM redemption WHERE id = ?", (one.id,))
    assert row is not None
    rewards.reverse(store, row[0], "记错人了")
    assert redemptions.find(store, one.id).state == "cancelled"
    assert shown(store, what).free == 1


def test_a_delivery_adds_to_the_stock_and_a_loss_takes_from_it(store: Store) -> None:
    what = gift(store, 2)
    mall.restock(store, what, 10, "新到一箱")
    mall.restock(store, what, -1, "摔坏")
    assert shown(store, what).stock == 11
    with refused("gift.pieces"):
        mall.restock(store, what, -12)


def test_a_withdrawn_gift_is_not_redeemed_and_what_was_redeemed_is_handed_out(
    store: Store,
) -> None:
    what, who = gift(store), rich(store, "林霞", 600)
    one = redeem(store, what, who)
    mall.withdraw(store, what)
    with refused("gift.withdrawn"):
        mall.redeem(store, what, who)
    mall.hand_out(store, one.id)
    assert not gifts.listed(store, withdrawn=False)


def test_a_changed_price_leaves_what_was_redeemed_before(store: Store) -> None:
    what, who = gift(store), rich(store, "林霞", 1000)
    one = redeem(store, what, who)
    mall.save(store, what, GiftFields("帆布袋", 500))
    mall.cancel(store, one.id, "改主意了")
    assert wallets.balance(store, who) == 1000
    redeem(store, what, who)
    assert wallets.balance(store, who) == 500


def test_lists_hold_what_is_to_be_handed_out_the_oldest_first(store: Store) -> None:
    what = gift(store, 5)
    made = [redeem(store, what, rich(store, name)) for name in ("林霞", "王芳", "李雷")]
    mall.hand_out(store, made[0].id)
    mall.cancel(store, made[1].id, "改主意了")
    ready = redemptions.page(store, RedemptionQuery(states=("ready",)))
    assert [one.id for one in ready] == [made[2].id]
    every = redemptions.page(store, RedemptionQuery())
    assert {one.state for one in every} == {"handed", "cancelled", "ready"}
    assert redemptions.count(store, RedemptionQuery(gift=what)) == 3
    assert redemptions.count(store, RedemptionQuery(troubled=True)) == 0


def test_pieces_kept_for_a_computer_are_released_again(store: Store) -> None:
    what = gift(store, 3)
    mall.keep(store, what, 2)
    assert (shown(store, what).free, shown(store, what).mine) == (1, 2)
    redeem(store, what, rich(store, "林霞"))
    assert (shown(store, what).free, shown(store, what).mine) == (1, 1)
    mall.release(store, what)
    assert (shown(store, what).free, shown(store, what).mine) == (2, 0)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (GiftFields(" ", 300), "gift.nameless"),
        (GiftFields("帆布袋", 0), "gift.cost"),
        (GiftFields("帆布袋", 300, 0), "gift.per_person"),
    ],
)
def test_a_gift_needs_a_name_and_a_price(store: Store, said: GiftFields, code: str) -> None:
    with refused(code):
        mall.save(store, None, said)


def test_who_erases_a_member_still_knows_how_many_pieces_are_gone(store: Store) -> None:
    what, who = gift(store), rich(store, "林霞")
    one = redeem(store, what, who)
    mall.hand_out(store, one.id)
    erasing.erase(store, who)
    assert shown(store, what).handed == 1
