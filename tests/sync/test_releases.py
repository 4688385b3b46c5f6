"""Asking for a release over real TLS: what is sent, whom one believes, what is said without it."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.models import release
from desktop.models.problem import Problem
from desktop.models.release import Source
from desktop.sync import releases
from tests.cli.computer import Computer
from tests.releasing import KEY, Place, later, place


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with place(tmp_path) as made:
        monkeypatch.setenv("SSL_CERT_FILE", str(made.authority))
        yield made


def test_one_question_is_asked_and_says_nothing_of_who_asks(there: Place) -> None:
    assert releases.newest(there.source) == later()
    (asked,) = there.asked
    assert asked["path"] == "/release.json"
    assert asked["User-Agent"] == "qunzhu"
    assert set(asked) <= {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent", "path"}


def test_a_server_whose_certificate_nobody_vouches_for_is_not_asked(
    there: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(Problem) as said:
        releases.ask(there.source)
    assert said.value.code == "release.unreachable"
    assert not there.asked


@pytest.mark.parametrize("answer", [b"", b"<html>", b"x" * (release.LIMIT + 100)])
def test_an_answer_that_is_no_release_is_said_to_be_none(there: Place, answer: bytes) -> None:
    there.answer = answer
    with pytest.raises(Problem) as said:
        releases.ask(there.source)
    assert said.value.code == "release.unreadable"


def test_a_place_without_tls_or_without_a_key_is_not_asked(there: Place) -> None:
    plain = there.source.url.replace("https:", "http:")
    for source in (Source(), Source(plain, there.source.key), Source(there.source.url, "")):
        with pytest.raises(Problem) as said:
            releases.ask(source)
        assert said.value.code == "release.no_source"


def test_the_command_line_asks_when_it_is_told_to(there: Place, tmp_path: Path) -> None:
    computer = Computer(tmp_path, more={"SSL_CERT_FILE": str(there.authority)})
    named = tmp_path / "source.json"
    named.write_text(json.dumps({"url": there.source.url, "key": there.source.key}))
    said = computer.says("updates", "--source", named)
    assert (said["newest"], said["newer"], said["notes"]) == ("99.1", True, "签到更快")
    assert {one["system"] for one in said["packages"]} >= {sys.platform, "win32"}
    there.answer = release.sign(later("0.0.1"), KEY)
    assert computer.says("updates", "--source", named)["newer"] is False
    there.answer = there.answer.replace(b"0.0.1", b"9.9.9")
    assert "不是群主台的制作者签的" in computer.problem("updates", "--source", named)


def test_a_build_that_nobody_hands_out_says_whom_to_ask(tmp_path: Path) -> None:
    assert "给你安装包的人" in Computer(tmp_path).problem("updates")
