"""The permission matrix, what several roles give together, and who may grant whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.permission import (
    BELOW_DEPUTY,
    CELLS,
    OWN,
    PRESET_NAMES,
    PRESETS,
    READING,
    VARIANTS,
    WALK_IN,
    Actor,
    mask_phone,
    may_grant,
    preview_of,
    require,
    rights,
)
from desktop.models.problem import Problem
from desktop.models.role import role_of
from desktop.models.sentences.roles import CELL_WORDS

CHAPTER, TEAM = b"c" * 16, b"t" * 16

# The matrix as the requirement draws it: x full, - nothing, else the variant held.
COLUMNS = ("owner", "deputy", "admin", "assistant", "host", "lecturer", "door-helper")
MATRIX = {
    "member.read.basic": "x x x x x own x",
    "member.read.contact": "x x x x - - -",
    "member.read.private": "x x x - - - -",
    "member.write": "x x x x - - walk-in",
    "member.merge": "x x x - - - -",
    "member.export": "x x - - - - -",
    "member.erase": "x - - - - - -",
    "calendar.write": "x x x x own - -",
    "attendance.write": "x x x x own - own",
    "activity.write": "x x x x own - -",
    "rule.publish": "x x - - - - -",
    "cycle.close": "x x - - - - -",
    "points.award": "x x x - - - -",
    "reward.handout": "x x x x - - -",
    "honour.grant": "x x x - - - -",
    "role.grant": "x below-deputy - - - - -",
    "device.invite": "x below-deputy - - - - -",
    "community.write": "x - - - - - -",
}
EVERY = [
    (cell, role, mark)
    for cell, marks in MATRIX.items()
    for role, mark in zip(COLUMNS, marks.split(), strict=True)
]


def actor(role: str = "owner", scope: bytes | None = None) -> Actor:
    cells, within, listed = rights([(PRESETS[role], scope)])
    return Actor(b"o" * 16, "沈若溪", role, cells, within=within, listed=listed)


@pytest.mark.parametrize(("cell", "role", "mark"), EVERY)
def test_every_cell_of_the_matrix_holds_or_is_refused(cell: str, role: str, mark: str) -> None:
    assert actor(role).allows(cell) == (mark == "x")
    variant = VARIANTS.get(cell, OWN)
    assert actor(role).allows(cell, variant) == (mark in ("x", variant))
    assert actor(role).anywhere(cell) == (mark != "-")
    if mark == "x":
        require(actor(role), cell)
    else:
        with pytest.raises(Problem) as refused:
            require(actor(role), cell)
        assert refused.value.code == "role.not_allowed"
        assert CELL_WORDS[cell][0] in refused.value.sentence("zh_CN")
        assert PRESET_NAMES[role][1] in refused.value.sentence("en")


def test_the_matrix_has_every_cell_and_every_cell_a_word() -> None:
    assert list(MATRIX) == list(CELLS) == list(CELL_WORDS)


def test_every_preset_holds_only_declared_cells_and_variants() -> None:
    known = {*CELLS, *(f"{cell}:{variant}" for cell, variant in VARIANTS.items())}
    assert all(cells <= known for cells in PRESETS.values())
    assert PRESETS.keys() == PRESET_NAMES.keys()


def test_an_auctioneer_may_what_a_lecturer_may() -> None:
    assert PRESETS["auctioneer"] == PRESETS["lecturer"]


def test_a_variant_helps_only_in_its_own_case() -> None:
    assert not actor("door-helper").allows("member.write", OWN)
    assert actor("door-helper").allows("member.write", WALK_IN)
    assert not actor("deputy").allows("role.grant", OWN)


def test_a_scoped_role_writes_only_in_its_chapter_but_reads_by_class() -> None:
    admin = actor("admin", CHAPTER)
    assert admin.allows("member.write", scopes=[TEAM, CHAPTER])
    assert not admin.allows("member.write", scopes=[TEAM])
    assert not admin.allows("member.write")
    assert admin.allows("member.read.private")
    assert admin.listed == {CHAPTER}
    assert admin.reach("member.write") == {CHAPTER}
    assert admin.reach("member.export") == frozenset()
    assert actor("admin").reach("member.write") is None


def test_a_scoped_role_has_nothing_of_what_belongs_to_no_chapter() -> None:
    deputy = actor("deputy", CHAPTER)
    for cell in ("rule.publish", "cycle.close", "community.write", "device.invite"):
        assert not deputy.anywhere(cell)
    assert not deputy.allows("calendar.write", scopes=[CHAPTER])
    assert deputy.allows("calendar.write", OWN)


def test_a_lecturer_lists_only_people_of_his_own_sessions() -> None:
    assert actor("lecturer").lists_own
    assert not actor("host").lists_own


def test_a_community_wide_role_beside_a_scoped_one_lists_everybody() -> None:
    _, _, listed = rights([(PRESETS["admin"], CHAPTER), (PRESETS["host"], None)])
    assert listed is None


@given(
    st.lists(
        st.tuples(st.sampled_from(list(PRESETS.values())), st.sampled_from([None, CHAPTER, TEAM])),
        max_size=4,
    ),
    st.tuples(st.sampled_from(list(PRESETS.values())), st.sampled_from([None, CHAPTER, TEAM])),
    st.sampled_from(CELLS),
    st.sampled_from([(), (OWN,), (WALK_IN,), (BELOW_DEPUTY,)]),
    st.sampled_from([(), (CHAPTER,), (TEAM,), (CHAPTER, TEAM)]),
)
def test_one_more_role_never_takes_a_right_away(held, more, cell, cases, scopes) -> None:  # type: ignore[no-untyped-def]
    before = Actor(b"", "", "", *_fields(held))
    after = Actor(b"", "", "", *_fields([*held, more]))
    if before.allows(cell, *cases, scopes=scopes):
        assert after.allows(cell, *cases, scopes=scopes)


def _fields(held: list[tuple[frozenset[str], bytes | None]]) -> tuple[object, ...]:
    cells, within, listed = rights(held)
    return cells, None, within, listed


@pytest.mark.parametrize("role", PRESETS)
def test_nobody_grants_an_owner(role: str) -> None:
    assert not may_grant(actor(role), "owner", PRESETS["owner"])


@pytest.mark.parametrize("role", [role for role in PRESETS if role != "owner"])
def test_only_the_owner_touches_deputies(role: str) -> None:
    assert may_grant(actor("owner"), "deputy", PRESETS["deputy"])
    assert not may_grant(actor(role), "deputy", PRESETS["deputy"])


@pytest.mark.parametrize("role", ["admin", "assistant", "host", "lecturer", "door-helper"])
def test_a_deputy_grants_below_deputy_and_the_others_nobody(role: str) -> None:
    assert may_grant(actor("deputy"), role, PRESETS[role])
    assert not may_grant(actor(role), "lecturer", PRESETS["lecturer"])


@given(st.frozensets(st.sampled_from(sorted(set().union(*PRESETS.values())))))
def test_a_deputy_never_hands_on_more_than_he_holds(cells: frozenset[str]) -> None:
    if may_grant(actor("deputy"), "", cells):
        given_on = Actor(b"", "", "x", cells)
        for cell in CELLS:
            assert not given_on.allows(cell) or actor("deputy").allows(cell)
        assert not given_on.anywhere("role.grant")


def test_a_scoped_deputy_grants_only_within_his_chapter() -> None:
    deputy = actor("deputy", CHAPTER)
    assert may_grant(deputy, "assistant", PRESETS["assistant"] - {"calendar.write"}, CHAPTER)
    assert not may_grant(deputy, "assistant", PRESETS["assistant"], TEAM)
    assert not may_grant(deputy, "assistant", PRESETS["assistant"])


@pytest.mark.parametrize("cell", [cell for cell in CELLS if cell not in READING])
def test_a_preview_reads_and_never_writes(cell: str) -> None:
    looking = preview_of(actor("owner"), "deputy", PRESETS["deputy"])
    require(looking, "member.read.contact")
    with pytest.raises(Problem) as refused:
        require(looking, cell, VARIANTS.get(cell, OWN))
    assert refused.value.code == "role.preview_reads_only"


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+8613800000047", "138****0047"),
        ("13800000047", "138****0047"),
        ("+886912345678", "+886****5678"),
        ("12345", "****5"),
        ("02088881234", "020****1234"),
        ("", ""),
    ],
)
def test_a_masked_phone_keeps_its_ends(phone: str, shown: str) -> None:
    assert mask_phone(phone) == shown


def test_a_phone_known_only_by_its_tail_shows_the_tail() -> None:
    assert mask_phone("", "0047") == "****0047"


@given(st.from_regex(r"\+?[0-9]{1,15}", fullmatch=True))
def test_a_masked_phone_hides_most_of_a_short_and_four_digits_of_a_long_number(phone: str) -> None:
    shown = mask_phone(phone).replace("*", "").removeprefix("+")
    digits = phone.removeprefix("+86").removeprefix("+")
    assert len(digits) - len(shown) >= min(4, (len(digits) + 1) // 2)


def test_an_owner_of_before_a_right_was_added_has_it() -> None:
    older = PRESETS["owner"] - {"honour.grant"}
    assert role_of(b"r" * 16, "owner", "", older).cells == PRESETS["owner"]
    assert role_of(b"r" * 16, "owner", "财务", older).cells == older
    assert role_of(b"r" * 16, "deputy", "", {"member.write"}).cells == {"member.write"}
