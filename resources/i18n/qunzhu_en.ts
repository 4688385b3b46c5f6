<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name></name>
    <message>
        <source>Members</source>
        <comment>姓名</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>昵称</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>读音</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>编号</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>手机</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>微信</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>QQ</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>邮箱</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>地址</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>城市</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>分会</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>小组</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>等级</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>角色</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>积分</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>入会</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>最近到场</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>来源</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>推荐人</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>性别</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>生日</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>备注</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <comment>标签</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TeamTable</source>
        <comment>姓名</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TeamTable</source>
        <comment>角色</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TeamTable</source>
        <comment>范围</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TeamTable</source>
        <comment>从</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TeamTable</source>
        <comment>到</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TeamTable</source>
        <comment>设备</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>群主</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>副群主</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>管理员</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>助理</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>主持人</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>讲师</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>拍卖师</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>签到员</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>社群只有一位群主，拥有全部权限；换人要转让。</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>代群主管事：除抹除、中枢和转让外都能做，只能授予副群主以下的角色。</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>管成员、日历和积分；不能导出名单，不能改积分规则。</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>日常帮手：录成员、排日历、登记到场；看不到备注，不发积分。</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>只管自己主持的场次：改时间地点、签到、记活动。</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>只看在自己场次报名的人。</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>讲师的另一种叫法，用在拍卖场次。</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>在门口签到，可现场加入新成员。</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>看姓名、编号和手机尾号</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>看手机和联系方式</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>看备注和私密资料</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>新增、修改、导入成员</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>合并、清理成员</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>导出成员</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>彻底抹除成员</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>排日历和场次</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>登记到场、签到</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>登记活动记录</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>发布积分规则</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>结算周、月、年</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>发放、冲正积分</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>发放礼品</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>授予、收回角色</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>邀请设备</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>社群设置、中枢、密钥</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>能改</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>能导出</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>能发积分</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>能管人</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>报名的人</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>自己的</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>现场加入</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>副群主以下</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>全社群</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <comment>已删除的分会或小组</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>两周内没有安排</source>
        <translation>Nothing planned in the next two weeks</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>全天</source>
        <translation>All day</translation>
    </message>
    <message>
        <source>到场 {count}</source>
        <translation>{count} came</translation>
    </message>
</context>
<context>
    <name>AskBackupPassphrase</name>
    <message>
        <source>备份用的口令</source>
        <translation>Passphrase of the backup</translation>
    </message>
    <message>
        <source>写备份</source>
        <translation>Write backup</translation>
    </message>
    <message>
        <source>备份文件单独加密。换电脑恢复时要输入这个口令，请记在别处。</source>
        <translation>The backup file is encrypted on its own. Restoring it on another computer asks for this passphrase, so keep it somewhere else.</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>至少 8 个字。</source>
        <translation>At least 8 characters.</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>口令太短，至少要 8 个字。</source>
        <translation>Too short: at least 8 characters.</translation>
    </message>
    <message>
        <source>两次输入的口令不一样。</source>
        <translation>The two passphrases differ.</translation>
    </message>
</context>
<context>
    <name>AskName</name>
    <message>
        <source>新建社群</source>
        <translation>New community</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>名字以后可以改。其余的事，随时再填。</source>
        <translation>You can change the name later, and fill in the rest any time.</translation>
    </message>
    <message>
        <source>比如：青禾读书会</source>
        <translation>e.g. Qinghe Readers</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>可以不填，比如 QH</source>
        <translation>optional, e.g. QH</translation>
    </message>
    <message>
        <source>社群名字</source>
        <translation>Name of the community</translation>
    </message>
    <message>
        <source>怎么称呼你</source>
        <translation>What you are called</translation>
    </message>
    <message>
        <source>会员编号前缀</source>
        <translation>Prefix of member numbers</translation>
    </message>
    <message>
        <source>请给社群起个名字。</source>
        <translation>Please give the community a name.</translation>
    </message>
</context>
<context>
    <name>AskNewPassphrase</name>
    <message>
        <source>设一个口令</source>
        <translation>Choose a passphrase</translation>
    </message>
    <message>
        <source>就用这个口令</source>
        <translation>Use this passphrase</translation>
    </message>
    <message>
        <source>这台电脑没有可用的系统密钥环，所以用口令保护数据，以后每次打开都要输入。口令忘了谁也打不开，请记好；之后也可以打印恢复码。</source>
        <translation>This computer has no keyring that works, so a passphrase guards your data and is asked for each time you open it. Nobody can open it without the passphrase; keep it well. You can print a recovery code later.</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>至少 8 个字，一句容易记的话最好。</source>
        <translation>At least 8 characters; a sentence you remember is best.</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>口令太短，至少要 8 个字。</source>
        <translation>Too short: at least 8 characters.</translation>
    </message>
    <message>
        <source>两次输入的口令不一样。</source>
        <translation>The two passphrases differ.</translation>
    </message>
</context>
<context>
    <name>AskPassphrase</name>
    <message>
        <source>打开「{name}」</source>
        <translation>Open “{name}”</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>现在备份…</source>
        <translation>Back up now…</translation>
    </message>
    <message>
        <source>备份文件</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>上次：{when}</source>
        <translation>Last: {when}</translation>
    </message>
    <message>
        <source>电脑丢了、系统重装，靠它打开数据。打印出来收好</source>
        <translation>Opens your data when the computer is lost or set up anew. Print it and keep it safe</translation>
    </message>
    <message>
        <source>新的恢复码…</source>
        <translation>New recovery code…</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>备份（{kinds}）</source>
        <translation>Backups ({kinds})</translation>
    </message>
    <message>
        <source>备份到哪里</source>
        <translation>Where to back up</translation>
    </message>
    <message>
        <source>正在备份到 {file}</source>
        <translation>Backing up to {file}</translation>
    </message>
    <message>
        <source>已备份到 {file}</source>
        <translation>Backed up to {file}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>退出预览</source>
        <translation>End preview</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>去掉筛选：{text}</source>
        <translation>Remove filter: {text}</translation>
    </message>
</context>
<context>
    <name>CrashNotice</name>
    <message>
        <source>出了一个没料到的错</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>复制诊断信息</source>
        <translation>Copy diagnostics</translation>
    </message>
    <message>
        <source>已经记下的数据没有动，刚才没做完的那一步没有写入，可以再试一次。下面的诊断信息只有程序的位置和编号，没有姓名和手机；不会自动发给谁。</source>
        <translation>What was recorded is untouched; the step under way was not written, so you can try it again. The diagnostics below hold places in the program and ids only, no names or phones, and are sent to nobody.</translation>
    </message>
    <message>
        <source>诊断信息</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>周{day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>已开始 {minutes} 分</source>
        <translation>began {minutes} min ago</translation>
    </message>
    <message>
        <source>还有 {days} 天</source>
        <translation>in {days} days</translation>
    </message>
    <message>
        <source>还有 {hours} 小时 {minutes} 分</source>
        <translation>in {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>还有 {minutes} 分</source>
        <translation>in {minutes} min</translation>
    </message>
    <message>
        <source>{number}万</source>
        <translation>{number}0K</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>未填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} 天内到过场</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} 天没到场</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从没到过场</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近 {days} 天入会</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>群主台</source>
        <translation>Qunzhu</translation>
    </message>
    <message>
        <source>欢迎来到群主台</source>
        <translation>Welcome to Qunzhu</translation>
    </message>
    <message>
        <source>把社群的人、内容和积分，理清楚，放在自己手里。</source>
        <translation>Your community&apos;s people, programme and points, in order and in your own hands.</translation>
    </message>
    <message>
        <source>选一个文件…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>打开示例</source>
        <translation>Open the sample</translation>
    </message>
    <message>
        <source>新建社群</source>
        <translation>New community</translation>
    </message>
    <message>
        <source>导入我的名单</source>
        <translation>Import my list</translation>
    </message>
    <message>
        <source>表格、剪贴板、接龙文字都可以。</source>
        <translation>A spreadsheet, the clipboard, a sign-up thread.</translation>
    </message>
    <message>
        <source>先看结果，再写入</source>
        <translation>See the result before anything is written</translation>
    </message>
    <message>
        <source>重复的会问你</source>
        <translation>Duplicates are asked about</translation>
    </message>
    <message>
        <source>三十天内可整批撤销</source>
        <translation>Undo the whole import for 30 days</translation>
    </message>
    <message>
        <source>也可以直接拖进窗口</source>
        <translation>Or drop it onto the window</translation>
    </message>
    <message>
        <source>先用示例社群看看</source>
        <translation>Look at a sample first</translation>
    </message>
    <message>
        <source>一个编好的读书会，随便点，随时清掉。</source>
        <translation>An invented book club to click around in.</translation>
    </message>
    <message>
        <source>200 位虚构成员</source>
        <translation>200 invented members</translation>
    </message>
    <message>
        <source>一周正在进行的安排</source>
        <translation>A week that is under way</translation>
    </message>
    <message>
        <source>清除后再开始自己的</source>
        <translation>Clear it, then begin your own</translation>
    </message>
    <message>
        <source>不会混进你的数据</source>
        <translation>Never mixed with your data</translation>
    </message>
    <message>
        <source>从空的开始</source>
        <translation>Begin with an empty one</translation>
    </message>
    <message>
        <source>起个名字就能用，其余以后再填。</source>
        <translation>A name is enough; the rest can wait.</translation>
    </message>
    <message>
        <source>常用角色已备好</source>
        <translation>The usual roles are ready</translation>
    </message>
    <message>
        <source>积分规则随时能加</source>
        <translation>Add reward rules any time</translation>
    </message>
    <message>
        <source>以后随时能导入</source>
        <translation>Import later, any time</translation>
    </message>
    <message>
        <source>只问一个名字</source>
        <translation>Asks only for a name</translation>
    </message>
    <message>
        <source>打开已有的文件夹…</source>
        <translation>Open its folder…</translation>
    </message>
    <message>
        <source>这台电脑上已经有社群？</source>
        <translation>Is there a community on this computer?</translation>
    </message>
    <message>
        <source>数据只在这台电脑，已加密，不用注册，不联网也能用</source>
        <translation>Your data stays on this computer, encrypted; no account, works offline</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>名单（{kinds}）</source>
        <translation>Lists ({kinds})</translation>
    </message>
    <message>
        <source>选一份名单</source>
        <translation>Choose a list</translation>
    </message>
    <message>
        <source>社群的文件夹</source>
        <translation>Folder of a community</translation>
    </message>
</context>
<context>
    <name>FloatingBar</name>
    <message>
        <source>取消选择</source>
        <translation>Clear selection</translation>
    </message>
</context>
<context>
    <name>GrantDialog</name>
    <message>
        <source>授予角色</source>
        <translation>Role granted</translation>
    </message>
    <message>
        <source>授予</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给谁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>什么角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>范围</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不设结束日期，直到收回为止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到哪天为止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全社群</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分会：{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>小组：{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有选成员：输入姓名、拼音或手机尾号，再选一位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有您能授予的角色：请群主来做</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Happened</name>
    <message>
        <source>新增成员</source>
        <translation>Members added</translation>
    </message>
    <message>
        <source>改了成员资料</source>
        <translation>Members edited</translation>
    </message>
    <message>
        <source>改了标签</source>
        <translation>Tags changed</translation>
    </message>
    <message>
        <source>改了小组</source>
        <translation>Groups changed</translation>
    </message>
    <message>
        <source>移出成员</source>
        <translation>Members removed</translation>
    </message>
    <message>
        <source>导入名单</source>
        <translation>List imported</translation>
    </message>
    <message>
        <source>处理疑似重复</source>
        <translation>Possible duplicate settled</translation>
    </message>
    <message>
        <source>查看完整手机</source>
        <translation>Full phone shown</translation>
    </message>
    <message>
        <source>新增自定义字段</source>
        <translation>Custom field added</translation>
    </message>
    <message>
        <source>记了一笔活动</source>
        <translation>Activity recorded</translation>
    </message>
    <message>
        <source>导入活动记录</source>
        <translation>Activity imported</translation>
    </message>
    <message>
        <source>更正活动记录</source>
        <translation>Activity corrected</translation>
    </message>
    <message>
        <source>新建日程</source>
        <translation>Event planned</translation>
    </message>
    <message>
        <source>改了日程</source>
        <translation>Event changed</translation>
    </message>
    <message>
        <source>取消日程</source>
        <translation>Event cancelled</translation>
    </message>
    <message>
        <source>删除日程</source>
        <translation>Event removed</translation>
    </message>
    <message>
        <source>恢复日程</source>
        <translation>Event restored</translation>
    </message>
    <message>
        <source>更正到场</source>
        <translation>Attendance corrected</translation>
    </message>
    <message>
        <source>登记到场</source>
        <translation>Attendance recorded</translation>
    </message>
    <message>
        <source>发布积分规则</source>
        <translation>Rule published</translation>
    </message>
    <message>
        <source>存了规则草稿</source>
        <translation>Rule draft saved</translation>
    </message>
    <message>
        <source>丢弃规则草稿</source>
        <translation>Rule draft discarded</translation>
    </message>
    <message>
        <source>停用积分规则</source>
        <translation>Rule stopped</translation>
    </message>
    <message>
        <source>启用积分规则</source>
        <translation>Rule started</translation>
    </message>
    <message>
        <source>授予角色</source>
        <translation>Role granted</translation>
    </message>
    <message>
        <source>收回角色</source>
        <translation>Role revoked</translation>
    </message>
    <message>
        <source>新建角色</source>
        <translation>Role added</translation>
    </message>
    <message>
        <source>改了角色权限</source>
        <translation>Role&apos;s rights changed</translation>
    </message>
    <message>
        <source>删除角色</source>
        <translation>Role deleted</translation>
    </message>
    <message>
        <source>操作员对应到成员</source>
        <translation>Operator linked to a member</translation>
    </message>
    <message>
        <source>导出名单</source>
        <translation>List exported</translation>
    </message>
    <message>
        <source>新建社群</source>
        <translation>New community</translation>
    </message>
    <message>
        <source>改了社群资料</source>
        <translation>Community edited</translation>
    </message>
    <message>
        <source>新电脑加入</source>
        <translation>Computer added</translation>
    </message>
    <message>
        <source>撤销了一步</source>
        <translation>A step undone</translation>
    </message>
    <message>
        <source>规则「{rule}」第 {version} 版</source>
        <translation>Rule “{rule}” version {version}</translation>
    </message>
    <message>
        <source>{name} 得分</source>
        <translation>{name} earned points</translation>
    </message>
    <message>
        <source>{name} 减分</source>
        <translation>{name} lost points</translation>
    </message>
    <message>
        <source>{count} 处</source>
        <translation>{count}×</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
</context>
<context>
    <name>Hero</name>
    <message>
        <source>人到场</source>
        <translation>came</translation>
    </message>
    <message>
        <source>主讲</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>主持</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>讲师已定</source>
        <translation>Lecturer set</translation>
    </message>
    <message>
        <source>讲师未定</source>
        <translation>No lecturer yet</translation>
    </message>
    <message>
        <source>主持人已定</source>
        <translation>Host set</translation>
    </message>
    <message>
        <source>主持人未定</source>
        <translation>No host yet</translation>
    </message>
    <message>
        <source>地点已填</source>
        <translation>Place set</translation>
    </message>
    <message>
        <source>地点没填</source>
        <translation>No place yet</translation>
    </message>
    <message>
        <source>看这一场</source>
        <translation>See this session</translation>
    </message>
    <message>
        <source>接下来两周还没有安排</source>
        <translation>Nothing planned for the next two weeks</translation>
    </message>
    <message>
        <source>新建一场，这里就会提醒你谁来、还缺什么。</source>
        <translation>Plan a session, and this tells you who comes and what is missing.</translation>
    </message>
    <message>
        <source>去日历安排</source>
        <translation>Plan in the calendar</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>场均到场</source>
        <translation>Per session</translation>
    </message>
    <message>
        <source>活跃（去重）</source>
        <translation>Active people</translation>
    </message>
    <message>
        <source>未兑换积分</source>
        <translation>Points held</translation>
    </message>
    <message>
        <source>刚刚发生</source>
        <translation>Just now</translation>
    </message>
    <message>
        <source>新建场次</source>
        <translation>New session</translation>
    </message>
    <message>
        <source>等你处理</source>
        <translation>Waiting for you</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>接下来</source>
        <translation>Coming up</translation>
    </message>
    <message>
        <source>第 {week} 周</source>
        <translation>Week {week}</translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>近 7 天</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>还没有到场记录</source>
        <translation>no attendance yet</translation>
    </message>
    <message>
        <source>近 4 场</source>
        <translation>last 4</translation>
    </message>
    <message numerus="yes">
        <source>%n 件</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message>
        <source>都处理完了</source>
        <translation>all done</translation>
    </message>
</context>
<context>
    <name>Jump</name>
    <message>
        <source>撤销上一步</source>
        <translation>Undo the last step</translation>
    </message>
    <message>
        <source>投屏隐私：遮住或显示</source>
        <translation>Screen-share privacy: mask or show</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>换一个社群或新建</source>
        <translation>Another community, or a new one</translation>
    </message>
    <message>
        <source>可以做的事</source>
        <translation>Things to do</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>Screens</translation>
    </message>
    <message>
        <source>搜索或跳转</source>
        <translation>Search or jump</translation>
    </message>
    <message>
        <source>在本页里找</source>
        <translation>Find on this screen</translation>
    </message>
    <message>
        <source>勾选这一行</source>
        <translation>Tick this row</translation>
    </message>
    <message>
        <source>勾选全部</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>打开这一行</source>
        <translation>Open this row</translation>
    </message>
    <message>
        <source>取消、关闭、清空</source>
        <translation>Cancel, close, clear</translation>
    </message>
    <message>
        <source>换一个社群或新建…</source>
        <translation>Another community, or a new one…</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>跟随系统外观</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>紧凑</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>宽松</source>
        <translation>Roomy</translation>
    </message>
    <message>
        <source>字号 {share}%</source>
        <translation>Text {share}%</translation>
    </message>
</context>
<context>
    <name>MaskedPhone</name>
    <message>
        <source>按住显示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按住时显示完整号码；每次查看都会记下</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>权限表</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>无人</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>可以</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不可以</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role}：{permission}：{mark}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemberInspector</name>
    <message>
        <source>发积分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>更多</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选一个人，这里显示他的资料和最近的事</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近到场 {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可用积分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为什么这些分？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemberPicker</name>
    <message>
        <source>姓名、拼音、编号、手机尾号</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>全部成员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>积分前列</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近入会</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>久未到场</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} 未填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} 已填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} 天内到过场</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} 天没到场</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} {value} 等 {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>{days} 天前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{years} 年前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入会不到一个月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入会 {months} 个月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入会 {years} 年</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入会 {years} 年 {months} 个月</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MembersTable</name>
    <message>
        <source>成员表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新手机号</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaletteBox</name>
    <message>
        <source>找人、找场次、去哪个页面、做什么</source>
        <translation>People, sessions, screens, things to do</translation>
    </message>
    <message>
        <source>搜索或跳转</source>
        <translation>Search or jump</translation>
    </message>
    <message>
        <source>找到的</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>没有找到。换个说法，或用拼音、手机尾号试试。</source>
        <translation>Nothing found. Try other words, pinyin, or the end of a phone number.</translation>
    </message>
    <message>
        <source>选</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>输入 &gt; 只找命令，@ 只找人</source>
        <translation>Type &gt; for commands, @ for people</translation>
    </message>
    <message numerus="yes">
        <source>%n 个结果</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>谁会得分</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 次</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{times}，封顶</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>选一个人，看他的任职</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>操作员，不是成员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 台</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>任职记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>再授角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对应到成员…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已删除的角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收回 {role}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} 授予，当天收回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} 起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} 到 {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} 到 {end}，已结束</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在停下…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>QCoreApplication</name>
    <message>
        <source>Roles</source>
        <comment>能看</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rewards</name>
    <message>
        <source>签到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发言</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>推荐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每个周期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>周期排名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每周</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每年</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一共</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>金额</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>天数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连续天数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 元</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连续 {n} 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每满 {every} + {n} 分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ {n} 分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前 {n} 名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{per} {n} 分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} 到 {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从 {first} 起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到 {last} 为止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一直有效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>小于</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不超过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大于</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不少于</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是其中之一</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>包含</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>星期一</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>星期二</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>星期三</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>星期四</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>星期五</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>星期六</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>星期日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手工</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则冲正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人工冲正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加了“{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去掉“{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{per}上限 {before} → {after}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoleCard</name>
    <message>
        <source>以此角色预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更多</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>将影响 %n 人</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>还没有人是这些角色，谁也不受影响</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>改动了 %n 格，还没保存</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>还原</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自定义</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>预设</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由「{preset}」复制而来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{permission}（只限{case}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 人是这个角色</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>还没有人是这个角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 人</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>复制为新角色…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改名…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除角色</source>
        <translation>Role deleted</translation>
    </message>
</context>
<context>
    <name>RoleNameDialog</name>
    <message>
        <source>角色名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如：首席文化官</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有名字：请填一个</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoleVerbs</name>
    <message>
        <source>已授予「{role}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已收回「{role}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这位操作员是哪位成员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对应之后，他的角色会显示在成员名单里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>已对应到成员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制「{role}」为新角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建角色</source>
        <translation>Role added</translation>
    </message>
    <message>
        <source>先得到同样的权限，再在表里勾选。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已新建角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改角色名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已改名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已删除角色「{role}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存权限</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>分会和小组的范围，限制能改谁、名单里列出谁；不是保密边界：同一类资料，有权限看就都读得到。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RolesPage</name>
    <message>
        <source>以此角色预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>授予角色</source>
        <translation>Role granted</translation>
    </message>
    <message>
        <source>团队与角色</source>
        <translation>Team &amp; roles</translation>
    </message>
    <message>
        <source>团队</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>权限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>截至哪一天的名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>截至</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>以「{role}」预览</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>条件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去掉这个条件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>怎样比较</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（写一个值）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>比较的值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用顿号隔开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>元</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>别的…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>且</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加一个条件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最多</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从得分那天算起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给推荐人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给本人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>什么时候给</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>什么活动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发生</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>什么周期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按什么算</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>至少多少</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>至少</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给多少分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>固定分数…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按多少折算…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每满</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {place} 名 {points} 分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去掉最后一名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加一名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最多多少分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再加一个上限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不限，加一个上限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改分数…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去掉这个上限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效多久</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>别的天数…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>哪段时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message>
        <source>规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已启用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>草稿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>激励</source>
        <translation>Rewards</translation>
    </message>
    <message>
        <source>看数</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>团队与角色</source>
        <translation>Team &amp; roles</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>浅色、深色，或跟着系统走</source>
        <translation>Light, dark, or as the system has it</translation>
    </message>
    <message>
        <source>行高</source>
        <translation>Row height</translation>
    </message>
    <message>
        <source>表格和列表一屏看多少行</source>
        <translation>How many rows of a table fit on the screen</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>整个窗口的文字，90% 到 160%</source>
        <translation>All text of the window, 90% to 160%</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>不用重启</source>
        <translation>No restart needed</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>设置的部分</source>
        <translation>Parts of the settings</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>改了就生效</source>
        <translation>in force at once</translation>
    </message>
    <message>
        <source>社群</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>名字</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>窗口标题、导出和打印上都用它</source>
        <translation>Stands in the window&apos;s title, on exports and prints</translation>
    </message>
    <message>
        <source>会员编号前缀</source>
        <translation>Prefix of member numbers</translation>
    </message>
    <message>
        <source>只管以后的编号，比如 QH</source>
        <translation>For numbers given from now on, e.g. QH</translation>
    </message>
    <message>
        <source>时区</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>日子、周和结算都按它算</source>
        <translation>Days, weeks and settlements follow it</translation>
    </message>
    <message>
        <source>社群资料已改</source>
        <translation>Community edited</translation>
    </message>
    <message>
        <source>隐私</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>投屏隐私</source>
        <translation>Screen-share privacy</translation>
    </message>
    <message>
        <source>关</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>开</source>
        <translation>On</translation>
    </message>
    <message>
        <source>投屏、录屏时打开：姓名、手机、金额到处都遮住，悬停也不露。Ctrl+Shift+H</source>
        <translation>For sharing or recording the screen: masks names, phones and amounts everywhere, hovering included. Ctrl+Shift+H</translation>
    </message>
    <message>
        <source>数据只在这台电脑的一个加密文件里；完整手机每看一次都会记下</source>
        <translation>Everything is in one encrypted file on this computer; each look at a full phone is recorded</translation>
    </message>
    <message>
        <source>数据放在哪里</source>
        <translation>Where the data is</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>看全部快捷键</source>
        <translation>Show all keys</translation>
    </message>
    <message>
        <source>键盘</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>每件事都能用键盘做。随时按 F1</source>
        <translation>Everything can be done with keys. Press F1 any time</translation>
    </message>
    <message>
        <source>关于与诊断</source>
        <translation>About &amp; diagnostics</translation>
    </message>
    <message>
        <source>版本 {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>群主台</source>
        <translation>Qunzhu</translation>
    </message>
    <message>
        <source>Apache-2.0 许可，图标 Phosphor（MIT）</source>
        <translation>Apache-2.0 licence, icons by Phosphor (MIT)</translation>
    </message>
    <message>
        <source>复制诊断信息</source>
        <translation>Copy diagnostics</translation>
    </message>
    <message>
        <source>只有版本、设置和出错的位置，没有姓名和手机；不会自动发给谁</source>
        <translation>Versions, settings and places of errors only; no names, no phones; sent to nobody</translation>
    </message>
    <message>
        <source>诊断</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>诊断信息已复制</source>
        <translation>Diagnostics copied</translation>
    </message>
</context>
<context>
    <name>ShowCode</name>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>我已抄好</source>
        <translation>I have kept it</translation>
    </message>
    <message>
        <source>打印或抄在纸上，和电脑分开放。它能打开这个社群和它的备份；旧的恢复码从现在起作废。这里只显示这一次。</source>
        <translation>Print it or write it down, and keep it away from the computer. It opens this community and its backups; an older code no longer works. It is shown only this once.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>搜索或跳转</source>
        <translation>Search or jump</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>Screens</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>本周</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上周</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year} 年 {month} 月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经办 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为什么</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>建立档案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复到名单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移出名单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看了{field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>授予「{role}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（已更正）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则「{name}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手工发分：{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收回「{name}」的分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>冲正「{name}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{name}」的分到期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入{field}「{new}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去掉{field}「{old}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} 由「{old}」改为「{new}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} 填为「{new}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清空了{field}「{old}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改了{field}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeamTable</name>
    <message>
        <source>团队</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不限</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>试算</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改一改规则，这里马上算给你看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每人得多少</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>图</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>过去 %n 天</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>人会得分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>谁、为什么</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这些天没有人会得分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前 {shown} 人，共 {all} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>全部 %n 人</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>比第 {n} 版多</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>比第 {n} 版少</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>和第 {n} 版一样</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 分</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>第 {version} 版有分、现在没有：{names} 等 {n} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {version} 版没分、现在有：{n} 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 人碰到上限，多出来的不给</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>留意</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>{day} {title} 还没有主持人</source>
        <translation>{day} {title} has no host yet</translation>
    </message>
    <message>
        <source>去日历里指派，或交给轮值</source>
        <translation>Assign one in the calendar, or leave it to the rota</translation>
    </message>
    <message>
        <source>指派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>导入时发现 {count} 行疑似同一人</source>
        <translation>{count} imported rows may be the same person</translation>
    </message>
    <message>
        <source>没有写进名单，等你定</source>
        <translation>Not written to the list; you decide</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>规则「{name}」还是草稿</source>
        <translation>Rule “{name}” is still a draft</translation>
    </message>
    <message>
        <source>发布后才会给分，试算不影响谁</source>
        <translation>Gives points once published; trying it out affects nobody</translation>
    </message>
    <message>
        <source>看看</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>{count} 位成员没有留联系方式</source>
        <translation>{count} members have no contact</translation>
    </message>
    <message>
        <source>手机和微信都空着，重复时认不出来</source>
        <translation>Neither phone nor WeChat, so duplicates go unnoticed</translation>
    </message>
    <message>
        <source>看名单</source>
        <translation>Show them</translation>
    </message>
    <message>
        <source>还没有备份</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>电脑坏了，数据就没了</source>
        <translation>If this computer breaks, the data is gone</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>{community} – 群主台</source>
        <translation>{community} – Qunzhu</translation>
    </message>
    <message>
        <source>{count} 位成员</source>
        <translation>{count} members</translation>
    </message>
    <message>
        <source>已保存在这台电脑</source>
        <translation>Saved on this computer</translation>
    </message>
    <message>
        <source>以「{role}」身份</source>
        <translation>As {role}</translation>
    </message>
    <message>
        <source>投屏隐私已开</source>
        <translation>Privacy on</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>投屏隐私已开：姓名、手机、金额都遮住了</source>
        <translation>Privacy is on: names, phones and amounts are masked</translation>
    </message>
    <message>
        <source>投屏隐私已关</source>
        <translation>Privacy is off</translation>
    </message>
    <message>
        <source>正在以「{role}」的眼睛看，只能看，不能改</source>
        <translation>Looking on as {role}: you can see, not change</translation>
    </message>
</context>
</TS>
