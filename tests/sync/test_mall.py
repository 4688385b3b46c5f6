"""The mall across laptops: one last gift for one member, and points that come back once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import devices as revoking
from desktop.actions import mall, members, rewards
from desktop.actions import wallets as acting
from desktop.models.gift import GiftFields, Redemption, RedemptionQuery
from desktop.models.problem import Problem
from desktop.store import gifts, home, overdrawn, redemptions, tray, wallets
from desktop.store.community import Store
from desktop.store.wallets import Holding
from tests.sync.team import Laptop, Team, alike, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def owner(crew: Team) -> Laptop:
    return crew.found()


def _bag(owner: Laptop, stock: int = 1, per_person: int | None = None) -> bytes:
    made = mall.save(owner.store, None, GiftFields("帆布袋", 300, per_person), stock).result
    assert isinstance(made, bytes)
    return made


def _rich(owner: Laptop, name: str, points: int = 300) -> bytes:
    who = members.add(owner.store, {"name": name}).result
    assert isinstance(who, bytes)
    rewards.award(owner.store, who, points, "开业礼")
    return who


def _doors(crew: Team, owner: Laptop, role: str = "admin") -> tuple[Laptop, Laptop]:
    """Two laptops at two doors, besides the owner's."""
    crew.connect(owner)
    made = tuple(crew.join(crew.invite(owner, name, role)) for name in ("小陈", "小周"))
    crew.settle()
    return made[0], made[1]


def _redeem(store: Store, gift: bytes, who: bytes) -> Redemption:
    done = mall.redeem(store, gift, who).result
    assert isinstance(done, Redemption)
    return done


def _refused(code: str, store: Store, redemption: bytes) -> None:
    with pytest.raises(Problem) as found:
        mall.hand_out(store, redemption)
    assert found.value.code == code


def test_two_doors_offline_cannot_give_the_same_last_gift_away(crew: Team, owner: Laptop) -> None:
    gift, one, other = _bag(owner), _rich(owner, "林霞"), _rich(owner, "王芳")
    east, west = _doors(crew, owner)
    first, second = _redeem(east.store, gift, one), _redeem(west.store, gift, other)
    assert (first.state, second.state) == ("pending", "pending")
    for door, made in ((east, first), (west, second)):
        _refused("redemption.unseen", door.store, made.id)
    west.sync()
    east.sync()
    crew.settle()
    for laptop in (owner, east, west):
        assert redemptions.find(laptop.store, second.id).state == "ready"
        late = redemptions.find(laptop.store, first.id)
        assert (late.state, late.trouble) == ("pending", "short")
    _refused("redemption.short", east.store, first.id)
    mall.hand_out(west.store, second.id)
    mall.cancel(east.store, first.id, "没有货了")
    crew.settle()
    alike(crew, owner, east, west)
    assert wallets.balance(owner.store, one) == 300
    assert wallets.balance(owner.store, other) == 0
    assert gifts.find(owner.store, gift).free == 0


def test_a_gift_of_300_points_and_two_pieces_is_had_by_two_of_three_doors(
    crew: Team, owner: Laptop
) -> None:
    gift = _bag(owner, 2)
    people = [_rich(owner, name) for name in ("林霞", "王芳", "李雷")]
    east, west = _doors(crew, owner)
    made = [
        _redeem(laptop.store, gift, who)
        for laptop, who in zip((owner, east, west), people, strict=True)
    ]
    crew.settle()
    found = [redemptions.find(west.store, one.id) for one in made]
    assert [(one.state, one.trouble) for one in found] == [
        ("ready", ""),
        ("ready", ""),
        ("pending", "short"),
    ]
    with pytest.raises(Problem) as refused:
        mall.redeem(owner.store, gift, _rich(owner, "晚到"))
    assert refused.value.code == "gift.none_left"


def test_cancelling_on_two_laptops_offline_returns_exactly_300_once(
    crew: Team, owner: Laptop
) -> None:
    gift, who = _bag(owner), _rich(owner, "林霞", 500)
    east, west = _doors(crew, owner)
    made = _redeem(east.store, gift, who)
    crew.settle()
    for laptop in (east, west, owner):
        mall.cancel(laptop.store, made.id, "改主意了")
        assert wallets.balance(laptop.store, who) == 500
    crew.settle()
    alike(crew, owner, east, west)
    for laptop in (east, west, owner):
        assert wallets.balance(laptop.store, who) == 500
        assert laptop.store.one("SELECT points FROM member WHERE id = ?", (who,)) == (500,)
    back = owner.store.rows("SELECT 1 FROM entry WHERE reverses IS NOT NULL")
    assert len(back) == 1
    assert gifts.find(west.store, gift).free == 1
    # Whoever came second is told what is so: nothing differed, it had gone back already.
    told = [one for laptop in (east, west, owner) for one in tray.returned(laptop.store)]
    assert {one.kind for one in told} == {"mall.cancel"}
    assert all("只退一次" in Problem(one.sentence).sentence("zh_CN") for one in told)


def test_pieces_kept_for_a_door_are_handed_out_without_a_network(crew: Team, owner: Laptop) -> None:
    gift, one, other = _bag(owner), _rich(owner, "林霞"), _rich(owner, "王芳")
    east, west = _doors(crew, owner)
    mall.keep(west.store, gift, 1)
    assert gifts.find(west.store, gift).mine == 0  # the judge has not seen it
    crew.settle()
    assert gifts.find(west.store, gift).mine == 1
    with pytest.raises(Problem) as refused:
        mall.redeem(east.store, gift, one)
    assert refused.value.code == "gift.none_left"
    made = _redeem(west.store, gift, other)
    assert (made.state, made.may_hand_out) == ("pending", True)
    mall.hand_out(west.store, made.id)
    crew.settle()
    alike(crew, owner, east, west)
    found = redemptions.find(east.store, made.id)
    assert (found.state, found.trouble) == ("handed", "")


def test_of_two_doors_that_keep_the_last_piece_only_the_first_has_it(
    crew: Team, owner: Laptop
) -> None:
    gift, one, other = _bag(owner), _rich(owner, "林霞"), _rich(owner, "王芳")
    east, west = _doors(crew, owner)
    mall.keep(east.store, gift, 1)
    mall.keep(west.store, gift, 1)
    crew.settle()
    assert [gifts.find(door.store, gift).mine for door in (east, west)] == [1, 0]
    assert _redeem(east.store, gift, one).may_hand_out
    with pytest.raises(Problem):
        mall.redeem(west.store, gift, other)


def test_what_a_door_gives_back_others_may_have(crew: Team, owner: Laptop) -> None:
    gift, one, other = _bag(owner, 2), _rich(owner, "林霞"), _rich(owner, "王芳")
    east, west = _doors(crew, owner)
    mall.keep(west.store, gift, 2)
    crew.settle()
    made = _redeem(west.store, gift, one)
    mall.hand_out(west.store, made.id)
    mall.release(west.store, gift)
    crew.settle()
    found = gifts.find(east.store, gift)
    assert (found.free, found.elsewhere, found.handed) == (1, 0, 1)
    _redeem(east.store, gift, other)
    crew.settle()
    ready = redemptions.page(west.store, RedemptionQuery(states=("ready",)))
    assert [one.member for one in ready] == [other]


def test_what_a_lost_laptop_keeps_is_given_back_once_it_is_revoked(
    crew: Team, owner: Laptop
) -> None:
    gift, one = _bag(owner, 2), _rich(owner, "林霞")
    east, west = _doors(crew, owner)
    mall.keep(west.store, gift, 2)
    made = _redeem(west.store, gift, one)
    crew.settle()
    assert gifts.find(owner.store, gift).elsewhere == 1
    lost = west.store.device
    with pytest.raises(Problem) as early:
        mall.release(owner.store, gift, lost)
    assert early.value.code == "gift.still_kept"
    revoking.revoke(owner.store, lost)
    mall.release(owner.store, gift, lost)
    owner.sync()
    east.sync()
    owner.sync()
    for laptop in (owner, east):
        found = gifts.find(laptop.store, gift)
        # What it had promised by then is still the member's.
        assert (found.free, found.elsewhere) == (1, 0)
        assert redemptions.find(laptop.store, made.id).state == "ready"
    assert {owner.digest(), east.digest()} == {hub_digest(crew, owner)}


def test_a_laptop_takes_no_more_points_unseen_than_it_may(crew: Team, owner: Laptop) -> None:
    gift, who = _bag(owner, 9), _rich(owner, "林霞", 3000)
    east, _ = _doors(crew, owner)
    mall.set_limit(owner.store, east.store.device, 600)
    crew.settle()
    _redeem(east.store, gift, who)
    _redeem(east.store, gift, who)
    with pytest.raises(Problem) as refused:
        mall.redeem(east.store, gift, who)
    assert refused.value.code == "gift.points_limit"
    crew.settle()
    _redeem(east.store, gift, who)


def test_beyond_what_one_may_have_by_two_doors_the_later_waits(crew: Team, owner: Laptop) -> None:
    gift, who = _bag(owner, 5, per_person=1), _rich(owner, "林霞", 600)
    east, west = _doors(crew, owner)
    first, second = _redeem(east.store, gift, who), _redeem(west.store, gift, who)
    crew.settle()
    assert redemptions.find(west.store, first.id).state == "ready"
    late = redemptions.find(east.store, second.id)
    assert (late.state, late.trouble) == ("pending", "limit")
    assert gifts.find(owner.store, gift).free == 4


def test_points_spent_at_two_doors_unseen_are_told_and_the_later_gift_is_not_handed_out(
    crew: Team, owner: Laptop
) -> None:
    gift, who = _bag(owner, 5), _rich(owner, "林霞")
    east, west = _doors(crew, owner)
    first, second = _redeem(east.store, gift, who), _redeem(west.store, gift, who)
    crew.settle()
    alike(crew, owner, east, west)
    assert wallets.balance(owner.store, who) == -300
    assert redemptions.find(owner.store, first.id).trouble == ""
    assert redemptions.find(east.store, second.id).trouble == "overdrawn"
    _refused("redemption.overdrawn", west.store, second.id)
    found = redemptions.page(owner.store, RedemptionQuery(troubled=True))
    assert [one.id for one in found] == [second.id]
    rewards.award(owner.store, who, 300, "补上")
    crew.settle()
    assert redemptions.find(west.store, second.id).state == "ready"
    mall.hand_out(west.store, second.id)


def test_what_another_laptop_held_first_is_not_handed_out_for(crew: Team, owner: Laptop) -> None:
    gift, who, other = _bag(owner, 5), _rich(owner, "林霞"), _rich(owner, "王芳")
    east, west = _doors(crew, owner)
    held, later = (
        acting.hold(owner.store, Holding(one, 200, "核对")).result for one in (who, other)
    )
    promised = _redeem(west.store, gift, other)
    west.sync()
    owner.sync()
    late = _redeem(east.store, gift, who)
    crew.settle()
    alike(crew, owner, east, west)
    assert redemptions.find(east.store, late.id).trouble == "overdrawn"
    _refused("redemption.overdrawn", east.store, late.id)
    # What is held later takes from nobody what he was promised before.
    assert redemptions.find(east.store, promised.id).trouble == ""
    assert overdrawn.marked(owner.store, other) == {later: 200}
    assert isinstance(held, bytes)
    acting.release(owner.store, held)
    crew.settle()
    assert redemptions.find(east.store, late.id).trouble == ""
    mall.hand_out(east.store, late.id)


def test_the_same_gift_handed_out_by_two_doors_is_told(crew: Team, owner: Laptop) -> None:
    gift, who = _bag(owner, 3), _rich(owner, "林霞")
    east, west = _doors(crew, owner)
    made = _redeem(east.store, gift, who)
    crew.settle()
    for door in (east, west):
        mall.hand_out(door.store, made.id)
    crew.settle()
    alike(crew, owner, east, west)
    found = redemptions.page(owner.store, RedemptionQuery(troubled=True))
    assert [(one.state, one.trouble) for one in found] == [("handed", "twice")]
    assert gifts.find(owner.store, gift).free == 1
    for laptop in (owner, east, west):
        waits = {line.kind: line.count for line in home.waiting(laptop.store, [])}
        assert waits["handed"] == 1


def test_handed_out_at_one_door_and_cancelled_at_another_is_told_until_it_is_back(
    crew: Team, owner: Laptop
) -> None:
    gift, who = _bag(owner, 3), _rich(owner, "林霞")
    east, west = _doors(crew, owner)
    made = _redeem(east.store, gift, who)
    crew.settle()
    mall.hand_out(east.store, made.id)
    mall.cancel(west.store, made.id, "改主意了")
    crew.settle()
    found = redemptions.find(owner.store, made.id)
    assert (found.state, found.trouble) == ("cancelled", "gone")
    assert gifts.find(owner.store, gift).free == 2
    mall.cancel(owner.store, made.id, "收回来了", back=True)
    crew.settle()
    assert redemptions.find(east.store, made.id).trouble == ""
    assert gifts.find(east.store, gift).free == 3
    assert wallets.balance(east.store, who) == 300


def test_an_assistant_who_awards_no_points_redeems_and_cancels(crew: Team, owner: Laptop) -> None:
    gift, who = _bag(owner), _rich(owner, "林霞")
    east, _ = _doors(crew, owner, "assistant")
    made = _redeem(east.store, gift, who)
    crew.settle()
    assert redemptions.find(owner.store, made.id).state == "ready"
    mall.cancel(east.store, made.id, "改主意了")
    crew.settle()
    assert redemptions.find(owner.store, made.id).state == "cancelled"
    assert wallets.balance(owner.store, who) == 300
    assert not east.store.rows("SELECT 1 FROM changeset WHERE refused IS NOT NULL")
