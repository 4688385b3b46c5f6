"""Which statements tell SQLite to find activities by their member, and why.

Nobody counts what stands in the tables, so SQLite takes a kind for as rare as a member: where both
are asked it may read all of a kind, hundreds of thousands, for one member. There the index is
named. Where everybody is asked the same name is the slower way by far, since each activity is
looked up by itself: those statements leave it out or name `activity_time`, which holds all that
most of them ask.
"""

from pathlib import Path

STORE = Path(__file__).parents[2] / "desktop" / "store"
NAMED = "INDEXED BY activity_member"
# Whose activities each asks about.
BY_MEMBER = {
    "activities": "the kinds of one member's activities, one step into the index for each",
    "conditions": "what a condition counts of the one member at hand",
    "couponladders": "check-ins of those who came just now; of all on a ladder it names the other",
    "doings": "whom one member brought, for the head of his page",
    "evidence": "what a member did in the period of an award",
    "ladder": "orders and posts of one member",
    "ladder_axes": "whether one member has anything on an axis",
    "ordered": "whether one member has an order left, when one of his goes",
    "raising": "orders of one member; of everybody it names none",
    "tally": "what those did who left, who are few beside those who stayed",
    "timeline": "the newest of one member's story, each kind in its order of time",
    "ways": "a rule asked of some members; of all it names the other, or none",
}


def test_only_who_asks_of_members_names_the_index_by_member() -> None:
    naming = {path.stem for path in STORE.rglob("*.py") if NAMED in path.read_text("utf-8")}
    assert naming == set(BY_MEMBER)
