"""Problem sentences about the content plan and proposals."""

SENTENCES: dict[str, tuple[str, str]] = {
    "content.gone": (
        "这条内容已经不在了：请刷新后再试",
        "This item is no longer there: refresh and try again",
    ),
    "content.unknown": (
        "没有叫“{word}”的内容：请写 content list 里的标题或 id",
        'No item is called "{word}": give a title or an id of content list',
    ),
    "content.several": (
        "叫“{word}”的内容不止一条：请写 content list 里的 id",
        'More than one item is called "{word}": give its id of content list',
    ),
    "content.titleless": (
        "这条内容还没有标题：请填写一个",
        "The item has no title: give it one",
    ),
    "content.type": (
        "没有“{word}”这种内容：请用 语音、文章、视频、线上活动、线下活动 之一",
        '"{word}" is no type: use voice, article, video, online or offline',
    ),
    "content.state": (
        "没有“{word}”这个状态：请用 选题、草稿、已定、已排、已发布 之一",
        '"{word}" is no state: use idea, draft, approved, scheduled or published',
    ),
    "content.unplanned": (
        "“{title}”还没有计划时间，不知道排在什么时候：请先填计划时间，或写上排期",
        '"{title}" has no planned time, so there is nothing to schedule it at: plan it first or '
        "give the time",
    ),
    "content.step": (
        "清单里没有“{step}”：请写这一项的文字或第几项",
        'The checklist has no line "{step}": give its words or its number',
    ),
    "content.line": (
        "清单的一项要有文字，最多 {most} 个字：请改一下",
        "A line of a checklist has a text of at most {most:character|characters}: change it",
    ),
    "content.long": (
        "文字太长，最多 {most} 个字：请改短",
        "The text is too long, at most {most:character|characters}: shorten it",
    ),
    "content.slotless": (
        "填进栏目要写两样：哪个栏目和哪一期«|：--column、--slot»",
        "To fill a slot say both which column and which day«|: --column, --slot»",
    ),
    "content.nobody": (
        "“{title}”这一期没有这个人：请先给栏目定主持人或替补",
        'There is nobody to take this slot of "{title}": give the column a host or a backup first',
    ),
    "content.filled": (
        "“{title}”这一期已经有内容也有负责人：请直接改那条内容",
        'This slot of "{title}" has its item and its owner: change the item itself',
    ),
    "proposal.gone": (
        "这个提议已经不在了：请刷新后再试",
        "This proposal is no longer there: refresh and try again",
    ),
    "proposal.unknown": (
        "没有叫“{word}”的提议，或不止一个：请写 calendar proposals 里的 id",
        'No proposal is called "{word}", or several are: give its id of calendar proposals',
    ),
    "proposal.decided": (
        "“{title}”已经有人定过了：请到日历里改这一场",
        '"{title}" has been decided already: change the event in the calendar',
    ),
    "proposal.reasonless": (
        "不通过要写原因，好回复提议的人：请写一句",
        "Say why it is declined, so that its proposer can be told: write a sentence",
    ),
}
