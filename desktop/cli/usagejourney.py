"""The help of the commands about the ladder, referrals, partners and words in Chinese."""

CHINESE = {
    "how members grow: the ladder, and who brought whom": "成员的成长：关系阶梯、推荐",
    "where a member stands, what he does, who brought him": "一位成员在哪一级、三重身份、谁推荐的",
    "let members stand on another step": "让成员到另一级，等级和记录一起写",
    "what it rests on": "依据",
    "even to a lower step": "确认降级",
    "leave members where they stand until they order again": "先不动，等再下单才再提示",
    "whose orders suggest the next step": "谁的下单提示可以升级",
    "how many stand on each step": "阶梯上每一级有多少人",
    "note who brought a member": "登记谁推荐了他",
    "in which campaign": "哪次活动",
    "confirm or refuse who brought a member": "确认推荐，或不算",
    "pending, confirmed, refused": "pending 待确认、confirmed 已确认、refused 不算",
    "take back that anybody brought him": "拿掉他的推荐人",
    "who brought whom": "谁推荐了谁",
    "build it like this template": "按这个模板搭好角色、小组、日程和规则",
    "write how it is built to a file, without people": "把结构写成模板文件，里面没有人",
    "what the community calls things": "称谓：这个社群把什么叫作什么",
    "which words may be said otherwise, and how": "哪些词可以换，现在换成什么",
    "call things otherwise, everywhere at once": "换称谓，处处一起换",
    "as 粉丝=伙伴; 粉丝= brings it back": "例如 粉丝=伙伴；粉丝= 是换回来",
    "businesses nearby and what members have of them": "异业伙伴：附近商家给成员的优惠",
    "what members have of partners today": "今天有效的优惠",
    "those that are over, too": "过期的也列出",
    "on another day": "另一天有效的",
    "name or benefit": "名称或优惠",
    "enter a partner": "新增伙伴",
    "change a partner": "修改伙伴",
    "supermarket, market, pharmacy, bank, dining, education, or own words": (
        "supermarket 超市、market 菜市场、pharmacy 药店、bank 银行、dining 餐饮、"
        "education 教育培训，或自己写"
    ),
    "what members have of it": "给成员什么优惠",
    "whom to ask there": "联系人",
    "take a partner out": "移出伙伴",
    "consumes, spreads and contributes: all three": "三者皆有：消费、传播、生产",
}
