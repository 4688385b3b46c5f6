"""Settings of reminders: how long before, or never."""

from PySide6.QtCore import QCoreApplication

from desktop.models.counting import filled
from desktop.views import reminders
from desktop.views.parts.segment import Segmented
from desktop.views.settings.rows import Section


def reminder_section() -> Section:
    """In force at once, for this computer."""
    translate = QCoreApplication.translate
    section = Section(translate("Settings", "提醒"))
    words = {
        str(one): filled(translate("Settings", "{n} 分钟"), n=one) if one else ""
        for one in reminders.CHOICES
    }
    words["0"] = translate("Settings", "不提醒")
    choice = Segmented(translate("Settings", "开始前提醒我"), list(words.items()))
    choice.choose(str(reminders.minutes()))
    choice.chosen.connect(lambda key: reminders.choose(int(key)))
    hint = translate(
        "Settings", "你主持、主讲或签到的场次。签到台、投屏和全屏时不出声，只写名称和时间。"
    )
    section.add(translate("Settings", "开始前提醒我"), hint, choice)
    return section
