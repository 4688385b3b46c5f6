"""A hub put back to an old backup gets from its devices what it had acknowledged, exactly once."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.actions import devices, members
from desktop.models.erasure import sealed_for
from desktop.models.problem import Problem
from desktop.models.signed import read_changeset
from desktop.models.wire import Decide, Quarantine, Quarantined
from desktop.store import link, pending, tail
from desktop.store.community import FILE, Store
from desktop.store.database import connect
from desktop.sync import keys, retelling
from desktop.sync.channel import Refusal
from desktop.sync.session import Session
from desktop.sync.telling import problem
from hub.core import Hub
from hub.sqlite import SqliteEngine
from tests.sync.team import Laptop, Team, hub_digest

KEY = bytes(range(32))


class Backups:
    """The hub's file, copied and put back."""

    def __init__(self, crew: Team) -> None:
        self._crew = crew
        self._file = crew.folder / "hub.db"

    def take(self) -> Path:
        """Stop the hub, copy its file, start it again."""
        copy = self._crew.folder / f"backup-{len(list(self._crew.folder.glob('backup-*')))}.db"
        with self._stopped():
            shutil.copyfile(self._file, copy)
        return copy

    def put_back(self, copy: Path) -> None:
        with self._stopped():
            shutil.copyfile(copy, self._file)

    @contextmanager
    def _stopped(self) -> Iterator[None]:
        crew = self._crew
        crew.engine.close()
        yield
        for end in ("-wal", "-shm"):
            Path(f"{self._file}{end}").unlink(missing_ok=True)
        crew.engine = SqliteEngine(self._file, KEY)
        crew.hub = Hub(crew.engine, crew.hub.identity)
        crew.channel.hub = crew.hub


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    found = Team(tmp_path, SqliteEngine(tmp_path / "hub.db", KEY))
    yield found
    found.close()


def _names(laptop: Laptop) -> list[str]:
    rows = laptop.store.rows("SELECT name FROM member WHERE gone = 0 ORDER BY name")
    return [row[0] for row in rows]


def _add(laptop: Laptop, name: str, last: int) -> None:
    members.add(laptop.store, {"name": name, "phone": f"138{last:08d}"})


def _agree(crew: Team) -> None:
    crew.settle()
    for one in crew.laptops:
        assert one.digest() == hub_digest(crew, one)
        assert pending.waiting_changesets(one.store) == 0
    with crew.engine.reading() as session:
        twice = session.rows("SELECT action FROM log GROUP BY action, clock HAVING count(*) > 1")
    assert twice == []


def _three(crew: Team) -> tuple[Laptop, Laptop, Laptop]:
    owner = crew.found()
    crew.connect(owner)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    helper = crew.join(crew.invite(owner, "小王", "admin"))
    crew.settle()
    return owner, deputy, helper


def test_who_is_ahead_gives_back_what_others_did_too(crew: Team) -> None:
    owner, deputy, helper = _three(crew)
    backup = Backups(crew).take()
    _add(owner, "王芳", 1)
    owner.sync()
    _add(deputy, "李雷", 2)
    deputy.sync()
    Backups(crew).put_back(backup)
    # The deputy alone has read both; nobody has gone on from the backup.
    found = deputy.sync()
    assert found.restored
    assert found.returned == 2
    assert link.read(deputy.store).epoch == 1
    _agree(crew)
    for one in (owner, deputy, helper):
        assert _names(one) == ["李雷", "王芳"]


def test_two_logs_with_one_beginning_become_one(crew: Team) -> None:
    owner, deputy, helper = _three(crew)
    backup = Backups(crew).take()
    _add(owner, "王芳", 1)
    owner.sync()
    _add(deputy, "李雷", 2)
    deputy.sync()
    Backups(crew).put_back(backup)
    # Who has heard of nothing goes on from the backup.
    _add(helper, "韩梅梅", 3)
    helper.sync()
    found = deputy.sync()
    assert found.restored
    _agree(crew)
    assert link.read(deputy.store).epoch == 2
    for one in (owner, deputy, helper):
        assert _names(one) == ["李雷", "王芳", "韩梅梅"]


def test_a_device_let_in_after_the_backup_is_known_again_by_the_hubs_own_word(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    backup = Backups(crew).take()
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    _add(deputy, "李雷", 2)
    deputy.sync()
    Backups(crew).put_back(backup)
    # What it read begins behind the backup's end: who has read what lies between comes first.
    with pytest.raises(Problem, match="Let other computers sync first"):
        deputy.sync()
    owner.sync()
    assert deputy.sync().restored
    _agree(crew)
    assert _names(owner) == ["李雷"]


def test_a_refusal_is_heard_once_and_its_payload_waits_again(crew: Team) -> None:
    owner, _, helper = _three(crew)
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
    _add(helper, "韩梅梅", 3)
    _agree(crew)


def test_a_hub_restored_again_before_a_refusal_was_heard_gets_it_once_more(crew: Team) -> None:
    _, _, helper = _three(crew)
    backup = Backups(crew).take()
    with helper.store.recording("role.forge") as rec:
        rec.put("community", helper.store.community, {"name": "改名"})
    helper.sync()
    Backups(crew).put_back(backup)
    retelling.retell(helper.store, helper.session)
    # Here the line breaks.
    Backups(crew).put_back(backup)
    _add(helper, "韩梅梅", 3)
    _agree(crew)
    assert _names(crew.laptops[0]) == ["韩梅梅"]
    with crew.engine.reading() as session:
        assert session.rows("SELECT count(*) FROM quarantine") == [(1,)]


def test_what_was_refused_comes_back_without_who_was_erased_meanwhile(crew: Team) -> None:
    owner, _, _ = _three(crew)
    _add(owner, "林霞", 1)
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
    _agree(crew)


def test_leased_numbers_are_leased_once(crew: Team) -> None:
    owner, deputy, _ = _three(crew)
    backup = Backups(crew).take()
    _add(deputy, "李雷", 2)
    deputy.sync()
    Backups(crew).put_back(backup)
    owner.sync()
    _agree(crew)
    blocks = owner.store.rows("SELECT first, last FROM lease ORDER BY first")
    assert all(before[1] < after[0] for before, after in pairwise(blocks))


def test_a_revocation_is_in_force_again_once_the_owner_has_synced(crew: Team) -> None:
    owner, deputy, lost = _three(crew)
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
    _add(deputy, "李雷", 2)
    _agree(crew)


def test_a_backup_older_than_what_anybody_remembers_is_told_and_nothing_is_mixed(
    crew: Team,
) -> None:
    owner, deputy, _ = _three(crew)
    backup = Backups(crew).take()
    _add(deputy, "李雷", 2)
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
    _agree(crew)
    assert _names(owner) == ["李雷"]


def _member(owner: Laptop) -> bytes:
    _add(owner, "林霞", 1)
    owner.sync()
    return bytes(owner.store.rows("SELECT id FROM member WHERE gone = 0")[0][0])


def test_a_value_that_was_read_before_its_key_came_opens_where_the_log_says_it(
    crew: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, _, helper = _three(crew)
    member = _member(owner)
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
    _agree(crew)


def test_a_hub_restored_again_while_its_log_was_read_anew_leaves_no_other_state(
    crew: Team,
) -> None:
    owner, deputy, helper = _three(crew)
    member = _member(owner)
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
    assert _names(helper) == ["林小霞"]
    _agree(crew)
    for one in (owner, deputy, helper):
        assert one.store.rows("SELECT name, nickname FROM member") == [("林小霞", "霞姐")]


def _id(laptop: Laptop, name: str) -> bytes:
    ((found,),) = laptop.store.rows("SELECT id FROM member WHERE name = ?", (name,))
    return bytes(found)


def _reasons(owner: Laptop) -> list[str]:
    waits = owner.session.ask("quarantine", Quarantine(), Quarantined)
    return [one.reason for one in waits.sets]


def _clone(crew: Team, laptop: Laptop) -> Laptop:
    """The same disk in another machine, device key and all."""
    store, path = laptop.store, crew.folder / f"clone-{len(crew.laptops)}"
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(store.folder, path)
    keys_there = replace(store.keys, folder=path)
    copied = Store(connect(path / FILE, keys_there.database), keys_there)
    assert keys_there.device is not None
    session = Session(crew.channel, copied.community, copied.device, keys_there.device.sign)
    crew.laptops.append(Laptop(copied, session))
    return crew.laptops[-1]


def test_what_two_copies_say_anew_to_a_restored_hub_stands_once(crew: Team) -> None:
    _, _, helper = _three(crew)
    backup = Backups(crew).take()
    other = _clone(crew, helper)
    _add(helper, "韩梅梅", 3)
    ((member,),) = helper.store.rows("SELECT id FROM member WHERE gone = 0")
    members.edit(helper.store, bytes(member), {"city": "深圳"})
    helper.sync()
    twin = _clone(crew, helper)
    Backups(crew).put_back(backup)
    # Another copy uses their numbers at the hub that has forgotten their work.
    _add(other, "李雷", 2)
    _add(other, "王芳", 1)
    for one in (other, helper, twin):
        one.sync()
    _agree(crew)
    assert len({one.store.device for one in (other, helper, twin)}) == 3
    for one in crew.laptops:
        assert _names(one) == ["李雷", "王芳", "韩梅梅"]
        assert one.store.rows("SELECT city FROM member WHERE id = ?", (member,)) == [("深圳",)]


@pytest.mark.parametrize("of", ["member", "tag"])
def test_what_was_removed_stays_removed_where_a_copy_has_the_name_of_its_making(
    crew: Team, of: str
) -> None:
    owner, deputy, helper = _three(crew)
    known = _member(owner)
    crew.settle()
    backup = Backups(crew).take()
    twin = _clone(crew, helper)
    if of == "member":
        _add(helper, "韩梅梅", 3)
        members.remove(helper.store, [_id(helper, "韩梅梅")])
    else:
        members.tag(helper.store, [known], ["常客"])
        members.tag(helper.store, [known], remove=["常客"])
    helper.sync()
    deputy.sync()
    Backups(crew).put_back(backup)
    # The name of what was made is the copy's at the hub; that of its removal is free.
    _add(twin, "李雷", 2)
    twin.sync()
    deputy.sync()
    assert "parted" in _reasons(owner)
    # The copy goes on before the author comes: it hears that the name behind is another's.
    _add(twin, "王芳", 4)
    _agree(crew)
    assert _reasons(owner) == []
    for one in crew.laptops:
        assert _names(one) == ["李雷", "林霞", "王芳"]
        assert one.store.rows("SELECT 1 FROM member_tag WHERE gone = 0") == []
    assert len({one.store.device for one in crew.laptops}) == 4


def test_who_removed_what_a_restored_hub_has_not_back_yet_is_told_and_the_owner_can_do_it_after(
    crew: Team,
) -> None:
    owner, deputy, helper = _three(crew)
    backup = Backups(crew).take()
    twin = _clone(crew, helper)
    _add(helper, "韩梅梅", 3)
    helper.sync()
    deputy.sync()
    members.remove(deputy.store, [_id(deputy, "韩梅梅")])
    deputy.sync()
    Backups(crew).put_back(backup)
    _add(twin, "李雷", 2)
    twin.sync()
    deputy.sync()
    assert sorted(_reasons(owner)) == ["parted", "unknown"]
    _agree(crew)
    assert _names(owner) == ["李雷", "韩梅梅"]
    assert deputy.store.rows("SELECT reason FROM verdict") == [("unknown",)]
    (waits,) = owner.session.ask("quarantine", Quarantine(), Quarantined).sets
    owner.session.ask("decide", Decide(waits.device, waits.number, True), int)
    _agree(crew)
    for one in crew.laptops:
        assert _names(one) == ["李雷"]


def test_work_whose_author_lost_it_and_used_its_number_again_is_kept_for_the_owner(
    crew: Team,
) -> None:
    owner, deputy, helper = _three(crew)
    backup = Backups(crew).take()
    picture = _clone(crew, helper)
    _add(helper, "韩梅梅", 3)
    helper.sync()
    deputy.sync()
    # The hub's disk breaks, and the author's: both go on from what was kept. Another has read it.
    Backups(crew).put_back(backup)
    crew.laptops.remove(helper)
    helper.store.close()
    _add(picture, "李雷", 2)
    picture.sync()
    _agree(crew)
    waits = owner.session.ask("quarantine", Quarantine(), Quarantined)
    (kept,) = waits.sets
    assert (kept.kind, kept.reason) == ("member.add", "parted")
    with pytest.raises(Refusal, match="cannot_stand_again"):
        owner.session.ask("decide", Decide(kept.device, kept.number, True), int)
    owner.session.ask("decide", Decide(kept.device, kept.number, False), int)
    _agree(crew)
    assert owner.session.ask("quarantine", Quarantine(), Quarantined).total == 0


def test_what_was_kept_aside_goes_when_its_author_says_it_anew(crew: Team) -> None:
    owner, deputy, helper = _three(crew)
    backup = Backups(crew).take()
    twin = _clone(crew, helper)
    _add(helper, "韩梅梅", 3)
    helper.sync()
    deputy.sync()
    Backups(crew).put_back(backup)
    _add(twin, "李雷", 2)
    twin.sync()
    deputy.sync()
    assert owner.session.ask("quarantine", Quarantine(), Quarantined).total == 1
    _agree(crew)
    assert owner.session.ask("quarantine", Quarantine(), Quarantined).total == 0
    assert _names(owner) == ["李雷", "韩梅梅"]


def test_who_joined_after_the_backup_and_is_remembered_by_nobody_joins_into_a_new_folder(
    crew: Team,
) -> None:
    owner, deputy, _ = _three(crew)
    backup = Backups(crew).take()
    late = crew.join(crew.invite(owner, "小赵", "admin"))
    _add(late, "韩梅梅", 3)
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
    assert _names(late) == ["韩梅梅"]
    _add(again, "韩梅梅", 3)
    _agree(crew)
    assert _names(deputy) == ["韩梅梅"]
    late.store.close()
    owner.store.close()


def test_a_hub_restored_from_before_the_community_came_says_what_to_do(crew: Team) -> None:
    owner = crew.found()
    backup = Backups(crew).take()
    crew.connect(owner)
    later = Backups(crew).take()
    _add(owner, "王芳", 1)
    owner.sync()
    Backups(crew).put_back(backup)
    before = owner.digest()
    _add(owner, "李雷", 2)
    with pytest.raises(Refusal) as refused:
        owner.sync()
    assert "backup made since" in problem(refused.value).sentence("en")
    assert "放上去以后的备份" in problem(refused.value).sentence("zh_CN")
    assert owner.digest() != before
    Backups(crew).put_back(later)
    _agree(crew)
    assert _names(owner) == ["李雷", "王芳"]


def test_a_stranger_gives_a_hub_nothing(crew: Team) -> None:
    """Pages are believed for the hub's own signature: what it did not sign is refused."""
    owner, deputy, _ = _three(crew)
    backup = Backups(crew).take()
    _add(deputy, "李雷", 2)
    crew.settle()
    with deputy.store.writing() as connection:
        connection.execute("UPDATE tail SET clock = clock - 65536")
    Backups(crew).put_back(backup)
    with pytest.raises(Refusal, match="bad_signature"):
        deputy.sync()
    owner.sync()
    assert _names(owner) == ["李雷"]
