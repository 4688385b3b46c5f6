"""A merged record stands on the member's page and is taken apart from there."""

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.actions import members, merging
from desktop.store.community import Store
from desktop.views.member.page import MemberPage
from tests.views.conftest import RecordingShell


@pytest.fixture
def member(store: Store) -> bytes:
    made = members.add(store, {"name": "林霞"}).result
    assert isinstance(made, bytes)
    return made


def _buttons(page: MemberPage) -> list[QAbstractButton]:
    return [one for one in page.facts.findChildren(QAbstractButton) if one.text() == "拆开"]


def test_a_record_merged_in_is_taken_apart_by_its_button(
    store: Store, page: MemberPage, member: bytes, shell: RecordingShell, qtbot: QtBot
) -> None:
    other = members.add(store, {"name": "霞姐"}).result
    assert isinstance(other, bytes)
    assert _buttons(page) == []
    merging.merge(store, member, other)
    page.show_target(member)
    (apart,) = _buttons(page)
    assert apart.accessibleName() == "拆开 QH0002 霞姐"
    apart.click()
    qtbot.waitUntil(lambda: len(shell.toasts) == 1)
    assert store.rows("SELECT name FROM member WHERE gone = 0 ORDER BY rid") == [
        ("林霞",),
        ("霞姐",),
    ]
