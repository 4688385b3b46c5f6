"""Forms that write more than one thing, or not all they know, while others change the same."""

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import couponladders as climbing
from desktop.actions import coupons as offering
from desktop.actions import courses as teaching
from desktop.actions import members as acts
from desktop.actions import partners
from desktop.actions import plans as selling
from desktop.actions import rotation as turning
from desktop.dispatcher import Dispatcher
from desktop.models.coupon import Terms
from desktop.models.drive import Drive
from desktop.models.plan import Plan
from desktop.store import couponladders, courses, drives, plans, rotation
from desktop.store import partners as directory
from desktop.store.community import Reads, Store
from desktop.views.calendar.rotating import Rotating
from desktop.views.coupons.ladders import LaddersPane
from desktop.views.courses.modules import ModulesDialog
from desktop.views.journey.partners import PartnersTab
from desktop.views.parts.elsewhere import marked
from desktop.views.plans.forms import DriveForm, PlanForm
from tests.views.conftest import RecordingShell


def test_the_steps_of_a_ladder_follow_and_a_step_that_came_meanwhile_is_saved_too(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    free, voucher = (
        offering.save_kind(store, None, title, Terms("pieces", 1)).result for title in ("一", "二")
    )
    assert isinstance(free, bytes)
    assert isinstance(voucher, bytes)
    pane = LaddersPane(reads, dispatcher, shell)
    qtbot.addWidget(pane)
    climbing.save(store, None, "老客", [(free, "used")])
    pane.read()
    form = pane.form(pane.chosen())
    form.name.setText("常客")
    steps = [(free, "used"), (voucher, "visit:20"), (free, "hand")]
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(climbing.save, pane.ladder.currentData(), "老客", steps)
    assert form.field.stated() == steps
    assert marked(form.field) is not None
    assert marked(form.name) is None
    with qtbot.waitSignal(dispatcher.changed):
        form.accept()
    (found,) = couponladders.ladders(reads)
    assert (found.title, [one.nth for one in found.steps]) == ("常客", [0, 20, 0])


def test_who_takes_turns_follows(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    made = [acts.add(store, {"name": name}).result for name in ("王芳", "林霞", "李雷")]
    people = [one for one in made if isinstance(one, bytes)]
    record = turning.add(store, "主持", people[:2], start=store.today()).result
    assert isinstance(record, bytes)
    page = QWidget()
    qtbot.addWidget(page)
    form = Rotating(page, reads, dispatcher, shell).setup_form(rotation.get(reads, record))
    form.name.setText("主持人")
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(turning.arrange, record, [people[2], *people[:2]])
    assert form.order() == [people[2], *people[:2]]
    assert marked(form.people) is not None
    with qtbot.waitSignal(dispatcher.changed):
        form.accept()
    assert rotation.get(reads, record).name == "主持人"
    assert len(rotation.stand(reads, rotation.get(reads, record), 1).line()) == 3


def test_a_partner_is_saved_with_what_others_wrote_of_it(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    made = partners.save(store, None, {"name": "百姓药房", "category": "药店"}).result
    assert isinstance(made, bytes)
    tab = PartnersTab(reads, dispatcher, shell)
    qtbot.addWidget(tab)
    form = tab.form(directory.find(reads, made))
    name, category, benefit = form.labelled[:3]
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(partners.save, made, {"benefit": "九折", "category": "银行"})
    assert marked(benefit) is not None
    assert marked(category) is not None
    assert isinstance(name, QLineEdit)
    name.setText("百姓大药房")
    with qtbot.waitSignal(dispatcher.changed):
        form.accept()
    found = directory.find(reads, made)
    assert (found.name, found.benefit, found.category) == ("百姓大药房", "九折", "bank")


def test_a_note_that_the_form_of_a_plan_does_not_show_stays_what_others_wrote(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    year = selling.save(store, None, Plan(b"", "年度会员", 50_000)).result
    assert isinstance(year, bytes)
    days = store.today(), store.today()
    drive = selling.save_drive(store, None, Drive(b"", year, "春季招募", *days)).result
    assert isinstance(drive, bytes)
    form = PlanForm(shell.window, reads, dispatcher, shell, plans.find(reads, year))
    other = DriveForm(shell.window, reads, dispatcher, shell, drives.find(reads, drive))
    qtbot.addWidget(form)
    qtbot.addWidget(other)
    selling.save(store, year, Plan(b"", "年度会员", 50_000, note="第二年起"))
    selling.save_drive(store, drive, Drive(b"", year, "春季招募", *days, note="只收新人"))
    form.name.setText("年会员")
    other.name.setText("春招")
    with qtbot.waitSignal(dispatcher.changed):
        form.accept()
    with qtbot.waitSignal(dispatcher.changed):
        other.accept()
    plan, window = plans.find(reads, year), drives.find(reads, drive)
    assert (plan.name, plan.note) == ("年会员", "第二年起")
    assert (window.name, window.note) == ("春招", "只收新人")


def test_a_module_that_others_added_is_listed_while_a_name_is_typed(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    course = teaching.save(store, None, "烘焙").result
    assert isinstance(course, bytes)
    teaching.add_modules(store, course, ["和面", "发酵"])
    dialog = ModulesDialog(shell.window, reads, dispatcher, shell, course)
    qtbot.addWidget(dialog)
    dialog.list.setCurrentRow(1)
    dialog.title.setText("醒发")
    first, second = courses.modules(reads, course)
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(teaching.move_module, second.id, 1)
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(teaching.edit_module, second.id, "二次发酵", None)
    assert (dialog.list.count(), dialog.list.currentRow()) == (2, 0)
    assert dialog.title.text() == "醒发"
    told = marked(dialog.title)
    assert told is not None
    assert told.text().endswith("二次发酵")
    with qtbot.waitSignal(dispatcher.changed):
        dialog.rename()
    assert [one.title for one in courses.modules(reads, course)] == ["醒发", first.title]
