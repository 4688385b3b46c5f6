"""What a list is narrowed or sorted by, in the words of its columns."""

from desktop.models.condition_words import FIELDS
from desktop.models.schema import CUSTOM
from desktop.store.reads import Reads

_MORE = {
    "name": ("姓名", "name"),
    "number": ("编号", "number"),
    "role": ("角色", "role"),
    "agrees": ("同意记录", "consents"),
    "axes": ("三重身份", "roles of a member"),
    "where": ("条件", "a condition"),
    "id": ("选定的人", "people that were chosen"),
}


def words_of(reads: Reads, name: str) -> dict[str, str]:
    """A column's name in both languages, as the values of a Problem."""
    if name.startswith(CUSTOM):
        row = reads.one(
            "SELECT name FROM custom_field WHERE id = ?",
            (bytes.fromhex(name.removeprefix(CUSTOM)),),
        )
        text = str(row[0]) if row else ""
        return {"field_zh": text, "field_en": text}
    chinese, english = _MORE.get(name) or FIELDS.get(name, (name, name))
    return {"field_zh": chinese, "field_en": english}
