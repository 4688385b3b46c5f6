"""Personal data that was planted on one laptop is read nowhere but in the team's open stores."""

import base64
import io
import logging
import tempfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.actions import importing, members, notes
from desktop.store import link
from desktop.store.reads import Reads
from desktop.sync.channel import Channel
from desktop.sync.http import HttpChannel
from hub.engine import Engine
from hub.logging import JsonLines
from tests.hub.served import engine, served
from tests.sync.team import Team

COMMUNITY, OPERATOR, FILE = "紫藤萝读书会", "上官拂晓", "翡翠湾的名单.csv"
CITY = "澄江岛上"
ROW = {
    "姓名": "欧阳碎星",
    "昵称": "会飞的豪猪",
    "手机": "13912345678",
    "微信号": "zebra_quokka_77",
    "生日": "1987-06-05",
    "备注": "对榛子严重过敏",
    "暗号": "芝麻小核桃",
    "城市": CITY,
}
NOTE, LATER = "答应了周末带望远镜", "13898765432"
PLANTED = (
    *(text for title, text in ROW.items() if title != "城市"),
    *(COMMUNITY, OPERATOR, FILE, NOTE, LATER, "ouyangsuixing"),
)


@dataclass
class Recording:
    """A way to the hub that keeps all that passes, as it is once TLS is removed."""

    inner: Channel
    heard: list[bytes] = field(default_factory=list)

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        self.heard += [path.encode(), body, token]
        self.heard.append(self.inner.ask(path, body, token))
        return self.heard[-1]


def _forms(text: str) -> Iterable[bytes]:
    """A text as it may lie in bytes: encoded, escaped, in hex digits, in base64 at any offset."""
    plain = text.encode()
    yield from (plain, text.encode("utf-16-le"), text.encode("utf-16-be"))
    yield from (text.encode("gb18030"), text.encode("ascii", "backslashreplace"))
    yield from (plain.hex().encode(), plain.hex().upper().encode())
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + plain).rstrip(b"=")
        # The first digits and the last one depend on what stands around it.
        yield coded[(shift * 8 + 5) // 6 : -1]


def _found(texts: Iterable[str], data: bytes) -> set[str]:
    return {text for text in texts if any(form in data for form in _forms(text))}


def _tables(rows: Reads | Engine) -> bytes:
    """Every column of every table, as the open database answers."""
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    found = io.BytesIO()

    def take(answer: list[tuple[object, ...]]) -> None:
        for row in answer:
            found.writelines(v if isinstance(v, bytes) else str(v).encode() for v in row)
            found.write(b"\n")

    if isinstance(rows, Reads):
        for (name,) in rows.rows(names):
            take(rows.rows(f'SELECT * FROM "{name}"'))
    else:
        with rows.reading() as session:
            for (name,) in session.rows(names):
                take(session.rows(f'SELECT * FROM "{name}"'))
    return found.getvalue()


def _files(folder: Path) -> dict[str, bytes]:
    """Every file below, its name being part of it."""
    return {
        str(one.relative_to(folder)): one.name.encode() + b"\n" + one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file()
    }


def test_what_is_sought_is_found_in_every_form() -> None:
    for text in (*PLANTED, CITY):
        for form in _forms(text):
            assert len(form) >= 8
        for around in range(4):
            coded = base64.b64encode(b"x" * around + text.encode() + b"y" * around)
            assert _found([text], coded) == {text}


def test_planted_personal_data_is_read_nowhere_outside_the_stores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temp, place, source = tmp_path / "temp", tmp_path / "team", tmp_path / "source" / FILE
    for one in (temp, place, source.parent):
        one.mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    monkeypatch.setattr(tempfile, "tempdir", None)
    source.write_text(",".join(ROW) + "\n" + ",".join(ROW.values()) + "\n", "utf-8")
    said = io.StringIO()
    shown = logging.StreamHandler(said)
    shown.setFormatter(JsonLines())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(shown)
    root.setLevel(logging.DEBUG)
    try:
        _evening(place, source, temp, said)
    finally:
        root.removeHandler(shown)
        root.setLevel(level)


def _evening(place: Path, source: Path, temp: Path, said: io.StringIO) -> None:
    storage = engine(place / "hub.db")
    team = Team(place, storage)
    with (
        closing(team),
        served(storage) as (_, address),
        closing(HttpChannel(address, team.hub.identity.public)) as channel,
    ):
        way = Recording(channel)
        team.channel = way  # type: ignore[assignment]  # Direct is the usual Channel here
        owner = team.found(COMMUNITY)
        importing.import_file(owner.store, importing.Roster(source, FILE))
        (member,) = owner.store.rows("SELECT id FROM member")[0]
        team.connect(owner)
        # Some of it went up with the beginning, the rest goes as changesets.
        notes.add(owner.store, member, NOTE)
        members.edit(owner.store, member, {"phone": LATER})
        members.edit(owner.store, member, {"nickname": ""})
        members.edit(owner.store, member, {"nickname": ROW["昵称"]})
        helper = team.join(team.invite(owner, OPERATOR, "admin"))
        team.settle()
        assert owner.digest() == helper.digest()
        for one in (owner, helper):
            assert link.read(one.store).judge
            # It was planted: the open stores have it, but for a phone replaced before the join.
            assert set(PLANTED) - _found(PLANTED, _tables(one.store)) <= {ROW["手机"]}
        hub, traffic = _tables(storage), b"\n".join(way.heard)
        # What may be read is read: the search sees into both.
        assert _found([CITY], hub) == _found([CITY], traffic) == {CITY}
        assert _found(PLANTED, hub) == set()
        assert _found(PLANTED, traffic) == set()
        assert said.getvalue().count("\n") > 5
        assert _found(PLANTED, said.getvalue().encode()) == set()
        files = _files(place)
        assert any(name.endswith("-wal") for name in files)
        for name, data in (files | _files(temp)).items():
            assert _found((*PLANTED, CITY), data) == set(), name
    for name, data in _files(place).items():
        assert _found((*PLANTED, CITY), data) == set(), name
