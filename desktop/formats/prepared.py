"""One row of a roster, prepared: what is passed on from the reading to the deciding."""

import msgspec

from desktop.models.problem import Problem

# A problem's code and values.
Reason = tuple[str, dict[str, str | int]]


class PreparedRow(msgspec.Struct, array_like=True, gc=False):
    """One data row of a roster. `fields` has the non-empty member fields under schema names.

    `phone` is E.164, `joined` and `birthday` are YYYY-MM-DD, `gender` is 男, 女 or as written.
    `line` counts the file's rows from 1, title rows and blank rows included. `number` is (prefix
    in capitals, value), `spelled` that as the file writes it. `extra` has the texts of custom
    columns under their titles. `phone_ix` is empty without a phone or an index key. `folded` …
    `grams` are `names.derive` of the fields. `flags`: phone_unusual, phone_second (another number
    of the cell stands in identities), number_odd (the cell is no number of ours: it is in extra),
    number_used (set by the planner: it was that of somebody who is gone, and nobody has it again)
    and points_withheld (the cell says points, which are not to be taken).
    `identities` are what else he is known by, (channel, value) each once, normalised; phone for a
    second phone.
    A rejected row has a `reject`, the Problem's code and values, `more` of them if more than one
    cell is bad, its `raw` cells and no fields; other rows have `raw` only if it is asked for.
    """

    line: int
    fields: dict[str, str]
    chapter: str = ""
    teams: tuple[str, ...] = ()
    number: tuple[str, int] | None = None
    tags: tuple[str, ...] = ()
    points: int | None = None
    extra: dict[str, str] = {}
    flags: tuple[str, ...] = ()
    phone_ix: bytes = b""
    folded: str = ""
    pinyin: str = ""
    initials: str = ""
    other_pinyin: str = ""
    other_initials: str = ""
    grams: str = ""
    reject: Reason | None = None
    raw: tuple[str, ...] = ()
    more: tuple[Reason, ...] = ()
    spelled: str = ""
    identities: tuple[tuple[str, str], ...] = ()

    def problem(self) -> Problem | None:
        """Why the row is rejected first of all, or None."""
        return Problem(self.reject[0], **self.reject[1]) if self.reject else None

    def rejects(self) -> tuple[Reason, ...]:
        """Everything that the row is rejected for."""
        return (self.reject, *self.more) if self.reject else ()


def reason_of(problem: Problem, column: str = "") -> Reason:
    """A problem as a row carries it, with the title of the column that it is about."""
    values = {k: v if isinstance(v, int) else str(v) for k, v in problem.values.items()}
    return problem.code, {"column": column, **values} if column else values
