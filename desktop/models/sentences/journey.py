"""Problem sentences about the ladder, referrals, partners, words and templates."""

SENTENCES: dict[str, tuple[str, str]] = {
    "ladder.no_step": (
        "阶梯上没有“{word}”这一级；可以用：{known}。",
        "The ladder has no step {word}; use one of: {known}.",
    ),
    "ladder.no_evidence": (
        "升为“{step}”要写一句依据，没有保存；请写他做了什么、你凭什么这样判断。",
        "To call somebody {step} takes evidence, so nothing was saved; say what they did.",
    ),
    "ladder.down": (
        "有 {count} 位会从更高的一级降到“{step}”，没有改动；"
        "确实要降级，请«选“确认降级”|加上 --down»。",
        "{count:member stands|members stand} above {step}, so nothing was changed;"
        " to lower them, «choose to lower|add --down».",
    ),
    "ladder.word_elsewhere": (
        "等级“{step}”要写依据，不能直接填，没有保存；请«到成员页“关系阶梯”的“调整…”里写，"
        "或用批量修改|用 journey move {step} 加 --evidence»。",
        "The level {step} takes a note of evidence and is not simply filled in, so nothing was"
        ' saved; «use "Adjust…" under the ladder on the member\'s page, or edit many'
        "|use journey move {step} with --evidence».",
    ),
    "ladder.down_elsewhere": (
        "从“{before}”改成“{step}”是降级，不能直接填，没有保存；"
        "请«到成员页“关系阶梯”的“调整…”里选“确认降级”|用 journey move 加 --down»。",
        "From {before} to {step} is down and is not simply filled in, so nothing was saved;"
        ' «use "Adjust…" under the ladder on the member\'s page and choose to lower'
        "|use journey move with --down».",
    ),
    "referral.no_evidence": (
        "还没有写依据，没有保存；请写凭什么知道是他推荐的。",
        "There is no evidence yet, so nothing was saved; write how one knows who invited them.",
    ),
    "referral.self": (
        "一个人不能推荐自己；请另选一位推荐人。",
        "Nobody invites himself; choose another inviter.",
    ),
    "referral.taken": (
        "这位成员的推荐人已经登记为{name}，一人只算一次；要改请先拿掉原来的。",
        "{name} is entered as the inviter already, and each member is credited once;"
        " remove that first to change it.",
    ),
    "referral.circle": (
        "这样会绕回本人：这位推荐人正是由他（直接或间接）推荐来的，没有保存；请核对谁先谁后。",
        "This would be a circle: the inviter came by way of this member, so nothing was saved;"
        " see who came first.",
    ),
    "referral.unknown": (
        "这位成员没有登记推荐人；请先登记。",
        "No inviter of this member is entered; enter one first.",
    ),
    "template.unwritable": (
        "模板写不进“{file}”：{why}。请换一个位置。",
        "The template cannot be written to {file}: {why}. Choose another place.",
    ),
    "template.unreadable": (
        "“{file}”不是社群模板，或已损坏，没有套用；请用 community template 导出的文件。",
        "{file} is no template of a community, or it is damaged; use a file that community template"
        " wrote.",
    ),
    "label.unknown": (
        "“{word}”不能换称谓；可以换的有：{known}。写成 粉丝=伙伴 这样。",
        "{word} cannot be called otherwise; these can: {known}. Write it as 粉丝=伙伴.",
    ),
    "label.twice": (
        "两级关系不能都叫“{text}”，没有保存；请换一个词，或把另一级也改名。",
        "Two levels cannot both be called {text}, so nothing was saved; choose another word, or"
        " rename the other level as well.",
    ),
    "label.too_long": (
        "“{word}”的新称谓太长，没有保存；最多 {limit} 个字。",
        "The new word for {word} is too long, so nothing was saved; at most"
        " {limit:character|characters}.",
    ),
    "partner.nameless": (
        "还没有名称，没有保存；请填伙伴商家的名称。",
        "It has no name, so it was not saved; name the partner.",
    ),
    "partner.days": (
        "结束日在开始日之前，没有保存；请改日期。",
        "The last day is before the first, so it was not saved; change the days.",
    ),
    "partner.unknown": (
        "没有叫“{word}”的异业伙伴，或不止一家；请用列表里的 id。",
        "No partner, or more than one, is called {word}; use the id in the list.",
    ),
}
