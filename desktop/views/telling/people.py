"""How what was done about people and units looks: kind of action -> (icon, tone)."""

LOOKS: dict[str, tuple[str, str]] = {
    "member.identity": ("identification-badge", "info"),
    "member.split": ("git-branch", "violet"),
    "member.relation": ("share-network", "info"),
    "member.offer": ("handshake", "info"),
    "member.consent": ("hand-heart", "info"),
    "member.verify": ("seal-check", "ok"),
    "unit.add": ("house-line", "accent"),
    "unit.edit": ("house-line", "info"),
    "unit.remove": ("house-line", "grey"),
    "unit.belong": ("house-line", "info"),
    "unit.child": ("house-line", "info"),
    "unit.assign": ("house-line", "info"),
    "unit.import": ("download-simple", "info"),
}
