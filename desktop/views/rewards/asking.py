"""The button that asks why: of the rule, the entry or the activity that is at hand."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.activity import Activity
from desktop.models.award import EntryRow
from desktop.store.community import Reads
from desktop.views.parts.button import Button, button
from desktop.views.parts.shell import Shell
from desktop.views.rewards.activities_tab import ActivitiesTab
from desktop.views.rewards.ledger_tab import LedgerTab
from desktop.views.rewards.rules_tab import RulesTab
from desktop.views.rewards.why_dialog import WhyDialog


def why_button(
    page: QWidget,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: Shell,
    shown: Callable[[], QWidget | None],
) -> Button:
    """`shown` gives the tab that is seen."""
    title = QCoreApplication.translate("RewardsPage", "为什么…")
    return button(
        title,
        "plain",
        "scales",
        slot=lambda: why_dialog(page, reads, dispatcher, shell, shown()).exec(),
    )


def why_dialog(
    page: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell, tab: QWidget | None
) -> WhyDialog:
    """The question about what is at hand in a tab."""
    member = rule = activity = None
    if isinstance(tab, RulesTab):
        rule = tab.list.at_hand()
    elif isinstance(tab, LedgerTab | ActivitiesTab):
        one = tab.table.current_row()
        if isinstance(one, EntryRow):
            member, rule = one.member, one.rule
        elif isinstance(one, Activity):
            member, activity = one.member, one.id
    return WhyDialog(page, reads, dispatcher, shell, member=member, rule=rule, activity=activity)
