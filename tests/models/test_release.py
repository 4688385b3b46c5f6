"""Releases: believed only as they were signed, and never an older one."""

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.models import release
from desktop.models.problem import Problem
from desktop.models.release import Package, Release, Signed

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw().hex()
ONE = Release(
    version="1.10.2",
    day="2026-11-20",
    notes={"zh_CN": "签到更快", "en": "A faster door"},
    packages=(
        Package(system="linux", name="a.deb", url="https://a.example/a.deb", size=7, sha256="00"),
    ),
)


def code_of(data: bytes, key: str = PUBLIC) -> str:
    with pytest.raises(Problem) as said:
        release.opened(data, key)
    return said.value.code


def test_what_the_makers_signed_is_read() -> None:
    found = release.opened(release.sign(ONE, KEY), PUBLIC)
    assert found == ONE
    assert (found.note("en"), found.note("zh_TW")) == ("A faster door", "签到更快")


@given(st.data())
def test_a_byte_changed_anywhere_is_noticed(data: st.DataObject) -> None:
    whole = release.sign(ONE, KEY)
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    broken = whole[:at] + bytes([other]) + whole[at + 1 :]
    try:
        found = release.opened(broken, PUBLIC)
    except Problem:
        return
    # Only what says the same may differ: a space, the case of a hex digit.
    assert found == ONE


def test_another_hand_signs_in_vain() -> None:
    other = Ed25519PrivateKey.generate()
    assert code_of(release.sign(ONE, other)) == "release.unsigned"
    assert code_of(release.sign(ONE, KEY), key="") == "release.unreadable"


@pytest.mark.parametrize("data", [b"", b"<html>", b"[]", b"{}", b" " * (release.LIMIT + 1)])
def test_what_is_no_release_is_not_read(data: bytes) -> None:
    assert code_of(data) == "release.unreadable"


def test_a_version_that_is_no_number_is_not_compared() -> None:
    text = msgspec.json.encode(ONE).decode().replace("1.10.2", "latest")
    signature = KEY.sign(b"qunzhu release v1" + text.encode()).hex()
    assert code_of(msgspec.json.encode(Signed(text, signature))) == "release.unreadable"


@pytest.mark.parametrize(
    ("installed", "yes"),
    [("1.9.9", True), ("1.10", True), ("1.10.2", False), ("1.10.10", False), ("2.0", False)],
)
def test_only_a_later_version_is_offered(installed: str, yes: bool) -> None:
    assert release.newer(ONE, installed) is yes
