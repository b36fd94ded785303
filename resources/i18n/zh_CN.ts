<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Cli</name>
    <message>
        <source>Visit log written: {path}</source>
        <translation>台账已写好：{path}</translation>
    </message>
    <message>
        <source>{count} rows written: {path}</source>
        <translation>已写入 {count} 行：{path}</translation>
    </message>
    <message>
        <source>Nobody found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>The station&apos;s file is in order.</source>
        <translation>站点文件完好。</translation>
    </message>
    <message>
        <source>Backup made and read back: {path}</source>
        <translation>备份已完成并核对：{path}</translation>
    </message>
    <message>
        <source>Making an invented station: {month} …</source>
        <translation>正在生成演示站点：{month} …</translation>
    </message>
    <message>
        <source>People: {people} · visits: {visits} · file: {path}</source>
        <translation>服务对象 {people} 人 · 到站登记 {visits} 条 · 文件：{path}</translation>
    </message>
    <message>
        <source>{month} visit log (invented).xlsx</source>
        <translation>{month} 服务登记台账（演示）.xlsx</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>Dry run: nothing was written.</source>
        <translation>试运行：没有写入。</translation>
    </message>
    <message>
        <source>{file}, sheet {sheet}: header in row {row}, rows below it: {lines}</source>
        <translation>{file}，工作表 {sheet}：表头在第 {row} 行，下面 {lines} 行</translation>
    </message>
    <message>
        <source>Columns not read: {columns}</source>
        <translation>没有用到的列：{columns}</translation>
    </message>
    <message>
        <source>Other sheets, not read: {sheets}</source>
        <translation>没有读的工作表：{sheets}</translation>
    </message>
    <message>
        <source>Not taken, for you to look at: {path}</source>
        <translation>没有取的内容请看：{path}</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What stood there</source>
        <translation>原来写的</translation>
    </message>
    <message>
        <source>{name} - not taken.csv</source>
        <translation>{name}-未导入.csv</translation>
    </message>
    <message>
        <source>(two digits swapped)</source>
        <translation>（两位数字颠倒）</translation>
    </message>
    <message>
        <source>Not in order: {what} ({detail})</source>
        <translation>有问题：{what}（{detail}）</translation>
    </message>
    <message>
        <source>pages of the file</source>
        <translation>文件页</translation>
    </message>
    <message>
        <source>rows that point at none</source>
        <translation>指向不存在的记录</translation>
    </message>
    <message>
        <source>tables or guards</source>
        <translation>表或约束</translation>
    </message>
    <message>
        <source>chain of changes</source>
        <translation>操作日志链</translation>
    </message>
    <message>
        <source>two open visits of one person</source>
        <translation>同一人有两条在站登记</translation>
    </message>
    <message>
        <source>time of the last visit</source>
        <translation>最近到站时间</translation>
    </message>
    <message>
        <source>Taken: {count}</source>
        <translation>导入：{count}</translation>
    </message>
    <message>
        <source>Known, gaps filled in: {count}</source>
        <translation>已有，补上空缺：{count}</translation>
    </message>
    <message>
        <source>Known from before, nothing added: {count}</source>
        <translation>以前已导入，没有重复：{count}</translation>
    </message>
    <message>
        <source>New people: {count}</source>
        <translation>新增服务对象：{count}</translation>
    </message>
    <message>
        <source>Without a person: {count}</source>
        <translation>没有对应到人：{count}</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>Something went wrong in the program</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>This is a fault of the program. Everything registered so far is saved. You can go on, or restart the program. Please pass the report on.</source>
        <translation>这是程序的错误，已登记的都已保存。可以继续使用，也可以重新启动程序。请把报告转给维护人员。</translation>
    </message>
    <message>
        <source>Crash report</source>
        <translation>错误报告</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Category named</source>
        <translation>补选类别</translation>
    </message>
    <message>
        <source>{name} left</source>
        <translation>{name} 离站</translation>
    </message>
    <message>
        <source>{name} is checked in already, {time}</source>
        <translation>{name} 刚才已登记 {time}</translation>
    </message>
    <message>
        <source>Twice within a minute is one visit; nothing was changed.</source>
        <translation>一分钟内重复只算一次，没有改动。</translation>
    </message>
    <message>
        <source>Who? Alt and a letter</source>
        <translation>是谁？按 Alt 加字母选类别</translation>
    </message>
    <message>
        <source>was here {stay}</source>
        <translation>停留 {stay}</translation>
    </message>
    <message>
        <source>{name} checked in {time}</source>
        <translation>{name} 已登记 {time}</translation>
    </message>
    <message>
        <source>home for the {count}th time!</source>
        <translation>第 {count} 次回家！</translation>
    </message>
    <message>
        <source>long time no see</source>
        <translation>好久不见</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>登记到站</translation>
    </message>
    <message>
        <source>Services of the next visit</source>
        <translation>这次的服务内容</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>找到的服务对象</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>tail · name · initials · scan</source>
        <translation>尾号 · 姓名 · 拼音首字母 · 扫码</translation>
    </message>
    <message>
        <source>Phone tail, name, pinyin initials or scan</source>
        <translation>手机尾号、姓名、拼音首字母或扫码</translation>
    </message>
    <message>
        <source>hanzi</source>
        <translation>中</translation>
    </message>
    <message>
        <source>abc</source>
        <translation>拼</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>离站</translation>
    </message>
    <message>
        <source>Count once more</source>
        <translation>再记一次</translation>
    </message>
    <message>
        <source>Why once more?</source>
        <translation>再记一次的原因</translation>
    </message>
    <message>
        <source>e.g. went out on a delivery and came back</source>
        <translation>例如：送了一单又回来</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可不填，如 张师傅</translation>
    </message>
    <message>
        <source>Told orally; agrees to leave the number</source>
        <translation>已口头告知，本人同意留手机号</translation>
    </message>
    <message>
        <source>Somebody new, with card {card}</source>
        <translation>新来的师傅，卡号 {card}</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>新来的师傅</translation>
    </message>
    <message>
        <source>One letter for the category, Enter registers; the name can come later</source>
        <translation>按一个字母选类别，回车即登记；姓名以后再补</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>在站</translation>
    </message>
    <message>
        <source>Leaving is optional; a visit ends by itself after {minutes} min</source>
        <translation>离站可不点，满 {minutes} 分钟自动结束</translation>
    </message>
    <message>
        <source>Nobody here yet. Type a phone tail, a name or initials, then Enter; without a name: + and Enter.</source>
        <translation>现在没有人在站。输尾号、姓名或拼音首字母，回车登记；不留名按 + 回车。</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到站</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>No name ×12</source>
        <translation>未留名 ×12</translation>
    </message>
    <message>
        <source>Category · platform</source>
        <translation>类别 · 平台</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>已停留</translation>
    </message>
    <message>
        <source>89 min</source>
        <translation>89 分</translation>
    </message>
    <message>
        <source>Register somebody new</source>
        <translation>登记新来的师傅</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Nobody found. Ctrl+N: somebody new · + and Enter: without a name</source>
        <translation>没有找到。新登记按 Ctrl+N，不留名按 + 回车</translation>
    </message>
    <message>
        <source>Nobody has this tail. Did you mean one of these? ↓ marks, Enter checks in</source>
        <translation>没有这个尾号。是不是下面这位？↓ 选中后回车登记</translation>
    </message>
    <message>
        <source>Several found: ↓ marks, Enter checks in · Ctrl+N: somebody new · +: without a name</source>
        <translation>有几位同样的：↓ 选中后回车 · 新登记 Ctrl+N · 未留名 +</translation>
    </message>
    <message>
        <source>category afterwards</source>
        <translation>类别稍后选</translation>
    </message>
    <message>
        <source>Enter counts without a name: {heads} · {who}</source>
        <translation>回车登记未留名 {heads} 人 · {who}</translation>
    </message>
    <message>
        <source>last here {day}</source>
        <translation>{day}来过</translation>
    </message>
    <message>
        <source>on site {stay}</source>
        <translation>在站 {stay}</translation>
    </message>
    <message>
        <source>L: leaves · R: counts once more · Esc: neither</source>
        <translation>L 离站 · R 再记一次 · Esc 都不</translation>
    </message>
    <message>
        <source>Please mark one with ↓, then Enter. Nobody was checked in.</source>
        <translation>请先按 ↓ 选中一位再回车，还没有登记。</translation>
    </message>
    <message>
        <source>No category has the letter {letter}. Use one of: {letters}</source>
        <translation>没有字母 {letter} 对应的类别，可用：{letters}</translation>
    </message>
    <message>
        <source>Unknown code {code}</source>
        <translation>没有登记过的码 {code}</translation>
    </message>
    <message>
        <source>Ctrl+N registers somebody with this card</source>
        <translation>按 Ctrl+N 用这张卡登记新来的师傅</translation>
    </message>
    <message>
        <source>Please press a letter for the category: {letters}</source>
        <translation>请按一个字母选类别：{letters}</translation>
    </message>
    <message>
        <source>Please say in a few words why this counts once more.</source>
        <translation>请写一句为什么再记一次。</translation>
    </message>
    <message>
        <source>{name} is here since {time}</source>
        <translation>{name} {time} 到站，还在站</translation>
    </message>
    <message>
        <source>+ counts one without a name, +6 six, +6h six with a category&apos;s letter; 99 at the most</source>
        <translation>+ 记一位不留名的，+6 记六位，+6h 再加类别字母；一次最多 99 位</translation>
    </message>
    <message>
        <source>visits today</source>
        <translation>今日人次</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>on site</source>
        <translation>在站</translation>
    </message>
    <message>
        <source>meals</source>
        <translation>用餐</translation>
    </message>
    <message>
        <source>Arrivals today by hour</source>
        <translation>今日到站时段</translation>
    </message>
    <message>
        <source>Nobody has come yet today. Here you will see when people come, and who they are.</source>
        <translation>今天还没人到站。有人到站后，这里显示各时段和人员类别。</translation>
    </message>
    <message>
        <source>Today by category</source>
        <translation>今日人员类别</translation>
    </message>
    <message>
        <source>{hour}:00, visits: {count}</source>
        <translation>{hour} 点，{count} 人次</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Person</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>到站登记</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>表格行数</translation>
    </message>
    <message>
        <source>Text of a cell</source>
        <translation>单元格文字</translation>
    </message>
    <message>
        <source>Size of the invented station</source>
        <translation>演示站点规模</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>用人单位</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>所属平台</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>告知同意</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>所属平台</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Chinese label</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English label</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Person on duty</source>
        <translation>值班人员</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Station name</source>
        <translation>站点名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Street office</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Opens at</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Closes at</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>A visit ends by itself after (minutes)</source>
        <translation>到站自动结束（分钟）</translation>
    </message>
    <message>
        <source>Preselected services</source>
        <translation>默认勾选的服务</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Reason for full numbers</source>
        <translation>不脱敏的原因</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>blank date: the date of the row above</source>
        <translation>日期空白：用上一行的日期</translation>
    </message>
    <message>
        <source>blank date: the date in the title</source>
        <translation>日期空白：用标题里的日期</translation>
    </message>
    <message>
        <source>date without a year: the year of the register</source>
        <translation>日期没写年份：用登记表的年份</translation>
    </message>
    <message>
        <source>no time of arrival</source>
        <translation>没有到站时间</translation>
    </message>
    <message>
        <source>time of arrival not readable</source>
        <translation>到站时间看不懂</translation>
    </message>
    <message>
        <source>leaving time not readable</source>
        <translation>离站时间看不懂</translation>
    </message>
    <message>
        <source>leaving time before arrival</source>
        <translation>离站早于到站</translation>
    </message>
    <message>
        <source>left after midnight</source>
        <translation>过了零点离站</translation>
    </message>
    <message>
        <source>phone tidied (blanks, dashes, full-width digits, number cells)</source>
        <translation>手机号整理（空格、短横、全角、数字格式）</translation>
    </message>
    <message>
        <source>phone of the wrong length: kept as other number where there is a person</source>
        <translation>手机号位数不对：有人的记为其他号码</translation>
    </message>
    <message>
        <source>phone not readable</source>
        <translation>手机号看不懂</translation>
    </message>
    <message>
        <source>a second phone in the cell</source>
        <translation>一格里有第二个手机号</translation>
    </message>
    <message>
        <source>no name but words for anybody, or a form of address: kept as words</source>
        <translation>不是姓名而是泛称或称呼：照原样保留</translation>
    </message>
    <message>
        <source>category not in the list</source>
        <translation>人员类别不在列表里</translation>
    </message>
    <message>
        <source>platform not in the list</source>
        <translation>平台不在列表里</translation>
    </message>
    <message>
        <source>service not in the list</source>
        <translation>服务内容不在列表里</translation>
    </message>
    <message>
        <source>several heads in one row</source>
        <translation>一行几个人</translation>
    </message>
    <message>
        <source>number of heads not readable</source>
        <translation>人数看不懂</translation>
    </message>
    <message>
        <source>card code not readable</source>
        <translation>卡号无法识别</translation>
    </message>
    <message>
        <source>more heads than one entry takes: entered as 99</source>
        <translation>人数超过一条登记的上限：按 99 人登记</translation>
    </message>
    <message>
        <source>several heads beside a name: counted as one</source>
        <translation>有姓名又写了多人：按 1 人登记</translation>
    </message>
    <message>
        <source>formula in a remark: left out</source>
        <translation>备注里是公式：不取</translation>
    </message>
    <message>
        <source>error in a cell</source>
        <translation>单元格有错误</translation>
    </message>
    <message>
        <source>blank row</source>
        <translation>空行</translation>
    </message>
    <message>
        <source>row of totals</source>
        <translation>合计行</translation>
    </message>
    <message>
        <source>signature row</source>
        <translation>签字行</translation>
    </message>
    <message>
        <source>header once more</source>
        <translation>重复的表头</translation>
    </message>
    <message>
        <source>nothing in the row but its number</source>
        <translation>除序号外是空的</translation>
    </message>
    <message>
        <source>no date, and none above</source>
        <translation>没有日期，上面也没有</translation>
    </message>
    <message>
        <source>date not readable</source>
        <translation>日期看不懂</translation>
    </message>
    <message>
        <source>text too long</source>
        <translation>文字太长</translation>
    </message>
    <message>
        <source>The file is empty: {path}. Please choose the register itself.</source>
        <translation>文件是空的：{path}。请选登记表本身。</translation>
    </message>
    <message>
        <source>The file has a password: {path}. Open it in Excel, save it without the password, try again.</source>
        <translation>文件有密码：{path}。请在 Excel 里打开，去掉密码另存后再试。</translation>
    </message>
    <message>
        <source>The file is damaged: {path} {detail}. Open it in Excel, save it anew as .xlsx, try again.</source>
        <translation>文件损坏：{path} {detail}。请在 Excel 里打开，另存为 .xlsx 后再试。</translation>
    </message>
    <message>
        <source>The file is too big: {path} {detail}. Please split it by month.</source>
        <translation>文件太大：{path} {detail}。请按月拆分。</translation>
    </message>
    <message>
        <source>The file holds things a register does not need: {path} {detail}. Save it anew as .xlsx or .csv.</source>
        <translation>文件里有登记表用不到的内容：{path} {detail}。请另存为 .xlsx 或 .csv。</translation>
    </message>
    <message>
        <source>The characters of the file are not readable: {path} {detail}. Save it as .xlsx, or as .csv in UTF-8.</source>
        <translation>文件的文字编码读不出：{path} {detail}。请另存为 .xlsx 或 UTF-8 的 .csv。</translation>
    </message>
    <message>
        <source>This kind of file cannot be read ({detail}): {path}. Save it as .xlsx or .csv.</source>
        <translation>读不了这种文件（{detail}）：{path}。请另存为 .xlsx 或 .csv。</translation>
    </message>
    <message>
        <source>No row with column titles was found: {path}. There must be one with a date or a name column.</source>
        <translation>没有找到表头：{path}。要有一行写着日期或姓名等列名。</translation>
    </message>
    <message>
        <source>(row {row})</source>
        <translation>（第 {row} 行）</translation>
    </message>
    <message>
        <source>No column for {fields} among: {headers}. Name it with --map &quot;column=field&quot;.</source>
        <translation>没有 {fields} 这一列，现有：{headers}。可用 --map &quot;列名=字段&quot; 指定。</translation>
    </message>
    <message>
        <source>There is no column “{column}”. The file has: {headers}.</source>
        <translation>没有“{column}”这一列。文件里有：{headers}。</translation>
    </message>
    <message>
        <source>There is no field “{field}”. There are: {fields}.</source>
        <translation>没有“{field}”这个字段。可用：{fields}。</translation>
    </message>
</context>
<context>
    <name>Kit</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Please write a few words.</source>
        <translation>请写几个字。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No. ending {tail}</source>
        <translation>尾号 {tail}</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>未留名</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>在站</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已离站</translation>
    </message>
    <message>
        <source>Ended by itself</source>
        <translation>自动结束</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未记离站</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>当场撤销</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{month}{day}日</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}{day}日</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到站登记</translation>
    </message>
    <message>
        <source>People</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计报表</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>所属平台</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>所在站点</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>告知同意</translation>
    </message>
    <message>
        <source>Family or workmates use this number too</source>
        <translation>家人或同事也用这个号码</translation>
    </message>
    <message>
        <source>Volunteer</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Part-time grid worker</source>
        <translation>兼职网格员</translation>
    </message>
    <message>
        <source>Told orally, agrees to be kept on file</source>
        <translation>已口头告知，同意留存信息</translation>
    </message>
    <message>
        <source>What the person likes to be called</source>
        <translation>如：张师傅</translation>
    </message>
    <message>
        <source>Scan a card, or leave it empty</source>
        <translation>扫一张卡，或留空</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Show and change</source>
        <translation>显示并修改</translation>
    </message>
    <message>
        <source>No mobile number of 11 digits: kept as another number.</source>
        <translation>不是 11 位手机号，按其他号码保存。</translation>
    </message>
    <message>
        <source>{name} was added.</source>
        <translation>已新增{name}。</translation>
    </message>
    <message>
        <source>{name}: changes saved.</source>
        <translation>{name}的信息已保存。</translation>
    </message>
    <message>
        <source>Begun earlier, not saved yet.</source>
        <translation>上次没填完，还未保存。</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>重新填写</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>先放下</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Open that person</source>
        <translation>打开那位服务对象</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>新增服务对象</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>编辑{name}</translation>
    </message>
    <message>
        <source>Name, tail or pinyin</source>
        <translation>姓名、尾号或拼音</translation>
    </message>
    <message>
        <source>People</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Add this person</source>
        <translation>新增此人</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Latest visitors</source>
        <translation>最近来过</translation>
    </message>
    <message>
        <source>Nobody is found by this.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Look somebody up</source>
        <translation>查找服务对象</translation>
    </message>
    <message>
        <source>{name} has a new card number.</source>
        <translation>{name}已换新卡号。</translation>
    </message>
    <message>
        <source>Whoever leaves a name or a number at the desk is found here again: their visits, their card, what to know about them. Add the first person, or check somebody new in at the desk.</source>
        <translation>在前台留下姓名或电话的人都在这里：到站记录、卡号、备注。可以先新增一位，或在前台直接登记。</translation>
    </message>
    <message>
        <source>Choose somebody at the left, or look them up.</source>
        <translation>在左边选一位，或查找。</translation>
    </message>
    <message>
        <source>{name} ({nickname})</source>
        <translation>{name}（{nickname}）</translation>
    </message>
    <message>
        <source>Card {code}</source>
        <translation>卡号 {code}</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>备注：{note}</translation>
    </message>
    <message>
        <source>shared number</source>
        <translation>共用号码</translation>
    </message>
    <message>
        <source>Replace the card by a new one</source>
        <translation>换新卡号（旧卡停用）</translation>
    </message>
    <message>
        <source>Give a card number</source>
        <translation>发卡号</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>登记到站</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Show the whole number; this is logged</source>
        <translation>显示完整号码（会记入操作日志）</translation>
    </message>
    <message>
        <source>agreed in writing to be kept on file</source>
        <translation>已书面同意留存信息</translation>
    </message>
    <message>
        <source>agreed orally to be kept on file</source>
        <translation>已口头同意留存信息</translation>
    </message>
    <message>
        <source>consent not noted yet</source>
        <translation>尚未记录告知同意</translation>
    </message>
    <message>
        <source>{platform} (primary)</source>
        <translation>{platform}（主要）</translation>
    </message>
    <message>
        <source>Take {platform} away</source>
        <translation>去掉{platform}</translation>
    </message>
    <message>
        <source>Add a platform</source>
        <translation>添加平台</translation>
    </message>
    <message>
        <source>visits this month</source>
        <translation>本月到站</translation>
    </message>
    <message>
        <source>visits in all</source>
        <translation>累计到站</translation>
    </message>
    <message>
        <source>last visit</source>
        <translation>上次到站</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到站记录</translation>
    </message>
    <message>
        <source>Enter opens the log of that day</source>
        <translation>回车查看当天登记</translation>
    </message>
    <message>
        <source>No visit yet. Check this person in and it stands here.</source>
        <translation>还没有到站记录。登记到站后显示在这里。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>back-dated</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>Void: {reason}</source>
        <translation>作废：{reason}</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>到站</translation>
    </message>
    <message>
        <source>stayed {minutes}</source>
        <translation>停留 {minutes}</translation>
    </message>
    <message>
        <source>{minutes} so far</source>
        <translation>已 {minutes}</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>{field} takes at most {limit} characters; this has {length}. Please shorten it.</source>
        <translation>{field}最多 {limit} 个字，现在有 {length} 个，请缩短。</translation>
    </message>
    <message>
        <source>{field} is needed. Please fill it in.</source>
        <translation>请填写{field}。</translation>
    </message>
    <message>
        <source>{field}: “{value}” cannot be used here. Please check it.</source>
        <translation>{field}“{value}”不能用，请检查。</translation>
    </message>
    <message>
        <source>There is no such file: {path}. Please check its name and place.</source>
        <translation>找不到文件：{path}。请检查文件名和位置。</translation>
    </message>
    <message>
        <source>{field}: there is no “{value}” here. Please check how it is written.</source>
        <translation>{field}：没有“{value}”，请检查写法。</translation>
    </message>
    <message>
        <source>This record is no longer there: {what} {id}. Please look it up again.</source>
        <translation>没有这条记录：{what} {id}，请重新查找。</translation>
    </message>
    <message>
        <source>The person on duty may not do this. Please ask the station manager.</source>
        <translation>当前值班人员没有这个权限，请找站长。</translation>
    </message>
    <message>
        <source>This form was sent before. Please close it and open it again.</source>
        <translation>这张表单已经提交过，请关闭后重新打开。</translation>
    </message>
    <message>
        <source>{phone} is somebody&apos;s own number already. Pick that person, or tick that the number is shared.</source>
        <translation>{phone} 已是另一位本人的手机号。请选那一位，或勾选“与人共用”。</translation>
    </message>
    <message>
        <source>Card {card} was given out already. Please take another card.</source>
        <translation>卡 {card} 已经发给别人，请换一张。</translation>
    </message>
    <message>
        <source>{field}: “{value}” is not in the list. Please pick one, or add it in Settings.</source>
        <translation>{field}“{value}”不在列表里。请选一项，或到设置里添加。</translation>
    </message>
    <message>
        <source>“{label}” is in the list already. Please choose another word.</source>
        <translation>列表里已有“{label}”，请换一个名称。</translation>
    </message>
    <message>
        <source>Meals, medicine, supplies and tools are always picked by hand; they cannot be preselected.</source>
        <translation>用餐、药品、物资和工具总是手动选，不能默认勾选。</translation>
    </message>
    <message>
        <source>There is a {name} on duty already. Please add something to tell them apart.</source>
        <translation>已有一位{name}，请加个字区分。</translation>
    </message>
    <message>
        <source>This person is here already. L: they leave · R: count once more</source>
        <translation>这位已经在站。L 离站 · R 再记一次</translation>
    </message>
    <message>
        <source>This visit has ended already; nothing was changed.</source>
        <translation>这次到站已经结束，没有改动。</translation>
    </message>
    <message>
        <source>This visit is void already; nothing was changed.</source>
        <translation>这条登记已经作废，没有改动。</translation>
    </message>
    <message>
        <source>This registration was taken back. Please register the person again.</source>
        <translation>这位的登记已撤销，请重新登记。</translation>
    </message>
    <message>
        <source>This cannot be undone by Undo. Please change it back by hand.</source>
        <translation>这一步不能撤销，请手动改回。</translation>
    </message>
    <message>
        <source>This was undone already.</source>
        <translation>已经撤销过了。</translation>
    </message>
    <message>
        <source>Something newer stands on this, so it stays. Undo the newer one first, or void the visit.</source>
        <translation>后面还有别的登记依赖它，不能撤销。请先撤销后面的，或把这次登记作废。</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>{what} · visits {visits}</source>
        <translation>{what} · 人次 {visits}</translation>
    </message>
    <message>
        <source>{what} · visits {visits} · people {people}</source>
        <translation>{what} · 人次 {visits} · 人数 {people}</translation>
    </message>
    <message>
        <source>Export the month&apos;s visit log</source>
        <translation>导出本月服务登记台账</translation>
    </message>
    <message>
        <source>File format</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Mask phone numbers (138****2046)</source>
        <translation>手机号脱敏（138****2046）</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Rows: {rows}. With a summary, charts and lines to sign.</source>
        <translation>登记明细 {rows} 行，含汇总、图表和签字栏。</translation>
    </message>
    <message>
        <source>Rows: {rows}. Plain rows for other programs.</source>
        <translation>登记明细 {rows} 行，供其他程序读取。</translation>
    </message>
    <message>
        <source>Export to “{name}”</source>
        <translation>导出到“{name}”</translation>
    </message>
    <message>
        <source>Full phone numbers</source>
        <translation>导出完整手机号</translation>
    </message>
    <message>
        <source>Why must this file carry full phone numbers? The reason is kept in the log.</source>
        <translation>这份文件为什么要带完整手机号？原因会记入操作日志。</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Save the visit log</source>
        <translation>保存服务登记台账</translation>
    </message>
    <message>
        <source>Writing row {done} of {total}</source>
        <translation>正在写入 {done} / {total} 行</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>Exported “{name}”</source>
        <translation>已导出“{name}”</translation>
    </message>
    <message>
        <source>The file was not written, by a fault of the program. Nothing else is lost.</source>
        <translation>程序出错，文件没有写成。其他数据都在。</translation>
    </message>
    <message>
        <source>Save as “{name}”</source>
        <translation>另存为“{name}”</translation>
    </message>
    <message>
        <source>Cancelled. No file was written.</source>
        <translation>已取消，没有写出文件。</translation>
    </message>
    <message>
        <source>Visits of people who are known, divided by the people; visits without a name are left out.</source>
        <translation>留名的服务人次除以服务人数；未留名的不计。</translation>
    </message>
    <message>
        <source>Visits divided by the days on which somebody came.</source>
        <translation>服务人次除以有人到站的天数。</translation>
    </message>
    <message>
        <source>Space: how it is counted</source>
        <translation>空格键：查看统计口径</translation>
    </message>
    <message>
        <source>The same days of the month before: {count}</source>
        <translation>上月同期：{count}</translation>
    </message>
    <message>
        <source>Show these visits</source>
        <translation>查看登记明细</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>服务人次</translation>
    </message>
    <message>
        <source>People</source>
        <translation>服务人数</translation>
    </message>
    <message>
        <source>Services used</source>
        <translation>服务项次</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>未留名</translation>
    </message>
    <message>
        <source>Visits a person</source>
        <translation>人均次数</translation>
    </message>
    <message>
        <source>Visits a day</source>
        <translation>日均人次</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>← the month before · → the month after</source>
        <translation>← 上一月 · → 下一月</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>上一月</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>下一月</translation>
    </message>
    <message>
        <source>Visits by day</source>
        <translation>每日人次</translation>
    </message>
    <message>
        <source>Pick a day to see its visits</source>
        <translation>点击某天查看明细</translation>
    </message>
    <message>
        <source>Visits by hour of arrival</source>
        <translation>到站时段</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Pick one to see its visits</source>
        <translation>点击查看明细</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>所属平台</translation>
    </message>
    <message>
        <source>Nobody came in this month. Registrations at the desk show up here at once.</source>
        <translation>这个月还没有人到站。前台一登记，这里就会显示。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>For this PC only</source>
        <translation>只影响这台电脑</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>As Windows</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>A short sound for done, look here and refused</source>
        <translation>完成、请看、不行各有一声短提示音</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>{day} {time} · kept: {count}</source>
        <translation>{day} {time} · 共 {count} 份</translation>
    </message>
    <message>
        <source>The station&apos;s file</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Read back before they count</source>
        <translation>每份备份都读回核对</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>The last one</source>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation>SQLite</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Backup made: {name}</source>
        <translation>已备份：{name}</translation>
    </message>
    <message>
        <source>The backup was not made, by a fault of the program. The station is as it was.</source>
        <translation>程序出错，备份没有做成。原来的数据都在。</translation>
    </message>
    <message>
        <source>Cancelled. No backup was made.</source>
        <translation>已取消，没有备份。</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>所属平台</translation>
    </message>
    <message>
        <source>What is switched off stays on past visits</source>
        <translation>停用后，以前的登记照旧显示</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Saved: {field}</source>
        <translation>已保存：{field}</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Left empty, the Chinese label serves</source>
        <translation>不填则用中文名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>设置分类</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>值班人员</translation>
    </message>
    <message>
        <source>Nobody is deleted: the log names them</source>
        <translation>只停用不删除，操作日志里有他们的名字</translation>
    </message>
    <message>
        <source>Let rest</source>
        <translation>暂停值班</translation>
    </message>
    <message>
        <source>Back on duty</source>
        <translation>恢复值班</translation>
    </message>
    <message>
        <source>On duty now</source>
        <translation>正在值班</translation>
    </message>
    <message>
        <source>Serving</source>
        <translation>可值班</translation>
    </message>
    <message>
        <source>Resting</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Station manager</source>
        <translation>站长</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Heads every export and sheet</source>
        <translation>印在每份导出和表格的抬头</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>24-hour clock, such as 09:00</source>
        <translation>24 小时制，如 09:00</translation>
    </message>
    <message>
        <source>Days and months of the station begin by this zone, whatever the PC says.</source>
        <translation>站点的每天、每月按这个时区起算，不看电脑的时区。</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>到站登记</translation>
    </message>
    <message>
        <source>10 to 1440. At closing every visit ends anyway; leaving is never compulsory.</source>
        <translation>10 到 1440。关门时都会自动结束；离站不是必须点的。</translation>
    </message>
    <message>
        <source>Chosen for each visit beforehand. Meals, medicine, supplies and tools are picked by hand.</source>
        <translation>每次登记预先选好。用餐、药品、物资和借工具要手动选。</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Visits</source>
        <translation>服务人次</translation>
    </message>
    <message>
        <source>People</source>
        <translation>服务人数</translation>
    </message>
    <message>
        <source>People (each once)</source>
        <translation>服务人数（去重）</translation>
    </message>
    <message>
        <source>Services used</source>
        <translation>服务项次</translation>
    </message>
    <message>
        <source>Visits without a name</source>
        <translation>其中未留名</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>By platform</source>
        <translation>所属平台</translation>
    </message>
    <message>
        <source>By service</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>{station} {ledger}</source>
        <translation>{station}&#x3000;{ledger}</translation>
    </message>
    <message>
        <source>Month: {year}-{month}</source>
        <translation>{year} 年 {month} 月</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>共 {count} 条</translation>
    </message>
    <message>
        <source>Made {at}</source>
        <translation>制表时间 {at}</translation>
    </message>
    <message>
        <source>Phone numbers masked</source>
        <translation>手机号已脱敏</translation>
    </message>
    <message>
        <source>Phone numbers in full: keep this file safe</source>
        <translation>手机号未脱敏，仅限内部使用</translation>
    </message>
    <message>
        <source>No rows in this period</source>
        <translation>本期没有登记</translation>
    </message>
    <message>
        <source>Filled in by:</source>
        <translation>填表人：</translation>
    </message>
    <message>
        <source>Checked by:</source>
        <translation>审核人：</translation>
    </message>
    <message>
        <source>Seal:</source>
        <translation>盖章：</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>主要数据</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>How it is counted</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到站时间</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名/称呼</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>所属平台</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离站时间</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>离站方式</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Registered by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>时段（时）</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Visit log</source>
        <translation>服务登记台账</translation>
    </message>
    <message>
        <source>Visits by day</source>
        <translation>每日到站</translation>
    </message>
    <message>
        <source>By hour of arrival</source>
        <translation>到站时段</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>未留名</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>on site</source>
        <translation>在站</translation>
    </message>
    <message>
        <source>left</source>
        <translation>离站</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>自动结束</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>back-dated</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>Heads that came in the period, also those without a name; void entries are left out.</source>
        <translation>统计期内到站登记的人次之和，含未留名；同一人多次到站分别计算，作废的登记不计。</translation>
    </message>
    <message>
        <source>Different people known by name, phone or card; each is counted once however often they came.</source>
        <translation>统计期内到站过的不同服务对象，同一人只计一次；未留名的不计，全年人数重新去重，不由各月相加。</translation>
    </message>
    <message>
        <source>Services used, each counted for every head of its visit.</source>
        <translation>每次到站使用的服务逐项累计：一次用了三项计三项次，六人一起饮水计六项次。</translation>
    </message>
    <message>
        <source>Heads that came without a name; they are in Visits and not in People.</source>
        <translation>没有留下姓名和手机号、只登记人数的人次，已含在服务人次中，不在服务人数中。</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>不等备份，直接关闭</translation>
    </message>
    <message>
        <source>Everything is saved, but no backup could be made: {why}</source>
        <translation>记录都已保存，但备份没有做成：{why}</translation>
    </message>
    <message>
        <source>Everything is saved. A backup is being made and read back …</source>
        <translation>都已保存。正在做备份并核对 …</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Last backup {when}</source>
        <translation>上次备份 {when}</translation>
    </message>
    <message>
        <source>a fault of the program; the log has more</source>
        <translation>程序出错，详见日志</translation>
    </message>
    <message>
        <source>Backup failed: {why}</source>
        <translation>备份没有成功：{why}</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Check in whom the field means</source>
        <translation>登记框里的这位到站</translation>
    </message>
    <message>
        <source>Mark one of several</source>
        <translation>在几位里选一位</translation>
    </message>
    <message>
        <source>Count without a name: one, six, six sanitation workers</source>
        <translation>不留名：一人、六人、六名环卫工人</translation>
    </message>
    <message>
        <source>Somebody here leaves (also on a row)</source>
        <translation>在站的这位离站（在行上也行）</translation>
    </message>
    <message>
        <source>Somebody here counts once more</source>
        <translation>在站的这位再记一次</translation>
    </message>
    <message>
        <source>Services of the next visit</source>
        <translation>这次的服务内容</translation>
    </message>
    <message>
        <source>Category of those just counted</source>
        <translation>刚登记的未留名是什么类别</translation>
    </message>
    <message>
        <source>Hanzi in the field, until the next act</source>
        <translation>登记框切换汉字，登记后自动切回</translation>
    </message>
    <message>
        <source>Leave what is shown; half-filled forms stay</source>
        <translation>收起；填了一半的还在</translation>
    </message>
    <message>
        <source>Warm home</source>
        <translation>暖新之家</translation>
    </message>
    <message>
        <source>W</source>
        <translation>暖</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>On duty: {name}</source>
        <translation>值班 {name}</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>不指定</translation>
    </message>
    <message>
        <source>Add somebody in Settings</source>
        <translation>到设置里添加</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>登记到站</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Waiting for the file …</source>
        <translation>正在等待文件 …</translation>
    </message>
    <message>
        <source>Saved on this PC</source>
        <translation>已保存到本机</translation>
    </message>
    <message>
        <source>Scan, or type a name, initials, a phone tail</source>
        <translation>扫码，或输入姓名、拼音首字母、手机尾号</translation>
    </message>
    <message>
        <source>Look somebody up at the desk</source>
        <translation>到前台查找</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的。</translation>
    </message>
    <message>
        <source>Please close the question first, then scan again.</source>
        <translation>请先回答窗口里的问题，再扫一次。</translation>
    </message>
    <message>
        <source>{station} · invented data</source>
        <translation>{station} · 演示数据</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
    <message>
        <source>This could not be saved</source>
        <translation>没有保存成功</translation>
    </message>
    <message>
        <source>The station&apos;s file is not in order ({what}). Nothing is written until it is mended.</source>
        <translation>站点文件有问题（{what}），修好之前不再写入。</translation>
    </message>
    <message>
        <source>The clock is right</source>
        <translation>时间没错</translation>
    </message>
    <message>
        <source>Please scan again.</source>
        <translation>请再扫一次。</translation>
    </message>
    <message>
        <source>Closes as soon as the last act is saved.</source>
        <translation>最后一笔保存好后自动关闭。</translation>
    </message>
    <message>
        <source>Close now?</source>
        <translation>现在关闭？</translation>
    </message>
    <message>
        <source>A file is still being written. When you close now, it is left out.</source>
        <translation>文件还在写入。现在关闭，就不生成这个文件。</translation>
    </message>
    <message>
        <source>Close without the file</source>
        <translation>关闭，不要文件</translation>
    </message>
    <message>
        <source>To the check-in field, from anywhere</source>
        <translation>回到登记框</translation>
    </message>
    <message>
        <source>Undo the last act</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is behind the last entry. Please check date and time; nothing expires.</source>
        <translation>电脑时间比上一条登记还早，请核对日期和时间；在此之前不会自动结束登记。</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is far ahead of the last entry. Please check the date; nothing expires.</source>
        <translation>电脑时间比上一条登记晚太多，请核对日期；在此之前不会自动结束登记。</translation>
    </message>
    <message>
        <source>The desk cannot open</source>
        <translation>前台打不开</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>Another program is using the station&apos;s file, so this was not saved. Nothing else is lost. Close the other program and try again: {path}</source>
        <translation>另一个程序正在使用站点文件，这一步没有保存，其他都在。请关闭那个程序后再试：{path}</translation>
    </message>
    <message>
        <source>The disk is full, so this was not written. Everything saved before is safe. Free some space, then try again: {path}</source>
        <translation>磁盘满了，这一步没有写入，之前保存的都安全。请腾出空间后再试：{path}</translation>
    </message>
    <message>
        <source>This place cannot be written to. Choose another folder, or have it unlocked: {path}</source>
        <translation>这个位置不能写入。请换一个文件夹，或请人解除限制：{path}</translation>
    </message>
    <message>
        <source>The file is open in another program, such as Excel. Close it there and try again, or save as “{instead}”: {path}</source>
        <translation>文件正被别的程序打开（例如 Excel）。请在那里关闭后再试，或另存为“{instead}”：{path}</translation>
    </message>
    <message>
        <source>The disk did not answer while reading or writing. The file itself is as it was. Check the disk or stick, then try again: {path} ({detail})</source>
        <translation>读写磁盘时没有回应，文件还是原样。请检查磁盘或U盘后再试：{path}（{detail}）</translation>
    </message>
    <message>
        <source>The station&apos;s file is not in order, so nothing is written to it any more. Do not delete it. Call whoever looks after this PC; the backups lie beside it: {path} ({detail})</source>
        <translation>站点文件有问题，已停止写入。请不要删除它，联系维护人员；备份就在旁边：{path}（{detail}）</translation>
    </message>
    <message>
        <source>This file is not a station&apos;s file; it was not touched. Choose another: {path}</source>
        <translation>这不是站点文件，没有动它。请另选一个：{path}</translation>
    </message>
    <message>
        <source>The station&apos;s file is missing or empty. No new one was begun. Look for it, or take the newest backup: {path}</source>
        <translation>站点文件不见了或是空的，没有新建。请找回它，或用最新的备份：{path}</translation>
    </message>
    <message>
        <source>There is a file here already; it was not touched: {path}</source>
        <translation>这里已经有一个文件，没有动它：{path}</translation>
    </message>
    <message>
        <source>The station&apos;s file was written by a newer program (file {file}, this program {program}). It was not touched. Please install the newer program: {path}</source>
        <translation>站点文件是更新版本的程序写的（文件 {file}，本程序 {program}），没有动它。请安装新版程序：{path}</translation>
    </message>
    <message>
        <source>The database library is too old: {version}, needed is {needed}. Please install the program again.</source>
        <translation>数据库组件太旧：{version}，需要 {needed}。请重新安装程序。</translation>
    </message>
    <message>
        <source>The station is open already on this PC: {path}</source>
        <translation>站点已经在这台电脑上打开：{path}</translation>
    </message>
    <message>
        <source>The backup did not read back as it should and was thrown away. The station itself is as it was. Try another folder: {path} ({detail})</source>
        <translation>备份核对不一致，已丢弃；站点本身没有变化。请换一个文件夹再试：{path}（{detail}）</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Arrived</source>
        <translation>到站</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离站</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再次</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>离站</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <source>Void… (with a reason)</source>
        <translation>作废…（写明原因）</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Choose a visit to see it whole.

↑ ↓  move
Enter  open the person
L  leaves
Delete  void</source>
        <translation>选一条登记，在这里看详情。

↑ ↓&#x3000;移动
Enter&#x3000;打开服务对象
L&#x3000;离站
Delete&#x3000;作废</translation>
    </message>
    <message>
        <source>On site {minutes}</source>
        <translation>在站 {minutes}</translation>
    </message>
    <message>
        <source>Category: all</source>
        <translation>类别：全部</translation>
    </message>
    <message>
        <source>Service: all</source>
        <translation>服务：全部</translation>
    </message>
    <message>
        <source>A month earlier</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>A month later</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Pick days</source>
        <translation>选日期</translation>
    </message>
    <message>
        <source>Days shown</source>
        <translation>显示的日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>With void</source>
        <translation>含作废</translation>
    </message>
    <message>
        <source>Name or phone</source>
        <translation>姓名或电话</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>登记到站</translation>
    </message>
    <message>
        <source>registered and arrived</source>
        <translation>新登记并到站</translation>
    </message>
    <message>
        <source>counted without a name</source>
        <translation>不留名登记</translation>
    </message>
    <message>
        <source>category set</source>
        <translation>补填类别</translation>
    </message>
    <message>
        <source>left</source>
        <translation>离站</translation>
    </message>
    <message>
        <source>ended by itself, time was up</source>
        <translation>到时自动离站</translation>
    </message>
    <message>
        <source>ended at closing</source>
        <translation>闭站时自动离站</translation>
    </message>
    <message>
        <source>ended by a closing made up for</source>
        <translation>补做闭站，自动离站</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>taken back: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>entered later from paper</source>
        <translation>由纸质登记补录</translation>
    </message>
    <message>
        <source>taken over from an earlier register</source>
        <translation>由原来的登记表导入</translation>
    </message>
    <message>
        <source>part of the demo</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Category · platform</source>
        <translation>类别 · 平台</translation>
    </message>
    <message>
        <source>back-dated</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>Void: {reason}</source>
        <translation>作废：{reason}</translation>
    </message>
    <message>
        <source>on site</source>
        <translation>在站</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到站登记</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Show the latest visits</source>
        <translation>看最近的登记</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>在登记中查找</translation>
    </message>
    <message>
        <source>The chosen visit: leaves</source>
        <translation>选中的登记：离站</translation>
    </message>
    <message>
        <source>The chosen visit: void, with a reason</source>
        <translation>选中的登记：作废（写明原因）</translation>
    </message>
    <message>
        <source>{name} left.</source>
        <translation>{name}已离站。</translation>
    </message>
    <message>
        <source>This visit is void already.</source>
        <translation>这条登记已经作废。</translation>
    </message>
    <message>
        <source>{name}: why is this visit void? It stays in the log, but in no count.</source>
        <translation>{name}：为什么作废？登记仍保留，但不计入任何统计。</translation>
    </message>
    <message>
        <source>without a name {anonymous} · void {void}</source>
        <translation>未留名 {anonymous} 人次 · 作废 {void}</translation>
    </message>
    <message>
        <source>Nothing on these days matches. Clear the filters or choose other days.</source>
        <translation>这些日期里没有符合条件的登记。可以清除筛选，或换别的日期。</translation>
    </message>
    <message>
        <source>No visits on these days.</source>
        <translation>这些日期没有人到站。</translation>
    </message>
    <message>
        <source>Every visit registered at the desk is kept here: found again, corrected, handed in at the end of the month. There are none yet.</source>
        <translation>在前台登记的每一次到站都在这里：可以查找、更正，月底上报。现在还没有登记。</translation>
    </message>
    <message>
        <source>Void a visit</source>
        <translation>作废一条登记</translation>
    </message>
    <message>
        <source>{name}: the visit is void. {reason}</source>
        <translation>{name}的这条登记已作废：{reason}</translation>
    </message>
</context>
</TS>
