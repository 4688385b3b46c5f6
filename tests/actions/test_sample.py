"""The sample community: about 200 invented people, a running week, the same on the same day."""

import csv
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop.actions import sample
from desktop.models.admission import WAITING
from desktop.models.member import MemberQuery
from desktop.models.partner import CATEGORIES
from desktop.models.progress import Cancelled
from desktop.store import (
    admission,
    courses,
    headcount,
    history,
    home,
    members,
    partners,
    referrals,
    rehearsal,
    rulebook,
    stays,
    timeline,
    venues,
)
from desktop.store.community import Founding, Store, create

TODAY = datetime.now(ZoneInfo("Asia/Shanghai")).date()
PASSPHRASE = "只给测试用的口令"
SAMPLE = Path(__file__).parents[2] / "resources" / "sample"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("sample") / "a"
    return sample.make(folder, passphrase=PASSPHRASE, today=TODAY)


def facts(store: Store) -> list[object]:
    return [
        store.rows("SELECT name, phone, city, joined, points FROM member ORDER BY number_value"),
        store.rows("SELECT kind, local, amount FROM activity ORDER BY local, kind, amount"),
        store.rows("SELECT points, count(*) FROM entry GROUP BY points ORDER BY points"),
    ]


def test_about_two_hundred_people_with_every_role_and_level(made: Store) -> None:
    assert 190 <= home.community(made).members <= 210
    levels = made.rows("SELECT DISTINCT level FROM member WHERE gone = 0")
    assert len(levels) == 4
    roles = made.rows("SELECT DISTINCT role FROM assignment WHERE gone = 0")
    assert len(roles) >= 5


def test_some_left_some_wait_some_were_brought_and_partners_give_something(made: Store) -> None:
    assert stays.count_gone(made) == 3
    waiting = [one.name for one in admission.opened(made) if one.state == WAITING]
    assert sorted(waiting) == ["云起", "安歌"]
    states = {one.state for one in referrals.page(made)}
    assert states == {"pending", "confirmed", "refused"}
    today = TODAY.isoformat()
    assert (partners.count(made), partners.count(made, today)) == (7, 6)
    assert {one.category for one in partners.page(made)} == set(CATEGORIES)
    judged = made.rows('SELECT DISTINCT "to" FROM stage WHERE evidence IS NOT NULL ORDER BY 1')
    assert judged == [("朋友",), ("粉丝",)]


def test_one_course_goes_on_with_one_certificate_and_three_venues_offer_something(
    made: Store,
) -> None:
    (course,) = courses.courses(made)
    assert (course.modules, course.certified) == (3, 1)
    counts = [one.count for one in courses.learners(made, course.id)]
    assert sorted(counts, reverse=True) == [3, 2, 2, 2, 2, 1, 1, 1]
    assert [len(one.modules) for one in venues.page(made)] == [2, 2, 2]


def test_there_is_a_session_today_and_one_next_week_that_wants_a_host(made: Store) -> None:
    morning = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=ZoneInfo(made.zone))
    coming = home.coming(made, morning, 14)
    first = next(one for one in coming if one.occurrence.kind == "session")
    assert first.occurrence.start.date() == TODAY
    assert first.host.name
    assert first.lecturer.name
    assert [one.kind for one in home.waiting(made, coming)][:2] == ["host", "suspects"]


def test_points_were_earned_by_rules_and_can_be_explained(made: Store) -> None:
    figures = home.figures(made, TODAY)
    assert (figures.points.now or 0) > 1_000
    assert (figures.attendance.now or 0) > 10
    kinds = dict(made.rows("SELECT kind, count(*) FROM activity GROUP BY kind"))
    assert min(kinds[kind] for kind in ("checkin", "post", "order")) > 30
    row = made.one(
        "SELECT count(*) FROM entry WHERE rule IS NULL AND kind = 'manual' AND wallet IS NULL"
    )
    assert row == (0,)


def test_the_same_day_makes_the_same_community(made: Store, tmp_path: Path) -> None:
    again = sample.make(tmp_path / "b", passphrase=PASSPHRASE, today=TODAY)
    assert facts(again) == facts(made)
    again.close()


def test_it_was_set_up_weeks_ago_and_the_newest_is_what_people_did(made: Store) -> None:
    newest = [one.what for one in home.happened(made) if one.kind == "action"]
    assert newest[:2] == ["member.feature", "cooperation.add"]
    assert {"view.save", "tag_rule.save", "segment.add", "member.add"}.isdisjoint(newest)
    (first,) = made.rows("SELECT min(at) FROM action")
    since = datetime.fromtimestamp(first[0] / 1000, ZoneInfo(made.zone)).date()
    assert since == TODAY - timedelta(weeks=8, days=1)


def test_the_first_members_story_begins_with_what_he_did(made: Store) -> None:
    told = timeline.page(made, members.page(made, MemberQuery(sort=(("number", False),)))[0].id)
    kinds = [one.kind for one in told]
    assert set(kinds[:6]) <= {"activity", "entry"}
    assert "made" in kinds


def test_every_action_is_of_the_time_that_its_changesets_tell_and_of_none_to_come(
    made: Store,
) -> None:
    shift = 2**16
    assert (
        made.rows(
            "SELECT x.kind FROM action x JOIN changeset c ON c.rid = x.first"
            f" WHERE x.at <> c.clock / {shift}"
        )
        == []
    )
    (last,) = made.rows("SELECT max(at) FROM action")
    assert last[0] <= datetime.now(UTC).timestamp() * 1000
    assert made.today() == datetime.now(ZoneInfo(made.zone)).date()


def test_a_community_of_its_name_without_anybody_is_filled_since_its_founding(
    tmp_path: Path,
) -> None:
    founded = create(tmp_path / "e", Founding(home.SAMPLE_NAME), passphrase=PASSPHRASE)
    before = history.recent(founded, 1)[0].at
    founded.close()
    store = sample.open_or_make(tmp_path / "e", passphrase=PASSPHRASE)
    assert headcount.everybody(store) > 190
    assert store.rows("SELECT count(*) FROM action WHERE at < ?", (before,)) == [(0,)]
    store.close()


def test_another_day_moves_with_it(tmp_path: Path) -> None:
    later = TODAY + timedelta(days=1)
    store = sample.make(tmp_path / "c", passphrase=PASSPHRASE, today=later)
    newest = store.one("SELECT max(joined) FROM member")
    assert newest is not None
    assert later - date.fromisoformat(newest[0]) < timedelta(days=14)
    store.close()


def test_no_phone_in_it_is_a_real_ones_shape() -> None:
    with (SAMPLE / "members.csv").open(encoding="utf-8", newline="") as file:
        phones = [row["phone"] for row in csv.DictReader(file) if row["phone"]]
    # Three rows have somebody else's number, so that there is something to settle.
    assert len(phones) == len(set(phones)) + 3
    assert [phone for phone in phones if not re.fullmatch(r"1\d\d0000\d{4}", phone)] == []


def test_making_it_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done > 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        sample.make(tmp_path / "d", passphrase=PASSPHRASE, progress=stop)


@pytest.mark.parametrize("today", [TODAY, date(2026, 3, 2), date(2026, 2, 28)])
def test_the_trial_of_the_rule_that_waits_has_surprises_of_its_own(
    made: Store, tmp_path: Path, today: date
) -> None:
    store = (
        made if today == TODAY else sample.make(tmp_path / "b", passphrase=PASSPHRASE, today=today)
    )
    (rule,) = [one for one in rulebook.listed(store) if one.published and one.draft]
    assert rule.draft is not None
    span = rehearsal.last_days(30, today)
    found = rehearsal.rehearse(store, rule.draft.rule, rule.published[-1].rule, span, today)
    # Some came late each time and some twice in a week, so that fewer points are given.
    assert found.lost_count > 0
    assert found.capped > 0
    assert found.before_points is not None
    assert found.points < found.before_points
