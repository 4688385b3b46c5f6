"""A rule for inviters in the sentence: one level, at most two, and what to think of before."""

from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.store.community import Store
from desktop.views.rewards.page import RewardsPage
from desktop.views.rewards.templates import templates
from tests.rewards_builders import ARRIVE, publish
from tests.views.rewards.conftest import Open
from tests.views.rewards.forms import at_hand, choose, press, settled, type_number


def _begun(open_page: Open) -> RewardsPage:
    page: RewardsPage = open_page()
    page.rules.start(next(one for one in templates() if one.trigger == "invite"))
    return page


def test_a_second_level_is_added_with_a_caution_and_there_is_no_third(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    page = _begun(open_page)
    form = page.rules.form
    assert form._said.text().startswith("推荐来的人第一次下单，推荐人得 50 分")
    assert form._caution.isHidden()
    type_number(page, "level0", 60)
    press(page, "level-add")
    assert at_hand(page).points == (60, 12)
    assert "懂法律" in form._caution.text()
    assert "level-add" not in form._named
    # Why there is no way to a third stands where it was looked for.
    assert "三层或更多不能保存" in form._caution.text()
    press(page, "level-drop")
    assert at_hand(page).points == (60,)
    assert form._caution.isHidden()
    settled(page, dispatcher, qtbot)


def test_from_one_trigger_to_another_the_points_stay(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    page = _begun(open_page)
    for name, points in (
        ("周期排名", (100, 60, 30)),
        ("推荐来的人第一次", (100,)),
        ("每一次", 100),
    ):
        choose(page, "trigger", name)
        assert at_hand(page).points == points
    settled(page, dispatcher, qtbot)


def test_the_trigger_of_a_rule_in_force_stays(store: Store, open_page: Open) -> None:
    publish(store, ARRIVE)
    assert not open_page().rules.form.slot("trigger").isEnabled()
