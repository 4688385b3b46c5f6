"""Problem sentences about undoing."""

SENTENCES: dict[str, tuple[str, str]] = {
    "history.nothing": (
        "没有可以撤销的操作；做过的事都列在“最近操作”里«|，也可以用 qunzhu history 看»。",
        "There is nothing to undo; what was done stands under Past actions"
        "«|, and in qunzhu history».",
    ),
    "history.no_redo": (
        "没有可以恢复的：只有刚撤销的一步能这样恢复；更早的在“最近操作”里找。",
        "There is nothing to bring back: only what was just undone comes back this way; look for"
        " earlier steps under Past actions.",
    ),
    "history.unknown": (
        "没有这个操作；请到“最近操作”里找«|，或用 qunzhu history 查它的编号»。",
        "There is no such action; find it under Past actions«|, or its id with qunzhu history».",
    ),
    "history.not_own": (
        "这是{name}做的，不能由你撤销；可以直接更正，并写明原因。",
        "{name} did this, so you cannot undo it; correct it instead and say why.",
    ),
    "history.lasting": (
        "建立社群、登记和停用设备、钥匙和恢复码、领编号、留货、冻结和公布的榜单、"
        "抹除、导出和查看号码都不能撤销；记录会一直留着。",
        "Making the community, enrolling or revoking a device, keys and recovery codes, a lease of"
        " numbers or gifts, a frozen or published list, erasing, an export or a look at a number"
        " cannot be undone; the record stays.",
    ),
    "history.reversal": (
        "冲正不能撤销：一条流水只冲一次，流水只增不改。冲错了，就手工再记一笔积分，并写明原因。",
        "A reversal cannot be undone: an entry is reversed once, and the ledger is only ever added "
        "to. If it was wrong, give the points anew by hand and say why.",
    ),
    "history.transfer": (
        "转让群主不能撤销；要换回来，请新群主再转让一次。",
        "Handing the ownership over cannot be undone; the new owner can hand it back.",
    ),
    "history.very_much": (
        "这一步会改掉或删掉 {rows} 条已有的内容，社群一共 {members} 位成员。什么都还没有改；"
        "确定要做，请«再来一次，问到时确认|在命令后面加上 --yes 再来一次»。",
        "This would change or delete {rows:thing that is|things that are} there, in a community "
        "of {members:member|members}. Nothing was changed yet; if you are sure, do it again «and "
        "say so when asked|with --yes».",
    ),
    "history.declined": (
        "没有做，什么都没有改。",
        "It was not done; nothing was changed.",
    ),
    "history.undone": (
        "这个操作已经撤销过了；要恢复，请在“最近操作”里打开它«|，或用 qunzhu redo 加上它的 id»。",
        "This action was undone already; to bring it back, open it under Past actions«|, or run "
        "qunzhu redo with its id».",
    ),
}
