"""Who left earns for what he did while he was there, and again once he is back."""

from datetime import timedelta

from desktop.actions import activities, erasing, members, rewards, stays
from desktop.models import rule as rules
from desktop.models.whynot import Asked
from desktop.models.whynot_words import Speaker
from desktop.store import settlement, whynot
from desktop.store.community import Store
from desktop.store.question import Cycle, Question
from desktop.store.rules import totals
from tests.rewards_builders import ACTIVE, ARRIVE, RANKING, did, member, publish, standing, sums

EACH = {key: value for key, value in ARRIVE.items() if key != "cap"}


def ended(store: Store, who: bytes, last: str, back: str = "") -> None:
    """He leaves today, as if on another day; and comes back."""
    stays.leave(store, [who], "搬家")
    if back:
        stays.rejoin(store, who)
    with store.recording("test.dated") as rec:
        for stay, term in store.rows("SELECT id, term FROM stay WHERE member = ?", (who,)):
            rec.put("stay", bytes(stay), {"to": last} if term == 1 else {"from": back})


def why(store: Store, who: bytes, rule: bytes, activity: bytes) -> str:
    (one,) = whynot.ask(store, Asked(who, rule, activity)).reasons
    return Speaker("zh_CN", store.zone).said(one)


def test_what_was_done_before_leaving_earns_and_what_was_done_after_does_not(store: Store) -> None:
    rule, who = publish(store, EACH, "2026-01-01"), member(store, "王五")
    done = [did(store, who, "checkin", f"2026-03-{day:02}") for day in (4, 5, 6)]
    ended(store, who, "2026-03-05")
    rewards.run(store, rule)
    assert standing(store) == {(who, one.hex()): 10 for one in done[:2]}
    assert "退出社群（2026-03-05）之后" in why(store, who, rule, done[2])
    assert whynot.ask(store, Asked(who)).name == "王五"
    # What he did counts like anybody's: corrected later, it is taken back.
    activities.correct(store, done[0], "记错了")
    assert sums(store) == {who: 10}


def test_a_second_term_earns_again_and_the_time_between_does_not(store: Store) -> None:
    rule, who = publish(store, EACH, "2026-01-01"), member(store)
    done = [did(store, who, "checkin", f"2026-03-{day:02}") for day in (5, 6, 9, 10)]
    ended(store, who, "2026-03-05", "2026-03-10")
    rewards.run(store, rule)
    assert standing(store) == {(who, done[0].hex()): 10, (who, done[3].hex()): 10}
    assert "2026-03-05" in why(store, who, rule, done[2])
    # What follows at once agrees with a run of everything.
    with store.recording("test.follow") as rec:
        settlement.follow(rec, store, {who})
    assert rec.changes.count == 0


def test_coming_back_settles_what_he_did_meanwhile_on_that_day(store: Store) -> None:
    publish(store, EACH, "2026-01-01")
    who, today = member(store), store.today()
    stays.leave(store, [who], "搬家")
    with store.recording("test.dated") as rec:
        ((stay,),) = store.rows("SELECT id FROM stay WHERE member = ?", (who,))
        rec.put("stay", bytes(stay), {"to": str(today - timedelta(2))})
    now = settlement.now(store)
    activities.add(store, who, "checkin", f"{today - timedelta(1)}T00:00:00")
    activities.add(store, who, "checkin", now)
    assert sums(store) == {}
    stays.rejoin(store, who)
    assert sums(store) == {who: 10}


def test_leaving_after_a_cycle_moves_nobody_up_in_its_ranking(store: Store) -> None:
    rule, first, second = publish(store, RANKING, "2026-01-01"), member(store), member(store)
    did(store, first, "order", "2026-03-02", 900)
    did(store, second, "order", "2026-03-02", 500)
    rewards.close(store, rule, "2026-03")
    stays.leave(store, [first], "搬家")
    rewards.close(store, rule, "2026-03")
    assert sums(store) == {first: 100, second: 60}


def test_who_was_removed_or_erased_is_not_judged(store: Store) -> None:
    rule, who, gone = publish(store, EACH, "2026-01-01"), member(store), member(store)
    for one in (who, gone):
        did(store, one, "checkin", "2026-03-04")
    members.remove(store, [who])
    stays.leave(store, [gone], "搬家")
    erasing.erase(store, gone)
    rewards.run(store, rule)
    assert sums(store) == {}
    assert why(store, who, rule, did(store, who, "checkin", "2026-03-05")) == "他已经不在名单里"


def test_who_left_is_found_without_reading_everybodys_time_here(store: Store) -> None:
    active = (rules.Version(1, rules.parse(ACTIVE), 0),)
    ended_weeks = (Cycle("2026-W10", 1, "2026-03-08T23:59:59", 0),)
    for who in (None, (member(store),)):
        query = totals(Question(active, "2026-12-31", cycles=ended_weeks, members=who))
        plan = [str(row[3]) for row in store.rows(f"EXPLAIN QUERY PLAN {query.sql}", query.values)]
        looked = [line for line in plan if line.startswith(("SCAN s ", "SEARCH s "))]
        assert looked
        assert all("stay_ended (place=?" in line for line in looked), looked
