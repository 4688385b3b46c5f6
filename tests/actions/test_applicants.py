"""What is kept of somebody who only asked to come in: who looked, what is handed out, erased."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.actions import admission as acting
from desktop.actions import applicants, members
from desktop.actions.history import undo
from desktop.actions.personal import Handed
from desktop.models.admission import PENDING, REJECTED, WITHDRAWN, Decided
from desktop.models.erasure import Receipt
from desktop.models.erasure_words import receipt_lines
from desktop.models.permission import PRESETS
from desktop.models.problem import Problem
from desktop.store import admission, backup, consents, restore
from desktop.store.community import Store, open_store
from tests.conftest import CHEAP, MakeStore

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


# -- erased, withdrawn, handed out --------------------------------------------------------------


def _said(store: Store) -> str:
    """Everything that the file holds, in every table."""
    names = store.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'grams'")
    rows = [row for (name,) in names for row in store.rows(f"SELECT * FROM {name}")]
    return "\n".join(
        one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one)
        for row in rows
        for one in row
    )


def rejected(store: Store) -> bytes:
    fields = {"name": "欧阳小明", "phone": PHONE, "source": "展会"}
    one = acting.enter(store, store.community, fields, [("为什么", "想卖花生")]).result
    assert isinstance(one, bytes)
    acting.reject(store, one, "只想卖货")
    return one


def test_a_rejected_applicant_is_erased_with_a_receipt_and_stays_counted(store: Store) -> None:
    one = rejected(store)
    foreseen = applicants.look(store, one)
    assert (foreseen.name, foreseen.applicant) == ("欧阳小明", True)
    receipt = applicants.erase(store, one).result
    assert isinstance(receipt, Receipt)
    assert not receipt.waits
    told = _said(store)
    for word in ("欧阳小明", PHONE, "想卖花生", "只想卖货"):
        assert word not in told
    assert store.rows("SELECT phone_ix FROM application WHERE id = ?", (one,)) == [(None,)]
    assert store.one("SELECT count(*) FROM seed WHERE subject = ?", (one,)) == (0,)
    assert admission.report(store) == [Decided("展会", 0, 1, 0)]
    assert admission.find(store, one).state == REJECTED
    lines = receipt_lines(receipt, store.zone)
    assert one.hex() in lines[0]
    assert "手机" in lines[2]
    assert "来源报告" in "".join(lines)


def test_who_is_erased_while_he_waits_is_withdrawn_and_may_ask_anew(store: Store) -> None:
    one = asked(store)
    applicants.erase(store, one)
    assert (admission.count_open(store), admission.find(store, one).state) == (0, WITHDRAWN)
    assert asked(store) != one


def test_an_applicant_is_erased_once_and_who_came_in_as_a_member(store: Store) -> None:
    one, other = rejected(store), asked(store)
    applicants.erase(store, one)
    with pytest.raises(Problem) as refused:
        applicants.erase(store, one)
    assert refused.value.code == "application.erased"
    acting.approve(store, other)
    with pytest.raises(Problem) as refused:
        applicants.look(store, other)
    assert refused.value.code == "application.is_member"


def test_only_who_may_erase_members_erases_applicants(store: Store) -> None:
    one = rejected(store)
    store.actor = replace(store.actor, cells=PRESETS["deputy"] - {"member.erase"})
    with pytest.raises(Problem) as refused:
        applicants.erase(store, one)
    assert refused.value.code == "role.not_allowed"
    assert admission.find(store, one).name == "欧阳小明"


def test_a_withdrawn_application_is_no_rejection_and_undo_opens_it_again(store: Store) -> None:
    one = asked(store)
    applicants.withdraw(store, one)
    assert admission.find(store, one).state == WITHDRAWN
    assert [(row.rejected, row.pending) for row in admission.report(store)] == [(0, 0)]
    with pytest.raises(Problem) as refused:
        acting.approve(store, one)
    assert refused.value.code == "application.decided"
    undo(store)
    assert admission.find(store, one).state == PENDING


def test_an_applicant_is_handed_what_is_kept_of_him_and_that_is_noted(
    store: Store, tmp_path: Path
) -> None:
    one = rejected(store)
    applicants.reveal(store, one)
    file = tmp_path / "他.json"
    handed = applicants.export(store, one, file).result
    assert isinstance(handed, Handed)
    document = json.loads(file.read_text("utf-8"))
    assert handed.counts == {"application": 1, "approval": 0, "audit": 2}
    (kept,) = document["application"]
    assert (kept["name"], kept["phone"], kept["reason"]) == ("欧阳小明", f"+86{PHONE}", "只想卖货")
    assert "phone_ix" not in kept
    assert {row["kind"] for row in document["audit"]} == {"reveal", "handout"}
    applicants.erase(store, one)
    with pytest.raises(Problem):
        applicants.export(store, one, file)


def test_a_backup_from_before_forgets_him_when_it_is_opened(
    make_store: MakeStore, tmp_path: Path
) -> None:
    store = make_store()
    one = rejected(store)
    file = backup.export(store.keys, tmp_path / "before.qzb", "备份口令", cost=CHEAP)
    applicants.erase(store, one)
    counted = admission.report(store)
    assert [line.rejected for line in counted] == [1]
    restore.restore(file, tmp_path / "restored", passphrase="备份口令", cost=CHEAP)
    opened = open_store(tmp_path / "restored", passphrase="备份口令")
    try:
        assert "欧阳小明" not in _said(opened)
        assert admission.erased(opened, one)
        # What came of it stays counted.
        assert admission.report(opened) == counted
    finally:
        opened.close()
