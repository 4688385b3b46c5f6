"""Rules ask about the category of an activity, and give once for each of them, or each series."""

from datetime import date
from pathlib import Path

from desktop.actions import activities, attendance, calendar, rewards
from desktop.store.community import Store
from tests.rewards_builders import FIRST, member, publish, standing
from tests.roster_builders import text

ALWAYS = {key: value for key, value in FIRST.items() if key not in ("from", "to")}


def _ordered(store: Store, who: bytes, day: str, category: str) -> None:
    activities.add(store, who, "order", f"2026-03-{day}T12:00:00", amount=900, category=category)


def test_the_first_order_of_each_category_is_rewarded_and_one_of_none_is_not(store: Store) -> None:
    who, made = member(store), publish(store, {**ALWAYS, "in_each": "category"}, "2026-01-01")
    for day, category in (("01", "书"), ("02", " 书 "), ("03", "茶"), ("04", "")):
        _ordered(store, who, day, category)
    assert standing(store, made) == {(who, "书"): 50, (who, "茶"): 50}
    assert rewards.run(store, made, date(2026, 12, 31)).nothing


def test_a_rule_asks_about_the_category(store: Store) -> None:
    where = {"field": "category", "op": "in", "value": ["书", "票"]}
    who, made = member(store), publish(store, {**ALWAYS, "where": where}, "2026-01-01")
    _ordered(store, who, "01", "茶")
    assert standing(store, made) == {}
    _ordered(store, who, "02", "票")
    assert standing(store, made) == {(who, ""): 50}


def test_the_first_check_in_of_each_series_is_rewarded(store: Store) -> None:
    body = {**ALWAYS, "activity": "checkin", "in_each": "series"}
    who, made = member(store), publish(store, body, "2026-01-01")
    series = []
    for title in ("共读", "茶会"):
        said = {"title": title, "start": "2026-03-03T20:00:00", "rule": "FREQ=WEEKLY;COUNT=3"}
        one = calendar.add(store, said).result
        assert isinstance(one, bytes)
        series.append(one)
    for one, day in ((series[0], "03"), (series[0], "10"), (series[1], "10")):
        attendance.check_in(store, one, f"2026-03-{day}T20:00:00", who)
    activities.add(store, who, "checkin", "2026-03-01T12:00:00")
    rewards.run(store, made)
    assert standing(store, made) == {(who, one.hex()): 50 for one in series}


def test_a_log_brings_the_category_of_what_was_bought(store: Store, tmp_path: Path) -> None:
    member(store, phone="+8613600000001")
    log = tmp_path / "log.csv"
    log.write_bytes(text("时间,手机号,类型,金额,分类", "2026-03-01 10:00,13600000001,下单,9,书"))
    activities.import_file(store, log)
    assert store.rows("SELECT category FROM activity") == [("书",)]
