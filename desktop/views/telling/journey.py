"""How what was done about members' journeys looks: kind of action -> (icon, tone)."""

LOOKS: dict[str, tuple[str, str]] = {
    "member.stage": ("trend-up", "accent"),
    "member.referral": ("share-network", "info"),
    "partner.save": ("storefront", "info"),
    "partner.remove": ("storefront", "grey"),
    "label.save": ("text-aa", "info"),
    "template.apply": ("copy", "accent"),
}
