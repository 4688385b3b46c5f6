"""What the help of balances says in Chinese (see usage.py)."""

CHINESE = {
    "what a member has by lots, and when they end": "一位成员的积分分几批、各到哪天",
    "keep a part of a balance from being used": "锁定一部分，暂时不能用",
    "what is held of a member's balances": "一位成员锁定了多少",
    "everybody, if not given": "不写就是所有人",
    "let go what was held": "解除锁定",
    "let go what was not used of ended lots": "到期处理：过了期没用掉的扣掉",
    "what came and went for a member": "一位成员的对账单",
    "what all could still use, by the month it ends": "大家还能用多少，按到期的月份",
    "what a point costs": "一分合多少元",
    "what a point costs; the community's, if not given": "一分合多少元；不写就用社群的",
    "who has less than nothing or than is held, by what": "谁透支了，谁锁定的比有的多，是哪几笔",
    "which balance": "哪个钱包：points 积分、stored 储值（分）、contribution 贡献",
}
