"""Problem sentences about run sheets, questions and transcripts."""

SENTENCES: dict[str, tuple[str, str]] = {
    "sheet.there": (
        "这一场已经有流程单了。请直接改里面的环节，或先删掉它们再套用模板。",
        "This session has a run sheet already. Change its parts, or remove them before you use "
        "the template.",
    ),
    "sheet.points": (
        "分享点要 1 到 {most} 个。请换一个数。",
        "A session has 1 to {most:point|points}. Give another number.",
    ),
    "sheet.titleless": (
        "环节没有名称。请写上它叫什么。",
        "The part has no title. Say what it is called.",
    ),
    "sheet.minutes": (
        "计划时长要在 0 到 {most} 分钟之间。请填整数分钟。",
        "The planned time is 0 to {most:minute|minutes}. Give whole minutes.",
    ),
    "sheet.too_many": (
        "一张流程单最多 {most} 个环节。请先合并或删掉几个。",
        "A run sheet has at most {most:part|parts}. Join or remove some first.",
    ),
    "sheet.part_gone": (
        "这个环节已经不在流程单上了。请重新看一下流程单。",
        "This part is not on the run sheet any more: look at the sheet again.",
    ),
    "sheet.empty": (
        "这一场还没有流程单。请先套用模板，或加一个环节。",
        "This session has no run sheet yet. Use the template or add a part first.",
    ),
    "sheet.over": (
        "流程单上的环节都走完了。要接着讲，请先加一个环节。",
        "Every part of the run sheet is over. Add a part to go on.",
    ),
    "question.empty": (
        "问题是空的。请写上问的是什么。",
        "The question is empty. Write what was asked.",
    ),
    "question.likes": (
        "点赞数要在 0 到 {most} 之间。请填整数。",
        "Likes are 0 to {most}. Give a whole number.",
    ),
    "question.gone": (
        "这个问题已经不在队列里了。请重新看一下问答队列。",
        "This question is not in the queue any more: look at the queue again.",
    ),
    "transcript.unreadable": (
        "打不开“{file}”。请看看它还在不在、能不能读。",
        '"{file}" cannot be opened. See whether it is there and may be read.',
    ),
    "transcript.no_text": (
        "“{file}”不是文本文件。请把聊天记录存成 txt 再导入，或直接粘贴。",
        '"{file}" is no text. Save the chat log as txt, or paste it.',
    ),
    "transcript.empty": (
        "里面没有发言。请粘贴或选一份带内容的记录。",
        "Nobody says anything in it. Paste or choose a log with something in it.",
    ),
    "transcript.too_long": (
        "记录太长，一场最多 {most} 条。请分几场导入。",
        "The log is too long: at most {most:line|lines} a session. Import it as several sessions.",
    ),
    "transcript.none": (
        "这一场还没有分享记录。请先导入一份。",
        "No transcript is kept of this session yet. Import one first.",
    ),
}
