"""How what was done about chapters and groups looks: kind of action -> (icon, tone)."""

LOOKS: dict[str, tuple[str, str]] = {
    "chapter.add": ("map-pin", "info"),
    "chapter.edit": ("map-pin", "info"),
    "chapter.remove": ("map-pin", "grey"),
    "team.add": ("tree-structure", "accent"),
    "team.edit": ("tree-structure", "info"),
    "team.remove": ("tree-structure", "grey"),
    "team.split": ("git-branch", "accent"),
    "team.move": ("arrows-left-right", "info"),
    "team.kind": ("tree-structure", "info"),
    "team.step": ("list-checks", "info"),
    "team.clear": ("broom", "warn"),
}
