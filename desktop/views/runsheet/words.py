"""Words of the session screen that more than one of its parts says."""

from PySide6.QtCore import QCoreApplication

from desktop.models.counting import filled
from desktop.models.runsheet import ANSWERED, ANSWERING, Part, Question

translate = QCoreApplication.translate


def minutes(n: int) -> str:
    """12 分, 12 min."""
    return filled(translate("RunSheet", "{n} 分"), n=n)


def taken(part: Part, now: int) -> tuple[str, str]:
    """How long a part took or has taken, and the tone to say it in; nothing before it begins."""
    if part.started is None:
        return "", "text2"
    over = part.over(now)
    if part.ended is None:
        said = filled(translate("RunSheet", "已 {n} 分"), n=part.minutes(now))
    else:
        said = minutes(part.minutes(now))
    if not over:
        return said, "text2"
    more = filled(translate("RunSheet", "{taken}，超 {n}"), taken=said, n=over)
    return more, "warn"


def stands(question: Question, first: bool) -> tuple[str, str]:
    """How a question stands, and the tone of its tag; `first` of those that wait."""
    if question.state == ANSWERED:
        return translate("RunSheet", "已答"), "ok"
    if question.state == ANSWERING:
        return translate("RunSheet", "正在答"), "accent"
    if first:
        return translate("RunSheet", "排第一"), "accent"
    return translate("RunSheet", "待答"), "warn"
