"""What people are besides their profile follows a merge: verified, offering, together, featured."""

from desktop.actions import consents, merging, offers
from desktop.actions import cooperation as acting
from desktop.actions import members as changing
from desktop.models.condition import Leaf
from desktop.models.member import Filter, MemberQuery
from desktop.store import consents as agreed
from desktop.store import cooperation, members, segments, tag_rules
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
