"""Honours: a title lapses with its term, granting is a right of its own, grades follow points."""

from datetime import date

import pytest

from desktop.actions import erasing, history, honours, members, merging, rewards, roles
from desktop.actions.honours import Step, Wanted
from desktop.models.changes import Changes
from desktop.models.honour import Honour, ends
from desktop.models.permission import PRESETS, Actor, rights
from desktop.models.problem import Problem
from desktop.store import grades, wallets
from desktop.store import honours as stored
from desktop.store import members as rows
from desktop.store.community import Store

MARCH = date(2026, 3, 5)


def new(done: Changes) -> bytes:
    """The id that an action answers."""
    assert isinstance(done.result, bytes)
    return done.result


@pytest.fixture
def who(store: Store) -> bytes:
    return new(members.add(store, {"name": "林霞"}))


@pytest.fixture
def star(store: Store) -> bytes:
    return new(honours.save(store, None, Wanted("月度之星", "title", "month")))


def names(store: Store, who: bytes, day: str) -> list[str]:
    return [one.honour_name for one in stored.held(store, [who], day)[who]]


def test_the_title_of_the_month_lapses_next_month(store: Store, who: bytes, star: bytes) -> None:
    honours.grant(store, star, [who], first=MARCH, note="带队义卖")
    assert names(store, who, "2026-03-04") == []
    assert names(store, who, "2026-03-05") == names(store, who, "2026-03-31") == ["月度之星"]
    assert names(store, who, "2026-04-01") == []
    (one,) = stored.of_members(store, [who])[who]
    assert (one.last, one.standing("2026-04-01")) == ("2026-03-31", "lapsed")


@pytest.mark.parametrize(
    ("term", "days", "last"),
    [("week", 0, "2026-03-08"), ("month", 0, "2026-03-31"), ("year", 0, "2026-12-31"),
     ("days", 7, "2026-03-11"), ("", 0, None)],
)  # fmt: skip
def test_a_term_ends_with_its_last_day(term: str, days: int, last: str | None) -> None:
    found = ends(Honour(b"", "", "title", term, days), MARCH)  # type: ignore[arg-type]  # from a table
    assert (found.isoformat() if found else None) == last


def test_who_may_not_grant_is_refused_and_a_custom_role_with_the_right_may(
    store: Store, who: bytes, star: bytes
) -> None:
    cells, within, listed = rights([(PRESETS["assistant"], None)])
    store.look_on(Actor(store.operator, "小陈", "assistant", cells, who, within, listed))
    with pytest.raises(Problem) as refused:
        honours.grant(store, star, [who])
    assert refused.value.code == "role.not_allowed"
    assert "授予荣誉" in refused.value.sentence()
    store.look_on(Actor(store.operator, "小陈", "颁奖员", cells | {"honour.grant"}, who))
    assert honours.grant(store, star, [who]).result == 1
    with pytest.raises(Problem):
        honours.save(store, None, Wanted("自己起的"))


def test_the_right_can_be_ticked_for_a_role_of_the_communitys_own(store: Store) -> None:
    copied = next(one.id for one in roles.roles.role_list(store) if one.preset == "assistant")
    made = new(roles.add_role(store, "颁奖员", copied, {"member.read.basic", "honour.grant"}))
    (found,) = [one for one in roles.roles.role_list(store) if one.id == made]
    assert "honour.grant" in found.cells


def test_it_is_not_granted_twice_for_one_day_and_is_taken_back_with_a_reason(
    store: Store, who: bytes, star: bytes
) -> None:
    honours.grant(store, star, [who])
    with pytest.raises(Problem) as refused:
        honours.grant(store, star, [who])
    assert refused.value.code == "honour.held"
    assert "林霞" in refused.value.sentence()
    with pytest.raises(Problem) as silent:
        honours.take_back(store, star, who, " ")
    assert silent.value.code == "entry.no_reason"
    honours.take_back(store, star, who, "票数算错")
    today = store.today().isoformat()
    assert names(store, who, today) == []
    (one,) = stored.of_members(store, [who])[who]
    assert (one.standing(today), one.reason) == ("withdrawn", "票数算错")
    with pytest.raises(Problem) as nothing:
        honours.take_back(store, star, who, "再来")
    assert nothing.value.code == "honour.not_held"
    history.undo(store)
    assert names(store, who, today) == ["月度之星"]


def test_what_was_given_once_is_kept_and_what_never_was_is_removed(
    store: Store, who: bytes, star: bytes
) -> None:
    with pytest.raises(Problem) as taken:
        honours.save(store, None, Wanted("月度之星"))
    assert taken.value.code == "honour.taken"
    honours.save(store, star, Wanted("每月之星", "title", "days", 30))
    assert stored.resolve(store, "每月之星").days == 30
    honours.grant(store, star, [who])
    with pytest.raises(Problem) as refused:
        honours.remove(store, star)
    assert refused.value.code == "honour.given"
    honours.remove(store, new(honours.save(store, None, Wanted("义工"))))
    assert [one.name for one in stored.listed(store)] == ["每月之星"]


def test_whoever_was_merged_brings_what_he_was_granted(
    store: Store, who: bytes, star: bytes
) -> None:
    other = new(members.add(store, {"name": "林小霞"}))
    honours.grant(store, star, [other], first=MARCH)
    merging.merge(store, who, other)
    assert names(store, who, "2026-03-20") == ["月度之星"]
    assert [one.member for one in stored.grants(store, star)] == [who]
    with pytest.raises(Problem):
        honours.grant(store, star, [who], first=MARCH)


def test_a_grade_follows_all_that_was_earned_and_another_what_is_there(
    store: Store, who: bytes
) -> None:
    for name, at_least in (("银卡", 500), ("铜卡", 100), ("金卡", 1_000)):
        honours.save_grade(store, None, Step(name, at_least))
    honours.save_grade(store, None, Step("现有三百", 300, "balance"))
    rewards.award(store, who, 620, "义工")
    with store.recording("mall.redeem") as rec:
        wallets.spend(rec, store, wallets.Spending(who, 400, rec.action))
    total, balance = grades.of_members(store, [who])[who]
    assert (total.grade and total.grade.name, total.value, total.missing) == ("银卡", 620, 380)
    assert (balance.grade, balance.value, balance.missing) == (None, 220, 80)
    rewards.award(store, who, -200, "算错了")
    total, _ = grades.of_members(store, [who])[who]
    assert (total.grade and total.grade.name, total.value) == ("铜卡", 420)


def test_two_grades_have_no_common_threshold_and_a_grade_goes(store: Store, who: bytes) -> None:
    made = new(honours.save_grade(store, None, Step("铜卡", 0)))
    with pytest.raises(Problem) as refused:
        honours.save_grade(store, None, Step("银卡", 0))
    assert refused.value.code == "grade.same"
    assert grades.of_members(store, [who])[who][0].grade is not None
    honours.remove_grade(store, made)
    assert grades.of_members(store, [who])[who] == []


def test_the_list_of_members_says_who_holds_what_and_which_grade(
    store: Store, who: bytes, star: bytes
) -> None:
    other = new(members.add(store, {"name": "王芳"}))
    honours.save_grade(store, None, Step("铜卡", 100))
    rewards.award(store, who, 120, "义工")
    honours.grant(store, star, [who])
    honours.grant(store, star, [other], first=MARCH)
    one, lapsed = rows.by_ids(store, [who, other])
    assert (one.grades, one.honours) == (("铜卡",), ("月度之星",))
    assert (lapsed.grades, lapsed.honours) == ((), ())


def test_who_is_erased_leaves_no_word_of_why_he_was_honoured(
    store: Store, who: bytes, star: bytes
) -> None:
    honours.grant(store, star, [who], note="带队义卖")
    erasing.erase(store, who)
    assert store.rows("SELECT note FROM honour_grant WHERE coalesce(note, '') <> ''") == []
    assert stored.grants(store) == []
