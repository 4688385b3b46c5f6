"""Problem sentences about rules, activities and the ledger."""

SENTENCES: dict[str, tuple[str, str]] = {
    # What the judge took off an award, as its author reads it in the tray.
    "refusal.capped": (
        "几台设备各自给同一位成员发了分，加起来超过规则的上限；超出的部分由中枢扣下了，其余照发。",
        "Several devices gave one member points that together pass a cap of the rule; the hub took "
        "off what was beyond it, and the rest stands.",
    ),
    "period.unknown": (
        "没有“{period}”这个周期。周写成 2026-W09，月写成 2026-03，年写成 2026。",
        'There is no period "{period}". Write a week as 2026-W09, a month as 2026-03, a year as'
        " 2026.",
    ),
    "rule.too_large": (
        "规则文件有 {size} 字节，最多 {limit} 字节。请检查是不是选错了文件。",
        "The rule file has {size:byte|bytes}, at most {limit} are read. Is it the right file?",
    ),
    "rule.not_utf8": (
        "规则文件不是 UTF-8 文本（第 {position} 字节）。请另存为 UTF-8。",
        "The rule file is not UTF-8 text (byte {position}). Save it as UTF-8.",
    ),
    "rule.not_json": (
        "规则文件第 {line} 行第 {column} 列不是合法的 JSON。请改正后再试。",
        "The rule file is no valid JSON at line {line}, column {column}. Correct it there.",
    ),
    "rule.too_deep": (
        "规则在 {where} 处嵌套超过 {limit} 层。请把条件拆得浅一些。",
        "The rule nests deeper than {limit:level|levels} at {where}. Make its conditions flatter.",
    ),
    "rule.too_many": (
        "规则在 {where} 处超过 {limit} 项。请减少一些。",
        "The rule has more than {limit:item|items} at {where}. Take some away.",
    ),
    "rule.unknown_key": (
        "规则在 {where} 处有不认识的键“{key}”。可用的有：{known}。",
        'The rule has an unknown key "{key}" at {where}. Known are: {known}.',
    ),
    "rule.repeated_key": (
        "规则里同一处写了两次“{key}”。请只留一个。",
        'The rule says "{key}" twice in one place. Keep one of them.',
    ),
    "rule.missing_key": (
        "规则在 {where} 处缺少“{key}”。请补上。",
        'The rule lacks "{key}" at {where}. Add it.',
    ),
    "rule.not_for_trigger": (
        "“{key}”不能用在 trigger 为 {trigger} 的规则里。请删掉它或换一种触发方式。",
        '"{key}" has no meaning in a rule with trigger {trigger}. Remove it or change the trigger.',
    ),
    "rule.not_object": (
        "规则的 {where} 应当是一个对象（{{…}}）。请改正。",
        "{where} of the rule must be an object ({{…}}). Correct it.",
    ),
    "rule.not_list": (
        "规则的 {where} 应当是一个列表（[…]）。请改正。",
        "{where} of the rule must be a list ([…]). Correct it.",
    ),
    "rule.empty_list": (
        "规则的 {where} 是空列表。请至少写一项。",
        "{where} of the rule is an empty list. Give at least one item.",
    ),
    "rule.not_condition": (
        "规则的 {where} 不是条件。条件写成 all、any、not 之一，或 field、op、value。",
        "{where} of the rule is no condition. Write one of all, any, not, or field, op, value.",
    ),
    "rule.not_whole": (
        "规则的 {where} 应当是 {low} 到 {high} 的整数。请改正。",
        "{where} of the rule must be a whole number from {low} to {high}. Correct it.",
    ),
    "rule.not_text": (
        "规则的 {where} 应当是一行不超过 {limit} 个字的文字。请改正。",
        "{where} of the rule must be one line of text of at most {limit:character|characters}. "
        "Correct it.",
    ),
    "rule.not_date": (
        "规则的 {where} 写着“{value}”，应当是 2026-01-31 这样的日期。请改正。",
        '{where} of the rule says "{value}"; it must be a date like 2026-01-31. Correct it.',
    ),
    "rule.not_clock": (
        "规则的 {where} 写着“{value}”，应当是 19:30 这样的时间。请改正。",
        '{where} of the rule says "{value}"; it must be a time like 19:30. Correct it.',
    ),
    "rule.not_one_of": (
        "规则的 {where} 写着“{value}”，只能是其中之一：{choices}。",
        '{where} of the rule says "{value}"; it must be one of: {choices}.',
    ),
    "rule.window": (
        "规则的结束日期 {last} 早于开始日期 {first}。请改正。",
        "The rule ends on {last}, before it begins on {first}. Correct the dates.",
    ),
    "rule.trial_span": (
        "试算要从 {first} 到 {last}，先后反了，或还没到。请把日期改到过去。",
        "The trial is to be from {first} to {last}: turned round, or still to come."
        " Choose days that are past.",
    ),
    "rule.no_cycle": (
        "规则的 {where} 按 cycle 设上限，却没有 period。请加上 period，或换成周、月、年。",
        "{where} of the rule caps by cycle, but there is no period. Add one, or cap by week,"
        " month or year.",
    ),
    "rule.repeated_cap": (
        "规则的 {where} 又写了一次按 {per} 的上限。每种上限只写一次。",
        "{where} of the rule caps by {per} a second time. Give each kind of cap once.",
    ),
    "rule.unknown": (
        "没有叫“{rule}”的规则。«“积分与奖励”里|用 qunzhu rewards list »查看全部规则。",
        'There is no rule "{rule}". See them all «on the page of points|with: qunzhu rewards list»'
        ".",
    ),
    "rule.ambiguous": (
        "有 {count} 条规则叫“{rule}”。请改用规则的编号。",
        '{count:rule is|rules are} called "{rule}". Use the rule\'s id instead.',
    ),
    "rule.draft": (
        "规则“{rule}”还是草稿，没有发布。请先发布再结算。",
        'The rule "{rule}" is a draft. Publish it before it can award points.',
    ),
    "rule.stopped": (
        "规则“{rule}”已停用。请先重新启用，再结算。",
        'The rule "{rule}" is stopped. Start it again before it can award points.',
    ),
    "rule.pyramid": (
        "推荐奖励给到第 {depth} 层，不能保存：一层层拉人得分，得分的人靠的是下面的人，"
        "不是自己做的事，看起来就是传销。最多 {most} 层，建议只给 1 层，就是推荐他的那一位。",
        "A reward for referrals {depth:level|levels} deep cannot be saved: whoever earns by layers"
        " of people below them, not by what they do, is in a pyramid scheme. At most {most} are"
        " kept; one is best, for who brought them.",
    ),
    "rule.paused": (
        "规则“{rule}”那时已经在暂停。请先恢复，再重新设。",
        'The rule "{rule}" is paused then already. Resume it before you set another pause.',
    ),
    "rule.not_paused": (
        "规则“{rule}”没有暂停，不用恢复。",
        'The rule "{rule}" is not paused: there is nothing to resume.',
    ),
    "rule.pause_days": (
        "暂停只能从今天（{today}）或以后开始，结束不能早于开始。请改一下日期。",
        "A pause begins today ({today}) or later, and cannot end before it begins. Change the"
        " days.",
    ),
    "rule.not_continued": (
        "新版本不能改变“{rule}”的触发方式或周期。请另建一条规则。",
        'A new version cannot change the trigger or the period of "{rule}". Make a new rule.',
    ),
    "rule.no_draft": (
        "规则“{rule}”没有草稿可以发布。",
        'The rule "{rule}" has no draft to publish. Change it first.',
    ),
    "rule.no_cycles": (
        "规则“{rule}”不按周期结算。请直接运行它。",
        'The rule "{rule}" has no cycles to close. Run it instead.',
    ),
    "rule.other_period": (
        "规则“{rule}”的周期不是“{period}”这一种。请换一个周期。",
        '"{period}" is not the kind of period that the rule "{rule}" has. Give another one.',
    ),
    "rule.period_open": (
        "周期“{period}”还没有结束，到 {end} 才能结算。",
        'The period "{period}" has not ended. It can be closed after {end}.',
    ),
    "entry.unknown": (
        "积分流水里没有“{entry}”这一笔。请核对编号。",
        'The ledger has no entry "{entry}". Check its id.',
    ),
    "entry.is_reversal": (
        "这一笔本身就是冲正，不能再冲正。要补回积分，请手工发放。",
        "This entry is itself a reversal and cannot be reversed. Award the points by hand instead.",
    ),
    "entry.reversed": (
        "这一笔已经冲正过了，不能冲正两次。",
        "This entry has been reversed already; it cannot be reversed twice.",
    ),
    "entry.no_reason": (
        "请写明原因，这一步会留在流水里。",
        "Give a reason: it stays in the ledger.",
    ),
    "entry.days_backwards": (
        "{first} 在 {last} 之后。请把两个日期对调。",
        "{first} comes after {last}. Exchange the two days.",
    ),
    "entry.value": (
        "“{value}”不行。一分合多少元，写成 0.01 这样，到小数点后四位，最多 100。",
        '"{value}" cannot be. Write what a point costs in yuan, as 0.01: four decimals at most,'
        " and no more than 100.",
    ),
    "entry.past_end": (
        "到期日 {day} 不能用：要是今天或以后，而且只有发分可以有到期日。",
        "The last day {day} cannot be: it is today or later, and only what is given has one.",
    ),
    "hold.unknown": (
        "这笔锁定已经解除了。请刷新后再看。",
        "This hold was let go already. Look again.",
    ),
    "entry.some_short": (
        "有 {count} 人可用的不到 {needs}（比如 {name}），谁的都没有扣。请少扣一些，或先不选他们。",
        "Of {count:person|people} less than {needs} can be used (as of {name}), so nothing was"
        " taken of anybody. Take less, or leave them out.",
    ),
    "entry.not_enough": (
        "不够用：现在可用 {has}，要用 {needs}。请减少，先解除锁定，或等积分到账。",
        "Not enough: {has} can be used now and {needs} are needed. Use less, let go what is"
        " held, or wait for more.",
    ),
    "entry.points": (
        "积分应当是 {low} 到 {high} 的整数，而且不是 0。请改正。",
        "Points must be a whole number from {low} to {high}, and not 0. Correct it.",
    ),
    "activity.category": (
        "分类最多 {limit} 个字。请写短一些，细节写在内容里。",
        "A category has at most {limit:character|characters}. Make it shorter; say the rest in the"
        " text.",
    ),
    "activity.unknown": (
        "没有“{activity}”这条活动记录。请核对编号。",
        'There is no activity "{activity}". Check its id.',
    ),
    "activity.phone_unknown": (
        "没有手机尾号 {tail} 的成员。请先导入或添加这位成员，再导入一次。",
        "No member has the phone ending in {tail}. Add the member, then import again.",
    ),
    "activity.phone_shared": (
        "不止一位成员的手机尾号是 {tail}，分不清是谁。请手工添加这一条。",
        "More than one member has the phone ending in {tail}. Add this activity by hand.",
    ),
    "activity.voided": (
        "这条活动记录已经更正过了。",
        "This activity has been corrected already.",
    ),
    "activity.kind": (
        "不认识的活动类型“{kind}”。只能是：{choices}。",
        'Unknown kind of activity "{kind}". It must be one of: {choices}.',
    ),
    "activity.time": (
        "“{time}”不是一个时间。写成 2026-03-01 19:30。",
        '"{time}" is no time. Write it like 2026-03-01 19:30.',
    ),
    "activity.future": (
        "{time} 还没到：签到只能记到今天为止。",
        "{time} is still to come: check-ins are noted up to today.",
    ),
    "activity.amount": (
        "金额应当是 0 到 {high} 分的整数。请改正。",
        "The amount must be a whole number of fen from 0 to {high}. Correct it.",
    ),
}
