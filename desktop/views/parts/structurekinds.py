"""What was done about chapters and groups, in words: kind of action -> (sentence, icon, tone)."""

from PySide6.QtCore import QCoreApplication


def kinds() -> dict[str, tuple[str, str, str]]:
    """Every kind of recording about chapters and groups."""
    translate = QCoreApplication.translate
    return {
        "chapter.add": (translate("Happened", "新建分会"), "map-pin", "info"),
        "chapter.edit": (translate("Happened", "改了分会"), "map-pin", "info"),
        "chapter.remove": (translate("Happened", "删除分会"), "map-pin", "grey"),
        "team.add": (translate("Happened", "新建小组"), "tree-structure", "accent"),
        "team.edit": (translate("Happened", "改了小组资料"), "tree-structure", "info"),
        "team.remove": (translate("Happened", "解散小组"), "tree-structure", "grey"),
        "team.split": (translate("Happened", "裂变出新群"), "git-branch", "accent"),
        "team.step": (translate("Happened", "建群九步有进展"), "list-checks", "info"),
        "team.clear": (translate("Happened", "洗群"), "broom", "warn"),
    }
