"""A member's courses and certificates on his page."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import courses, members
from desktop.models.ids import new_id
from desktop.store import certificates
from desktop.store import courses as learned
from desktop.store.community import Reads, Store
from desktop.views.member.courses import MemberCourses
from desktop.views.parts.tags import Tag


def test_his_page_says_how_far_he_is_and_which_certificate_he_has(
    store: Store, reads: Reads, qtbot: QtBot
) -> None:
    who = members.add(store, {"name": "林霞"}).result
    course = courses.save(store, None, "创业课").result
    assert isinstance(who, bytes)
    assert isinstance(course, bytes)
    courses.add_modules(store, course, ("解密社群", "运营社群"))
    first, last = learned.modules(store, course)

    def said() -> tuple[list[str], list[str]]:
        made = MemberCourses(reads, who)
        qtbot.addWidget(made)
        texts = [one.text() for one in made.findChildren(QLabel)]
        return texts, [one.accessibleName() for one in made.findChildren(Tag)]

    courses.complete(store, first.id, [who])
    assert "完成 1/2" in said()[0]
    courses.complete(store, last.id, [who])
    (paper,) = certificates.of_member(store, who)
    texts, tags = said()
    assert {"完成 2/2", paper.number} <= set(texts)
    assert tags == ["证书"]
    courses.take_back(store, last.id, who, "登记错了")
    assert said()[1] == ["已收回"]


def test_who_is_in_no_course_has_no_such_block(reads: Reads, qtbot: QtBot) -> None:
    made = MemberCourses(reads, new_id())
    qtbot.addWidget(made)
    assert made.found == []
