"""Why two members may be one person, in words."""

from PySide6.QtCore import QCoreApplication

from desktop.models.likeness import SURE, Likeness
from desktop.views.members.words import field_title

# From here on it is likely; below it is worth a look.
_LIKELY = 60


def reasons(found: Likeness) -> list[tuple[str, str]]:
    """What agrees, nearly agrees and differs, each with the tone of its tag."""
    translate = QCoreApplication.translate
    near = {
        "phone": translate("Duplicates", "手机只差一位"),
        "name": translate("Duplicates", "姓名读音相近"),
        "nickname": translate("Duplicates", "昵称是对方的名字"),
    }
    same, differ = translate("Duplicates", "{field}相同"), translate("Duplicates", "{field}不同")
    account = {"account": translate("Duplicates", "账号")}
    told = [(same.format(field=account.get(one) or field_title(one)), "ok") for one in found.same]
    told += [(near[one], "info") for one in found.near]
    return told + [(differ.format(field=field_title(one)), "grey") for one in found.differ]


def summary(found: Likeness) -> str:
    """The same in one line, without what differs."""
    agreeing = [text for text, tone in reasons(found) if tone != "grey"]
    return " · ".join(agreeing)


def certainty(score: int) -> tuple[str, str]:
    """How sure a score is, and the tone of its tag."""
    translate = QCoreApplication.translate
    if score >= SURE:
        return translate("Duplicates", "几乎肯定"), "ok"
    if score >= _LIKELY:
        return translate("Duplicates", "很可能"), "info"
    return translate("Duplicates", "有可能"), "grey"
