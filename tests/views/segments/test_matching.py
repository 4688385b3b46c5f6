"""Which segments suit a product, in the window: by tags, by health only where one says so."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions import members, segments
from desktop.models.condition import Leaf
from desktop.models.segment import is_health
from desktop.store.community import Reads, Store
from desktop.views.segments.matching import MatchDialog


def names(dialog: MatchDialog) -> list[str]:
    return [
        one.text()
        for one in dialog.findChildren(QPushButton)
        if one.isVisibleTo(dialog) and one.text() not in ("", "关闭")
    ]


def test_what_concerns_health_is_known_in_either_script_and_language() -> None:
    assert all(
        map(is_health, ("保健", "降血壓", "養生茶", "醫療器械", "糖尿病", "Medicine", "過敏"))
    )
    assert not any(map(is_health, ("育儿", "绘本", "年卡", "摄影", "美食")))


def test_a_product_for_parents_is_proposed_to_mothers_alone(
    store: Store, reads: Reads, qtbot: QtBot
) -> None:
    for name, tag in (("林霞", "妈妈"), ("王芳", "妈妈"), ("李雷", "高血压")):
        members.add(store, {"name": name}, [tag])
    mothers = segments.save(store, "妈妈", Leaf("tag", "has", "妈妈"), themes=["育儿"]).result
    segments.save(store, "白领", Leaf("tag", "has", "白领"), themes=["咖啡"])
    segments.save(store, "慢病", Leaf("tag", "has", "高血压"), themes=["高血压", "育儿"])
    opened: list[bytes] = []
    dialog = MatchDialog(None, reads, opened.append)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tags.setText("育儿")
    qtbot.waitUntil(lambda: names(dialog) == ["妈妈", "慢病"])
    assert any(one.text() == "2 人" for one in dialog.findChildren(QLabel))
    dialog.tags.setText("高血压")
    # Who named the tag is told that health is left out, not that nobody did.
    qtbot.waitUntil(lambda: names(dialog) == ["慢病"])
    assert any(one.text() == "涉及健康，没有推荐" for one in dialog.findChildren(QLabel))
    dialog.tags.setText("酒")
    qtbot.waitUntil(lambda: names(dialog) == [])
    assert any("没有写着这个标签的人群" in one.text() for one in dialog.findChildren(QLabel))
    dialog.tags.setText("育儿")
    qtbot.waitUntil(lambda: names(dialog) == ["妈妈", "慢病"])
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == "妈妈")
    button.click()
    assert opened == [mothers]
