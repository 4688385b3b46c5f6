"""Why somebody has the tags that rules put on: each with its rule and what was counted."""

from PySide6.QtWidgets import QWidget

from desktop.models.activity import kind_word
from desktop.models.member import Member
from desktop.models.tag_rule import Why
from desktop.store import tag_rules
from desktop.store.community import Reads
from desktop.store.insentences import condition_said
from desktop.views.parts.counted import counted
from desktop.views.parts.layout import column, row
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label
from desktop.views.theme.palette import look

_SHOWN = 4


class AutoTags(QWidget):
    """`found`: whether he has any."""

    def __init__(self, reads: Reads, member: Member) -> None:
        super().__init__()
        self._reads = reads
        self.found = bool(member.row.auto_tags)
        whole = column(gap=10)
        for tag in member.row.auto_tags:
            why = tag_rules.why(reads, member.row.id, tag)
            whole.addLayout(row(Tag(tag, "violet"), None))
            for text, tone in self.lines(why):
                whole.addWidget(label(text, 12, tone, wrap=True))
        self.setLayout(whole)

    def lines(self, why: Why) -> list[tuple[str, str]]:
        """What a tag rests on, each with its tone."""
        language = look().language
        told = []
        for rule, deeds in why.rules:
            said = condition_said(self._reads, rule.where, language)
            told.append((self.tr("规则：{rule}").format(rule=said), "text2"))
            for one in deeds[:_SHOWN]:
                parts = (one.local[:10], kind_word(one.kind, language), one.about)
                told.append((" ".join(part for part in parts if part), "text3"))
            if len(deeds) > _SHOWN:
                told.append((counted().more(len(deeds) - _SHOWN), "text3"))
        if why.by_hand:
            told.append((self.tr("也有人手工打过：规则不再符合也留着"), "text3"))
        return told
