"""How what was done in the content plan looks: kind of action -> (icon, tone)."""

LOOKS: dict[str, tuple[str, str]] = {
    "content.add": ("note-pencil", "violet"),
    "content.edit": ("note-pencil", "violet"),
    "content.state": ("note-pencil", "violet"),
    "content.check": ("list-checks", "violet"),
    "content.remove": ("trash", "grey"),
    "content.fill": ("user-check", "violet"),
    "content.column": ("columns", "violet"),
    "proposal.add": ("hand-heart", "orange"),
    "proposal.approve": ("hand-heart", "ok"),
    "proposal.decline": ("hand-heart", "grey"),
}
