"""Why somebody has a tag that nobody put on: the rule in words, and what it counted."""

from PySide6.QtCore import QCoreApplication

from desktop.models.activity import kind_word
from desktop.store import tag_rules
from desktop.store.community import Reads
from desktop.store.insentences import condition_said
from desktop.views.parts.tags import Tag
from desktop.views.theme.palette import look

_SHOWN = 8


def auto_tag(reads: Reads, member: bytes, tag: str) -> Tag:
    """The tag, with what it rests on for a pointer and for a screen reader."""
    made = Tag(tag, "violet")
    text = why_text(reads, member, tag)
    made.setToolTip(text)
    made.setAccessibleDescription(text)
    return made


def why_text(reads: Reads, member: bytes, tag: str) -> str:
    """Every rule that holds, and under it the activities that it counted."""
    language = look().language
    lines = []
    for rule, deeds in tag_rules.why(reads, member, tag).rules:
        said = condition_said(reads, rule.where, language)
        lines.append(QCoreApplication.translate("Members", "按规则：{tags}").format(tags=said))
        lines += [
            " ".join(
                part for part in (one.local[:10], kind_word(one.kind, language), one.about) if part
            )
            for one in deeds[:_SHOWN]
        ]
    return "\n".join(lines)
