"""Problem sentences about what the judge did not let stand, and what met without being seen."""

SENTENCES: dict[str, tuple[str, str]] = {
    # What waits for the owner.
    "sync.owner_decides": (
        "隔离区里的改动只有群主能决定。请让群主来处理。",
        "Only the owner decides what waits in quarantine. Ask the owner.",
    ),
    "sync.not_in_quarantine": (
        "隔离区里没有这次改动，可能已经处理过了。请刷新后再看。",
        "This change is not in quarantine; it may have been decided already. Look again.",
    ),
    "sync.cannot_stand": (
        "这次改动接受不了：它改的资料已经不在了。可以请它的作者重做，或者丢弃它。",
        "This change cannot be accepted: what it changes is not there. Ask its author to do it "
        "again, or discard it.",
    ),
    "sync.cannot_stand_again": (
        "这次改动不能原样接受：中枢恢复备份以后，同一台电脑在它的位置上做了别的。"
        "请照这里列出的内容重做一次，再丢弃它。",
        "This change cannot be accepted as it was: after the hub was restored, its computer did "
        "something else in its place. Do again what is listed here, then discard it.",
    ),
    "sync.not_again": (
        "这次改动不能照原样再做一次。请打开那份资料，按现在的样子重新改。",
        "This cannot be repeated as it was. Open the record and change it as it stands now.",
    ),
    "sync.not_returned": (
        "没有这次被退回的改动：{action}，可能已经看过了。«“同步与设备”里列着|请运行 qunzhu sync "
        "returned 看»有哪些。",
        "No change with this id was sent back: {action}; it may have been put away. «The Sync "
        "screen shows|Run qunzhu sync returned for» those there are.",
    ),
    "sync.card_unknown": (
        "没有这张冲突卡：{card}，可能已经处理过了。«“同步与设备”的“要你定”里|运行 qunzhu sync "
        "cards »看有哪些。",
        "There is no such card: {card}; it may be settled already. «The Sync screen shows"
        "|Run qunzhu sync cards for» those there are.",
    ),
    "refusal.discarded": (
        "群主看过，决定不采用这次改动。",
        "The owner looked at this and decided not to take it.",
    ),
    # Why the judge refused a changeset, as its author reads it.
    "refusal.newer": (
        "中枢的版本太旧，看不懂这次改动；它在隔离区里等着。请让管理中枢的人更新后，由群主接受。",
        "The hub is too old to understand this change; it waits in quarantine. Once the hub is "
        "updated, the owner can accept it.",
    ),
    "refusal.shape": (
        "这次改动的内容不完整，没有生效。请更新程序，再做一次。",
        "This change is not well formed and did not take effect. Update the program and do it "
        "again.",
    ),
    "refusal.class": (
        "这次改动里有没加密好的个人资料，没有生效。请更新程序，再做一次。",
        "This change had personal data that was not sealed as it must be, so it did not take "
        "effect. Update the program and do it again.",
    ),
    "refusal.identity": (
        "这次改动和它所说的人或设备对不上，没有生效。请同步后再做一次。",
        "This change does not fit whom it is about, so it did not take effect. Sync and do it "
        "again.",
    ),
    "refusal.right": (
        "你的角色不能做这次改动，没有生效。请找群主：可以由群主接受它，或先给你相应的角色。",
        "Your role may not do this, so it did not take effect. Ask the owner to accept it, or to "
        "give you the role first.",
    ),
    "refusal.owner": (
        "这次改动之后群主不是正好一位，没有生效。请先同步，再重新安排角色。",
        "After this change there would not be exactly one owner, so it did not take effect. Sync, "
        "then arrange the roles again.",
    ),
    "refusal.unknown": (
        "要改的资料已经不在了，这次改动没有生效。请同步后看看，要不要重新新增。",
        "What this changes is not there any more, so it did not take effect. Sync, and see whether "
        "to add it again.",
    ),
    "refusal.closed": (
        "这一周期已经结算，或这一版规则已经发布，这次改动没有生效。请改用更正并写明原因，"
        "或发布新的一版。",
        "This period is closed, or this version of the rule is published, so the change did not "
        "take effect. Make a correction with a reason, or publish a new version.",
    ),
    "refusal.superseded": (
        "另一台设备先记了同一笔奖励，点数或依据不同；以先到的为准，你这一笔没有计入，"
        "其余改动已生效。",
        "Another device recorded this award first, with other points or evidence; the first counts "
        "and yours does not. The rest of the change took effect.",
    ),
    "refusal.back_already": (
        "另一台设备先取消或冲正了同一笔，只退一次：先到的算数，你这一次没有再退。不用再做什么。",
        "Another device took the same back first, and it goes back once: the first counts, yours "
        "gave nothing more. There is nothing left to do.",
    ),
    "refusal.full": (
        "别的设备先加了人，社群或小组已经满了，这次改动没有生效：申请人排进候补。请同步后开一个新群，或写明原因调整容量。",
        "Another device was first and the community or group is full, so this did not take effect; "
        "an applicant waits in line. Sync, then open a new group, or change the capacity and say "
        "why.",
    ),
    "refusal.owned": (
        "别的设备先任命了这个小组的群主，一个小组同时只有一位群主，这次改动没有生效。"
        "请同步后看看，要换人再任命一次。",
        "Another device was first to name this group's owner, and a group has one at a time, so "
        "this did not take effect. Sync, and name another if it should be another.",
    ),
    "refusal.circle": (
        "这样推荐会绕回本人（别的设备先登记了），这次改动没有生效。请同步后看清是谁推荐了谁，再登记。",
        "This would make somebody the inviter of their own inviter (another device was first), so "
        "it did not take effect. Sync, see who invited whom, and enter it again.",
    ),
    "refusal.credited": (
        "别的设备先登记了这位成员的推荐人，一人只算一次，这次改动没有生效。请同步后看看要不要改。",
        "Another device was first to say who invited this member, and each is credited once, so "
        "this did not take effect. Sync, and see whether to change it.",
    ),
    "refusal.decided": (
        "别的设备先处理了这份申请，这次改动没有生效。请同步后看看结果，要改就撤销那次操作。",
        "Another device was first to decide this application, so this did not take effect. Sync "
        "and see what was decided; undo that to decide it anew.",
    ),
    "refusal.ladder": (
        "等级改到粉丝、朋友要写依据，改低要确认（别的设备可能先改了），这次改动没有生效。"
        "请同步后在关系阶梯里调整。",
        "To call somebody 粉丝 or 朋友 takes evidence, and to lower anybody a confirmation "
        "(another device may have been first), so this did not take effect. Sync, and move the "
        "member on the ladder.",
    ),
    "refusal.parted": (
        "中枢从旧备份恢复，这次改动的编号已被同一台电脑别的改动占用，所以放在隔离区里。"
        "请群主看过后照着重做，再丢弃它。",
        "The hub was restored from an old backup and this change's number is another's by now, so "
        "it is kept in quarantine. Let the owner do it again, then discard it.",
    ),
    "refusal.twice": (
        "这次改动已由同一台电脑用新的编号交来，不再算一次。不用做什么。",
        "The same computer has handed in this change under its new id already, so it does not "
        "count once more. There is nothing to do.",
    ),
    "refusal.mass": (
        "这次改动涉及的人太多，要等群主同意才生效。请告诉群主。",
        "This changes very many records and waits for the owner's word. Tell the owner.",
    ),
}
