"""How what was done about honours looks: kind of action -> (icon, tone)."""

LOOKS: dict[str, tuple[str, str]] = {
    "honour.save": ("medal", "info"),
    "honour.remove": ("trash", "grey"),
    "honour.grant": ("medal", "accent"),
    "honour.take_back": ("arrow-counter-clockwise", "warn"),
    "grade.save": ("star", "info"),
    "grade.remove": ("trash", "grey"),
}
