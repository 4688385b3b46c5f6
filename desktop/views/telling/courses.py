"""How what was done about courses, venues and content looks: kind of action -> (icon, tone)."""

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
    "course.save": ("book-open", "info"),
    "course.remove": ("trash", "grey"),
    "course.module": ("book-open", "info"),
    "course.complete": ("check-circle", "accent"),
    "course.take_back": ("arrow-counter-clockwise", "warn"),
    "venue.save": ("storefront", "info"),
    "venue.remove": ("storefront", "grey"),
    "venue.module": ("storefront", "info"),
    "venue.import": ("download-simple", "info"),
}
