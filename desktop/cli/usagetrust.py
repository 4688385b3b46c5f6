"""What the help of backups that write themselves says in Chinese (see usage.py)."""

CHINESE = {
    "backups that write themselves": "自动备份",
    "how often backups are written, and where": "多久备份一次，放在哪里",
    "how often": "多久一次：off 不自动，daily 每天，weekly 每周",
    "where backups are written": "备份放在哪个文件夹",
    "how many are kept": "留几份",
    "write a backup if one is due": "到时候了就写一份备份",
    "even if none is due": "没到时候也写",
    "open a backup aside and say what is in it": "另开一份备份看看：能不能打开，里面有多少",
    "figures for whoever mends the program; nothing personal": "诊断信息，没有个人资料",
}
