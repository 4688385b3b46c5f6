"""Businesses nearby that give members something, and for how long."""

from msgspec import Struct

from desktop.models.people import Words

# What a neighbourhood has; another category is said in one's own words.
CATEGORIES: Words = {
    "supermarket": ("超市", "Supermarket"),
    "market": ("菜市场", "Food market"),
    "pharmacy": ("药店", "Pharmacy"),
    "bank": ("银行", "Bank"),
    "dining": ("餐饮", "Dining"),
    "education": ("教育培训", "Education and training"),
}


class Partner(Struct, frozen=True):
    """One partner; days are YYYY-MM-DD or "", `contact` is "" where the actor may not read it."""

    id: bytes
    name: str
    category: str
    benefit: str
    contact: str
    since: str
    until: str

    def holds(self, day: str) -> bool:
        """Whether members have the benefit on a day; the last day counts."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)
