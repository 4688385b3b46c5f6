"""Rules that the sample community published last: milestones, who brings a friend, a pause."""

from desktop.actions import pauses, rewards
from desktop.models.rule import Rule, Step
from desktop.store.community import Store

_RULES: tuple[Rule, ...] = (
    Rule(
        "签到里程碑",
        "steps",
        "checkin",
        0,
        steps=(Step(10, 20), Step(30, 60), Step(60, 150)),
        budget=5_000,
    ),
    Rule("推荐有礼", "invite", "checkin", (30,)),
)
_PAUSED = Rule("暑期打卡", "each", "checkin", 1, wallet="contribution")


def fill(store: Store) -> None:
    """Published and not settled for the past: what they would give waits on the rules' page."""
    for rule in _RULES:
        rewards.add_rule(store, rule)
    made = rewards.add_rule(store, _PAUSED).result
    assert isinstance(made, bytes)
    pauses.pause(store, made)
