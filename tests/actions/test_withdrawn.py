"""Who took back his consent to be contacted is reached from nowhere until he gives it again."""

import pytest

from desktop.actions import consents, identities, members, offers, personal, segments
from desktop.models.condition import Leaf
from desktop.models.problem import Problem
from desktop.store import identities as known
from desktop.store import members as roster
from desktop.store import offers as directory
from desktop.store import segments as stored
from desktop.store.community import Store


@pytest.fixture
def one(store: Store) -> bytes:
    made = members.add(store, {"name": "林霞", "phone": "13800138000", "city": "广州"}).result
    assert isinstance(made, bytes)
    return made


def refused(store: Store, member: bytes) -> str:
    with pytest.raises(Problem) as caught:
        members.reveal(store, member)
    assert store.one("SELECT count(*) FROM audit") == (0,)
    return str(caught.value)


def test_his_phone_and_accounts_are_not_shown_and_no_look_is_noted(
    store: Store, one: bytes
) -> None:
    identities.add(store, one, "wechat", "linxia_88")
    consents.say(store, one, "contact", given=False, how="电话里说的")
    told = refused(store, one)
    assert "林霞" in told
    key = next(each.key for each in known.of_member(store, one) if each.channel == "wechat")
    with pytest.raises(Problem) as caught:
        identities.reveal(store, one, key)
    assert caught.value.code == "consent.withdrawn"


def test_lists_mask_it_and_a_new_word_of_his_brings_it_back(store: Store, one: bytes) -> None:
    assert roster.phones(store, [one]) == {one: "+8613800138000"}
    consents.say(store, one, "contact", given=False)
    assert roster.phones(store, [one])[one].endswith("****8000")
    consents.say(store, one, "contact", given=True)
    assert roster.phones(store, [one]) == {one: "+8613800138000"}
    assert members.reveal(store, one).result == "+8613800138000"


def test_what_a_merged_record_took_back_holds_for_the_person(store: Store, one: bytes) -> None:
    other = members.add(store, {"name": "小林", "phone": "13800138001"}).result
    assert isinstance(other, bytes)
    consents.say(store, other, "contact", given=False)
    with store.recording("member.merge") as rec:
        rec.put("alias", None, {"member": other, "canonical": one})
    refused(store, one)
    consents.say(store, one, "contact", given=True)
    assert members.reveal(store, one).result == "+8613800138000"
    assert stored.silent(store, Leaf("city", "=", "广州")) == 0


def test_other_consents_say_nothing_of_contact(store: Store, one: bytes) -> None:
    for purpose in ("list", "directory", "child"):
        consents.say(store, one, purpose, given=False)
    assert members.reveal(store, one).result == "+8613800138000"


def test_the_directory_shows_no_contact_and_a_segment_says_who_is_not_to_be_contacted(
    store: Store, one: bytes
) -> None:
    members.add(store, {"name": "王芳", "city": "广州"})
    offers.add(store, one, "can", "法律")
    consents.say(store, one, "directory", given=True)
    (entry,) = directory.page(store, "法律")
    assert entry.consented
    where = Leaf("city", "=", "广州")
    segments.save(store, "广州人", where)
    assert (stored.count(store, where), stored.silent(store, where)) == (2, 0)
    consents.say(store, one, "contact", given=False)
    (entry,) = directory.page(store, "法律")
    assert not entry.consented
    assert (stored.count(store, where), stored.silent(store, where)) == (2, 1)
    assert stored.silent(store, Leaf("city", "=", "深圳")) == 0


def test_his_own_data_are_still_handed_to_him(
    store: Store, one: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    consents.say(store, one, "contact", given=False)
    file = tmp_path_factory.mktemp("handout") / "他.json"
    personal.export(store, one, file)
    assert "+8613800138000" in file.read_text("utf-8")
