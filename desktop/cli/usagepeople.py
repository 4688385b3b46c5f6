"""The help of the commands about people and units in Chinese."""

CHINESE = {
    # identities and relations
    "phones, accounts and cards of a member": "一个人的手机、账号和会员卡",
    "phone, wechat, qq, taobao, card, email, other": (
        "phone 手机、wechat 微信、qq、taobao 旺旺、card 会员卡、email 邮箱、other 其他，后面写号码"
    ),
    "another one, by its key in `identity`": "另一个号码或账号，写 identity 列出的键",
    "its key in the list, or its value": "列表里的键，或号码本身",
    "say that it is his": "确认是他的",
    "make somebody else of it": "分出去，另立一个人",
    "what the one split off is called": "分出去的人叫什么，不写就同名",
    "say how one member knows another": "登记两个人的关系",
    "friend, spouse, parent, sibling, relative, colleague, classmate, neighbour, partner,"
    " introducer": (
        "friend 朋友、spouse 夫妻、parent 父母、sibling 兄弟姐妹、relative 亲戚、colleague 同事、"
        "classmate 同学、neighbour 邻居、partner 合作伙伴、introducer 介绍人"
    ),
    "it is so no more": "不再是了",
    "whom a member knows": "一个人认识谁",
    "the shortest way of introductions": "两个人之间最短的引荐路径",
    # offers, consents, verification
    "enter what a member can do, has or looks for": "登记一个人会什么、能提供什么、需要什么",
    "can, offers, wants": "can 会、offers 供、wants 求",
    "take an entry out of the directory": "从资源对接里拿掉一条",
    "id of members offers": "资源对接列表里的 id",
    "the directory of skills and offers": "资源对接：谁会什么、供什么、求什么",
    "note that a member agreed, or took it back": "登记一个人同意了，或撤回了",
    "contact, list, directory, child": (
        "contact 联系本人、list 列入导出、directory 公开联系方式、child 孩子资料"
    ),
    "yes agreed, no took it back": "yes 同意，no 撤回",
    "how he said so": "怎么说的",
    "what a member agreed to": "一个人同意过什么",
    "note that somebody made sure who he is": "登记核实过他的身份",
    "paper, face, phone, vouched": "paper 看过证件、face 当面、phone 电话、vouched 熟人担保",
    "take that back": "取消",
    "whether customers were asked into the chat": "邀请进群的状态",
    "none, invited, joined": "none 未邀、invited 已邀、joined 已加",
    "who looked at a whole phone number": "谁看过完整手机号",
    "what an operator looked at": "一位操作员看过谁的",
    "write all that is kept of a member to a file": "把一个人的全部资料写成文件，交给本人",
    "whose birthday comes, by either calendar": "近期生日，公历农历都算",
    # filters
    "who has this number": "有这个编号的人",
    "who holds this role that day": "当天担任这个角色的人：角色名称，或 owner、deputy、admin 等",
    "in the community, or left it": "here 在群（不写就是）、left 已退出",
    "asked into the chat: none, invited, joined": "邀请状态：none 未邀、invited 已邀、joined 已加",
    "birthday today or in so many days more": "今天起多少天内过生日",
    "born in this month, 1 to 12": "几月出生，1 到 12",
    "whether somebody made sure who they are": "身份是否核实过",
    # fields of one's own
    "a field of one's own: is, not, contains, from, to, and a value": (
        "自定义字段：is 是、not 不是、contains 包含、from 不少于、to 不超过，再写值"
    ),
    "sorted by a column, or by a field of one's own": "按哪一列或哪个自定义字段排序",
    "text, number, date, choice, choices, bool, money": (
        "text 文字、number 数字、date 日期、choice 单选、choices 多选、bool 是否、money 金额"
    ),
    "one of the choices": "一个选项，可以写多次",
    "the fields of one's own and their kinds": "自定义字段和它们的类型",
    # units
    "households and organisations": "家庭和会员单位",
    "add a household or an organisation": "新增家庭或会员单位",
    "household, organisation": "household 家庭、organisation 会员单位",
    "list households or organisations": "列出家庭或会员单位",
    "name, code or city": "名称、代码或城市",
    "nobody did anything since": "多少天没有互动",
    "a child from … to … years": "有几岁到几岁的孩子",
    "those an operator looks after": "某位操作员负责的",
    "one unit with its people and children": "一个家庭或单位，连同成员和孩子",
    "id, code or unique name": "id、代码或不重名的名称",
    "a member belongs to a unit": "登记一个人属于哪个家庭或单位",
    "guardian, family, contact, head, staff": (
        "guardian 家长、family 家人、contact 联系人、head 负责人、staff 员工"
    ),
    "from then on no more": "到哪天为止",
    "he never did": "登记错了，拿掉",
    "enter a child of a household": "登记家庭的孩子",
    "take it out": "拿掉",
    "give units to an operator who looks after them": "指定谁负责这些家庭或单位",
    "his name; - for nobody": "操作员的名字；- 就是没有人负责",
    "take a unit out of the list": "把家庭或单位移出名单",
    "take organisations with contact persons from a file": "从表格导入会员单位和联系人",
}
