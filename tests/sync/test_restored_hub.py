"""A hub put back to an old backup gets from its devices what it had acknowledged, exactly once."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.actions import devices, members
from desktop.models.erasure import sealed_for
from desktop.models.problem import Problem
from desktop.models.signed import read_changeset
from desktop.store import link, tail
from desktop.sync import keys, retelling
from desktop.sync.channel import Refusal
from desktop.sync.telling import problem
from hub.sqlite import SqliteEngine
from tests.sync.backups import KEY, Backups, add, agree, names, one_member, three
from tests.sync.team import Team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    found = Team(tmp_path, SqliteEngine(tmp_path / "hub.db", KEY))
    yield found
    found.close()


def test_who_is_ahead_gives_back_what_others_did_too(crew: Team) -> None:
    owner, deputy, helper = three(crew)
    backup = Backups(crew).take()
    add(owner, "王芳", 1)
    owner.sync()
    add(deputy, "李雷", 2)
    deputy.sync()
    Backups(crew).put_back(backup)
    # The deputy alone has read both; nobody has gone on from the backup.
    found = deputy.sync()
    assert found.restored
    assert found.returned == 2
    assert link.read(deputy.store).epoch == 1
    agree(crew)
    for one in (owner, deputy, helper):
        assert names(one) == ["李雷", "王芳"]


def test_two_logs_with_one_beginning_become_one(crew: Team) -> None:
    owner, deputy, helper = three(crew)
    backup = Backups(crew).take()
    add(owner, "王芳", 1)
    owner.sync()
    add(deputy, "李雷", 2)
    deputy.sync()
    Backups(crew).put_back(backup)
    # Who has heard of nothing goes on from the backup.
    add(helper, "韩梅梅", 3)
    helper.sync()
    found = deputy.sync()
    assert found.restored
    agree(crew)
    assert link.read(deputy.store).epoch == 2
    for one in (owner, deputy, helper):
        assert names(one) == ["李雷", "王芳", "韩梅梅"]


def test_a_device_let_in_after_the_backup_is_known_again_by_the_hubs_own_word(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    backup = Backups(crew).take()
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    add(deputy, "李雷", 2)
    deputy.sync()
    Backups(crew).put_back(backup)
    # What it read begins behind the backup's end: who has read what lies between comes first.
    with pytest.raises(Problem, match="Let other computers sync first"):
        deputy.sync()
    owner.sync()
    assert deputy.sync().restored
    agree(crew)
    assert names(owner) == ["李雷"]


def test_a_refusal_is_heard_once_and_its_payload_waits_again(crew: Team) -> None:
    owner, _, helper = three(crew)
    backup = Backups(crew).take()
    with helper.store.recording("role.forge") as rec:
        rec.put("community", helper.store.community, {"name": "改名"})
    helper.sync()
    assert helper.store.rows("SELECT count(*) FROM verdict") == [(1,)]
    Backups(crew).put_back(backup)
    helper.sync()
    owner.sync()
    with crew.engine.reading() as session:
        assert session.rows("SELECT count(*) FROM quarantine") == [(1,)]
        assert session.rows("SELECT count(*) FROM verdict") == [(1,)]
    assert helper.store.rows("SELECT count(*) FROM verdict") == [(1,)]
    add(helper, "韩梅梅", 3)
    agree(crew)


def test_a_hub_restored_again_before_a_refusal_was_heard_gets_it_once_more(crew: Team) -> None:
    _, _, helper = three(crew)
    backup = Backups(crew).take()
    with helper.store.recording("role.forge") as rec:
        rec.put("community", helper.store.community, {"name": "改名"})
    helper.sync()
    Backups(crew).put_back(backup)
    retelling.retell(helper.store, helper.session)
    # Here the line breaks.
    Backups(crew).put_back(backup)
    add(helper, "韩梅梅", 3)
    agree(crew)
    assert names(crew.laptops[0]) == ["韩梅梅"]
    with crew.engine.reading() as session:
        assert session.rows("SELECT count(*) FROM quarantine") == [(1,)]


def test_what_was_refused_comes_back_without_who_was_erased_meanwhile(crew: Team) -> None:
    owner, _, _ = three(crew)
    add(owner, "林霞", 1)
    host = crew.join(crew.invite(owner, "小赵", "host"))
    crew.settle()
    backup = Backups(crew).take()
    ((member,),) = owner.store.rows("SELECT id FROM member WHERE gone = 0")
    with host.store.recording("member.edit") as rec:
        rec.put("member", bytes(member), {"nickname": "霞姐"})
    host.sync()
    Backups(crew).put_back(backup)
    with owner.store.recording("member.erase") as rec:
        rec.erase(bytes(member))
    owner.sync()
    host.sync()
    with crew.engine.reading() as session:
        ((data,),) = session.rows("SELECT changeset FROM quarantine")
    said = sealed_for(read_changeset(bytes(data)), owner.store.community)
    assert bytes(member) not in {whose for whose, _ in said}
    agree(crew)


def test_leased_numbers_are_leased_once(crew: Team) -> None:
    owner, deputy, _ = three(crew)
    backup = Backups(crew).take()
    add(deputy, "李雷", 2)
    deputy.sync()
    Backups(crew).put_back(backup)
    owner.sync()
    agree(crew)
    blocks = owner.store.rows("SELECT first, last FROM lease ORDER BY first")
    assert all(before[1] < after[0] for before, after in pairwise(blocks))


def test_a_revocation_is_in_force_again_once_the_owner_has_synced(crew: Team) -> None:
    owner, deputy, lost = three(crew)
    backup = Backups(crew).take()
    devices.revoke(owner.store, lost.store.device)
    keys.shut_out(owner.store, lost.store.device)
    owner.sync()
    Backups(crew).put_back(backup)
    owner.sync()
    with pytest.raises(Refusal, match="revoked"):
        lost.sync()
    crew.laptops.remove(lost)
    lost.store.close()
    add(deputy, "李雷", 2)
    agree(crew)


def test_a_backup_older_than_what_anybody_remembers_is_told_and_nothing_is_mixed(
    crew: Team,
) -> None:
    owner, deputy, _ = three(crew)
    backup = Backups(crew).take()
    add(deputy, "李雷", 2)
    crew.settle()
    with deputy.store.writing() as connection:
        tail.forget(connection, 0)
    Backups(crew).put_back(backup)
    before = deputy.digest()
    with pytest.raises(Problem, match="very old backup"):
        deputy.sync()
    assert deputy.digest() == before
    # Another laptop remembers more.
    owner.sync()
    agree(crew)
    assert names(owner) == ["李雷"]


def test_a_value_that_was_read_before_its_key_came_opens_where_the_log_says_it(
    crew: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, _, helper = three(crew)
    member = one_member(owner)
    crew.settle()
    backup = Backups(crew).take()
    members.edit(helper.store, member, {"city": "深圳"})
    helper.sync()
    Backups(crew).put_back(backup)
    lost = crew.laptops[1]
    devices.revoke(owner.store, lost.store.device)
    keys.shut_out(owner.store, lost.store.device)
    members.edit(owner.store, member, {"phone": "13900139000"})
    owner.sync()
    crew.laptops.remove(lost)
    lost.store.close()
    # It goes back to where the logs part: there it has not heard of the new keys. They come first.
    monkeypatch.setattr("desktop.sync.core.PAGE_BYTES", 1)
    helper.sync()
    assert helper.store.rows("SELECT phone, city FROM member") == [("+8613900139000", "深圳")]
    agree(crew)


def test_a_hub_restored_again_while_its_log_was_read_anew_leaves_no_other_state(
    crew: Team,
) -> None:
    owner, deputy, helper = three(crew)
    member = one_member(owner)
    crew.settle()
    backup = Backups(crew).take()
    members.edit(helper.store, member, {"city": "深圳"})
    helper.sync()
    Backups(crew).put_back(backup)
    members.edit(deputy.store, member, {"nickname": "霞姐"})
    deputy.sync()
    retelling.retell(helper.store, helper.session)
    # Here the line breaks: the member is known as it stood then, the log up to there is not read.
    Backups(crew).put_back(backup)
    members.edit(owner.store, member, {"name": "林小霞"})
    members.edit(owner.store, member, {"city": "广州"})
    owner.sync()
    helper.sync()
    assert names(helper) == ["林小霞"]
    agree(crew)
    for one in (owner, deputy, helper):
        assert one.store.rows("SELECT name, nickname FROM member") == [("林小霞", "霞姐")]


def test_who_joined_after_the_backup_and_is_remembered_by_nobody_joins_into_a_new_folder(
    crew: Team,
) -> None:
    owner, deputy, _ = three(crew)
    backup = Backups(crew).take()
    late = crew.join(crew.invite(owner, "小赵", "admin"))
    add(late, "韩梅梅", 3)
    late.sync()
    # Who might tell what lies between remembers it no more.
    Backups(crew).put_back(backup)
    for one in (owner, deputy):
        with one.store.writing() as connection:
            tail.forget(connection, link.read(one.store).seq - 1)
    with pytest.raises(Problem) as refused:
        late.sync()
    assert "join into a new folder" in refused.value.sentence("en")
    assert "在新文件夹里加入" in refused.value.sentence("zh_CN")
    crew.laptops.remove(owner)
    crew.laptops.remove(late)
    again = crew.join(crew.invite(deputy, "小赵", "admin"))
    # The old folder has all of it still: it opens, and what it has goes over by a list.
    assert names(late) == ["韩梅梅"]
    add(again, "韩梅梅", 3)
    agree(crew)
    assert names(deputy) == ["韩梅梅"]
    late.store.close()
    owner.store.close()


def test_a_hub_restored_from_before_the_community_came_says_what_to_do(crew: Team) -> None:
    owner = crew.found()
    backup = Backups(crew).take()
    crew.connect(owner)
    later = Backups(crew).take()
    add(owner, "王芳", 1)
    owner.sync()
    Backups(crew).put_back(backup)
    before = owner.digest()
    add(owner, "李雷", 2)
    with pytest.raises(Refusal) as refused:
        owner.sync()
    assert "backup made since" in problem(refused.value).sentence("en")
    assert "放上去以后的备份" in problem(refused.value).sentence("zh_CN")
    assert owner.digest() != before
    Backups(crew).put_back(later)
    agree(crew)
    assert names(owner) == ["李雷", "王芳"]


def test_a_stranger_gives_a_hub_nothing(crew: Team) -> None:
    """Pages are believed for the hub's own signature: what it did not sign is refused."""
    owner, deputy, _ = three(crew)
    backup = Backups(crew).take()
    add(deputy, "李雷", 2)
    crew.settle()
    with deputy.store.writing() as connection:
        connection.execute("UPDATE tail SET clock = clock - 65536")
    Backups(crew).put_back(backup)
    with pytest.raises(Refusal, match="bad_signature"):
        deputy.sync()
    owner.sync()
    assert names(owner) == ["李雷"]
