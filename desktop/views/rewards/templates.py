"""What a new rule may begin as."""

from PySide6.QtCore import QCoreApplication

from desktop.models.rule import Rule, Share
from desktop.models.rule_edit import blank, with_trigger


def templates() -> list[Rule]:
    """A rule of each trigger, and the share of an amount."""
    translate = QCoreApplication.translate
    return [
        blank(translate("RewardsPage", "到场奖励")),
        Rule(translate("RewardsPage", "消费返分"), "each", "order", Share(1000, 1)),
        Rule(translate("RewardsPage", "第一单"), "once", "order", 50),
        Rule(translate("RewardsPage", "推荐有礼"), "invite", "order", (50,)),
        with_trigger(Rule(translate("RewardsPage", "签到里程碑"), "once", "checkin", 50), "steps"),
        Rule(
            translate("RewardsPage", "活跃周"),
            "period",
            "post",
            30,
            period="week",
            measure="days",
            at_least=3,
        ),
        Rule(
            translate("RewardsPage", "消费月榜"),
            "rank",
            "order",
            (100, 60, 30),
            period="month",
            measure="amount",
        ),
    ]
