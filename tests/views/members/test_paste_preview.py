"""What the preview of a pasted block says of fields of the community's own."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import customfields, pasting
from desktop.actions import members as acting
from desktop.models import labels
from desktop.models.schema import CUSTOM
from desktop.store.community import Store
from desktop.views.members.pastedialog import PasteDialog
from desktop.views.parts import privacy
from tests.views.conftest import RecordingShell


def test_fields_and_values_are_said_as_people_read_them(
    store: Store, shell: RecordingShell, qtbot: QtBot
) -> None:
    kinds = (("会费", "money"), ("来过", "bool"))
    made = {name: customfields.add(store, name, kind).result for name, kind in kinds}
    own = {name: CUSTOM + one.hex() for name, one in made.items() if isinstance(one, bytes)}
    acting.add(store, {"name": "甲", own["会费"]: "3", own["来过"]: "否"})
    text = "姓名\t会费\t来过\n甲\t12.5\t是\n乙\t很多\t"
    plan = pasting.plan(store, pasting.block_of(text, own=pasting.own_titles(store)))
    parent = QWidget()
    qtbot.addWidget(parent)
    model = PasteDialog(parent, plan, shell, store).table.model()
    assert model.index(0, 3).data() == "会费 3.00 → 12.50；来过 否 → 是"
    assert "会费" in model.index(1, 3).data()
    assert model.index(1, 2).data() == "不写"


def test_a_step_is_said_as_the_community_says_it(
    store: Store, shell: RecordingShell, qtbot: QtBot
) -> None:
    labels.use({"用户": "熟客"})
    made = acting.add(store, {"name": "甲", "level": "客户"}).result
    assert isinstance(made, bytes)
    plan = pasting.plan(store, pasting.block_of("熟客", ("level",), [made]))
    parent = QWidget()
    qtbot.addWidget(parent)
    model = PasteDialog(parent, plan, shell, store).table.model()
    assert model.index(0, 3).data() == "等级 客户 → 熟客"


def test_phones_are_masked_in_the_preview_and_columns_left_out_are_named(
    store: Store, shell: RecordingShell, qtbot: QtBot
) -> None:
    made = acting.add(store, {"name": "甲", "phone": "13612349005"}).result
    assert isinstance(made, bytes)
    block = pasting.block_of("13711112222\t30\t多的", ("phone", "points"), [made])
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PasteDialog(parent, pasting.plan(store, block), shell, store)
    said = dialog.table.model().index(0, 3).data()
    assert said == "手机 136****9005 → 137****2222"
    told = [one.text() for one in dialog.findChildren(QLabel)]
    assert "这些列不写：积分、第 3 列。标签、积分、小组请用“导入”。" in told
    privacy.switch(True)
    said = dialog.table.model().index(0, 3).data()
    privacy.switch(False)
    assert "9005" not in said
    assert "2222" not in said
