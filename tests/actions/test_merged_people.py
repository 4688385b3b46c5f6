"""What people are besides their profile follows a merge: verified, offering, together, featured."""

from datetime import timedelta

from desktop.actions import (
    activities,
    attendance,
    calendar,
    consents,
    merging,
    notes,
    offers,
    rewards,
)
from desktop.actions import cooperation as acting
from desktop.actions import members as changing
from desktop.models.condition import Leaf
from desktop.models.member import Filter, MemberQuery
from desktop.store import calendar as held
from desktop.store import consents as agreed
from desktop.store import cooperation, doings, groups, members, segments, tag_rules, timeline
from desktop.store import offers as directory
from desktop.store.community import Store
from tests.people_builders import somebody


def test_what_is_told_of_a_record_is_told_of_whom_it_is_merged_into(store: Store) -> None:
    one, other, partner = (
        somebody(store, "林霞", phone="13800138000"),
        somebody(store, "林霞", phone="13800138000"),
        somebody(store, "王芳", phone="13900139000"),
    )
    today = store.today().isoformat()
    consents.verify(store, other, "face")
    offers.add(store, other, "can", "法律")
    consents.say(store, other, "directory", given=True)
    acting.add(store, other, partner, value=500)
    acting.feature(store, other)

    def told() -> tuple[object, ...]:
        listed = MemberQuery(filters=(Filter("verified", "=", ("yes",)),))
        (offer,) = directory.page(store, "法律")
        return (
            members.all_ids(store, listed),
            segments.count(store, Leaf("verified", "=", "yes")),
            agreed.verification(store, one) is not None,
            [seen.one for seen in cooperation.page(store, member=one)],
            [seen.times for seen in cooperation.featured(store, today[:7], one)],
            bool(offer.contact),
        )

    before = told()
    merging.merge(store, one, other)
    assert told() == ([one], 1, True, [one], [1], True)
    shown = acting.feature(store, one).result
    assert isinstance(shown, acting.Shown)
    assert shown.times == 2
    consents.unverify(store, one)
    assert members.all_ids(store, MemberQuery(filters=(Filter("verified", "=", ("yes",)),))) == []
    assert before[:1] == ([other],)


def test_who_took_back_to_be_contacted_under_either_record_is_not_in_the_directory(
    store: Store,
) -> None:
    one, other = (
        somebody(store, "林霞", phone="13800138000"),
        somebody(store, "林霞", phone="13800138000"),
    )
    offers.add(store, one, "can", "法律")
    consents.say(store, one, "directory", given=True)
    consents.say(store, other, "contact", given=False)
    merging.merge(store, one, other)
    (offer,) = directory.page(store, "法律")
    assert (offer.consented, offer.contact) == (False, "")


def test_a_tag_that_both_records_have_is_one_members(store: Store) -> None:
    one, other = (somebody(store, "林霞", phone="13800138000") for _ in range(2))
    changing.tag(store, [one, other], ["老友"])
    assert tag_rules.by_hand(store) == {"老友": 2}
    merging.merge(store, one, other)
    assert tag_rules.by_hand(store) == {"老友": 1}


def test_his_story_and_figures_tell_what_was_done_under_both_records(store: Store) -> None:
    one, other = somebody(store, "林霞", phone="13800138000"), somebody(store, "霞姐")
    today = store.today().isoformat()
    series = calendar.add(store, {"title": "共读", "start": f"{today}T08:00:00"}).result
    assert isinstance(series, bytes)
    attendance.check_in(store, series, f"{today}T08:00:00", other)
    activities.add(store, other, "order", f"{today}T09:00:00", amount=9900)
    activities.add(store, one, "post", f"{today}T09:30:00")
    rewards.award(store, other, 30, "值班")
    notes.add(store, other, "愿意带新人")
    changing.edit(store, other, {"wechat": "xia_1990"})
    apart = (_told(store, one), doings.of_member(store, one))
    merging.merge(store, one, other)
    assert _told(store, one) >= {"checkin", "order", "post", "manual", "愿意带新人", "wechat"}
    assert doings.of_member(store, one).attended == 1
    assert doings.of_member(store, one).earned == 30
    assert doings.course(store, one, 30, store.today())[-2:] == (0.0, 30.0)
    # What became of the record itself is no news of his.
    kinds = [line.kind for line in timeline.page(store, one)]
    assert (kinds.count("made"), kinds.count("gone")) == (1, 0)
    # He came: lists, the session and a clean-out know it of him.
    (row,) = members.page(store, MemberQuery())
    assert row.last_seen is not None
    evening = held.occurrence(store, series, f"{today}T08:00:00").id
    assert [(each.member, each.name) for each in held.attendees(store, evening)] == [(one, "林霞")]
    merging.separate(store, other)
    assert sorted(bool(row.last_seen) for row in members.page(store, MemberQuery())) == [
        False,
        True,
    ]
    assert doings.of_member(store, one) == apart[1]
    assert _told(store, one) >= apart[0]
    assert not _told(store, one) & {"checkin", "order", "manual", "愿意带新人"}


def test_who_did_something_under_a_record_merged_into_his_is_not_idle(store: Store) -> None:
    with store.recording("member.team") as rec:
        group = rec.put("team", None, {"name": "晨读"})
    one, other = somebody(store, "林霞"), somebody(store, "霞姐")
    changing.join_team(store, [one], group)
    changing.edit_many(store, [one, other], {"joined": "2020-01-01"})
    activities.add(store, other, "post", f"{store.today().isoformat()}T09:00:00")
    lately = store.today() - timedelta(30)
    assert [row.id for row in groups.idle(store, group, lately)] == [one]
    merging.merge(store, one, other)
    assert groups.idle(store, group, lately) == []


def _told(store: Store, who: bytes) -> set[str]:
    """What his story names: fields, kinds, notes."""
    lines = timeline.page(store, who)
    return {line.new if line.kind == "note" else line.field for line in lines}
