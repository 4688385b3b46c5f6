"""What is kept of somebody who only asked to come in: who may look at his phone, and that shows."""

import pytest
from msgspec.structs import replace

from desktop.actions import admission as acting
from desktop.actions import applicants, members
from desktop.models.permission import PRESETS
from desktop.models.problem import Problem
from desktop.store import admission, consents
from desktop.store.community import Store

PHONE = "13800138000"


def asked(store: Store, name: str = "林霞", phone: str = PHONE) -> bytes:
    made = acting.enter(store, store.community, {"name": name, "phone": phone}).result
    assert isinstance(made, bytes)
    return made


def test_a_look_at_an_applicants_phone_is_noted_with_who_and_whose(store: Store) -> None:
    one = asked(store)
    assert admission.find(store, one).phone == "138****8000"
    assert applicants.reveal(store, one).result == f"+86{PHONE}"
    (look,) = consents.looked_at_applicant(store, one)
    assert (look.operator, look.name, look.member, look.application) == (
        store.actor.name,
        "林霞",
        None,
        one,
    )
    assert consents.looks_of(store, store.operator) == [look]


def test_who_looked_before_he_came_in_is_told_on_the_members_page_too(store: Store) -> None:
    one = asked(store)
    applicants.reveal(store, one)
    acting.approve(store, one)
    member = admission.find(store, one).member
    assert member is not None
    members.reveal(store, member)
    found = consents.looked_at(store, member)
    assert [(look.member, look.application) for look in found] == [(member, None), (member, one)]
    assert len(consents.looks_of(store, store.operator)) == 2


@pytest.mark.parametrize("role", ["assistant", "lecturer", "host"])
def test_who_may_not_read_contacts_sees_no_applicants_phone(store: Store, role: str) -> None:
    one = asked(store)
    store.actor = replace(store.actor, cells=PRESETS[role] - {"member.read.contact"})
    with pytest.raises(Problem) as refused:
        applicants.reveal(store, one)
    assert refused.value.code == "role.not_allowed"
    assert consents.looked_at_applicant(store, one) == []


def test_without_a_phone_there_is_nothing_to_look_at(store: Store) -> None:
    with pytest.raises(Problem) as refused:
        applicants.reveal(store, asked(store, phone=""))
    assert refused.value.code == "member.nothing_to_show"
