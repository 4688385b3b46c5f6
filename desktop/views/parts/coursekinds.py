"""How what was done about courses and venues looks: kind of action -> (icon, tone)."""

LOOKS: dict[str, tuple[str, str]] = {
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
