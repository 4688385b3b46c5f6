"""What was done about people and units, in words: kind of action -> (sentence, icon, tone)."""

from PySide6.QtCore import QCoreApplication


def kinds() -> dict[str, tuple[str, str, str]]:
    """Every kind of recording about identities, ties, offers, consents and units."""
    translate = QCoreApplication.translate
    return {
        "member.identity": (translate("Happened", "改了账号"), "identification-badge", "info"),
        "member.split": (translate("Happened", "分出一个账号另立一人"), "git-branch", "violet"),
        "member.relation": (translate("Happened", "改了人际关系"), "share-network", "info"),
        "member.offer": (translate("Happened", "改了资源对接"), "handshake", "info"),
        "member.consent": (translate("Happened", "登记了同意或撤回"), "hand-heart", "info"),
        "member.verify": (translate("Happened", "登记了身份核实"), "seal-check", "ok"),
        "unit.add": (translate("Happened", "新增家庭或单位"), "house-line", "accent"),
        "unit.edit": (translate("Happened", "改了家庭或单位"), "house-line", "info"),
        "unit.remove": (translate("Happened", "移出家庭或单位"), "house-line", "grey"),
        "unit.belong": (translate("Happened", "改了家庭或单位的成员"), "house-line", "info"),
        "unit.child": (translate("Happened", "改了孩子的资料"), "house-line", "info"),
        "unit.assign": (translate("Happened", "给家庭或单位指定了负责人"), "house-line", "info"),
        "unit.import": (translate("Happened", "导入会员单位"), "download-simple", "info"),
    }
