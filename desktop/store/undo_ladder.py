"""The ladder when an action is undone: a step is followed by the step back, with a word on it."""

from desktop.models.ladder import freely
from desktop.models.op import Value
from desktop.store.community import Store
from desktop.store.recorder import Recorder

# What a step back rests on where nobody gave evidence for the step it leads to.
_BACK = "撤销 undo"


class StepsBack:
    """The steps back of one undo: one for each member, in the changeset that sets his level."""

    def __init__(self, store: Store, rec: Recorder) -> None:
        self._store = store
        self._rec = rec
        self._said: set[bytes] = set()

    def follow(self, fields: dict[str, Value]) -> bool:
        """After a step that was judged, where he stands on it still; whether there is one."""
        member = fields["member"]
        row = self._store.one("SELECT level FROM member WHERE id = ?", (member,))
        if row != (fields["to"],) or not isinstance(member, bytes):
            return False
        self._say(member, fields["to"], fields["from"])
        return True

    def before(self, member: bytes, now: Value, back: Value) -> None:
        """Before a level is set back that nobody may simply fill in."""
        if member not in self._said and not freely(str(now or ""), str(back or "")):
            self._say(member, now, back)

    def _say(self, member: bytes, before: Value, after: Value) -> None:
        # With the member's own op, which comes next.
        self._rec.together(2)
        row = self._store.one(
            'SELECT evidence FROM stage WHERE member = ? AND "to" = ? AND evidence IS NOT NULL'
            " ORDER BY at DESC, id DESC LIMIT 1",
            (member, after),
        )
        stated = {"from": before, "to": after, "evidence": row[0] if row else _BACK}
        stated |= {"member": member, "operator": self._store.operator, "at": self._rec.at}
        self._rec.put("stage", None, stated)
        self._said.add(member)
