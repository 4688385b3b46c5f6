"""Sentences about registrations for an occurrence."""

SENTENCES: dict[str, tuple[str, str]] = {
    "registration.capacity": (
        "名额要写 1 到 {most} 的整数；不限名额写 0，不收报名写 -1。",
        "The number of places is a whole number from 1 to {most}; 0 for any number, -1 for no"
        " registrations.",
    ),
    "registration.not_taken": (
        "“{title}”没有开放报名。请先给这一场设名额，不限名额也要说一声。",
        '"{title}" takes no registrations. Give it a capacity first, or say that any number may'
        " come.",
    ),
    "registration.called_off": (
        "“{title}”已经取消，不再收报名。要恢复这一场，请先在日历里恢复。",
        '"{title}" was called off and takes no registrations. Restore it in the calendar first.',
    ),
    "registration.not_eligible": (
        "{name}不符合“{title}”的报名条件：{who_zh}（共 {count} 人不符合）。"
        "请先补上资料，或写明原因破例报名。",
        '{name} does not meet the condition of "{title}": {who_en} ({count:person|people} in all).'
        " Complete the profile, or register with a reason as an exception.",
    ),
    "registration.no_reason": (
        "破例要写原因。请写一句为什么。",
        "An exception needs a reason. Say why in a sentence.",
    ),
    "registration.not_there": (
        "{name}没有报名“{title}”。请在报名名单里确认。",
        '{name} is not registered for "{title}". Look in the list of registrations.',
    ),
    "registration.not_waiting": (
        "{name}不在“{title}”的候补里，不用放行。",
        '{name} is not on the waiting list of "{title}", so there is nobody to let in.',
    ),
    "registration.nobody_new": (
        "这份接龙里没有可以报名“{title}”的新名字：都报过了、不在名单里，或不符合条件。请先看每一条的说明。",
        'Nobody on this list can be newly registered for "{title}": all are registered already, are'
        " no members, or do not meet the condition. Look at what is said of each entry.",
    ),
    "registration.eligible_unreadable": (
        "看不懂报名条件“{word}”。请写 标签=车主、自定义字段=值、人群的名字、条件文件，"
        "或 everybody。",
        'The condition "{word}" cannot be read. Write tag=WORD, FIELD=VALUE of a custom field, the'
        " name of a segment, a file with a condition, or everybody.",
    ),
}
