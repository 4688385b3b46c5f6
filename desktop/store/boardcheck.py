"""Whether frozen boards still are what their hashes say."""

from desktop.models import board
from desktop.store.reads import Reads


def broken(reads: Reads) -> int:
    """How many boards have a step that is missing, or that its hash does not fit."""
    wrong = set()
    last: tuple[bytes, str, int, str] = (b"", "", -1, "")
    for rule, label, number, kind, rows, digest in reads.each(
        'SELECT rule, period, number, kind, "rows", hash FROM board WHERE gone = 0'
        " ORDER BY rule, period, number"
    ):
        follows = last[:2] == (rule, label)
        wanted, before = (last[2] + 1, last[3]) if follows else (0, "")
        made = board.step_hash(reads.community, rule, label, number, kind, rows, before)
        if number != wanted or digest != made:
            wrong.add((rule, label))
        last = (rule, label, number, digest)
    return len(wrong)
