<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Amenities</name>
    <message>
        <source>Which one is it? Press its digit.</source>
        <translation>是哪一台？按它的数字。</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>哪一台</translation>
    </message>
    <message>
        <source>What is wrong, in a few words</source>
        <translation>哪里不对，写几个字</translation>
    </message>
    <message>
        <source>Such as 4 °C; nothing takes it away</source>
        <translation>如 4 ℃；留空则去掉</translation>
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
        <source>All places freed: {name}</source>
        <translation>已全部释放：{name}</translation>
    </message>
    <message>
        <source>Place taken: {name}</source>
        <translation>已占用：{name}</translation>
    </message>
    <message>
        <source>The usual amenities added</source>
        <translation>常用设施已建好</translation>
    </message>
    <message>
        <source>In use again: {name}</source>
        <translation>已恢复使用：{name}</translation>
    </message>
    <message>
        <source>Retired: {name}</source>
        <translation>已停用：{name}</translation>
    </message>
    <message>
        <source>Place freed: {name} {slot}</source>
        <translation>已释放：{name} {slot}</translation>
    </message>
    <message>
        <source>Fault gone on with: {name}</source>
        <translation>故障进展：{name}</translation>
    </message>
    <message>
        <source>Fault reported: {name}</source>
        <translation>已报修：{name}</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Add an amenity</source>
        <translation>添加设施</translation>
    </message>
    <message>
        <source>Change {code} {name}</source>
        <translation>修改 {code} {name}</translation>
    </message>
    <message>
        <source>Amenity changed: {name}</source>
        <translation>设施已修改：{name}</translation>
    </message>
    <message>
        <source>Amenity added: {name}</source>
        <translation>设施已添加：{name}</translation>
    </message>
    <message>
        <source>Amenities added: {name} × {count}</source>
        <translation>设施已添加：{name} × {count}</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>不填</translation>
    </message>
    <message>
        <source>0: it has no places to be taken</source>
        <translation>0：没有可占用的位置</translation>
    </message>
    <message>
        <source>As 2026-09-01; may be left out</source>
        <translation>如 2026-09-01，可不填</translation>
    </message>
    <message>
        <source>Empty: the next number</source>
        <translation>留空：用下一个编号</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>大厅</translation>
    </message>
    <message>
        <source>Charging places</source>
        <translation>充电位</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>休息座位</translation>
    </message>
    <message>
        <source>Water dispenser</source>
        <translation>饮水机</translation>
    </message>
    <message>
        <source>Fridge</source>
        <translation>电冰箱</translation>
    </message>
    <message>
        <source>Microwave</source>
        <translation>微波炉</translation>
    </message>
    <message>
        <source>Air conditioner</source>
        <translation>空调</translation>
    </message>
    <message>
        <source>First-aid box</source>
        <translation>急救药箱</translation>
    </message>
    <message>
        <source>AED</source>
        <translation>AED</translation>
    </message>
    <message>
        <source>Fire extinguisher</source>
        <translation>灭火器</translation>
    </message>
    <message>
        <source>Tool cabinet</source>
        <translation>工具柜</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Occupy</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Free all</source>
        <translation>全部释放</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Under repair</source>
        <translation>维修中</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>已修好</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Point of the check</source>
        <translation>巡检项</translation>
    </message>
    <message>
        <source>Still wrong</source>
        <translation>仍未修好</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Places taken</source>
        <translation>占用的位置</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Take into use again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>{count} places</source>
        <translation>{count} 个位置</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>无名</translation>
    </message>
    <message>
        <source>Points of the check</source>
        <translation>巡检项</translation>
    </message>
    <message>
        <source>Nobody is on duty. Sign in to a shift, then walk the check: two minutes by keyboard.</source>
        <translation>还没有人接班。先接班，再用键盘巡检，两分钟就好。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>Save this first with Enter, or leave it with Esc.</source>
        <translation>先按回车保存，或按 Esc 放下。</translation>
    </message>
    <message>
        <source>Check of the shift</source>
        <translation>本班巡检</translation>
    </message>
    <message>
        <source>{point}: {result}</source>
        <translation>{point}：{result}</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>高温</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>未查</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Show the photo (P)</source>
        <translation>看照片（P）</translation>
    </message>
    <message>
        <source>Nothing was checked on this day.</source>
        <translation>这一天没有巡检。</translation>
    </message>
    <message>
        <source>Nothing was noted; all in order.</source>
        <translation>没有备注，全部正常。</translation>
    </message>
    <message>
        <source>Only abnormal</source>
        <translation>只看异常</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Checks of the month</source>
        <translation>本月巡检</translation>
    </message>
    <message>
        <source>No checks in this month. They appear here when a shift walks its checklist.</source>
        <translation>这个月还没有巡检。接班后查完一遍，就记在这里。</translation>
    </message>
    <message>
        <source>Report a fault: {name}</source>
        <translation>报修：{name}</translation>
    </message>
    <message>
        <source>What is wrong? Then Enter</source>
        <translation>哪里坏了？然后回车</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Nothing is broken, and nothing was.</source>
        <translation>没有故障，也没有过故障。</translation>
    </message>
    <message>
        <source>Write a day down</source>
        <translation>补记一天</translation>
    </message>
    <message>
        <source>Correct hours</source>
        <translation>更正时间</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开门</translation>
    </message>
    <message>
        <source>9:05 or 0905</source>
        <translation>9:05 或 0905</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关门</translation>
    </message>
    <message>
        <source>Past midnight counts to this day.</source>
        <translation>过了零点也算在这一天。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Please say when it closed, such as 21:05.</source>
        <translation>请填关门时间，如 21:05。</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Add a day</source>
        <translation>补记一天</translation>
    </message>
    <message>
        <source>Nothing was recorded in this month. Add a day that was open.</source>
        <translation>这个月还没有开放记录。可以补记开放过的日子。</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Against the door</source>
        <translation>与门牌时间相比</translation>
    </message>
    <message>
        <source>{day}, {weekday}</source>
        <translation>{day} 周{weekday}</translation>
    </message>
    <message>
        <source>Opened by {name}</source>
        <translation>{name}开门</translation>
    </message>
    <message>
        <source>Closed by {name}</source>
        <translation>{name}关门</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>day of rest</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>not open yet</source>
        <translation>还没开门</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>没有记录</translation>
    </message>
    <message>
        <source>closing missed</source>
        <translation>未记录关门</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>开放中</translation>
    </message>
    <message>
        <source>{count} days open</source>
        <translation>开放 {count} 天</translation>
    </message>
    <message>
        <source>{hours} of service</source>
        <translation>服务 {hours}</translation>
    </message>
    <message>
        <source>{count} opened late</source>
        <translation>晚开门 {count} 天</translation>
    </message>
    <message>
        <source>{count} closed early</source>
        <translation>早关门 {count} 天</translation>
    </message>
    <message>
        <source>{count} without a closing, their hours are in no sum</source>
        <translation>{count} 天没有关门记录，时长不计入</translation>
    </message>
    <message>
        <source>Hours written down</source>
        <translation>时间已记下</translation>
    </message>
    <message>
        <source>{hours}:{minutes} h</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{count} min late</source>
        <translation>晚 {count} 分</translation>
    </message>
    <message>
        <source>{count} min early</source>
        <translation>早 {count} 分</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>准时</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>未定位置</translation>
    </message>
    <message>
        <source>Nobody found. Leave it empty for somebody without a name.</source>
        <translation>没有找到。无名占用请留空。</translation>
    </message>
    <message>
        <source>↓ and Enter to pick</source>
        <translation>↓ 和回车选择</translation>
    </message>
    <message>
        <source>Name, tail or card; empty or +3 without a name</source>
        <translation>姓名、尾号或刷卡；留空或 +3 为无名</translation>
    </message>
    <message>
        <source>Who takes the place</source>
        <translation>谁占用</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>找到的人</translation>
    </message>
    <message>
        <source>until 16:00</source>
        <translation>至 16:00</translation>
    </message>
    <message>
        <source>Until when, may be left out</source>
        <translation>到几点，可不填</translation>
    </message>
    <message>
        <source>To the map: arrow keys, Enter opens</source>
        <translation>到设施图：方向键，回车打开</translation>
    </message>
    <message>
        <source>To the check of the shift</source>
        <translation>到本班巡检</translation>
    </message>
    <message>
        <source>To the supplies</source>
        <translation>到物资</translation>
    </message>
    <message>
        <source>Report a fault of anything</source>
        <translation>报修（先选设施或巡检项）</translation>
    </message>
    <message>
        <source>Print labels of amenities</source>
        <translation>打印设施标签</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示什么</translation>
    </message>
    <message>
        <source>Map of the hall</source>
        <translation>设施图</translation>
    </message>
    <message>
        <source>Here stands what the station has: places to charge and sit, machines, first aid. Each has its state, its free places and its faults.</source>
        <translation>这里是站里的设施：充电位、座位、电器、急救用品，各有状态、空位和故障。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add the usual ones</source>
        <translation>一次建好常用设施</translation>
    </message>
    <message>
        <source>Amenities</source>
        <translation>设施</translation>
    </message>
    <message>
        <source>Supplies</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>巡检记录</translation>
    </message>
    <message>
        <source>Several, or unclear</source>
        <translation>不止一台或说不清</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>taken {taken} / {capacity}</source>
        <translation>占用 {taken} / {capacity}</translation>
    </message>
    <message>
        <source>no. {slot}</source>
        <translation>{slot}号</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Place {slot} taken</source>
        <translation>占用 {slot} 号</translation>
    </message>
    <message>
        <source>Place {slot} freed</source>
        <translation>释放 {slot} 号</translation>
    </message>
    <message>
        <source>Fault reported</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Confirmed as fixed</source>
        <translation>确认修好</translation>
    </message>
    <message>
        <source>Checked: {result}</source>
        <translation>巡检：{result}</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Occupied</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>{name} until {month}</source>
        <translation>{name} {month} 到期</translation>
    </message>
    <message>
        <source>under repair, {span}</source>
        <translation>维修中 {span}</translation>
    </message>
    <message>
        <source>fixed, not confirmed</source>
        <translation>已修好，待确认</translation>
    </message>
    <message>
        <source>reported {span} ago</source>
        <translation>已报修 {span}</translation>
    </message>
    <message>
        <source>{what} expired</source>
        <translation>{what} 已过期</translation>
    </message>
    <message>
        <source>{what}, {days} days left</source>
        <translation>{what} {days} 天</translation>
    </message>
    <message>
        <source>until {clock}</source>
        <translation>至 {clock}</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>还没有巡检</translation>
    </message>
    <message>
        <source>checked {when}</source>
        <translation>{when} 巡检</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>已报修</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Abnormal</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>Taken at the desk</source>
        <translation>在前台占用</translation>
    </message>
    <message>
        <source>By everybody who is here</source>
        <translation>按在站人数</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>自购</translation>
    </message>
    <message>
        <source>Allotted</source>
        <translation>配发</translation>
    </message>
    <message>
        <source>Donated</source>
        <translation>捐赠</translation>
    </message>
    <message>
        <source>{code} is on another amenity, a tool or somebody&apos;s card. Please choose another number.</source>
        <translation>{code} 已用在别的设施、工具或某人的卡上，请换一个编号。</translation>
    </message>
    <message>
        <source>{name} has not {wanted} places free (it has {capacity}). Free some first, or take fewer.</source>
        <translation>{name} 没有 {wanted} 个空位（共 {capacity} 个）。请先释放，或少占几个。</translation>
    </message>
    <message>
        <source>{name} is full: all {capacity} places are taken. Free one first.</source>
        <translation>{name} 已满：{capacity} 个位置都占用了。请先释放一个。</translation>
    </message>
    <message>
        <source>{name}: place {slot} is taken. Please choose another.</source>
        <translation>{name} {slot} 号已占用，请换一个。</translation>
    </message>
    <message>
        <source>{name}: {who} has place {slot}. Please choose another.</source>
        <translation>{name} {slot} 号由 {who} 占用，请换一个。</translation>
    </message>
    <message>
        <source>{name} is out of order ({what}). Confirm that it is fixed, then it is offered again.</source>
        <translation>{name} 故障（{what}）。确认修好后才能再用。</translation>
    </message>
    <message>
        <source>Has place {slot} of {name} already; nothing was changed.</source>
        <translation>已占用 {name} {slot} 号，没有改动。</translation>
    </message>
    <message>
        <source>{name} has no places that are taken at the desk.</source>
        <translation>{name} 没有可在前台占用的位置。</translation>
    </message>
    <message>
        <source>{name}: place {slot} is taken. Free it first, then it can be done.</source>
        <translation>{name} {slot} 号还占用着。请先释放。</translation>
    </message>
    <message>
        <source>This place is free already; nothing was changed.</source>
        <translation>这个位置已经空了，没有改动。</translation>
    </message>
    <message>
        <source>This is reported already: {what}. Go on with that report.</source>
        <translation>已经报修：{what}。请在那条上继续。</translation>
    </message>
    <message>
        <source>This fault is: {state}. From there this cannot be done; nothing was changed.</source>
        <translation>这条故障：{state}，不能这样操作，没有改动。</translation>
    </message>
    <message>
        <source>{name} is retired. Take it into use again, then it can be done.</source>
        <translation>{name} 已停用。请先恢复使用。</translation>
    </message>
    <message>
        <source>{name} was taken out of the list. Please look it up again.</source>
        <translation>{name} 已从清单撤下，请重新查找。</translation>
    </message>
    <message>
        <source>Early shift check</source>
        <translation>早班巡检</translation>
    </message>
    <message>
        <source>Late shift check</source>
        <translation>晚班巡检</translation>
    </message>
    <message>
        <source>Early shift</source>
        <translation>早班</translation>
    </message>
    <message>
        <source>Late shift</source>
        <translation>晚班</translation>
    </message>
    <message>
        <source>N/A</source>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}：{what}</translation>
    </message>
    <message>
        <source>Fixed and confirmed</source>
        <translation>已修好</translation>
    </message>
    <message>
        <source>Joined to the open report</source>
        <translation>已并入原报修单</translation>
    </message>
    <message>
        <source>Reported already: {what} ({state}). This is added to that report.</source>
        <translation>已有报修：{what}（{state}）。保存后并入该报修单。</translation>
    </message>
    <message>
        <source>Open fault: {name} {what}</source>
        <translation>未修好：{name} {what}</translation>
    </message>
    <message>
        <source>Open fault: {what}</source>
        <translation>未修好：{what}</translation>
    </message>
    <message>
        <source>All {points} points done. Thank you!</source>
        <translation>{points} 项全部查完，辛苦了！</translation>
    </message>
    <message>
        <source>All {points} points done in {time}. Thank you!</source>
        <translation>{points} 项全部查完，用时 {time}，辛苦了！</translation>
    </message>
    <message>
        <source>{count} abnormal, reported</source>
        <translation>{count} 项异常，已报修</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>Code, name or initials; ↓ and Enter</source>
        <translation>编号、名称或拼音首字母；↓ 选中后回车</translation>
    </message>
    <message>
        <source>What it may be</source>
        <translation>可选的设施和巡检项</translation>
    </message>
    <message>
        <source>{name} (point of the check)</source>
        <translation>{name}（巡检项）</translation>
    </message>
    <message>
        <source>Who repairs it</source>
        <translation>谁来维修</translation>
    </message>
    <message>
        <source>may be left empty</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>怎样修好的</translation>
    </message>
    <message>
        <source>What is still wrong</source>
        <translation>还有什么问题</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>确定</translation>
    </message>
</context>
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
    <message>
        <source>Report written: {path}</source>
        <translation>报告已写好：{path}</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>还没有导入过。</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>Dry run: nothing was written.</source>
        <translation>试运行：没有写入。</translation>
    </message>
    <message>
        <source>{file}, sheet {sheet}</source>
        <translation>{file}，工作表 {sheet}</translation>
    </message>
    <message>
        <source>{file}: header in row {row}, rows below it: {lines}</source>
        <translation>{file}：表头在第 {row} 行，下面 {lines} 行</translation>
    </message>
    <message>
        <source>Characters read as {encoding}</source>
        <translation>文字编码：{encoding}</translation>
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
        <source>visits</source>
        <translation>到站登记</translation>
    </message>
    <message>
        <source>people</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <source>tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>supplies</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>enrolments</source>
        <translation>报名名单</translation>
    </message>
    <message>
        <source>taken: {count}</source>
        <translation>导入：{count}</translation>
    </message>
    <message>
        <source>gaps filled in: {count}</source>
        <translation>补上空缺：{count}</translation>
    </message>
    <message>
        <source>not taken: {count}</source>
        <translation>未导入：{count}</translation>
    </message>
    <message>
        <source>taken back on {day}</source>
        <translation>{day} 已撤回</translation>
    </message>
    <message>
        <source>Tools that stayed, as they were lent or changed since: {count}</source>
        <translation>借出过或改动过、保留下来的工具：{count}</translation>
    </message>
    <message>
        <source>People who stayed, as they came or were changed since: {count}</source>
        <translation>之后又来过或改过、因此保留的人：{count}</translation>
    </message>
    <message>
        <source>In brackets: {first} – {last}</source>
        <translation>括号内为 {first} – {last}</translation>
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
        <source>tools out and open loans</source>
        <translation>借出的工具与未还的借用</translation>
    </message>
    <message>
        <source>stock and its moves</source>
        <translation>库存与出入库</translation>
    </message>
    <message>
        <source>places taken in amenities</source>
        <translation>设施占用</translation>
    </message>
    <message>
        <source>two open faults of one amenity</source>
        <translation>同一设施有两个未结故障</translation>
    </message>
    <message>
        <source>two shifts or openings at once</source>
        <translation>同时有两个班次或开放时段</translation>
    </message>
    <message>
        <source>seats, attendance and certificates of trainings</source>
        <translation>培训的名额、签到与证明</translation>
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
        <source>Not taken: {count}</source>
        <translation>未导入：{count}</translation>
    </message>
    <message>
        <source>Tools: {count}</source>
        <translation>工具：{count} 件</translation>
    </message>
    <message>
        <source>New goods: {count}</source>
        <translation>新增物资：{count} 种</translation>
    </message>
    <message>
        <source>Received: {count}</source>
        <translation>入库：{count} 笔</translation>
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
        <source>Everybody who has come and not left. A visit ends by itself after {minutes} min.</source>
        <translation>到站后还没离站的人；满 {minutes} 分钟自动结束。</translation>
    </message>
    <message>
        <source>visits today</source>
        <translation>今日人次</translation>
    </message>
    <message>
        <source>Heads that came today, also those without a name; void visits are left out.</source>
        <translation>今天到站的人次，含未留名；已作废的不计。</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Different people known by name, phone or card who came today, each once however often they came; who left no name is in the visits alone.</source>
        <translation>今天到站、认得姓名、手机号或卡的不同的人，来几次都算一人；未留名的只计人次。</translation>
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
        <source>Today&apos;s visits with a meal among their services, one for each head; void ones are left out.</source>
        <translation>今天服务内容含用餐的人次，一人一次；已作废的不计。</translation>
    </message>
    <message>
        <source>To those on site</source>
        <translation>看在站的人</translation>
    </message>
    <message>
        <source>Show these visits</source>
        <translation>查看登记明细</translation>
    </message>
    <message>
        <source>Arrivals today by hour</source>
        <translation>今日到站时段</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>小结</translation>
    </message>
    <message>
        <source>Today&apos;s summary as a picture</source>
        <translation>今日小结图片</translation>
    </message>
    <message>
        <source>Today&apos;s summary as a picture without names (Ctrl+Shift+D)</source>
        <translation>今日小结，图中没有姓名（Ctrl+Shift+D）</translation>
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
    <message>
        <source>{count} more on the page of lending</source>
        <translation>另有 {count} 件，见“借还”页</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>{count} more on the page of trainings</source>
        <translation>另有 {count} 场，见“培训活动”页</translation>
    </message>
    <message>
        <source>{count} more on the page of amenities and supplies</source>
        <translation>设施物资页还有 {count} 项</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>超 {days} 天</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Contact {name}</source>
        <translation>联系{name}</translation>
    </message>
    <message>
        <source>for {days} d</source>
        <translation>已报 {days} 天</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Not closed</source>
        <translation>未结束登记</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>去结束</translation>
    </message>
    <message>
        <source>Close {session}</source>
        <translation>去结束：{session}</translation>
    </message>
    <message>
        <source>{item}: {count} {unit} past their date</source>
        <translation>{item} {count} {unit}已过期</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>{item}: {count} {unit} left (mark {mark})</source>
        <translation>{item} 剩 {count} {unit}（下限 {mark}）</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>库存不足</translation>
    </message>
    <message>
        <source>{days} d left</source>
        <translation>还有 {days} 天</translation>
    </message>
    <message>
        <source>{item}: {count} {unit}</source>
        <translation>{item} {count} {unit}</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>View {what}</source>
        <translation>查看 {what}</translation>
    </message>
    <message>
        <source>Scan a card, or type who borrows it. Esc: nobody</source>
        <translation>请扫卡，或输入借用人。Esc：不借</translation>
    </message>
    <message>
        <source>Please say in a few words why it is lent all the same.</source>
        <translation>请简单说明为什么仍要借出。</translation>
    </message>
    <message>
        <source>Please press a letter for what is missing. Esc: nothing is</source>
        <translation>请按字母选出缺少的配件。Esc：没有缺</translation>
    </message>
    <message>
        <source>Back, whole</source>
        <translation>完好归还</translation>
    </message>
    <message>
        <source>Back without these</source>
        <translation>缺这些，归还</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Parts missing</source>
        <translation>配件不全</translation>
    </message>
    <message>
        <source>What is missing?</source>
        <translation>缺什么？</translation>
    </message>
    <message>
        <source>Why all the same?</source>
        <translation>为什么仍要借出？</translation>
    </message>
    <message>
        <source>e.g. the manager knows, needed until noon</source>
        <translation>例如：站长知情，中午前要用</translation>
    </message>
    <message>
        <source>{tool} is free. Who borrows it?</source>
        <translation>{tool} 可借。谁借？</translation>
    </message>
    <message>
        <source>not out: {name} had it, back {when}</source>
        <translation>未借出：{name}借过，{when} 已还</translation>
    </message>
    <message>
        <source>Lend {tool} to {name}?</source>
        <translation>把 {tool} 借给{name}？</translation>
    </message>
    <message>
        <source>Lend</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Who brings {tool}? ↓ marks, Enter notes it</source>
        <translation>{tool} 谁来还？↓ 选择，回车记下</translation>
    </message>
    <message>
        <source>Who borrows {tool}? ↓ marks, Enter lends</source>
        <translation>{tool} 谁借？↓ 选择，回车借出</translation>
    </message>
    <message>
        <source>{tool} was not lent.</source>
        <translation>{tool} 没有借出。</translation>
    </message>
    <message>
        <source>{tool} is still noted as out.</source>
        <translation>{tool} 还没有归还登记。</translation>
    </message>
    <message>
        <source>Ctrl+T enrols.</source>
        <translation>按 Ctrl+T 报名。</translation>
    </message>
    <message>
        <source>{tool} lent to {name}</source>
        <translation>{tool} 已借给{name}</translation>
    </message>
    <message>
        <source>{tool} is with {name}, {due}. Is it back?</source>
        <translation>{tool} 在{name}那里，{due}。归还吗？</translation>
    </message>
    <message>
        <source>went out with {parts}</source>
        <translation>借出时带有 {parts}</translation>
    </message>
    <message>
        <source>{name} brings it back: Enter</source>
        <translation>{name}来还：按回车</translation>
    </message>
    <message>
        <source>{other} brings it, {name} borrowed it: Enter if it is back</source>
        <translation>{name}借的，{other}来还：确认已还请按回车</translation>
    </message>
    <message>
        <source>{tool} is back</source>
        <translation>{tool} 已归还</translation>
    </message>
    <message>
        <source>due {when}</source>
        <translation>应还 {when}</translation>
    </message>
    <message>
        <source>overdue since {when}</source>
        <translation>逾期，应还 {when}</translation>
    </message>
    <message>
        <source>overdue: {overdue} of {out} tools out</source>
        <translation>工具逾期 {overdue} 件，共 {out} 件未还</translation>
    </message>
    <message>
        <source>tools out: {out}</source>
        <translation>未还工具 {out} 件</translation>
    </message>
    <message>
        <source>has {out} more out, {overdue} overdue</source>
        <translation>另有 {out} 件未还，其中逾期 {overdue} 件</translation>
    </message>
    <message>
        <source>has {out} more out</source>
        <translation>另有 {out} 件未还</translation>
    </message>
    <message>
        <source>comes with {parts}</source>
        <translation>带有 {parts}</translation>
    </message>
    <message>
        <source>reserved for somebody else from {when}</source>
        <translation>{when} 起他人已预约</translation>
    </message>
    <message>
        <source>lent to {name}, brought by {other}</source>
        <translation>{name}借的，{other}来还</translation>
    </message>
    <message>
        <source>Damaged: not lent again until it is repaired</source>
        <translation>损坏：修好之前不再借出</translation>
    </message>
    <message>
        <source>missing: {parts}</source>
        <translation>缺少：{parts}</translation>
    </message>
    <message>
        <source>days late: {days}</source>
        <translation>逾期 {days} 天</translation>
    </message>
    <message>
        <source>{free} of {capacity} free</source>
        <translation>空 {free}/{capacity}</translation>
    </message>
    <message>
        <source>out of order: {what}</source>
        <translation>停用：{what}</translation>
    </message>
    <message>
        <source>Enter hands out one</source>
        <translation>Enter 发放一份</translation>
    </message>
    <message>
        <source>Enter hands out one to {name}</source>
        <translation>Enter 发给 {name} 一份</translation>
    </message>
    <message>
        <source>Enter registers first; then F{key} hands out. Nothing was handed out.</source>
        <translation>先按 Enter 登记，再按 F{key} 发放。尚未发放。</translation>
    </message>
    <message>
        <source>Please mark somebody with ↓, then F{key}. Nothing was handed out.</source>
        <translation>请先用 ↓ 选中一人，再按 F{key}。尚未发放。</translation>
    </message>
    <message>
        <source>Nothing was handed out: Enter takes what stands here, then F{key}.</source>
        <translation>尚未发放：先用 Enter 处理框里的内容，再按 F{key}。</translation>
    </message>
    <message>
        <source>{goods} handed out</source>
        <translation>已发放 {goods}</translation>
    </message>
    <message>
        <source>{goods} → {name}</source>
        <translation>{goods} → {name}</translation>
    </message>
    <message>
        <source>Hand out one: {item}</source>
        <translation>发放一份：{item}</translation>
    </message>
    <message>
        <source>Heat {level}</source>
        <translation>高温 {level}</translation>
    </message>
    <message>
        <source>{amenity} no. {slot}</source>
        <translation>{amenity} {slot}号</translation>
    </message>
    <message>
        <source>free again: {places}</source>
        <translation>已空出：{places}</translation>
    </message>
    <message>
        <source>today: {goods}</source>
        <translation>今天已领 {goods}</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>未留名</translation>
    </message>
    <message>
        <source>no. {slot} {name} {stay}</source>
        <translation>{slot}号 {name} {stay}</translation>
    </message>
    <message>
        <source>{item} {quantity} {unit}</source>
        <translation>{item} {quantity} {unit}</translation>
    </message>
    <message>
        <source>{stock} {unit} left</source>
        <translation>余 {stock} {unit}</translation>
    </message>
    <message>
        <source>{left}, as few as there should be</source>
        <translation>{left}，已到下限</translation>
    </message>
    <message>
        <source>{left}, fewer than {mark}</source>
        <translation>{left}，不足 {mark}</translation>
    </message>
    <message>
        <source>in stock: {stock} {unit}</source>
        <translation>库存 {stock} {unit}</translation>
    </message>
    <message>
        <source>{amenity}: {free} of {capacity} free. Who takes a place?</source>
        <translation>{amenity}：空 {free}/{capacity}，由谁占用？</translation>
    </message>
    <message>
        <source>{amenity} is full: {capacity} of {capacity} taken.</source>
        <translation>{amenity} 已满：{capacity}/{capacity} 占用。</translation>
    </message>
    <message>
        <source>{amenity}: a place for {name}? {free} of {capacity} free</source>
        <translation>{amenity}：给 {name} 占一位？空 {free}/{capacity}</translation>
    </message>
    <message>
        <source>{place} has been taken for {stay}. Is it free again?</source>
        <translation>{place} 已占用 {stay}，现在空出？</translation>
    </message>
    <message>
        <source>{name} has {place} for {stay}. Is it free again?</source>
        <translation>{name} 占用 {place} 已 {stay}，现在空出？</translation>
    </message>
    <message>
        <source>{amenity} is out of order: {what}</source>
        <translation>{amenity} 停用：{what}</translation>
    </message>
    <message>
        <source>no places to take here</source>
        <translation>不设占位</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 人</translation>
    </message>
    <message>
        <source>Take a place</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Free again</source>
        <translation>已空出</translation>
    </message>
    <message>
        <source>Who takes a place at {amenity}? ↓ marks, Enter takes it</source>
        <translation>由谁占用 {amenity}？↓ 选中，Enter 占用</translation>
    </message>
    <message>
        <source>Scan a card, or type who takes the place. Esc: nobody</source>
        <translation>请扫卡，或输入由谁占用。Esc：不占用</translation>
    </message>
    <message>
        <source>{amenity} → {name}</source>
        <translation>{amenity} → {name}</translation>
    </message>
    <message>
        <source>{place} is free again</source>
        <translation>{place} 已空出</translation>
    </message>
    <message>
        <source>{name} was there {stay}</source>
        <translation>{name} 用了 {stay}</translation>
    </message>
    <message>
        <source>Hand out {item}; in stock: {stock} {unit}</source>
        <translation>发放 {item}；库存 {stock} {unit}</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Goods handed out by a key</source>
        <translation>一键发放的物资</translation>
    </message>
    <message>
        <source>Today&apos;s plan</source>
        <translation>今日安排</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open {session}</source>
        <translation>打开：{session}</translation>
    </message>
    <message>
        <source>↓ or a digit: another one · Esc: none</source>
        <translation>↓ 或数字：另选一场 · Esc：不选</translation>
    </message>
    <message>
        <source>A training for {name}: which one?</source>
        <translation>{name} 参加哪一场培训？</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>On the waiting list</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Signed in already.</source>
        <translation>已经签到了。</translation>
    </message>
    <message>
        <source>On this list already: {state}. Signing in is on the day itself.</source>
        <translation>已在这场的名单上（{state}），当天再签到。</translation>
    </message>
    <message>
        <source>Enter checks in · Ctrl+T: to the training</source>
        <translation>Enter 登记到站 · Ctrl+T 参加培训</translation>
    </message>
    <message>
        <source>Type or scan somebody first, then Ctrl+T for a training.</source>
        <translation>请先输入或扫码找到人，再按 Ctrl+T 选培训场次。</translation>
    </message>
    <message>
        <source>Please mark somebody with ↓, then Ctrl+T.</source>
        <translation>请先按 ↓ 选中一位，再按 Ctrl+T。</translation>
    </message>
    <message>
        <source>Enter registers first; then Ctrl+T for a training.</source>
        <translation>按 Enter 登记，再按 Ctrl+T 选培训场次。</translation>
    </message>
    <message>
        <source>No training is planned. Sessions are planned on the page of trainings.</source>
        <translation>还没有安排场次。请到“培训活动”页安排。</translation>
    </message>
    <message>
        <source>{name} signed in: {session}</source>
        <translation>{name} 已签到：{session}</translation>
    </message>
    <message>
        <source>{name} waits for a seat: {session}</source>
        <translation>{name} 已列入候补：{session}</translation>
    </message>
    <message>
        <source>{name} enrolled: {session}</source>
        <translation>{name} 已报名：{session}</translation>
    </message>
    <message>
        <source>waiting list, place {place}</source>
        <translation>候补第 {place} 位</translation>
    </message>
    <message>
        <source>Enter once more: here all the same.</source>
        <translation>再按一次 Enter：仍在这一场签到。</translation>
    </message>
    <message>
        <source>All {capacity} seats are held. Enter once more: one seat more.</source>
        <translation>{capacity} 个名额已满。再按一次 Enter：增加 1 个名额。</translation>
    </message>
    <message>
        <source>full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>{attended} / {expected} there</source>
        <translation>已到 {attended} / {expected}</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>无需操作</translation>
    </message>
    <message>
        <source>Enrol in a training or sign in: whoever is marked or at hand</source>
        <translation>培训报名或签到：选中的人或刚登记的人</translation>
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
        <source>Kind of import</source>
        <translation>导入种类</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Paper sheet</source>
        <translation>登记表</translation>
    </message>
    <message>
        <source>How many sheets</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Lines on a sheet</source>
        <translation>每张行数</translation>
    </message>
    <message>
        <source>Why a line is empty</source>
        <translation>为何没有登记</translation>
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
        <source>Suspended until</source>
        <translation>暂停截止日</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>告知内容</translation>
    </message>
    <message>
        <source>Text of the notice</source>
        <translation>告知正文</translation>
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
        <source>Letter at the desk</source>
        <translation>前台字母</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>所属大类</translation>
    </message>
    <message>
        <source>Also written</source>
        <translation>别的写法</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Handover note</source>
        <translation>交接班留言</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>开放记录</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开站时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>闭站时间</translation>
    </message>
    <message>
        <source>Heat level</source>
        <translation>高温级别</translation>
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
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到站时间</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离站时间</translation>
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
        <source>Station code</source>
        <translation>站点编码</translation>
    </message>
    <message>
        <source>Weekly rest days</source>
        <translation>每周休息日</translation>
    </message>
    <message>
        <source>Parts switched off</source>
        <translation>关掉的功能</translation>
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
        <source>Days the station is closed</source>
        <translation>闭站日期</translation>
    </message>
    <message>
        <source>Most tools a person may have out (0: no limit)</source>
        <translation>每人最多同时借用件数（0 为不限）</translation>
    </message>
    <message>
        <source>Nothing is lent to somebody with an overdue tool</source>
        <translation>有逾期未还的不再借出</translation>
    </message>
    <message>
        <source>Usual points for attending a training</source>
        <translation>参加培训的默认积分</translation>
    </message>
    <message>
        <source>Usual length of a training (minutes)</source>
        <translation>培训默认时长（分钟）</translation>
    </message>
    <message>
        <source>Usual number of seats in a training</source>
        <translation>培训默认名额</translation>
    </message>
    <message>
        <source>Expiring is what has so many days left</source>
        <translation>临期天数</translation>
    </message>
    <message>
        <source>Kind of amenity</source>
        <translation>设施类别</translation>
    </message>
    <message>
        <source>Kind of supplies</source>
        <translation>物资类别</translation>
    </message>
    <message>
        <source>Point of the check</source>
        <translation>巡检项</translation>
    </message>
    <message>
        <source>Amenity</source>
        <translation>设施</translation>
    </message>
    <message>
        <source>Number of the amenity</source>
        <translation>设施编号</translation>
    </message>
    <message>
        <source>Name of the amenity</source>
        <translation>设施名称</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>How many places</source>
        <translation>几个位置</translation>
    </message>
    <message>
        <source>How its places fill</source>
        <translation>占用方式</translation>
    </message>
    <message>
        <source>Where it came from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>捐赠方</translation>
    </message>
    <message>
        <source>In service since</source>
        <translation>启用日期</translation>
    </message>
    <message>
        <source>How many amenities</source>
        <translation>几件</translation>
    </message>
    <message>
        <source>Place taken</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Number of the place</source>
        <translation>第几号</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>What is broken</source>
        <translation>什么坏了</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>哪里坏了</translation>
    </message>
    <message>
        <source>Who repairs it</source>
        <translation>谁修</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>怎么修的</translation>
    </message>
    <message>
        <source>What is still wrong</source>
        <translation>哪里还不对</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>Result of the check</source>
        <translation>巡检结果</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现了什么</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tool number</source>
        <translation>工具编号</translation>
    </message>
    <message>
        <source>Name of the tool</source>
        <translation>工具名称</translation>
    </message>
    <message>
        <source>Cabinet</source>
        <translation>柜号</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>格位</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>How many pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>起始序号</translation>
    </message>
    <message>
        <source>Kind of tool</source>
        <translation>工具类别</translation>
    </message>
    <message>
        <source>Lent for (minutes)</source>
        <translation>借用时长（分钟）</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>借用</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应还时间</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>归还状况</translation>
    </message>
    <message>
        <source>Accessories not back</source>
        <translation>未归还的配件</translation>
    </message>
    <message>
        <source>Reason for the exception</source>
        <translation>例外原因</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Who reserves</source>
        <translation>预约人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Name of the goods</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Low at</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Key at the desk</source>
        <translation>前台快捷键</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Batch number</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Donor</source>
        <translation>捐赠方</translation>
    </message>
    <message>
        <source>Stock movement</source>
        <translation>出入库</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>How many sessions</source>
        <translation>场次数</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>授课人</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Points for attending</source>
        <translation>参加积分</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>签到时间</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>签退时间</translation>
    </message>
    <message>
        <source>Attached file</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>What is in the file</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Training needed</source>
        <translation>借用须参加的培训</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
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
    <name>FirstRun</name>
    <message>
        <source>Where do the backups go?</source>
        <translation>备份放哪里？</translation>
    </message>
    <message>
        <source>On this PC they are kept by themselves. A USB stick helps when the PC breaks.</source>
        <translation>本机已自动备份。再选一个U盘，电脑坏了也找得回来。</translation>
    </message>
    <message>
        <source>On this PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>USB stick</source>
        <translation>U盘</translation>
    </message>
    <message>
        <source>Choose a USB stick …</source>
        <translation>选U盘…</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>不用这个</translation>
    </message>
    <message>
        <source>Every half-hour and at closing, read back each time. A stick that is away stops nothing.</source>
        <translation>每半小时和关闭时各备份一次，每次都读回核对。U盘不在也不耽误登记。</translation>
    </message>
    <message>
        <source>Folder on a USB stick</source>
        <translation>U盘上的文件夹</translation>
    </message>
    <message>
        <source>none yet; it can be chosen later</source>
        <translation>还没选，以后也能选</translation>
    </message>
    <message>
        <source>Where to begin?</source>
        <translation>从哪里开始？</translation>
    </message>
    <message>
        <source>Whatever you choose, the other ways stay open.</source>
        <translation>先选一样，其余的以后随时都能做。</translation>
    </message>
    <message>
        <source>Begin empty</source>
        <translation>空白开始</translation>
    </message>
    <message>
        <source>The first rider can be registered at once.</source>
        <translation>马上就能登记第一位小哥。</translation>
    </message>
    <message>
        <source>Take over the old register</source>
        <translation>导入原来的登记表</translation>
    </message>
    <message>
        <source>Excel, WPS or CSV. You look it over first; nothing is written before you agree.</source>
        <translation>Excel、WPS、CSV 都行。先预览，确认才写入。</translation>
    </message>
    <message>
        <source>Look around with invented data first</source>
        <translation>先用演示数据看看</translation>
    </message>
    <message>
        <source>Never mixed with real data, and gone with one press.</source>
        <translation>不混入真数据，一键就能删掉。</translation>
    </message>
    <message>
        <source>The station uses</source>
        <translation>本站要用的功能</translation>
    </message>
    <message>
        <source>What is switched off has no page and no button; Settings brings it back.</source>
        <translation>关掉的不显示页面和按钮，“设置”里随时能打开。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Making an invented station: day {done} of {total}</source>
        <translation>正在生成演示站点：第 {done} 天，共 {total} 天</translation>
    </message>
    <message>
        <source>The invented station could not be made, by a fault of the program. Nothing is lost.</source>
        <translation>程序出了错，演示站点没有做成。什么都没丢。</translation>
    </message>
    <message>
        <source>Welcome. First, your station</source>
        <translation>欢迎，先认识一下您的站点</translation>
    </message>
    <message>
        <source>Three steps, one minute. All of it can be changed later in Settings.</source>
        <translation>三步，一分钟。以后都能在“设置”里改。</translation>
    </message>
    <message>
        <source>{field} (optional)</source>
        <translation>{field}（可不填）</translation>
    </message>
    <message>
        <source>such as: Bluestone Lane warm home</source>
        <translation>例如：青石巷暖新之家</translation>
    </message>
    <message>
        <source>such as HY-017</source>
        <translation>例如 HY-017</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Heads every sheet and export. Left empty, Settings asks for it again.</source>
        <translation>印在每张表的表头。现在不填，“设置”里会再提醒。</translation>
    </message>
    <message>
        <source>Warm home · first run</source>
        <translation>暖新之家 · 首次使用</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>看演示</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Later; open the desk</source>
        <translation>以后再说，打开前台</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>打开前台</translation>
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
        <source>taken</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>taken, with a decision</source>
        <translation>录入，有判断</translation>
    </message>
    <message>
        <source>known, gaps filled in</source>
        <translation>已有，补上空缺</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>各行</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Why, and what was decided</source>
        <translation>原因与处理</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>no name but words for anybody: kept as words</source>
        <translation>没有姓名，只有泛称：按原话保留</translation>
    </message>
    <message>
        <source>a form of address and no name: kept as form of address</source>
        <translation>只有称呼没有姓名：按称呼保留</translation>
    </message>
    <message>
        <source>another name under this phone: the phone counts</source>
        <translation>同一手机号下另有姓名：以手机号为准</translation>
    </message>
    <message>
        <source>another phone under this name</source>
        <translation>同一姓名下另有手机号</translation>
    </message>
    <message>
        <source>two people share this phone</source>
        <translation>两人共用这个手机号</translation>
    </message>
    <message>
        <source>several people have this name: left without a person</source>
        <translation>有几个人同名：不归到具体的人</translation>
    </message>
    <message>
        <source>day, minute and services of a row taken before: counted as there already</source>
        <translation>日期、时间、服务与已导入的一行相同：算作已有</translation>
    </message>
    <message>
        <source>the same person as in a row above</source>
        <translation>与上面某行是同一人</translation>
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
        <source>another category than on file: left as on file</source>
        <translation>类别与已登记的不同：保留已登记的</translation>
    </message>
    <message>
        <source>other platforms than on file: left as on file</source>
        <translation>平台与已登记的不同：保留已登记的</translation>
    </message>
    <message>
        <source>another remark than on file: left as on file</source>
        <translation>备注与已登记的不同：保留已登记的</translation>
    </message>
    <message>
        <source>another card than on file: left as on file</source>
        <translation>卡号与已登记的不同：保留已登记的</translation>
    </message>
    <message>
        <source>this card was given to somebody else, or was lost: not given</source>
        <translation>这张卡已发给别人或已挂失：不发</translation>
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
        <source>several pieces: a tool each</source>
        <translation>数量多于一件：逐件建号</translation>
    </message>
    <message>
        <source>kind guessed by the name</source>
        <translation>类别按名称推定</translation>
    </message>
    <message>
        <source>kind not in the list</source>
        <translation>类别不在列表中</translation>
    </message>
    <message>
        <source>state not understood: taken as available</source>
        <translation>状态看不懂：按可借处理</translation>
    </message>
    <message>
        <source>quantity not understood: taken as one</source>
        <translation>数量看不懂：按一件处理</translation>
    </message>
    <message>
        <source>value not understood: left out</source>
        <translation>价值看不懂：未导入</translation>
    </message>
    <message>
        <source>number of the tool cannot be used: given a new one</source>
        <translation>工具编号不能用：已另编号</translation>
    </message>
    <message>
        <source>accessories too many or too long: shortened</source>
        <translation>配件太多或太长：已截短</translation>
    </message>
    <message>
        <source>no unit: counted in pieces</source>
        <translation>没有单位：按“件”计</translation>
    </message>
    <message>
        <source>low mark not understood: left out</source>
        <translation>库存下限看不懂：未采用</translation>
    </message>
    <message>
        <source>origin not understood: left out</source>
        <translation>来源看不懂：未采用</translation>
    </message>
    <message>
        <source>barcode not readable: left out</source>
        <translation>条码无法识别：未采用</translation>
    </message>
    <message>
        <source>this barcode means something else already: left out</source>
        <translation>条码已用于别的东西：未采用</translation>
    </message>
    <message>
        <source>another barcode than on file: left as on file</source>
        <translation>条码与已登记的不同：保留已登记的</translation>
    </message>
    <message>
        <source>another low mark than on file: left as on file</source>
        <translation>库存下限与已登记的不同：保留已登记的</translation>
    </message>
    <message>
        <source>past its date already: taken in as expired</source>
        <translation>已过有效期：按过期物资收入</translation>
    </message>
    <message>
        <source>the same goods, batch and quantity as of an earlier import: counted as there already</source>
        <translation>与之前导入的物资、批号、数量相同：视为已有</translation>
    </message>
    <message>
        <source>every seat is held: on the waiting list</source>
        <translation>名额已满：列入候补</translation>
    </message>
    <message>
        <source>was on this list and withdrew: not put on it again</source>
        <translation>曾报名后退出：不再列入</translation>
    </message>
    <message>
        <source>no session in the row: that of the row above</source>
        <translation>本行未写场次：按上一行的场次</translation>
    </message>
    <message>
        <source>names another topic or time: the session chosen counts</source>
        <translation>所写主题或时间不同：以所选场次为准</translation>
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
        <source>date or time has not come yet</source>
        <translation>日期或时间还没到</translation>
    </message>
    <message>
        <source>date more than 20 years ago</source>
        <translation>日期在二十年以前</translation>
    </message>
    <message>
        <source>text too long</source>
        <translation>文字太长</translation>
    </message>
    <message>
        <source>characters lost before (�): type them anew</source>
        <translation>文字已损坏（�）：请重新填写</translation>
    </message>
    <message>
        <source>left out by hand</source>
        <translation>手动跳过</translation>
    </message>
    <message>
        <source>number of another tool</source>
        <translation>编号已属于另一件工具</translation>
    </message>
    <message>
        <source>quantity not readable</source>
        <translation>数量无法识别</translation>
    </message>
    <message>
        <source>quantity less than nothing</source>
        <translation>数量为负数</translation>
    </message>
    <message>
        <source>quantity is no whole number</source>
        <translation>数量不是整数</translation>
    </message>
    <message>
        <source>quantity over 1,000,000</source>
        <translation>数量超过 1,000,000</translation>
    </message>
    <message>
        <source>expiry is no date: type it as 2027-05-31 or 2027-05</source>
        <translation>有效期不是日期：请写成 2027-05-31 或 2027-05</translation>
    </message>
    <message>
        <source>quantity in another unit than the goods are counted in</source>
        <translation>数量的单位与该物资的单位不同</translation>
    </message>
    <message>
        <source>these goods are not kept any more: take them into use again first</source>
        <translation>该物资已停用：请先恢复使用</translation>
    </message>
    <message>
        <source>no name and no phone: nobody is known by a form of address alone</source>
        <translation>只有称呼，没有姓名和电话：无法确定是谁</translation>
    </message>
    <message>
        <source>nobody of this name is known, and there is no phone</source>
        <translation>查无此姓名，也没有电话</translation>
    </message>
    <message>
        <source>several people have this name: say who it is</source>
        <translation>有多人重名：请指明是谁</translation>
    </message>
    <message>
        <source>there is no such session</source>
        <translation>没有这个场次</translation>
    </message>
    <message>
        <source>more than one session could be meant</source>
        <translation>可能是多个场次中的一个</translation>
    </message>
    <message>
        <source>does not say which session</source>
        <translation>未写明场次</translation>
    </message>
    <message>
        <source>names another session than the one chosen</source>
        <translation>写的是另一场次</translation>
    </message>
    <message>
        <source>the session is closed</source>
        <translation>该场次已结束</translation>
    </message>
    <message>
        <source>the session is cancelled</source>
        <translation>该场次已取消</translation>
    </message>
    <message>
        <source>time not readable</source>
        <translation>时间无法识别</translation>
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
        <source>This kind of file cannot be read ({detail}): {path}. Open it in WPS or Excel and save it as .xlsx.</source>
        <translation>这种文件读不了（{detail}）：{path}。请用 WPS 或 Excel 打开，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>Two columns cannot both be “{field}”: {columns}. Leave one of them out.</source>
        <translation>不能有两列都是“{field}”：{columns}。请去掉其中一列。</translation>
    </message>
    <message>
        <source>The file cannot be opened: {path}. Another program, such as Excel, has it open, or it is locked for you. Save and close it there, then try again.</source>
        <translation>文件打不开：{path}。可能正在 Excel 等程序里打开，或没有权限。请在那边保存并关闭，再试一次。</translation>
    </message>
    <message>
        <source>A correction of row {row} fits nothing there any more. Take that correction back, then try again.</source>
        <translation>第 {row} 行的更正对不上了。请撤掉这处更正，再试一次。</translation>
    </message>
    <message>
        <source>The file was saved anew since you looked at it: {path}. Look at it once more before importing.</source>
        <translation>预览之后文件又保存过：{path}。请重新预览，再导入。</translation>
    </message>
    <message>
        <source>No row with column titles was found: {path}. There must be one with a date or a name column.</source>
        <translation>没有找到表头：{path}。要有一行写着日期或姓名等列名。</translation>
    </message>
    <message>
        <source>{path} has fewer rows {detail}. Choose a row that is there as the header.</source>
        <translation>{path} 没有这么多行 {detail}。请另选一行作表头。</translation>
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
    <message>
        <source>Cell {column}</source>
        <translation>单元格 {column}</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>in the file: {text}</source>
        <translation>文件中：{text}</translation>
    </message>
    <message>
        <source>Column {column}: field</source>
        <translation>“{column}”列填入</translation>
    </message>
    <message>
        <source>Which column holds the name or the phone? Choose it in the list, then go on.</source>
        <translation>哪一列是姓名或手机？请在列表中选好，再继续。</translation>
    </message>
    <message>
        <source>Which column holds the date? Choose it in the list, then go on.</source>
        <translation>哪一列是日期？请在列表中选好，再继续。</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>A register of visits</source>
        <translation>到站登记表</translation>
    </message>
    <message>
        <source>A list of people</source>
        <translation>人员名册</translation>
    </message>
    <message>
        <source>A list of tools</source>
        <translation>工具清单</translation>
    </message>
    <message>
        <source>A list of supplies</source>
        <translation>物资清单</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Row with the titles</source>
        <translation>标题行</translation>
    </message>
    <message>
        <source>↑ ↓ moves it</source>
        <translation>↑ ↓ 调整</translation>
    </message>
    <message>
        <source>Are the words below readable? If not, choose other characters above.</source>
        <translation>下面的字正常吗？如有乱码，请在上面换一种编码。</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>There is no row of titles</source>
        <translation>没有标题行</translation>
    </message>
    <message>
        <source>What each column is</source>
        <translation>各列对应</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>换一个文件</translation>
    </message>
    <message>
        <source>Show every line</source>
        <translation>逐行预览</translation>
    </message>
    <message>
        <source>{sheet} · rows: {rows}</source>
        <translation>{sheet} · {rows} 行</translation>
    </message>
    <message>
        <source>{sheet} (hidden)</source>
        <translation>{sheet}（隐藏）</translation>
    </message>
    <message>
        <source>read: {read} of {count}</source>
        <translation>读取 {read} / {count} 列</translation>
    </message>
    <message>
        <source>Line {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>looking again</source>
        <translation>重新判断中</translation>
    </message>
    <message>
        <source>Its cells in the file</source>
        <translation>文件中的单元格</translation>
    </message>
    <message>
        <source>Choose a line to see it whole and to put it right.

↑ ↓  move
Enter  correct a cell
P  this is…
N  a person of their own
O  nobody in particular
S  same as line…
Delete  leave it out
U  as in the file</source>
        <translation>选一行，查看全部内容并更正。

↑ ↓  移动
Enter  改单元格
P  这是……
N  另算一人
O  不算具体的人
S  与某行同一人
Delete  不录这行
U  恢复原样</translation>
    </message>
    <message>
        <source>Left out, as you said.</source>
        <translation>按您的选择，不录这行。</translation>
    </message>
    <message>
        <source>There already: nothing is added.</source>
        <translation>已经录过，不再添加。</translation>
    </message>
    <message>
        <source>Known already: only what was missing is filled in.</source>
        <translation>已有此人，只补空缺。</translation>
    </message>
    <message>
        <source>{decision} ({value})</source>
        <translation>{decision}（{value}）</translation>
    </message>
    <message>
        <source>new people</source>
        <translation>新增服务对象</translation>
    </message>
    <message>
        <source>gaps filled</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>未录入</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Take back the whole import</source>
        <translation>撤回整次导入</translation>
    </message>
    <message>
        <source>The list is in the station</source>
        <translation>名册已导入</translation>
    </message>
    <message>
        <source>The register is in the station</source>
        <translation>登记表已导入</translation>
    </message>
    <message>
        <source>“{name}” was taken over.</source>
        <translation>“{name}”已导入。</translation>
    </message>
    <message>
        <source>people taken over</source>
        <translation>录入人数</translation>
    </message>
    <message>
        <source>tools taken over</source>
        <translation>录入工具数</translation>
    </message>
    <message>
        <source>lines of goods taken over</source>
        <translation>行物资已导入</translation>
    </message>
    <message>
        <source>people enrolled</source>
        <translation>报名人数</translation>
    </message>
    <message>
        <source>visits taken over</source>
        <translation>录入登记</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Decided while taking over</source>
        <translation>录入时的判断</translation>
    </message>
    <message>
        <source>Lines that are no records, or were not taken</source>
        <translation>不是记录或未录入的行</translation>
    </message>
    <message>
        <source>To the supplies</source>
        <translation>去看物资</translation>
    </message>
    <message>
        <source>To the trainings</source>
        <translation>查看培训活动</translation>
    </message>
    <message>
        <source>To the people</source>
        <translation>去看服务对象</translation>
    </message>
    <message>
        <source>To the tools</source>
        <translation>去看工具</translation>
    </message>
    <message>
        <source>on the waiting list</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>To the log of {month}</source>
        <translation>查看{month}登记</translation>
    </message>
    <message>
        <source>Lines not taken: {count}. The report names each of them and why; put them right in the file and import it again, what is there already stays once.</source>
        <translation>未录入 {count} 行，报告逐行写明原因。在文件里改好后再导入一次，已录的不会重复。</translation>
    </message>
    <message>
        <source>Every record of the file is there. The report names each line and what became of it.</source>
        <translation>文件中的记录都已录入。导入报告逐行列出结果。</translation>
    </message>
    <message>
        <source>Lines shown</source>
        <translation>显示的行</translation>
    </message>
    <message>
        <source>Only one decision or reason</source>
        <translation>只看一种判断或原因</translation>
    </message>
    <message>
        <source>Look for words</source>
        <translation>查找文字</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Any decision</source>
        <translation>全部判断</translation>
    </message>
    <message>
        <source>One import is still at work. Wait for its end, then choose the file again.</source>
        <translation>正在导入另一个文件，请等它结束再选。</translation>
    </message>
    <message>
        <source>Leave this file?</source>
        <translation>离开这个文件？</translation>
    </message>
    <message>
        <source>Nothing was taken over yet. What you put right in this file is forgotten when you leave it.</source>
        <translation>还没有导入。离开后，您在这里做的更正将不保留。</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Working out every line: {done} of {total}</source>
        <translation>逐行判断：{done} / {total}</translation>
    </message>
    <message>
        <source>Registers and lists (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt)</source>
        <translation>登记表和名册 (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a register or a list</source>
        <translation>选择登记表或名册</translation>
    </message>
    <message>
        <source>Row {done} of {total}</source>
        <translation>第 {done} / {total} 行</translation>
    </message>
    <message>
        <source>Looking again: {done} of {total}</source>
        <translation>重新判断：{done} / {total}</translation>
    </message>
    <message>
        <source>Taking over: {done} of {total}</source>
        <translation>正在导入：{done} / {total}</translation>
    </message>
    <message>
        <source>The file is open in another program. What is not saved there is not seen here.</source>
        <translation>文件正在别的程序里打开，那边没保存的内容这里看不到。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was taken over.</source>
        <translation>已取消，什么都没有导入。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>new person</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Day and time</source>
        <translation>到站</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Category · platform</source>
        <translation>类别 · 平台</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Decided, or why not</source>
        <translation>判断或原因</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已改</translation>
    </message>
    <message>
        <source>The chosen line: this is…</source>
        <translation>所选行：这是……</translation>
    </message>
    <message>
        <source>The chosen line: a person of their own</source>
        <translation>所选行：另算一人</translation>
    </message>
    <message>
        <source>The chosen line: nobody in particular</source>
        <translation>所选行：不算具体的人</translation>
    </message>
    <message>
        <source>The chosen line: same as line…</source>
        <translation>所选行：与某行同一人</translation>
    </message>
    <message>
        <source>The chosen line: take it all the same</source>
        <translation>所选行：照样录入</translation>
    </message>
    <message>
        <source>The chosen line: leave it out</source>
        <translation>所选行：不录</translation>
    </message>
    <message>
        <source>The chosen line: as in the file</source>
        <translation>所选行：恢复原样</translation>
    </message>
    <message>
        <source>The same person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>As in which line of the file? Type its number.</source>
        <translation>与文件第几行是同一人？请输行号。</translation>
    </message>
    <message>
        <source>“{typed}” is no other line with somebody in it. The numbers stand at the left.</source>
        <translation>“{typed}”不是另一条有人的行。行号在最左边一列。</translation>
    </message>
    <message>
        <source>Imported “{name}”: enrolled: {count}, waiting: {waiting}</source>
        <translation>已导入“{name}”：报名 {count} 人，候补 {waiting} 人</translation>
    </message>
    <message>
        <source>Imported “{name}”: people: {count}</source>
        <translation>已导入“{name}”：{count} 人</translation>
    </message>
    <message>
        <source>Imported “{name}”: tools: {count}</source>
        <translation>已导入“{name}”：工具 {count} 件</translation>
    </message>
    <message>
        <source>Imported “{name}”: lines of goods: {count}</source>
        <translation>已导入“{name}”：物资 {count} 行</translation>
    </message>
    <message>
        <source>Imported “{name}”: enrolled: {count}</source>
        <translation>已导入“{name}”：报名 {count} 人</translation>
    </message>
    <message>
        <source>Imported “{name}”: visits: {count}</source>
        <translation>已导入“{name}”：登记 {count} 条</translation>
    </message>
    <message>
        <source>“{name}” was taken back: lines of goods: {count}.</source>
        <translation>“{name}”已整批撤回：物资 {count} 行。</translation>
    </message>
    <message>
        <source>“{name}” was taken back: enrolments: {visits}, new people: {people}.</source>
        <translation>已撤回“{name}”：报名 {visits} 人，新增人员 {people} 人。</translation>
    </message>
    <message>
        <source>“{name}” was taken back: people: {people}.</source>
        <translation>已撤回“{name}”：{people} 人。</translation>
    </message>
    <message>
        <source>“{name}” was taken back: visits: {visits}, people: {people}.</source>
        <translation>已撤回“{name}”：登记 {visits} 条，{people} 人。</translation>
    </message>
    <message>
        <source>{said} People who stay because they came since, or were changed since: {kept}.</source>
        <translation>{said}其中 {kept} 人后来有到站或改动，予以保留。</translation>
    </message>
    <message>
        <source>“{name}” was taken back: tools: {tools}.</source>
        <translation>“{name}”已撤回：工具 {tools} 件。</translation>
    </message>
    <message>
        <source>“{name}” was taken back: tools: {tools}. Those that stay, as they were lent since: {kept}.</source>
        <translation>“{name}”已撤回：工具 {tools} 件。此后借出过、因此保留的：{kept} 件。</translation>
    </message>
    <message>
        <source>Taken over before</source>
        <translation>以往的导入</translation>
    </message>
    <message>
        <source>The chosen import: take it back whole</source>
        <translation>所选导入：整次撤回</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>This import was taken back already.</source>
        <translation>这次导入已经撤回过了。</translation>
    </message>
    <message>
        <source>people: {count}</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>tools: {count}</source>
        <translation>工具：{count} 件</translation>
    </message>
    <message>
        <source>lines of goods: {count}</source>
        <translation>物资 {count} 行</translation>
    </message>
    <message>
        <source>enrolments: {count}</source>
        <translation>报名 {count} 人</translation>
    </message>
    <message>
        <source>visits: {count}</source>
        <translation>登记 {count} 条</translation>
    </message>
    <message>
        <source>new people: {count}</source>
        <translation>新增 {count} 人</translation>
    </message>
    <message>
        <source>gaps filled: {count}</source>
        <translation>补全 {count} 人</translation>
    </message>
    <message>
        <source>not taken: {count}</source>
        <translation>未录入 {count} 行</translation>
    </message>
    <message>
        <source>Name, tail or pinyin</source>
        <translation>姓名、尾号或拼音</translation>
    </message>
    <message>
        <source>People who could be meant</source>
        <translation>可能的人</translation>
    </message>
    <message>
        <source>Nobody is found by this.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Nothing is written yet: this is what would become of every line.</source>
        <translation>现在什么都还没写入：这里逐行列出将会怎样录入。</translation>
    </message>
    <message>
        <source>Lines of the file</source>
        <translation>文件各行</translation>
    </message>
    <message>
        <source>No line of the file is like this.</source>
        <translation>文件里没有这样的行。</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Back to the columns</source>
        <translation>返回各列</translation>
    </message>
    <message>
        <source>Search the lines</source>
        <translation>查找各行</translation>
    </message>
    <message>
        <source>Import the lines</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import lines: {count}</source>
        <translation>导入 {count} 行</translation>
    </message>
    <message>
        <source>Import report {name}</source>
        <translation>导入报告 {name}</translation>
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
        <source>Save the report of the import</source>
        <translation>保存导入报告</translation>
    </message>
    <message>
        <source>Writing row {done} of {total}</source>
        <translation>正在写第 {done} / {total} 行</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>Cancelled. No file was written.</source>
        <translation>已取消，没有写文件。</translation>
    </message>
    <message>
        <source>Reading “{name}”</source>
        <translation>正在读取“{name}”</translation>
    </message>
    <message>
        <source>Take over a register or a list</source>
        <translation>导入原来的登记表或名册</translation>
    </message>
    <message>
        <source>Registers of visits, lists of people, tools, supplies and enrolments come in here as they are. You see every line before anything is written, and can take a whole import back.</source>
        <translation>服务登记表、人员名单、工具清单、物资清单和报名名单都可原样导入。写入之前可看到每一行的处理结果，导入后也可整批撤回。</translation>
    </message>
    <message>
        <source>Excel and WPS (xlsx, xls, et), LibreOffice (ods), csv – or drop the file on the window.</source>
        <translation>支持 Excel、WPS（xlsx、xls、et）、LibreOffice（ods）和 csv，也可以把文件拖到窗口上。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>换一个文件…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Step {step} of 3: {name}</source>
        <translation>第 {step} 步，共 3 步：{name}</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>各列</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Leave the import</source>
        <translation>离开导入</translation>
    </message>
    <message>
        <source>{name}: {what}. All of it goes out of the station again. What was lent since stays.</source>
        <translation>{name}：{what}。将全部从站点中撤回；后来借出过的工具保留。</translation>
    </message>
    <message>
        <source>{name}: {what}. All of it goes out of stock again. If some was handed out or counted since, nothing is taken back.</source>
        <translation>{name}：{what}。全部从库存中撤出。若之后已有发放或盘点，则一件也不撤回。</translation>
    </message>
    <message>
        <source>{name}: {what}. All of them go from the lists again, and who waits moves up. If one of them signed in since, nothing is taken back.</source>
        <translation>{name}：{what}。这些人将从名单中撤下，候补的依次递补。如果其中已有人签到，则全部不撤回。</translation>
    </message>
    <message>
        <source>{name}: {what}. All of it goes out of the station again. Whoever came since stays.</source>
        <translation>{name}：{what}。将全部从站点中撤回；后来又到过站的人保留。</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Taking back: {done} of {total}</source>
        <translation>正在撤回：{done} / {total}</translation>
    </message>
    <message>
        <source>Cancelled. The import stands as it was.</source>
        <translation>已取消，那次导入保持原样。</translation>
    </message>
    <message>
        <source>People who could be meant as well: {count}</source>
        <translation>另有可能的人：{count}</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>是谁</translation>
    </message>
    <message>
        <source>This is…</source>
        <translation>这是…</translation>
    </message>
    <message>
        <source>Own person</source>
        <translation>另算一人</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>不留名</translation>
    </message>
    <message>
        <source>Same as line…</source>
        <translation>同第…行</translation>
    </message>
    <message>
        <source>Take it all the same</source>
        <translation>照样录入</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>照常录入</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>不录这行</translation>
    </message>
    <message>
        <source>Not certain yet: say who it is, or leave the line out.</source>
        <translation>还不能确定是谁：请指明，或不导入此行。</translation>
    </message>
    <message>
        <source>Nobody in particular: counted, without a name.</source>
        <translation>不算具体的人：只计人次，不留名。</translation>
    </message>
    <message>
        <source>{name}: as you said.</source>
        <translation>{name}：按您的选择。</translation>
    </message>
    <message>
        <source>{name}: known to the station.</source>
        <translation>{name}：站里已有。</translation>
    </message>
    <message>
        <source>{name}: a new person, the same as in line {row}.</source>
        <translation>{name}：新增服务对象，与第 {row} 行同一人。</translation>
    </message>
    <message>
        <source>{name}: a new person.</source>
        <translation>{name}：新增服务对象。</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>有判断</translation>
    </message>
    <message>
        <source>People</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Supplies</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Enrolments</source>
        <translation>报名名单</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到站登记</translation>
    </message>
    <message>
        <source>A list of enrolments</source>
        <translation>报名名单</translation>
    </message>
    <message>
        <source>{session}. {nothing}</source>
        <translation>{session}。{nothing}</translation>
    </message>
    <message>
        <source>Which session? Choose it above, or the column that names it, then go on.</source>
        <translation>报名哪一场？请在上方选择场次，或指定写明场次的列，然后继续。</translation>
    </message>
    <message>
        <source>Which column holds the names of the tools? Choose it in the list, then go on.</source>
        <translation>哪一列是工具名称？请在列表里选好，再继续。</translation>
    </message>
    <message>
        <source>Which column holds the names of the goods? Choose it in the list, then go on.</source>
        <translation>哪一列是物资的名称？请在列表中选择，再继续。</translation>
    </message>
    <message>
        <source>Name of the tool</source>
        <translation>工具名称</translation>
    </message>
    <message>
        <source>Number in the list</source>
        <translation>清单编号</translation>
    </message>
    <message>
        <source>Name of the goods</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Line number</source>
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
        <source>Left</source>
        <translation>离站时间</translation>
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
        <translation>手机</translation>
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
        <source>Heads</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Tool number</source>
        <translation>工具编号</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Kind of tool</source>
        <translation>工具类别</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>pieces: {count}</source>
        <translation>{count} 件</translation>
    </message>
    <message>
        <source>Cabinet</source>
        <translation>柜号</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>格位</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Kind of goods</source>
        <translation>物资类别</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>good until {day}</source>
        <translation>有效期至 {day}</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Low mark</source>
        <translation>库存下限</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>来源单位</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Topic or session</source>
        <translation>主题或场次</translation>
    </message>
    <message>
        <source>Day of the session</source>
        <translation>场次日期</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>by its title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <source>as last time</source>
        <translation>同上次</translation>
    </message>
    <message>
        <source>by its content</source>
        <translation>按内容</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>手选</translation>
    </message>
    <message>
        <source>This did not work, by a fault of the program. Nothing was taken over, nothing is lost.</source>
        <translation>程序出错，没有成功。什么都没有导入，也没有丢失。</translation>
    </message>
    <message>
        <source>The import had just ended. It stands in the list and can be taken back.</source>
        <translation>导入刚好已经完成，列在以往的导入里，可以撤回。</translation>
    </message>
    <message>
        <source>as each line says</source>
        <translation>按各行所写</translation>
    </message>
</context>
<context>
    <name>Kit</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export ledgers</source>
        <translation>导出台账</translation>
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
        <source>Writing row {done} of {total}</source>
        <translation>正在写第 {done} / {total} 行</translation>
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
        <translation>程序出错，文件没有写成；别的都没有丢。</translation>
    </message>
    <message>
        <source>Save as “{name}”</source>
        <translation>另存为“{name}”</translation>
    </message>
    <message>
        <source>Cancelled. No file was written.</source>
        <translation>已取消，没有写文件。</translation>
    </message>
    <message>
        <source>Space: how it is counted · Enter: its rows</source>
        <translation>空格：口径 · 回车：明细</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Paste (Ctrl+V)</source>
        <translation>粘贴（Ctrl+V）</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选图…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Ledgers</source>
        <translation>台账导出</translation>
    </message>
    <message>
        <source>Which ledger</source>
        <translation>哪份台账</translation>
    </message>
    <message>
        <source>Save the ledger</source>
        <translation>保存台账</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Attendance of one session</source>
        <translation>单场签到</translation>
    </message>
    <message>
        <source>Export the attendance</source>
        <translation>导出签到</translation>
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
        <source>English</source>
        <translation>中文</translation>
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
    <message>
        <source>May not borrow</source>
        <translation>暂停借用</translation>
    </message>
    <message>
        <source>May not borrow until {day}</source>
        <translation>暂停借用至{day}</translation>
    </message>
    <message>
        <source>{suspended}: {reason}</source>
        <translation>{suspended}：{reason}</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>告知同意</translation>
    </message>
    <message>
        <source>To ask: {lacking}</source>
        <translation>待补：{lacking}</translation>
    </message>
    <message>
        <source>Agreed in writing</source>
        <translation>书面同意</translation>
    </message>
    <message>
        <source>Agreed orally</source>
        <translation>口头同意</translation>
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
        <source>Trainings: {count}, {hours}</source>
        <translation>培训 {count} 次，共 {hours}</translation>
    </message>
</context>
<context>
    <name>Lending</name>
    <message>
        <source>Available</source>
        <translation>可借</translation>
    </message>
    <message>
        <source>On loan</source>
        <translation>已借出</translation>
    </message>
    <message>
        <source>In repair</source>
        <translation>维修中</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>没有逾期未还的工具。</translation>
    </message>
    <message>
        <source>No piece is lost.</source>
        <translation>没有丢失的工具。</translation>
    </message>
    <message>
        <source>Overdue or lost</source>
        <translation>逾期或丢失</translation>
    </message>
    <message>
        <source>Overdue and lost pieces</source>
        <translation>逾期与丢失的工具</translation>
    </message>
    <message>
        <source>{list} {count}</source>
        <translation>{list} {count}</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经历</translation>
    </message>
    <message>
        <source>History of {tool}</source>
        <translation>{tool} 的经历</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>什么事</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>换标签</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>续借</translation>
    </message>
    <message>
        <source>Reservation cancelled</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>已核销</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>In use again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>未还</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>已还</translation>
    </message>
    <message>
        <source>Lost by the borrower</source>
        <translation>借用中丢失</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Parts missing</source>
        <translation>配件不全</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预约</translation>
    </message>
    <message>
        <source>Lent by it</source>
        <translation>已按预约借出</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>This needs the manager&apos;s reason.</source>
        <translation>需要站长说明原因。</translation>
    </message>
    <message>
        <source>{code} is another tool&apos;s number, or reads the same. Please choose another.</source>
        <translation>{code} 已是另一件工具的编号，或读起来一样。请换一个。</translation>
    </message>
    <message>
        <source>{code} is somebody&apos;s card or on another tool already. Please choose another code.</source>
        <translation>{code} 已是别人的卡或别的工具的标签。请换一个码。</translation>
    </message>
    <message>
        <source>{code} is out: {name} has it until {due}. Scan it to bring it back.</source>
        <translation>{code} 已借出：在{name}手里，应还 {due}。扫工具即可归还。</translation>
    </message>
    <message>
        <source>{code} is in repair. Say that it is repaired, then lend it.</source>
        <translation>{code} 维修中。先登记修好，再借出。</translation>
    </message>
    <message>
        <source>{code} is lost. Say that it was found, then lend it.</source>
        <translation>{code} 已丢失。先登记找回，再借出。</translation>
    </message>
    <message>
        <source>{code} is written off. Say that it was found, then lend it.</source>
        <translation>{code} 已核销。先登记找回，再借出。</translation>
    </message>
    <message>
        <source>{code} is retired. Take it into use again, then lend it.</source>
        <translation>{code} 已停用。先恢复使用，再借出。</translation>
    </message>
    <message>
        <source>{code} is not there to be lent. Please look it up again.</source>
        <translation>{code} 现在不能借出。请重新查找。</translation>
    </message>
    <message>
        <source>{code} is not out ({state}); nothing was changed.</source>
        <translation>{code} 没有借出（{state}），未作改动。</translation>
    </message>
    <message>
        <source>{code} is out. Bring it back first, then it can be done.</source>
        <translation>{code} 已借出。请先归还，再办理。</translation>
    </message>
    <message>
        <source>{code} is: {state}. From there this cannot be done; nothing was changed.</source>
        <translation>{code} 现在是“{state}”，不能这样办理，未作改动。</translation>
    </message>
    <message>
        <source>{name} has reserved it from {start} to {end}. Please choose other hours, or another piece.</source>
        <translation>{name}已预约 {start} 至 {end}。请换个时段，或换一件。</translation>
    </message>
    <message>
        <source>This reservation is: {state}; nothing was changed.</source>
        <translation>这条预约现在是“{state}”，未作改动。</translation>
    </message>
    <message>
        <source>May not borrow for now ({reason}). The manager may allow it with a reason.</source>
        <translation>暂停借用（{reason}）。站长可说明原因后放行。</translation>
    </message>
    <message>
        <source>May not borrow until {day} ({reason}). The manager may allow it with a reason.</source>
        <translation>暂停借用至 {day}（{reason}）。站长可说明原因后放行。</translation>
    </message>
    <message>
        <source>Has {out} out; the most is {limit}. The manager may allow one more with a reason.</source>
        <translation>已借 {out} 件，最多 {limit} 件。站长可说明原因后放行。</translation>
    </message>
    <message>
        <source>Has {count} overdue. Bring that back first, or the manager may allow it with a reason.</source>
        <translation>有 {count} 件逾期未还。请先归还，或由站长说明原因后放行。</translation>
    </message>
    <message>
        <source>Needs the training {course}, none is planned. The manager may lend it all the same, with a reason.</source>
        <translation>需先参加“{course}”培训，目前没有安排场次。站长可说明原因后照借。</translation>
    </message>
    <message>
        <source>Needs the training {course}, next on {start}. The manager may lend it all the same, with a reason.</source>
        <translation>需先参加“{course}”培训，最近一场 {start}。站长可说明原因后照借。</translation>
    </message>
    <message>
        <source>needs the training {course}</source>
        <translation>需先参加“{course}”培训</translation>
    </message>
    <message>
        <source>{name} has reserved it from {start} to {end}. The manager may lend it all the same, with a reason.</source>
        <translation>{name}已预约 {start} 至 {end}。站长可说明原因后照借。</translation>
    </message>
    <message>
        <source>It is out until {due}. The manager may reserve it all the same, with a reason.</source>
        <translation>已借出，应还 {due}。站长可说明原因后照约。</translation>
    </message>
    <message>
        <source>{tool} · {start}–{end} · Enter: reserve</source>
        <translation>{tool} · {start}–{end} · 回车预约</translation>
    </message>
    <message>
        <source>{tool} · {start} · over</source>
        <translation>{tool} · {start} · 已过</translation>
    </message>
    <message>
        <source>{tool} · {start} · free</source>
        <translation>{tool} · {start} · 空闲</translation>
    </message>
    <message>
        <source>Reservations or overdue</source>
        <translation>预约或逾期</translation>
    </message>
    <message>
        <source>Reservations</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Overdue and lost</source>
        <translation>逾期与丢失</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Borrower</source>
        <translation>借用人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应还时间</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>逾期天数</translation>
    </message>
    <message>
        <source>Last borrower</source>
        <translation>最后借用人</translation>
    </message>
    <message>
        <source>Reported lost</source>
        <translation>报失时间</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Never lent</source>
        <translation>未借出过</translation>
    </message>
    <message>
        <source>Name, phone tail or card</source>
        <translation>姓名、手机尾号或刷卡</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>找到的人</translation>
    </message>
    <message>
        <source>Only the name “{name}”</source>
        <translation>只记称呼“{name}”</translation>
    </message>
    <message>
        <source>By name alone: nobody on file.</source>
        <translation>只记称呼，不关联档案。</translation>
    </message>
    <message>
        <source>Nobody found. Please type another name or number.</source>
        <translation>没有找到。请换个姓名或号码再试。</translation>
    </message>
    <message>
        <source>↓ and Enter to pick</source>
        <translation>↓ 选择，回车确认</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>预约人</translation>
    </message>
    <message>
        <source>The manager&apos;s reason</source>
        <translation>负责人的理由</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel the reservation</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>Please say for whom: a name, a number or a card.</source>
        <translation>请说明预约人：姓名、号码或刷卡。</translation>
    </message>
    <message>
        <source>{what}: lent by the reservation.</source>
        <translation>{what}：已按预约借出。</translation>
    </message>
    <message>
        <source>{what}: reserved.</source>
        <translation>{what}：已预约。</translation>
    </message>
    <message>
        <source>Lend it now</source>
        <translation>现在借出</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Day of the reservations</source>
        <translation>预约日期</translation>
    </message>
    <message>
        <source>Kind of tool</source>
        <translation>工具类别</translation>
    </message>
    <message>
        <source>Reservations of the day</source>
        <translation>当天的预约</translation>
    </message>
    <message>
        <source>There is no tool yet that could be reserved. Add one, then it stands here.</source>
        <translation>还没有可预约的工具。添加后会显示在这里。</translation>
    </message>
    <message>
        <source>{what}: reservation cancelled.</source>
        <translation>{what}：预约已取消。</translation>
    </message>
    <message>
        <source>{tool} · {day} {start}–{end}</source>
        <translation>{tool} · {day} {start}–{end}</translation>
    </message>
    <message>
        <source>Arrows move · Enter: begin, Enter: end · Del: cancel</source>
        <translation>方向键移动 · 回车开始，再回车结束 · Del 取消预约</translation>
    </message>
    <message>
        <source>{tool} · lent to {name} until {due}</source>
        <translation>{tool} · 已借给{name}，应还 {due}</translation>
    </message>
    <message>
        <source>{tool} · {start}–{end} · {name} · Enter: open, Del: cancel</source>
        <translation>{tool} · {start}–{end} · {name} · 回车打开，Del 取消</translation>
    </message>
    <message>
        <source>{tool} · {start}–{end} · {name} · lent</source>
        <translation>{tool} · {start}–{end} · {name} · 已借出</translation>
    </message>
    <message>
        <source>Which tool? Type its number or name, or scan its label.</source>
        <translation>哪件工具？输编号或名称，或扫标签。</translation>
    </message>
    <message>
        <source>How it came back</source>
        <translation>归还时的状况</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺什么</translation>
    </message>
    <message>
        <source>What is missing?</source>
        <translation>缺什么？</translation>
    </message>
    <message>
        <source>Show number</source>
        <translation>看号码</translation>
    </message>
    <message>
        <source>What is wrong with it? May be left empty.</source>
        <translation>哪里坏了？可不填</translation>
    </message>
    <message>
        <source>What is wrong with it</source>
        <translation>哪里坏了</translation>
    </message>
    <message>
        <source>out since {since} · due: {due}</source>
        <translation>{since} 借出 · 应还：{due}</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>未定位置</translation>
    </message>
    <message>
        <source>Cabinet {cabinet}</source>
        <translation>{cabinet} 柜</translation>
    </message>
    <message>
        <source>Lend</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Due back</source>
        <translation>应还</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>归还人</translation>
    </message>
    <message>
        <source>Empty: the borrower</source>
        <translation>空着就是借用人本人</translation>
    </message>
    <message>
        <source>Tail, name, initials or scan</source>
        <translation>尾号、姓名、首字母或扫码</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Confirm return</source>
        <translation>确认归还</translation>
    </message>
    <message>
        <source>Confirm loan</source>
        <translation>确认借出</translation>
    </message>
    <message>
        <source>Who borrows it? Type a tail or name, or scan.</source>
        <translation>谁来借？输尾号或姓名，或扫码。</translation>
    </message>
    <message>
        <source>{tool} lent to {name}</source>
        <translation>{tool} 借给了 {name}</translation>
    </message>
    <message>
        <source>The manager&apos;s reason, then Enter</source>
        <translation>站长说明原因，回车</translation>
    </message>
    <message>
        <source>Tick what is missing, or press G when nothing is.</source>
        <translation>请勾选缺了什么；没有缺的话按 G。</translation>
    </message>
    <message>
        <source>Ctrl+T at the desk enrols.</source>
        <translation>可在前台按 Ctrl+T 报名。</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 天</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>选日期</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>应还日期</translation>
    </message>
    <message>
        <source>No such tool. Please type another number or name, or scan its label.</source>
        <translation>没有这件工具。请换个编号或名称，或扫标签。</translation>
    </message>
    <message>
        <source>Number, name or scan</source>
        <translation>编号、名称或扫码</translation>
    </message>
    <message>
        <source>Tools found</source>
        <translation>找到的工具</translation>
    </message>
    <message>
        <source>Nobody found. Somebody new is put on file at the desk first (F2).</source>
        <translation>没找到这个人。新来的先在前台登记（F2）。</translation>
    </message>
    <message>
        <source>out {count} / {most}</source>
        <translation>在借 {count} / {most}</translation>
    </message>
    <message>
        <source>out {count}</source>
        <translation>在借 {count}</translation>
    </message>
    <message>
        <source>Lend a tool</source>
        <translation>借出工具</translation>
    </message>
    <message>
        <source>Return a tool</source>
        <translation>归还工具</translation>
    </message>
    <message>
        <source>To the cabinets: arrow keys, Enter picks</source>
        <translation>到工具柜：方向键选择，回车选定</translation>
    </message>
    <message>
        <source>History of the tool</source>
        <translation>工具的经历</translation>
    </message>
    <message>
        <source>Due as usual</source>
        <translation>按规定应还</translation>
    </message>
    <message>
        <source>Due tomorrow</source>
        <translation>明天应还</translation>
    </message>
    <message>
        <source>Due in 3 days</source>
        <translation>3 天后应还</translation>
    </message>
    <message>
        <source>Pick the day it is due</source>
        <translation>选应还日期</translation>
    </message>
    <message>
        <source>It came back: {condition}</source>
        <translation>归还时：{condition}</translation>
    </message>
    <message>
        <source>Which tools are shown</source>
        <translation>显示哪些工具</translation>
    </message>
    <message>
        <source>Cabinets</source>
        <translation>工具柜</translation>
    </message>
    <message>
        <source>Number your tools first; twelve wrenches in one go.</source>
        <translation>先给柜里的东西编号，12 把扳手一次建好。</translation>
    </message>
    <message>
        <source>Add tool</source>
        <translation>添加工具</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>打印标签</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续借</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Print its label…</source>
        <translation>打印标签…</translation>
    </message>
    <message>
        <source>Why is it written off? Then Enter</source>
        <translation>为什么核销？填好回车</translation>
    </message>
    <message>
        <source>What happened? May be left empty. Then Enter</source>
        <translation>怎么回事？可不填，回车</translation>
    </message>
    <message>
        <source>{tool} renewed</source>
        <translation>{tool} 已续借</translation>
    </message>
    <message>
        <source>overdue {count}</source>
        <translation>逾期 {count}</translation>
    </message>
    <message>
        <source>Not back yet</source>
        <translation>借出未还</translation>
    </message>
    <message>
        <source>by due time · R renews</source>
        <translation>按应还时间 · R 续借</translation>
    </message>
    <message>
        <source>What is out, by due time</source>
        <translation>借出未还，按应还时间</translation>
    </message>
    <message>
        <source>Nothing is out.</source>
        <translation>没有借出的工具。</translation>
    </message>
    <message>
        <source>J. Wang 138****2046</source>
        <translation>王小明 138****2046</translation>
    </message>
    <message>
        <source>Tomorrow 00:00</source>
        <translation>明天 00:00</translation>
    </message>
    <message>
        <source>due: {due}</source>
        <translation>应还：{due}</translation>
    </message>
    <message>
        <source>{tool} is back from {name}</source>
        <translation>{name} 归还了 {tool}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>missing: {accessories}</source>
        <translation>缺：{accessories}</translation>
    </message>
    <message>
        <source>not lent until it is repaired</source>
        <translation>修好前不再借出</translation>
    </message>
    <message>
        <source>belongs in {place}</source>
        <translation>放回 {place}</translation>
    </message>
    <message>
        <source>{code} is back</source>
        <translation>{code} 已归还</translation>
    </message>
    <message>
        <source>{state} since {since}</source>
        <translation>{since} 起{state}</translation>
    </message>
    <message>
        <source>It was never lent.</source>
        <translation>还没有借出过。</translation>
    </message>
    <message>
        <source>Last borrower: {name} {phone}, {moment}</source>
        <translation>最后借用人：{name} {phone}，{moment}</translation>
    </message>
    <message>
        <source>To repair</source>
        <translation>送修</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>修好了</translation>
    </message>
    <message>
        <source>Report lost</source>
        <translation>报失</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>找到了</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>{tool} is in repair.</source>
        <translation>{tool} 已送修。</translation>
    </message>
    <message>
        <source>{tool} is repaired and can be lent.</source>
        <translation>{tool} 修好了，可以借出。</translation>
    </message>
    <message>
        <source>{tool} is noted as lost.</source>
        <translation>{tool} 已报失。</translation>
    </message>
    <message>
        <source>{tool} was found and can be lent.</source>
        <translation>{tool} 找到了，可以借出。</translation>
    </message>
    <message>
        <source>{tool} is written off.</source>
        <translation>{tool} 已核销。</translation>
    </message>
    <message>
        <source>{tool} is retired.</source>
        <translation>{tool} 已停用。</translation>
    </message>
    <message>
        <source>{tool} is in use again.</source>
        <translation>{tool} 已重新启用。</translation>
    </message>
    <message>
        <source>was due {clock}</source>
        <translation>{clock} 已到期</translation>
    </message>
    <message>
        <source>Today {clock}</source>
        <translation>今天 {clock}</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Tomorrow {clock}</source>
        <translation>明天 {clock}</translation>
    </message>
    <message>
        <source>1 day late</source>
        <translation>超 1 天</translation>
    </message>
    <message>
        <source>{days} days late</source>
        <translation>超 {days} 天</translation>
    </message>
    <message>
        <source>has {count} out, {overdue} overdue</source>
        <translation>还有 {count} 件未还，其中 {overdue} 件逾期</translation>
    </message>
    <message>
        <source>has {count} out already</source>
        <translation>还有 {count} 件未还</translation>
    </message>
    <message>
        <source>comes with: {accessories}</source>
        <translation>含：{accessories}</translation>
    </message>
    <message>
        <source>reserved from {start}</source>
        <translation>{start} 起有预约</translation>
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
    <message>
        <source>Mo</source>
        <translation>一</translation>
    </message>
    <message>
        <source>Tu</source>
        <translation>二</translation>
    </message>
    <message>
        <source>We</source>
        <translation>三</translation>
    </message>
    <message>
        <source>Th</source>
        <translation>四</translation>
    </message>
    <message>
        <source>Fr</source>
        <translation>五</translation>
    </message>
    <message>
        <source>Sa</source>
        <translation>六</translation>
    </message>
    <message>
        <source>Su</source>
        <translation>日</translation>
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
        <source>Lending</source>
        <translation>借还</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训活动</translation>
    </message>
    <message>
        <source>Amenities</source>
        <translation>设施物资</translation>
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
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Paper sheets</source>
        <translation>补录纸质登记</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>People found</source>
        <translation>找到的人</translation>
    </message>
    <message>
        <source>Time, such as 1358; blank when the paper says none</source>
        <translation>时间，如 1358；纸上没写就留空</translation>
    </message>
    <message>
        <source>Name, form of address or phone; + without a name</source>
        <translation>姓名、称呼或电话；+ 表示未留名</translation>
    </message>
    <message>
        <source>Category, one letter</source>
        <translation>类别，一个字母</translation>
    </message>
    <message>
        <source>Services, digits</source>
        <translation>服务，填数字</translation>
    </message>
    <message>
        <source>Left, such as 1420</source>
        <translation>离站时间，如 1420</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>last here {day}</source>
        <translation>上次 {day}</translation>
    </message>
    <message>
        <source>Lines not typed yet: {lines}</source>
        <translation>还没录：第 {lines} 行</translation>
    </message>
    <message>
        <source>Line {line} is blank</source>
        <translation>第 {line} 行空白</translation>
    </message>
    <message>
        <source>Line {line} is struck out</source>
        <translation>第 {line} 行划掉了</translation>
    </message>
    <message>
        <source>Go to the next line passed over</source>
        <translation>到下一个没录的行</translation>
    </message>
    <message>
        <source>Lines {first} to {last} are blank</source>
        <translation>第 {first}–{last} 行空白</translation>
    </message>
    <message>
        <source>Without a sheet</source>
        <translation>没有表号</translation>
    </message>
    <message>
        <source>{numbers} and {count} more</source>
        <translation>{numbers} 等，另有 {count} 张</translation>
    </message>
    <message>
        <source>Printed, nothing typed in yet: {numbers}</source>
        <translation>已打印、还没录：{numbers}</translation>
    </message>
    <message>
        <source>Use it after all</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Never used</source>
        <translation>标为不用</translation>
    </message>
    <message>
        <source>Day on the paper</source>
        <translation>纸上的日期</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>表号</translation>
    </message>
    <message>
        <source>The paper asks for consent to keep phones</source>
        <translation>纸上已告知并同意留电话</translation>
    </message>
    <message>
        <source>Print sheets…</source>
        <translation>打印登记表…</translation>
    </message>
    <message>
        <source>Print again…</source>
        <translation>重打这张…</translation>
    </message>
    <message>
        <source>{number} · never used</source>
        <translation>{number} · 不用</translation>
    </message>
    <message>
        <source>{number} · finished</source>
        <translation>{number} · 录完</translation>
    </message>
    <message>
        <source>{number} · {done} of {lines}</source>
        <translation>{number} · 已录 {done}/{lines}</translation>
    </message>
    <message>
        <source>Lines {first} to {last} hold nothing</source>
        <translation>第 {first} 到 {last} 行没有登记</translation>
    </message>
    <message>
        <source>Line {first} holds nothing</source>
        <translation>第 {first} 行没有登记</translation>
    </message>
    <message>
        <source>Line {line} is free again</source>
        <translation>第 {line} 行可重新录入</translation>
    </message>
    <message>
        <source>Sheet {number} put aside</source>
        <translation>{number} 标为作废不用</translation>
    </message>
    <message>
        <source>Sheet {number} is used after all</source>
        <translation>{number} 恢复使用</translation>
    </message>
    <message>
        <source>The row on paper: somebody new, whoever is found</source>
        <translation>纸质补录：这一行是新人</translation>
    </message>
    <message>
        <source>This line of the sheet is blank</source>
        <translation>纸质补录：这一行空白</translation>
    </message>
    <message>
        <source>This line of the sheet is struck out</source>
        <translation>纸质补录：这一行划掉了</translation>
    </message>
    <message>
        <source>To the next line passed over</source>
        <translation>纸质补录：到下一个没录的行</translation>
    </message>
    <message>
        <source>The rest of the sheet is blank</source>
        <translation>纸质补录：余下各行空白</translation>
    </message>
    <message>
        <source>The chosen line: to be typed again</source>
        <translation>选中的行：重新录入</translation>
    </message>
    <message>
        <source>The row before is still being saved. Please scan again.</source>
        <translation>上一行还在保存，请再扫一次。</translation>
    </message>
    <message>
        <source>No line is open for this card. Choose another sheet, then scan again.</source>
        <translation>没有可录的行。请另选一张表，再扫一次。</translation>
    </message>
    <message>
        <source>Nobody has the card {code}.</source>
        <translation>没有人用 {code} 这张卡。</translation>
    </message>
    <message>
        <source>Line {line} is saved</source>
        <translation>第 {line} 行已保存</translation>
    </message>
    <message>
        <source>What you typed stands in line {line} now.</source>
        <translation>您录的内容现在在第 {line} 行。</translation>
    </message>
    <message>
        <source>Something is typed in this line. Save it, or clear it first.</source>
        <translation>这一行已有内容。请先保存，或清空。</translation>
    </message>
    <message>
        <source>Rows typed so far</source>
        <translation>已录入的行</translation>
    </message>
    <message>
        <source>Type in what was written on paper: choose the day once, then row after row, in the order of the paper. The rows stand here as they do there.</source>
        <translation>把纸上记的录进来：日期只选一次，然后照纸上的顺序一行一行录。录好的行和纸上一样排在这里。</translation>
    </message>
    <message>
        <source>Enter: on; at the services it saves · Tab: also leaving and note · Ctrl+Enter: save now · ↓ or &quot;: as above · ↑: the rows above · Ctrl+N: somebody new · Ctrl+Z: take the last row back</source>
        <translation>回车：下一格，到服务即保存 · Tab：还可填离站和备注 · Ctrl+回车：立即保存 · ↓ 或 &quot;：同上一行 · ↑：看上面的行 · Ctrl+N：新人 · Ctrl+Z：撤回上一行</translation>
    </message>
    <message>
        <source>Rows typed now: {count}</source>
        <translation>本次已录 {count} 行</translation>
    </message>
    <message>
        <source>Sheet {number} will never be used.</source>
        <translation>{number} 已标为不用。</translation>
    </message>
    <message>
        <source>Sheet {number} is finished: every line is accounted for.</source>
        <translation>{number} 已录完，每一行都有着落。</translation>
    </message>
    <message>
        <source>Sheet {number}: nothing typed in yet</source>
        <translation>{number}：还没录</translation>
    </message>
    <message>
        <source>Sheet {number}: last line typed {line} of {lines}</source>
        <translation>{number}：录到第 {line} 行，共 {lines} 行</translation>
    </message>
    <message>
        <source>The lists were changed after it was made: letters and digits may not be those printed on it.</source>
        <translation>印表后名录改过：字母和数字可能与纸上印的不同。</translation>
    </message>
    <message>
        <source>Print sheets</source>
        <translation>打印停电登记表</translation>
    </message>
    <message>
        <source>Sheets {day}</source>
        <translation>停电登记表 {day}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Sheets numbered</source>
        <translation>登记表已编号</translation>
    </message>
    <message>
        <source>Numbered {first}.</source>
        <translation>编号 {first}。</translation>
    </message>
    <message>
        <source>Numbered {first} to {last}.</source>
        <translation>编号 {first} 到 {last}。</translation>
    </message>
    <message>
        <source>Each sheet has its own number, so that after the power cut none is typed twice or forgotten.</source>
        <translation>每张表都有编号：来电以后补录，不会重复，也不会漏掉。</translation>
    </message>
    <message>
        <source>How many sheets</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Lines on each</source>
        <translation>每张行数</translation>
    </message>
    <message>
        <source>A time is typed as 1358 or 13:58; leave it blank when there is none.</source>
        <translation>时间请输 1358 或 13:58；没有就留空。</translation>
    </message>
    <message>
        <source>“{text}” is no category. One letter: {letters}; blank when nobody knows.</source>
        <translation>“{text}”不是类别。请填一个字母：{letters}；不清楚就留空。</translation>
    </message>
    <message>
        <source>“{text}” is no service. Digits 1 to {last}, such as 12.</source>
        <translation>“{text}”不是服务的数字。请填 1 到 {last}，如 12。</translation>
    </message>
    <message>
        <source>Line {line}: {who}</source>
        <translation>第 {line} 行：{who}</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Name · phone</source>
        <translation>姓名 · 电话</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离站</translation>
    </message>
    <message>
        <source>not typed yet</source>
        <translation>还没录</translation>
    </message>
    <message>
        <source>Please mark who it is with ↓, then Enter. Ctrl+N: somebody new.</source>
        <translation>请按 ↓ 选定是谁，再回车；新人按 Ctrl+N。</translation>
    </message>
    <message>
        <source>Nobody found. Type the whole phone or the name; Ctrl+N takes what stands here as a new name.</source>
        <translation>没找到人。请输完整电话或姓名；按 Ctrl+N 就以这里的字作新姓名。</translation>
    </message>
    <message>
        <source>{who}: the phone is not kept, as nobody agreed to it on this paper</source>
        <translation>{who}：这张纸没有同意留电话，电话不保存</translation>
    </message>
    <message>
        <source>Somebody new: {who}</source>
        <translation>新人：{who}</translation>
    </message>
    <message>
        <source>Who came? A tail, a name or a phone; + without a name, +6 for six. Alt+B: nobody wrote on this line.</source>
        <translation>谁来的？输尾号、姓名或电话；+ 表示未留名，+6 表示六人；空白行按 Alt+B。</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>struck out</source>
        <translation>划掉</translation>
    </message>
    <message>
        <source>Line {line} of {number} was said to be {what}. To type it after all, choose it above and press Del.</source>
        <translation>{number} 第 {line} 行已标为{what}。要重录，请在上面选中它，再按 Del。</translation>
    </message>
    <message>
        <source>Line {line} of {number} is typed in already; nothing was changed. Please choose another line.</source>
        <translation>{number} 第 {line} 行已经录过，没有改动。请换一行。</translation>
    </message>
    <message>
        <source>{number} has lines 1 to {lines}; there is no line {line}.</source>
        <translation>{number} 只有第 1 到 {lines} 行，没有第 {line} 行。</translation>
    </message>
    <message>
        <source>Line {line} of {number} holds a visit. Undo or void that visit, then the line can be typed again.</source>
        <translation>{number} 第 {line} 行已有登记。先撤销或作废那条登记，才能重录这一行。</translation>
    </message>
    <message>
        <source>Something of sheet {number} is typed in, so it was used.</source>
        <translation>{number} 已经录过内容，不能标为不用。</translation>
    </message>
    <message>
        <source>Sheet {number} is marked as unused. Take it back into use first.</source>
        <translation>{number} 已标为不用。请先恢复使用。</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Paper sheets</source>
        <translation>纸质登记表</translation>
    </message>
    <message>
        <source>Printed cards</source>
        <translation>打印卡片</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计报表</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训活动</translation>
    </message>
    <message>
        <source>Amenities and supplies</source>
        <translation>设施物资</translation>
    </message>
    <message>
        <source>Numbered sheets for power cuts, and typing them in afterwards</source>
        <translation>停电时用的编号登记表，以及事后补录</translation>
    </message>
    <message>
        <source>Cards with a code, printed by the page, to be scanned at the desk</source>
        <translation>整页打印带码的卡片，到站扫码登记</translation>
    </message>
    <message>
        <source>The month&apos;s figures and the ledger to hand over</source>
        <translation>每月的数字和要上报的台账</translation>
    </message>
    <message>
        <source>Sessions, who is on their lists, signing in at the door, certificates</source>
        <translation>场次、报名名单、现场签到、证明</translation>
    </message>
    <message>
        <source>Shifts and the daily check, what is free, faults, what is in stock</source>
        <translation>值班与每日巡检、空余位、故障、库存</translation>
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
        <source>Merge with that person…</source>
        <translation>与此人合并…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>保存，下一位</translation>
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
        <source>Print cards ({count})</source>
        <translation>打印卡（{count} 张）</translation>
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
        <source>Which people are shown</source>
        <translation>显示哪些人</translation>
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
        <source>Recent</source>
        <translation>最近来过</translation>
    </message>
    <message>
        <source>Volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>To complete</source>
        <translation>待补全</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>暂停借用</translation>
    </message>
    <message>
        <source>To complete {count}</source>
        <translation>待补全 {count}</translation>
    </message>
    <message>
        <source>No volunteers yet. The role is ticked in a person&apos;s form.</source>
        <translation>还没有志愿者。在资料里勾选“志愿者”即可。</translation>
    </message>
    <message>
        <source>Everybody on file has a name.</source>
        <translation>在册的人都有姓名了。</translation>
    </message>
    <message>
        <source>Nobody is suspended from borrowing.</source>
        <translation>没有人被暂停借用。</translation>
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
        <source>Complete those without a name</source>
        <translation>补全没有姓名的人</translation>
    </message>
    <message>
        <source>Merge with another record…</source>
        <translation>与另一条档案合并…</translation>
    </message>
    <message>
        <source>May borrow again: lift the suspension</source>
        <translation>恢复借用</translation>
    </message>
    <message>
        <source>Note consent…</source>
        <translation>记录告知同意…</translation>
    </message>
    <message>
        <source>{name} has a new card number.</source>
        <translation>{name}已换新卡号。</translation>
    </message>
    <message>
        <source>{name} may borrow again.</source>
        <translation>{name}已恢复借用。</translation>
    </message>
    <message>
        <source>Change the suspension…</source>
        <translation>修改暂停借用…</translation>
    </message>
    <message>
        <source>Suspend from borrowing…</source>
        <translation>暂停借用…</translation>
    </message>
    <message>
        <source>Card lost: give a new number</source>
        <translation>卡丢了：换发新卡号</translation>
    </message>
    <message>
        <source>Take the card off the list to print</source>
        <translation>从待打印的卡中移出</translation>
    </message>
    <message>
        <source>Put the card on the list to print</source>
        <translation>加入待打印的卡</translation>
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
        <source>Why suspended: {reason}</source>
        <translation>暂停原因：{reason}</translation>
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
        <source>also {number}</source>
        <translation>另有号码 {number}</translation>
    </message>
    <message>
        <source>Perhaps on file twice ({count})</source>
        <translation>可能重复建档（{count}）</translation>
    </message>
    <message>
        <source>{agreed}, to an older notice</source>
        <translation>{agreed}（旧版告知）</translation>
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
        <source>What of the story is shown</source>
        <translation>显示哪些记录</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借用</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>领用</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Suspension</source>
        <translation>暂停借用</translation>
    </message>
    <message>
        <source>Enter on a visit opens the log of that day</source>
        <translation>在到站上按回车，打开当天登记</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>全部经过</translation>
    </message>
    <message>
        <source>Nothing of this kind yet.</source>
        <translation>还没有这类记录。</translation>
    </message>
    <message>
        <source>Another number</source>
        <translation>另一号码</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到站记录</translation>
    </message>
    <message>
        <source>On file since</source>
        <translation>建档时间</translation>
    </message>
    <message>
        <source>comes along</source>
        <translation>带过来</translation>
    </message>
    <message>
        <source>not shown any more</source>
        <translation>不再显示</translation>
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
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>certificate {number}</source>
        <translation>证明 {number}</translation>
    </message>
    <message>
        <source>due {moment}</source>
        <translation>应还 {moment}</translation>
    </message>
    <message>
        <source>stayed {minutes}</source>
        <translation>停留 {minutes}</translation>
    </message>
    <message>
        <source>{minutes} so far</source>
        <translation>已 {minutes}</translation>
    </message>
    <message>
        <source>Put on file</source>
        <translation>建档</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改资料</translation>
    </message>
    <message>
        <source>Merged with</source>
        <translation>合并档案</translation>
    </message>
    <message>
        <source>Number shown</source>
        <translation>查看号码</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>发新卡号</translation>
    </message>
    <message>
        <source>May borrow again</source>
        <translation>恢复借用</translation>
    </message>
    <message>
        <source>Borrowed</source>
        <translation>借用</translation>
    </message>
    <message>
        <source>Was given</source>
        <translation>领用</translation>
    </message>
    <message>
        <source>Loan renewed</source>
        <translation>续借</translation>
    </message>
    <message>
        <source>Reserved a tool</source>
        <translation>预约工具</translation>
    </message>
    <message>
        <source>Reservation cancelled</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>That was the last one of the list.</source>
        <translation>名单已补完，这是最后一位。</translation>
    </message>
    <message>
        <source>Consent: {agreed}</source>
        <translation>告知同意：{agreed}</translation>
    </message>
    <message>
        <source>Agreed before</source>
        <translation>以往同意</translation>
    </message>
    <message>
        <source>{name}: consent noted.</source>
        <translation>{name}的告知同意已记录。</translation>
    </message>
    <message>
        <source>{name}: consent to be kept on file</source>
        <translation>{name}：告知同意</translation>
    </message>
    <message>
        <source>Please say this to the person (notice no. {version}):</source>
        <translation>请告知对方（告知第 {version} 版）：</translation>
    </message>
    <message>
        <source>Nothing noted yet.</source>
        <translation>还没有记录。</translation>
    </message>
    <message>
        <source>an older notice</source>
        <translation>旧版</translation>
    </message>
    <message>
        <source>notice no. {version}</source>
        <translation>告知第 {version} 版</translation>
    </message>
    <message>
        <source>{name} and {other} are one record now.</source>
        <translation>{name}与{other}已合并为一条档案。</translation>
    </message>
    <message>
        <source>Name, tail or pinyin of the other record</source>
        <translation>另一条档案的姓名、尾号或拼音</translation>
    </message>
    <message>
        <source>Records to merge with</source>
        <translation>可合并的档案</translation>
    </message>
    <message>
        <source>The other one stays</source>
        <translation>改为保留另一条</translation>
    </message>
    <message>
        <source>Merging: the other one stays</source>
        <translation>合并时：改为保留另一条</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Stays: {name}</source>
        <translation>保留：{name}</translation>
    </message>
    <message>
        <source>Merged into it: {name}</source>
        <translation>并入：{name}</translation>
    </message>
    <message>
        <source>Merge {name} with another record</source>
        <translation>把{name}与另一条档案合并</translation>
    </message>
    <message>
        <source>Visits, cards and consents of both count as one person&apos;s. Ctrl+Z brings both records back.</source>
        <translation>两条档案的到站、卡和告知同意都算一个人的。按 Ctrl+Z 可恢复成两条。</translation>
    </message>
    <message>
        <source>↓ marks, Enter picks.</source>
        <translation>↓ 选中，回车确定。</translation>
    </message>
    <message>
        <source>The same number or name, perhaps the same person. ↓ marks, Enter picks.</source>
        <translation>号码或姓名相同，可能是同一个人。↓ 选中，回车确定。</translation>
    </message>
    <message>
        <source>Nobody has the same number or name. Please look the other record up.</source>
        <translation>没有号码或姓名相同的人，请查找另一条档案。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{name} may not borrow for now.</source>
        <translation>{name}已暂停借用。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>This day still counts.</source>
        <translation>含当天。</translation>
    </message>
    <message>
        <source>e.g. an umbrella not brought back</source>
        <translation>如：借走的雨伞没有还</translation>
    </message>
    <message>
        <source>Without an end</source>
        <translation>不设期限</translation>
    </message>
    <message>
        <source>The desk says it when this person comes. They are served as before; they only borrow nothing.</source>
        <translation>此人到站时前台会提示。其他服务照常，只是暂时不能借用。</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>暂停借用</translation>
    </message>
    <message>
        <source>{name}: suspend from borrowing</source>
        <translation>{name}：暂停借用</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Print cards</source>
        <translation>打印卡片</translation>
    </message>
    <message>
        <source>First place on the page</source>
        <translation>从第几格开始</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cards {day}</source>
        <translation>卡片 {day}</translation>
    </message>
    <message>
        <source>Cards: {count} · pages: {pages}</source>
        <translation>{count} 张卡 · {pages} 页</translation>
    </message>
    <message>
        <source>Without a card so far: {count}. They get one now.</source>
        <translation>其中 {count} 人还没有卡，现在发给。</translation>
    </message>
    <message>
        <source>Left out, because merged or taken back: {count}.</source>
        <translation>已合并或已撤销的 {count} 人不印。</translation>
    </message>
    <message>
        <source>Ten cards on an A4 page, the size of a bank card. Print at 100 %, on card stock.</source>
        <translation>一张 A4 十张卡，和银行卡一样大。请用卡纸，按 100% 打印。</translation>
    </message>
    <message>
        <source>Card given out</source>
        <translation>发卡</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>This PC has no printer. Save a PDF and print it elsewhere, from a USB stick.</source>
        <translation>这台电脑没有打印机。请存为 PDF，用U盘拿到别处打印。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Page {done} of {total}</source>
        <translation>第 {done} 页，共 {total} 页</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已送到打印机。</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>The printer took nothing. Is it on, with paper in it? Then try again.</source>
        <translation>打印机没有接收。请看看电源和纸，再试一次。</translation>
    </message>
    <message>
        <source>The file was not written, by a fault of the program. Nothing else is lost.</source>
        <translation>程序出错，文件没有写成；别的都没有丢。</translation>
    </message>
    <message>
        <source>Save as “{name}”</source>
        <translation>另存为“{name}”</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Register for hours without power</source>
        <translation>停电登记表</translation>
    </message>
    <message>
        <source>Sheet {number}</source>
        <translation>编号 {number}</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Name or form of address</source>
        <translation>姓名／称呼</translation>
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
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离站</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Date: ________ (year) ____ (month) ____ (day)</source>
        <translation>日期：________ 年 ____ 月 ____ 日</translation>
    </message>
    <message>
        <source>Kept by: ____________</source>
        <translation>登记人：____________</translation>
    </message>
    <message>
        <source>Category, one letter:</source>
        <translation>类别填一个字母：</translation>
    </message>
    <message>
        <source>Services, digits:</source>
        <translation>服务填数字：</translation>
    </message>
    <message>
        <source>Time as 13:58. Cross out a wrong line whole and use the next one.</source>
        <translation>时间写作 13:58。写错了整行划掉，另起一行。</translation>
    </message>
    <message>
        <source>Whoever writes a phone number agrees that the station keeps it to find their visits, and for nothing else. It may be left blank.</source>
        <translation>填写电话，即同意本站留存，只用于查找到站登记，不作他用；也可以不填。</translation>
    </message>
    <message>
        <source>On duty (signature): ______________</source>
        <translation>值班人员签字：______________</translation>
    </message>
    <message>
        <source>Typed in by: ______________  on: ____________</source>
        <translation>录入人：______________&#x3000;录入日期：____________</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Show it on arrival. Lost? Ask the desk for a new one.</source>
        <translation>到站出示此卡。丢了请到前台补办。</translation>
    </message>
    <message>
        <source>Print labels</source>
        <translation>打印标签</translation>
    </message>
    <message>
        <source>Labels {day}</source>
        <translation>标签 {day}</translation>
    </message>
    <message>
        <source>All tools</source>
        <translation>全部工具</translation>
    </message>
    <message>
        <source>One cabinet</source>
        <translation>一个柜</translation>
    </message>
    <message>
        <source>All amenities</source>
        <translation>全部设施</translation>
    </message>
    <message>
        <source>One place</source>
        <translation>一个位置</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>未填位置</translation>
    </message>
    <message>
        <source>Which amenities</source>
        <translation>哪些设施</translation>
    </message>
    <message>
        <source>Amenities to tick: blank sets and takes away</source>
        <translation>勾选设施：空格键勾选或取消</translation>
    </message>
    <message>
        <source>Ticked ones</source>
        <translation>勾选的</translation>
    </message>
    <message>
        <source>A4 sheet, 3 × 8</source>
        <translation>A4 标签纸，3 × 8</translation>
    </message>
    <message>
        <source>Label printer, 40 × 30 mm</source>
        <translation>标签打印机，40 × 30 毫米</translation>
    </message>
    <message>
        <source>Without a cabinet</source>
        <translation>没有柜号</translation>
    </message>
    <message>
        <source>Labels: {count} · pages: {pages}</source>
        <translation>标签：{count} 个 · {pages} 页</translation>
    </message>
    <message>
        <source>24 labels of 70 × 37 mm on an A4 sheet. Print at 100 %, not fitted to the page.</source>
        <translation>一张 A4 有 24 个 70 × 37 毫米的标签。按 100 % 打印，不要缩放到页面。</translation>
    </message>
    <message>
        <source>One label a page. Choose the label printer and its paper of 40 × 30 mm.</source>
        <translation>一页一个标签。请选标签打印机和 40 × 30 毫米的纸。</translation>
    </message>
    <message>
        <source>Label given out</source>
        <translation>已发放标签</translation>
    </message>
    <message>
        <source>Which tools</source>
        <translation>哪些工具</translation>
    </message>
    <message>
        <source>Printed on</source>
        <translation>打印在</translation>
    </message>
    <message>
        <source>Cabinet</source>
        <translation>柜号</translation>
    </message>
    <message>
        <source>Tools to tick: blank sets and takes away</source>
        <translation>可勾选的工具：按空格勾上或去掉</translation>
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
        <source>This is the same person already. Please pick another record.</source>
        <translation>这已经是同一个人，请选另一条档案。</translation>
    </message>
    <message>
        <source>One of the two is merged already. Please look the person up again.</source>
        <translation>其中一条已合并到别的档案，请重新查找。</translation>
    </message>
    <message>
        <source>One of the two registrations was taken back. Please look the person up again.</source>
        <translation>其中一条登记已撤销，请重新查找。</translation>
    </message>
    <message>
        <source>Card {card} was given out already. Please take another card.</source>
        <translation>卡 {card} 已经发给别人，请换一张。</translation>
    </message>
    <message>
        <source>{card} is the code of a tool already. Please take another card.</source>
        <translation>{card} 已是一件工具的码。请换一张卡。</translation>
    </message>
    <message>
        <source>{card} is the code of an amenity or of goods already. Please take another card.</source>
        <translation>{card} 已是设施或物资的编码，请换一张卡。</translation>
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
        <source>“{word}” leads to {owner} already. Take it away there first, or choose another word.</source>
        <translation>“{word}”已经算作{owner}。请先在那里去掉，或换个词。</translation>
    </message>
    <message>
        <source>The letter {letter} belongs to {owner}. Please choose another letter.</source>
        <translation>字母 {letter} 已经给了{owner}，请换一个。</translation>
    </message>
    <message>
        <source>This folder lies with the station itself, so one accident would take both. Please choose one on a stick or another disk: {folder}</source>
        <translation>这个文件夹和站点数据在一起，出事会一起丢。请选U盘或另一块磁盘上的：{folder}</translation>
    </message>
    <message>
        <source>The folder is not there. Please plug the stick in, or choose another folder: {folder}</source>
        <translation>找不到这个文件夹。请插上U盘，或另选一个：{folder}</translation>
    </message>
    <message>
        <source>Too little room: {free} MB are free, a backup needs {needed} MB. Please free some space, or take another stick: {folder}</source>
        <translation>空间不够：只剩 {free} MB，一份备份要 {needed} MB。请清理一下，或换个U盘：{folder}</translation>
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
        <source>This person is here already under another visit. Let that one leave first, or pick somebody else.</source>
        <translation>这位服务对象已有一条在站登记。请先让那条离站，或另选一位。</translation>
    </message>
    <message>
        <source>A visit of somebody known is one person, not {heads}. Put 1, or leave the visit without a name.</source>
        <translation>有名有姓的登记只能是 1 人，不能是 {heads} 人。请改为 1，或不写姓名。</translation>
    </message>
    <message>
        <source>A visit registered at the desk keeps its day. Void it and enter it later with the right day.</source>
        <translation>前台登记的日期不能改。请作废这条，再按正确日期补录。</translation>
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
        <source>Something newer stands on this, so it stays. Undo the newer one first, or put it right by hand.</source>
        <translation>之后又有别的记录建立在它上面，不能撤销。请先撤销后面的，或手动改正。</translation>
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
        <source>Rows: {rows}. With a summary, charts and lines to sign.</source>
        <translation>登记明细 {rows} 行，含汇总、图表和签字栏。</translation>
    </message>
    <message>
        <source>Export these days</source>
        <translation>导出这几天的台账</translation>
    </message>
    <message>
        <source>Rows: {rows}. Plain rows for other programs.</source>
        <translation>登记明细 {rows} 行，供其他程序读取。</translation>
    </message>
    <message>
        <source>Export the week&apos;s visit log</source>
        <translation>导出本周服务登记台账</translation>
    </message>
    <message>
        <source>Export the year&apos;s visit log</source>
        <translation>导出本年服务登记台账</translation>
    </message>
    <message>
        <source>Export the visit log of these days</source>
        <translation>导出这几天的服务登记台账</translation>
    </message>
    <message>
        <source>Export to “{name}”</source>
        <translation>导出到“{name}”</translation>
    </message>
    <message>
        <source>Save the visit log</source>
        <translation>保存服务登记台账</translation>
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
        <source>Show these visits</source>
        <translation>查看这些登记</translation>
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
        <source>New people</source>
        <translation>新增服务对象</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>未留名</translation>
    </message>
    <message>
        <source>Average stay (min)</source>
        <translation>平均停留（分）</translation>
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
        <source>Nothing to hold it against: nobody came on {days}.</source>
        <translation>没有可比的：{days}没有登记。</translation>
    </message>
    <message>
        <source>Held against {days}: {count} ({change})</source>
        <translation>与 {days} 相比：{count}（{change}）</translation>
    </message>
    <message>
        <source>Held against {days}: {count}</source>
        <translation>与 {days} 相比：{count}</translation>
    </message>
    <message>
        <source>none before</source>
        <translation>上期无登记</translation>
    </message>
    <message>
        <source>was {count}</source>
        <translation>上期 {count}</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Not counted, by a fault of the program. Nothing is lost.</source>
        <translation>程序出错，没能统计。数据没有丢失。</translation>
    </message>
    <message>
        <source>Not counted: {why}</source>
        <translation>没能统计：{why}</translation>
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
        <source>Visits by week</source>
        <translation>每周人次</translation>
    </message>
    <message>
        <source>Pick a week to see its visits</source>
        <translation>点击某周查看明细</translation>
    </message>
    <message>
        <source>Visits by month</source>
        <translation>每月人次</translation>
    </message>
    <message>
        <source>Pick a month to see its visits</source>
        <translation>点击某月查看明细</translation>
    </message>
    <message>
        <source>Visits by year</source>
        <translation>每年人次</translation>
    </message>
    <message>
        <source>Pick a year to see its visits</source>
        <translation>点击某年查看明细</translation>
    </message>
    <message>
        <source>Nobody has come yet. The first visit registered at the desk shows up here.</source>
        <translation>还没有人到站。前台登记第一位之后，这里就会显示。</translation>
    </message>
    <message>
        <source>To the desk</source>
        <translation>去前台登记</translation>
    </message>
    <message>
        <source>Nobody came in these days. Registrations at the desk show up here at once.</source>
        <translation>这段时间没有登记。前台一登记，这里马上就会显示。</translation>
    </message>
    <message>
        <source>To the last month with visits</source>
        <translation>看最近有登记的月份</translation>
    </message>
    <message>
        <source>Copied as a picture: {title}</source>
        <translation>已复制为图片：{title}</translation>
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
        <source>Numbers</source>
        <translation>显示数字</translation>
    </message>
    <message>
        <source>The count in every cell</source>
        <translation>每格里写出人次</translation>
    </message>
    <message>
        <source>Arrivals by weekday and hour</source>
        <translation>到站时段（周几 × 时刻）</translation>
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
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copy as picture: {title}</source>
        <translation>复制为图片：{title}</translation>
    </message>
    <message>
        <source>Copy as picture (Ctrl+C on the chart)</source>
        <translation>复制为图片（选中图表后按 Ctrl+C）</translation>
    </message>
    <message>
        <source>By month, week, year or any days</source>
        <translation>按月、按周、按年或自定义日期</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>按年</translation>
    </message>
    <message>
        <source>Any days</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>← the one before · → the one after</source>
        <translation>← 上一期 · → 下一期</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>上一期</translation>
    </message>
    <message>
        <source>The one after</source>
        <translation>下一期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>The last day lies before the first. Pick a later last day.</source>
        <translation>最后一天早于第一天，请把最后一天改晚一些。</translation>
    </message>
    <message>
        <source>At most a hundred years at once. Pick days closer together.</source>
        <translation>一次最多一百年，请把两天选近一些。</translation>
    </message>
    <message>
        <source>Week {week} of {year} · {first} – {last}</source>
        <translation>{year}年第{week}周 · {first}–{last}</translation>
    </message>
    <message>
        <source>Year {year}</source>
        <translation>{year}年</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Space: how it is counted</source>
        <translation>空格：如何计算</translation>
    </message>
    <message>
        <source>Tool lending</source>
        <translation>工具借用</translation>
    </message>
    <message>
        <source>Nothing to hold it against: nothing was lent on {days}.</source>
        <translation>没有可比较的数据：{days} 没有借出工具。</translation>
    </message>
    <message>
        <source>Amenities and supplies</source>
        <translation>设施物资</translation>
    </message>
    <message>
        <source>Show where it comes from</source>
        <translation>查看明细</translation>
    </message>
    <message>
        <source>Nothing to hold it against: nothing was recorded on {days}.</source>
        <translation>没有可比较的数据：{days} 没有设施物资登记。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训活动</translation>
    </message>
    <message>
        <source>Attended by topic: {topics}</source>
        <translation>各主题参加人次：{topics}</translation>
    </message>
    <message>
        <source>{topics} and {count} more</source>
        <translation>{topics} 等，另有 {count} 个主题</translation>
    </message>
    <message>
        <source>Nothing to hold it against: no session was held on {days}.</source>
        <translation>没有可比的数：{days} 没有举办培训。</translation>
    </message>
</context>
<context>
    <name>SecondCopy</name>
    <message>
        <source>stick not there</source>
        <translation>U盘不在</translation>
    </message>
    <message>
        <source>stick full</source>
        <translation>U盘已满</translation>
    </message>
    <message>
        <source>stick read-only</source>
        <translation>U盘不能写</translation>
    </message>
    <message>
        <source>second folder not used</source>
        <translation>第二处没用上</translation>
    </message>
    <message>
        <source>not copied to the stick</source>
        <translation>没复制到U盘</translation>
    </message>
    <message>
        <source>The stick is not there. Plug it in: the next backup is copied by itself.</source>
        <translation>U盘不在。插上后，下次备份会自动复制。</translation>
    </message>
    <message>
        <source>The stick is full. Free some space on it, or choose another one.</source>
        <translation>U盘满了。请清理一下，或换一个U盘。</translation>
    </message>
    <message>
        <source>The stick cannot be written to. Unlock it, or choose another one.</source>
        <translation>U盘不能写入。请打开写保护开关，或换一个U盘。</translation>
    </message>
    <message>
        <source>The folder lies with the station itself. Choose one on a stick or another disk.</source>
        <translation>这个文件夹和站点数据在一起。请选U盘或另一块磁盘上的。</translation>
    </message>
    <message>
        <source>The last copy did not succeed. Check the stick, or choose another one.</source>
        <translation>上次没复制成功。请检查U盘，或换一个。</translation>
    </message>
    <message>
        <source>This folder is on the same disk as the station: should the disk break, both are gone.</source>
        <translation>这个文件夹和站点数据在同一块磁盘上：磁盘坏了，两份都没了。</translation>
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
        <source>{when} · kept: {count}</source>
        <translation>{when} · 共 {count} 份</translation>
    </message>
    <message>
        <source>On this PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Second folder</source>
        <translation>第二处</translation>
    </message>
    <message>
        <source>The last one there</source>
        <translation>第二处最近一次</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Choose a USB stick …</source>
        <translation>选U盘…</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>停用U盘</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>none: invented data are not copied</source>
        <translation>不用：演示数据不另外备份</translation>
    </message>
    <message>
        <source>none yet: a USB stick brings everything back, should this PC break</source>
        <translation>还没选。选一个U盘，电脑坏了也找得回来</translation>
    </message>
    <message>
        <source>Copying to the second folder: {done} %</source>
        <translation>正在复制到第二处：{done} %</translation>
    </message>
    <message>
        <source>Folder on a USB stick</source>
        <translation>U盘上的文件夹</translation>
    </message>
    <message>
        <source>The folder is not used any more. The copies in it stay.</source>
        <translation>已停用这个文件夹，里面的备份还在。</translation>
    </message>
    <message>
        <source>The backup is made on this PC, but not in the second folder: {why}</source>
        <translation>本机已备份，但没能复制到第二处：{why}</translation>
    </message>
    <message>
        <source>Backup made: {name}</source>
        <translation>已备份：{name}</translation>
    </message>
    <message>
        <source>Backup made, in the second folder too: {name}</source>
        <translation>已备份，第二处也有了：{name}</translation>
    </message>
    <message>
        <source>The backup was not made, by a fault of the program. The station is as it was.</source>
        <translation>程序出错，备份没有做成。原来的数据都在。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
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
        <source>Kinds of tools</source>
        <translation>工具类别</translation>
    </message>
    <message>
        <source>Kinds of amenities</source>
        <translation>设施类别</translation>
    </message>
    <message>
        <source>Kinds of supplies</source>
        <translation>物资类别</translation>
    </message>
    <message>
        <source>Daily check</source>
        <translation>巡检项</translation>
    </message>
    <message>
        <source>Training topics</source>
        <translation>培训主题</translation>
    </message>
    <message>
        <source>What is switched off stays on past visits.</source>
        <translation>停用后，以前的登记照旧显示。</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>Taken away: {word}. Adding it brings it back.</source>
        <translation>已去掉：{word}。再添加就回来。</translation>
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
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Lent for</source>
        <translation>借用时长</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Drag a row, or Alt+↑ and Alt+↓, to change the order. The first seven in use have keys at the desk.</source>
        <translation>拖动一行，或按 Alt+↑、Alt+↓ 调整顺序。启用的前七项在前台有按键。</translation>
    </message>
    <message>
        <source>Drag a row, or Alt+↑ and Alt+↓: the check goes through the points in this order.</source>
        <translation>拖动一行，或按 Alt+↑ Alt+↓ 调整：巡检按此顺序进行。</translation>
    </message>
    <message>
        <source>Drag a row, or Alt+↑ and Alt+↓, to change the order in every list of choices.</source>
        <translation>拖动一行，或按 Alt+↑、Alt+↓ 调整顺序；各处的选项都按这个顺序排。</translation>
    </message>
    <message>
        <source>What is switched off stays on past sessions.</source>
        <translation>停用的仍留在以往的场次上。</translation>
    </message>
    <message>
        <source>until closing</source>
        <translation>到闭站</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
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
        <source>Left empty: until closing. 120 is two hours, 2880 two days.</source>
        <translation>留空：到闭站为止。120 是两小时，2880 是两天。</translation>
    </message>
    <message>
        <source>A to Z, or none: the key for somebody new</source>
        <translation>A 到 Z，也可不填：登记新人时按的键</translation>
    </message>
    <message>
        <source>New employment</source>
        <translation>新就业群体</translation>
    </message>
    <message>
        <source>Outdoor work</source>
        <translation>户外劳动者</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Registers and lists with these words mean this entry.</source>
        <translation>登记表、名单里写成这些词的，都算这一项。</translation>
    </message>
    <message>
        <source>Save the new entry first, then open it to add other words.</source>
        <translation>先保存新的一项，再打开它添加别的写法。</translation>
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
        <source>Still without a name: exports and sheets have an empty head.</source>
        <translation>还没填站点名称：导出和表格的表头会空着。</translation>
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
    <message>
        <source>One more word, then Enter</source>
        <translation>再写一个，回车添加</translation>
    </message>
    <message>
        <source>Add the word</source>
        <translation>添加写法</translation>
    </message>
    <message>
        <source>Take “{word}” away</source>
        <translation>去掉“{word}”</translation>
    </message>
    <message>
        <source>Parts in use</source>
        <translation>启用的功能</translation>
    </message>
    <message>
        <source>Nothing is deleted by switching off</source>
        <translation>关掉不会删除任何记录</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>What people are told</source>
        <translation>告知内容</translation>
    </message>
    <message>
        <source>Before a name or number is kept</source>
        <translation>登记称呼、手机号之前要告知</translation>
    </message>
    <message>
        <source>Each consent names the version it was given to. A new version counts for those asked from then on.</source>
        <translation>每条同意都记着当时是第几版。新版只对以后告知的人有效。</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Version {version} · since {day}</source>
        <translation>第 {version} 版 · {day}起</translation>
    </message>
    <message>
        <source>Save as version {version}</source>
        <translation>保存为第 {version} 版</translation>
    </message>
    <message>
        <source>Tool lending</source>
        <translation>工具借还</translation>
    </message>
    <message>
        <source>The manager may make an exception, with a reason</source>
        <translation>站长写明理由可以破例</translation>
    </message>
    <message>
        <source>Most tools at a time</source>
        <translation>同时最多借几件</translation>
    </message>
    <message>
        <source>A person has at most so many out; 0 is no limit.</source>
        <translation>每人最多同时借这么多件；0 表示不限。</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Who has an overdue tool gets no other one</source>
        <translation>有逾期未还的，不再借给</translation>
    </message>
    <message>
        <source>Closed days</source>
        <translation>闭站日期</translation>
    </message>
    <message>
        <source>2026-10-01 – 2026-10-07, 2026-12-31: nothing is due on them. Weekly rest days are set with the hours.</source>
        <translation>例如 2026-10-01 – 2026-10-07、2026-12-31：这些天不算到期日。每周休息日在“开放时间”里设置。</translation>
    </message>
    <message>
        <source>Supplies</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Expiring, days ahead</source>
        <translation>临期天数</translation>
    </message>
    <message>
        <source>From so many days before its date a batch is shown as expiring (1 to 365).</source>
        <translation>有效期前这么多天起显示为临期（1 到 365）。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训活动</translation>
    </message>
    <message>
        <source>What a new session begins with; each may say otherwise</source>
        <translation>新场次的默认值；每一场都可以另定</translation>
    </message>
    <message>
        <source>Usual length (min)</source>
        <translation>默认时长（分钟）</translation>
    </message>
    <message>
        <source>10 to 1440. Who attends is credited with the length of the session.</source>
        <translation>10 到 1440。参加的人按场次时长计学时。</translation>
    </message>
    <message>
        <source>Usual seats</source>
        <translation>默认名额</translation>
    </message>
    <message>
        <source>1 to 9999. When all are taken, the next ones go on the waiting list.</source>
        <translation>1 到 9999。报满后，再报名的进入候补。</translation>
    </message>
    <message>
        <source>Usual points</source>
        <translation>默认积分</translation>
    </message>
    <message>
        <source>0 to 1000; 0 is none. Kept with the session, for whoever attends.</source>
        <translation>0 到 1000，0 为不给积分。随场次保存，给参加的人。</translation>
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
        <source>New people</source>
        <translation>新增服务对象</translation>
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
        <source>Visits a person</source>
        <translation>人均次数</translation>
    </message>
    <message>
        <source>Average stay (min)</source>
        <translation>平均停留（分）</translation>
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
        <source>Tool no.</source>
        <translation>工具编号</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>借出时间</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应还时间</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>归还时间</translation>
    </message>
    <message>
        <source>Reported lost</source>
        <translation>报失时间</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>借用</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>归还状况</translation>
    </message>
    <message>
        <source>Parts missing</source>
        <translation>缺少配件</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>逾期天数</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Cabinet</source>
        <translation>柜号</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>格位</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Value (yuan)</source>
        <translation>价值（元）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>Borrower</source>
        <translation>借用人</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借用</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具台账</translation>
    </message>
    <message>
        <source>Overdue tools</source>
        <translation>逾期工具</translation>
    </message>
    <message>
        <source>Lost tools</source>
        <translation>丢失工具</translation>
    </message>
    <message>
        <source>Loans by day</source>
        <translation>每日借用</translation>
    </message>
    <message>
        <source>Loans by kind</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>Loans by tool</source>
        <translation>按工具</translation>
    </message>
    <message>
        <source>Borrowers (each once)</source>
        <translation>借用人数（去重）</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>已归还</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Overdue now</source>
        <translation>目前逾期未还</translation>
    </message>
    <message>
        <source>Damaged or parts missing</source>
        <translation>损坏或配件不全</translation>
    </message>
    <message>
        <source>Tools lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Loans that began in the period; those taken back are left out.</source>
        <translation>期内借出的次数；撤销的不算。</translation>
    </message>
    <message>
        <source>Different people who borrowed; each is counted once.</source>
        <translation>期内借用过的不同的人，每人只算一次。</translation>
    </message>
    <message>
        <source>Of these loans, those that were brought back by now.</source>
        <translation>其中到目前已归还的。</translation>
    </message>
    <message>
        <source>Of these loans, those back after they were due, or overdue now.</source>
        <translation>其中过了应还时间才归还的，以及目前逾期未还的。</translation>
    </message>
    <message>
        <source>Of these loans, those still out after they were due.</source>
        <translation>其中过了应还时间仍未归还的。</translation>
    </message>
    <message>
        <source>Of these loans, those back damaged or with parts missing.</source>
        <translation>其中归还时损坏或配件不全的。</translation>
    </message>
    <message>
        <source>Tools reported lost in the period, whether lent or not.</source>
        <translation>期内报失的工具，不论是否借出。</translation>
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
        <source>Amenities</source>
        <translation>设施台账</translation>
    </message>
    <message>
        <source>Sheet of daily checks</source>
        <translation>每日巡检表</translation>
    </message>
    <message>
        <source>Faults and repairs</source>
        <translation>故障报修台账</translation>
    </message>
    <message>
        <source>Opening log</source>
        <translation>开放时间台账</translation>
    </message>
    <message>
        <source>List of supplies</source>
        <translation>物资台账</translation>
    </message>
    <message>
        <source>Stock cards</source>
        <translation>物资收发存卡</translation>
    </message>
    <message>
        <source>Receipts and issues</source>
        <translation>物资出入库明细</translation>
    </message>
    <message>
        <source>Issued by kind</source>
        <translation>各类领用数量</translation>
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
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Amenity no.</source>
        <translation>设施编号</translation>
    </message>
    <message>
        <source>Amenity</source>
        <translation>设施名称</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Donor</source>
        <translation>捐赠单位</translation>
    </message>
    <message>
        <source>In service since</source>
        <translation>启用日期</translation>
    </message>
    <message>
        <source>State now</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>最近巡检</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>巡检结果</translation>
    </message>
    <message>
        <source>Open fault</source>
        <translation>未销故障</translation>
    </message>
    <message>
        <source>Days out of service in the period</source>
        <translation>本期停用天数</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报修时间</translation>
    </message>
    <message>
        <source>What is broken</source>
        <translation>故障对象</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障情况</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报修人</translation>
    </message>
    <message>
        <source>Under repair</source>
        <translation>开始维修</translation>
    </message>
    <message>
        <source>Mended by</source>
        <translation>维修人</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>修复时间</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>确认时间</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Hours until confirmed</source>
        <translation>停用时长（小时）</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开门</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关门</translation>
    </message>
    <message>
        <source>Hours open</source>
        <translation>开放时长（小时）</translation>
    </message>
    <message>
        <source>Opened late (min)</source>
        <translation>晚开门（分）</translation>
    </message>
    <message>
        <source>Closed early (min)</source>
        <translation>早关门（分）</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>巡检项目</translation>
    </message>
    <message>
        <source>Not in order</source>
        <translation>异常情况</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>期初结存</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>领用</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Count difference</source>
        <translation>盘点差异</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>期末结存</translation>
    </message>
    <message>
        <source>Stock now</source>
        <translation>现有结存</translation>
    </message>
    <message>
        <source>Low mark</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>First expiry</source>
        <translation>最近到期</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>临期数量</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>结存</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>bought</source>
        <translation>采购</translation>
    </message>
    <message>
        <source>allotted</source>
        <translation>拨付</translation>
    </message>
    <message>
        <source>donated</source>
        <translation>捐赠</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>faulty</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>abnormal</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>已报修</translation>
    </message>
    <message>
        <source>under repair</source>
        <translation>维修中</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>已修复待确认</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>开放中</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关门</translation>
    </message>
    <message>
        <source>closing not recorded</source>
        <translation>未登记关门</translation>
    </message>
    <message>
        <source>not opened</source>
        <translation>未开门</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>carried over</source>
        <translation>期初结存</translation>
    </message>
    <message>
        <source>received</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>领用</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>scrapped</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>low</source>
        <translation>偏低</translation>
    </message>
    <message>
        <source>no longer kept</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>巡检人</translation>
    </message>
    <message>
        <source>√ normal   × not in order   — not applicable   empty: not looked at</source>
        <translation>√ 正常&#x3000;&#x3000;× 异常&#x3000;&#x3000;— 不涉及&#x3000;&#x3000;空白：未巡检</translation>
    </message>
    <message>
        <source>To be kept for three years.</source>
        <translation>本表保存三年。</translation>
    </message>
    <message>
        <source>Not in order, and what became of it</source>
        <translation>异常情况及处理结果</translation>
    </message>
    <message>
        <source>Nothing was found out of order.</source>
        <translation>本期未发现异常。</translation>
    </message>
    <message>
        <source>{day}  {point}: {note} → {fate}</source>
        <translation>{day}&#x3000;{point}：{note} → {fate}</translation>
    </message>
    <message>
        <source>{day}  {point} ({amenity}): {note} → {fate}</source>
        <translation>{day}&#x3000;{point}（{amenity}）：{note} → {fate}</translation>
    </message>
    <message>
        <source>no repair wanted</source>
        <translation>未报修</translation>
    </message>
    <message>
        <source>reported, repair not begun</source>
        <translation>已报修，尚未维修</translation>
    </message>
    <message>
        <source>under repair since {day}</source>
        <translation>{day} 起维修中</translation>
    </message>
    <message>
        <source>fixed on {day}, not confirmed yet</source>
        <translation>{day} 已修复，待确认</translation>
    </message>
    <message>
        <source>in order again, confirmed on {day}</source>
        <translation>{day} 确认修复</translation>
    </message>
    <message>
        <source>Total: open on {days} days, {hours} hours; opened late on {late}; closing not recorded on {missed}.</source>
        <translation>合计：开放 {days} 天，{hours} 小时；晚开门 {late} 天；未登记关门 {missed} 天。</translation>
    </message>
    <message>
        <source>Days open</source>
        <translation>开放天数</translation>
    </message>
    <message>
        <source>Days opened late</source>
        <translation>晚开门天数</translation>
    </message>
    <message>
        <source>Days closed early</source>
        <translation>早关门天数</translation>
    </message>
    <message>
        <source>Closings not recorded</source>
        <translation>未登记关门天数</translation>
    </message>
    <message>
        <source>Supplies received</source>
        <translation>物资入库数量</translation>
    </message>
    <message>
        <source>Supplies issued</source>
        <translation>物资领用数量</translation>
    </message>
    <message>
        <source>Supplies scrapped</source>
        <translation>物资报废数量</translation>
    </message>
    <message>
        <source>Difference found by counting</source>
        <translation>盘点差异</translation>
    </message>
    <message>
        <source>Days on which the opening of the station was recorded.</source>
        <translation>统计期内登记了开门的天数。</translation>
    </message>
    <message>
        <source>From opening to closing, over the openings whose two times are recorded; where the closing is not, no hours count.</source>
        <translation>从开门到关门，只计开门和关门都有登记的；未登记关门的不计时长。</translation>
    </message>
    <message>
        <source>Of these days, those first opened after the hour on the door.</source>
        <translation>其中开门时间晚于公示开放时间的天数。</translation>
    </message>
    <message>
        <source>Of these days, those closed before the hour on the door.</source>
        <translation>其中关门时间早于公示关门时间的天数。</translation>
    </message>
    <message>
        <source>Of these days, those whose closing nobody recorded.</source>
        <translation>其中没有登记关门的天数。</translation>
    </message>
    <message>
        <source>Units that came in; of different goods added as they are. What was taken back is left out.</source>
        <translation>入库的数量，不同物资按各自单位直接相加；已撤销的不计。</translation>
    </message>
    <message>
        <source>Units handed out, with a visit or without; what was taken back is left out.</source>
        <translation>领用的数量，随到站登记领用的和单独领用的都计；已撤销的不计。</translation>
    </message>
    <message>
        <source>Units thrown away with a reason; what was taken back is left out.</source>
        <translation>写明原因报废的数量；已撤销的不计。</translation>
    </message>
    <message>
        <source>What stocktakes found over, less what they found short; what was taken back is left out.</source>
        <translation>盘点多出的数量减去短少的数量；已撤销的不计。</translation>
    </message>
    <message>
        <source>Faults reported</source>
        <translation>报修故障</translation>
    </message>
    <message>
        <source>Faults fixed and confirmed</source>
        <translation>确认修复</translation>
    </message>
    <message>
        <source>Hours out of service</source>
        <translation>停用时长（小时）</translation>
    </message>
    <message>
        <source>Points checked</source>
        <translation>巡检项次</translation>
    </message>
    <message>
        <source>Points not in order</source>
        <translation>异常项次</translation>
    </message>
    <message>
        <source>Faults reported in the period; those taken back are left out.</source>
        <translation>统计期内报修的故障；已撤销的不计。</translation>
    </message>
    <message>
        <source>Faults confirmed as fixed in the period, whenever they were reported.</source>
        <translation>统计期内确认修复的故障，不论何时报修。</translation>
    </message>
    <message>
        <source>Hours of the period from the report of a fault until it was confirmed as fixed, or until now; amenities only, day and night.</source>
        <translation>统计期内从报修到确认修复（未修复的到现在）的小时数，昼夜连续计算；只计设施。</translation>
    </message>
    <message>
        <source>Points of the daily check with a result, each once a shift; not applicable ones included.</source>
        <translation>有结果的巡检项目数，每班每项计一次，不涉及的也计。</translation>
    </message>
    <message>
        <source>Of these, those found not in order.</source>
        <translation>其中结果为异常的项次。</translation>
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
    <message>
        <source>People whose first visit ever lies in the period; of merged records the earliest visit counts, void entries do not.</source>
        <translation>第一次到站就在统计期内的服务对象；合并过的记录按最早的一次到站算，作废的登记不算。</translation>
    </message>
    <message>
        <source>From arrival to leaving, over the visits whose two times are known; those that ended by themselves are left out.</source>
        <translation>从到站到离站的平均时间，只算两个时间都有记录的到站；自动结束的不算。</translation>
    </message>
    <message>
        <source>Stay (minutes)</source>
        <translation>停留（分钟）</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>录入方式</translation>
    </message>
    <message>
        <source>Why void</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Entered at</source>
        <translation>录入时间</translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>at the desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Training sessions</source>
        <translation>培训场次台账</translation>
    </message>
    <message>
        <source>Training attendance</source>
        <translation>培训签到台账</translation>
    </message>
    <message>
        <source>Attended by topic</source>
        <translation>各主题参加人次</translation>
    </message>
    <message>
        <source>Total: {held} sessions held, {cancelled} cancelled; attended {attended} times by {people} people, {hours} hours.</source>
        <translation>合计：举办 {held} 场，取消 {cancelled} 场；参加 {attended} 人次、{people} 人，共 {hours} 学时。</translation>
    </message>
    <message>
        <source>Total: attended {attended} times by {people} people, {hours} hours; absent {absent} times.</source>
        <translation>合计：参加 {attended} 人次、{people} 人，共 {hours} 学时；未参加 {absent} 人次。</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>授课人</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>Attended</source>
        <translation>实到</translation>
    </message>
    <message>
        <source>Incl. walk-ins</source>
        <translation>其中补报</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>未参加</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Hours attended</source>
        <translation>参加学时</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>现场补报</translation>
    </message>
    <message>
        <source>Certificate no.</source>
        <translation>证明编号</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Times attended</source>
        <translation>参加人次</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>not closed yet</source>
        <translation>未结束登记</translation>
    </message>
    <message>
        <source>held</source>
        <translation>已举办</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>enrolled</source>
        <translation>已报名</translation>
    </message>
    <message>
        <source>waiting list</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>attended</source>
        <translation>已参加</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>未参加</translation>
    </message>
    <message>
        <source>Sessions held</source>
        <translation>举办场次</translation>
    </message>
    <message>
        <source>Sessions cancelled</source>
        <translation>取消场次</translation>
    </message>
    <message>
        <source>People trained (each once)</source>
        <translation>参加人数（去重）</translation>
    </message>
    <message>
        <source>Walk-ins</source>
        <translation>现场补报人次</translation>
    </message>
    <message>
        <source>Absent (%)</source>
        <translation>未参加比例（%）</translation>
    </message>
    <message>
        <source>Sessions of the period that somebody signed in to, or that were closed.</source>
        <translation>本期内有人签到或已结束登记的场次。</translation>
    </message>
    <message>
        <source>Sessions of the period that were cancelled; those taken back are left out.</source>
        <translation>本期内取消的场次；已撤销的不计。</translation>
    </message>
    <message>
        <source>Everybody who signed in to a session; who came to two sessions is counted twice.</source>
        <translation>签到的人次；同一人参加两场计两次。</translation>
    </message>
    <message>
        <source>Different people who signed in to a session; each is counted once.</source>
        <translation>签到过的人数，每人只计一次。</translation>
    </message>
    <message>
        <source>Of those who attended, those who were not on the list before.</source>
        <translation>参加的人次中，事先未报名、现场补报的。</translation>
    </message>
    <message>
        <source>Times attended by the planned length of the session, added up over everybody.</source>
        <translation>每人每次按场次的安排时长计，全部相加。</translation>
    </message>
    <message>
        <source>Who was on the list when the session was closed and had not come; the waiting list is left out.</source>
        <translation>结束登记时在报名名单上而没有到的人次；候补不计。</translation>
    </message>
    <message>
        <source>Absent of a hundred on the lists of the closed sessions; walk-ins and the waiting list are left out.</source>
        <translation>已结束登记的场次中，每一百个报名的人有多少未参加；现场补报和候补不计。</translation>
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
        <source>Everything is saved and backed up.</source>
        <translation>都已保存，备份已完成。</translation>
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
        <source>Scans waiting until the question is closed: {count}</source>
        <translation>已收到 {count} 次扫码，关掉这个提问后再登记。</translation>
    </message>
    <message>
        <source>Copy today, this month and this year as one sentence</source>
        <translation>复制今天、本月、今年的一句话</translation>
    </message>
    <message>
        <source>Today&apos;s summary as a picture without names</source>
        <translation>今日小结（图片，不含姓名）</translation>
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
        <source>Invented data to look around in. Nothing here is real.</source>
        <translation>这是演示数据，随便点，不影响真数据。</translation>
    </message>
    <message>
        <source>Leave and delete it</source>
        <translation>退出并删除演示</translation>
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
        <source>A file is still being read or written. When you close now, that work is given up.</source>
        <translation>还有文件在读或写。现在关闭，这件事就不做了。</translation>
    </message>
    <message>
        <source>Close and give it up</source>
        <translation>不做了，关闭</translation>
    </message>
    <message>
        <source>Half typed and not saved: {pages}. It is forgotten when you close now.</source>
        <translation>填了一半还没保存：{pages}。现在关闭就不留了。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Close and forget it</source>
        <translation>关闭，不留</translation>
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
    <message>
        <source>The disk is nearly full: {free} MB are free. Please free some space before nothing can be saved.</source>
        <translation>磁盘快满了，只剩 {free} MB。请尽快清理，满了就存不进去。</translation>
    </message>
    <message>
        <source>Counting today, this month and this year …</source>
        <translation>正在统计今天、本月和今年……</translation>
    </message>
    <message>
        <source>Copied: {sentence}</source>
        <translation>已复制：{sentence}</translation>
    </message>
    <message>
        <source>Could not be counted: {why}</source>
        <translation>没有统计成：{why}</translation>
    </message>
    <message>
        <source>overdue: {count}</source>
        <translation>逾期 {count} 件</translation>
    </message>
    <message>
        <source>not closed: {count}</source>
        <translation>未结束登记：{count}</translation>
    </message>
    <message>
        <source>faults: {count}</source>
        <translation>故障 {count} 处</translation>
    </message>
    <message>
        <source>goods past their date: {count}</source>
        <translation>过期物资 {count} 项</translation>
    </message>
    <message>
        <source>goods low: {count}</source>
        <translation>物资偏低 {count} 项</translation>
    </message>
</context>
<context>
    <name>Shifts</name>
    <message>
        <source>Nobody is on duty yet: F9 signs in to the shift.</source>
        <translation>还没有人接班：按 F9 接班。</translation>
    </message>
    <message>
        <source>{name} is on duty.</source>
        <translation>{name} 值班。</translation>
    </message>
    <message>
        <source>Sign in to the shift</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>In</source>
        <translation>接</translation>
    </message>
    <message>
        <source>On duty: {name}
since {since}</source>
        <translation>值班 {name}
{since} 接班</translation>
    </message>
    <message>
        <source>Hand over, or write the note…</source>
        <translation>交班 / 写留言…</translation>
    </message>
    <message>
        <source>Heat…</source>
        <translation>高温…</translation>
    </message>
    <message>
        <source>Close the station…</source>
        <translation>闭站…</translation>
    </message>
    <message>
        <source>Sign in to the shift, hand over, write the note</source>
        <translation>接班、交班、写留言</translation>
    </message>
    <message>
        <source>Heat: level, tips, drinks needed</source>
        <translation>高温：级别、提示、饮品需求</translation>
    </message>
    <message>
        <source>Close the station</source>
        <translation>闭站</translation>
    </message>
    <message>
        <source>Nothing stands open. Have a good shift.</source>
        <translation>没有待办事项，祝值班顺利。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>This is the first shift: nobody has left a note yet.</source>
        <translation>这是第一班，还没有人留言。</translation>
    </message>
    <message>
        <source>No note was left.</source>
        <translation>没有留言。</translation>
    </message>
    <message>
        <source>Visits {day}: {visits} · known people: {people}</source>
        <translation>{day}：服务人次 {visits} · 服务人数 {people}</translation>
    </message>
    <message>
        <source>Signed in to the shift</source>
        <translation>已接班</translation>
    </message>
    <message>
        <source>Who is on duty?</source>
        <translation>谁值班？</translation>
    </message>
    <message>
        <source>Heat today</source>
        <translation>今天的高温级别</translation>
    </message>
    <message>
        <source>{name}, {day}, not signed off</source>
        <translation>{name}，{day}，未签退</translation>
    </message>
    <message>
        <source>{name}, {day} until {until}</source>
        <translation>{name}，{day}至 {until}</translation>
    </message>
    <message>
        <source>Nothing stands open: everybody is out, everything is back.</source>
        <translation>没有待办事项：人都走了，东西都还了。</translation>
    </message>
    <message>
        <source>Note for whoever comes next</source>
        <translation>给下一班的留言</translation>
    </message>
    <message>
        <source>Only close the window</source>
        <translation>只关窗口</translation>
    </message>
    <message>
        <source>Station closed</source>
        <translation>已闭站</translation>
    </message>
    <message>
        <source>The note is too long to be kept. Please shorten it a little.</source>
        <translation>留言太长，存不下，请缩短一些。</translation>
    </message>
    <message>
        <source>checked out: {count}</source>
        <translation>自动离站 {count}</translation>
    </message>
    <message>
        <source>places freed: {count}</source>
        <translation>空出位置 {count}</translation>
    </message>
    <message>
        <source>Open since {since}, {name} is on duty.</source>
        <translation>{since} 开站，{name} 值班。</translation>
    </message>
    <message>
        <source>Open since {since}, nobody is on duty.</source>
        <translation>{since} 开站，无人值班。</translation>
    </message>
    <message>
        <source>{name} is on duty; no opening is recorded.</source>
        <translation>{name} 值班中，没有开放记录。</translation>
    </message>
    <message>
        <source>No opening is recorded, but somebody is still in.</source>
        <translation>没有开放记录，但站内还有人。</translation>
    </message>
    <message>
        <source>The station is closed already.</source>
        <translation>站点已经闭站。</translation>
    </message>
    <message>
        <source>Hand over the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>保存留言</translation>
    </message>
    <message>
        <source>End the shift, nobody follows</source>
        <translation>下班，无人接班</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>{name} is on duty since {since}.</source>
        <translation>{name} 自 {since} 起值班。</translation>
    </message>
    <message>
        <source>Shift handed over</source>
        <translation>已交班</translation>
    </message>
    <message>
        <source>Shift ended</source>
        <translation>已下班</translation>
    </message>
    <message>
        <source>It is kept as it is typed.</source>
        <translation>边写边存，不会丢。</translation>
    </message>
    <message>
        <source>Who takes over?</source>
        <translation>谁接班？</translation>
    </message>
    <message>
        <source>Heat level</source>
        <translation>高温级别</translation>
    </message>
    <message>
        <source>Heat: {level}</source>
        <translation>高温：{level}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Heat {level}</source>
        <translation>高温 {level}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>{count} 件逾期</translation>
    </message>
    <message>
        <source>Tools out</source>
        <translation>未还工具</translation>
    </message>
    <message>
        <source>Still in</source>
        <translation>还在站内</translation>
    </message>
    <message>
        <source>Closing checks them out; it is marked as automatic.</source>
        <translation>闭站时自动登记离站，并标明为自动。</translation>
    </message>
    <message>
        <source>Places taken</source>
        <translation>占用中</translation>
    </message>
    <message>
        <source>Closing frees them.</source>
        <translation>闭站时自动空出。</translation>
    </message>
    <message>
        <source>{name}: {stock} {unit}</source>
        <translation>{name}：{stock} {unit}</translation>
    </message>
    <message>
        <source>Low stock</source>
        <translation>库存偏低</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>{checked} of {all} points looked at</source>
        <translation>已巡检 {checked} / {all} 项</translation>
    </message>
    <message>
        <source>Check of the shift</source>
        <translation>本班巡检</translation>
    </message>
    <message>
        <source>To the check</source>
        <translation>去巡检</translation>
    </message>
    <message>
        <source>Trainings not closed</source>
        <translation>培训未结束登记</translation>
    </message>
    <message>
        <source>Who came and who did not is said by closing them.</source>
        <translation>结束登记后，谁到了、谁未参加就记清了。</translation>
    </message>
    <message>
        <source>To the training</source>
        <translation>去结束</translation>
    </message>
    <message>
        <source>overdue since {when}</source>
        <translation>{when} 起逾期</translation>
    </message>
    <message>
        <source>due {when}</source>
        <translation>{when} 前归还</translation>
    </message>
    <message>
        <source>{count} {unit} past their date</source>
        <translation>{count} {unit}已过期</translation>
    </message>
    <message>
        <source>{count} {unit} until {day}</source>
        <translation>{count} {unit}，{day} 到期</translation>
    </message>
    <message>
        <source>What should whoever comes next know? Keys, parcels, who comes back for what …</source>
        <translation>下一班需要知道什么？钥匙、寄存物、谁会回来取东西……</translation>
    </message>
    <message>
        <source>That was a code, no answer: nothing was done. Please scan it at the desk.</source>
        <translation>这是扫码，不是确认：没有执行任何操作。请到前台扫码。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Who is on duty</source>
        <translation>谁值班</translation>
    </message>
    <message>
        <source>Somebody else: type a name</source>
        <translation>其他人：输入姓名</translation>
    </message>
    <message>
        <source>Who is it? Please pick somebody, or type a name.</source>
        <translation>请选一位值班人员，或输入姓名。</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>值班中</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已交班</translation>
    </message>
    <message>
        <source>Not signed off</source>
        <translation>未签退</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放中</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已闭站</translation>
    </message>
    <message>
        <source>Closing not recorded</source>
        <translation>未记录闭站</translation>
    </message>
    <message>
        <source>No heat</source>
        <translation>无高温</translation>
    </message>
    <message>
        <source>{level} °C</source>
        <translation>{level} ℃</translation>
    </message>
    <message>
        <source>Offer water to everybody who comes in, and say where the shade is.</source>
        <translation>每位进站的师傅都递一瓶水，告诉他们哪里有阴凉。</translation>
    </message>
    <message>
        <source>Keep heat medicine and cold towels within reach.</source>
        <translation>防暑药品和凉毛巾放在手边。</translation>
    </message>
    <message>
        <source>Suggest a rest from noon to four, ten minutes at least.</source>
        <translation>建议 12 点到 16 点进站歇一歇，至少十分钟。</translation>
    </message>
    <message>
        <source>Ice and cold packs belong in the fridge now.</source>
        <translation>冰块、冰袋现在就放进冰箱备好。</translation>
    </message>
    <message>
        <source>Look at everybody who comes in: dizzy, cold sweat, confused means shade and 120.</source>
        <translation>留意每位进站的人：头晕、冒冷汗、意识不清，立即移到阴凉处并拨打 120。</translation>
    </message>
    <message>
        <source>Put the emergency numbers where all can see them.</source>
        <translation>把急救电话摆在大家看得见的地方。</translation>
    </message>
    <message>
        <source>{stock} drinks in stock. How many will be needed can be said after some days.</source>
        <translation>饮品结存 {stock} 份。登记几天后可以估算需要多少。</translation>
    </message>
    <message>
        <source>About {expected} drinks needed, {stock} in stock: {short} short.</source>
        <translation>预计需要饮品 {expected} 份，结存 {stock} 份，缺 {short} 份。</translation>
    </message>
    <message>
        <source>About {expected} drinks needed, {stock} in stock: enough.</source>
        <translation>预计需要饮品 {expected} 份，结存 {stock} 份，够用。</translation>
    </message>
    <message>
        <source>{days} earlier days as hot</source>
        <translation>此前 {days} 个同等高温日</translation>
    </message>
    <message>
        <source>{days} earlier days of the same weekday</source>
        <translation>此前 {days} 个同星期几的日子</translation>
    </message>
    <message>
        <source>the last {days} open days</source>
        <translation>最近 {days} 个开放日</translation>
    </message>
    <message>
        <source>{drinks} drinks a head handed out</source>
        <translation>人均领用 {drinks} 份</translation>
    </message>
    <message>
        <source>{drinks} drinks a head assumed, only {written} written down</source>
        <translation>按人均 {drinks} 份估算（登记领用人均只有 {written} 份）</translation>
    </message>
    <message>
        <source>{drinks} drinks a head assumed</source>
        <translation>按人均 {drinks} 份估算</translation>
    </message>
    <message>
        <source>Reckoned from {days}: {visits} visits a day, {each}.</source>
        <translation>依据{days}：日均 {visits} 人次，{each}。</translation>
    </message>
    <message>
        <source>{name} is on duty since {since}. Please hand over instead.</source>
        <translation>{name} 自 {since} 起值班，请改用交班。</translation>
    </message>
    <message>
        <source>Nobody is on duty. Please sign in to a shift first.</source>
        <translation>现在无人值班，请先接班。</translation>
    </message>
    <message>
        <source>The station is open since {since}; nothing was changed.</source>
        <translation>站点自 {since} 起已开放，没有任何改动。</translation>
    </message>
    <message>
        <source>The station is not open, so it is not closed. Nothing was changed.</source>
        <translation>站点没有开放，无需闭站，没有任何改动。</translation>
    </message>
    <message>
        <source>The station was opened at {since} already. Please choose other hours.</source>
        <translation>站点在 {since} 已经开放，请另选时间。</translation>
    </message>
    <message>
        <source>The station was open from {since} to {until} already. Please choose other hours.</source>
        <translation>站点在 {since} 至 {until} 已经开放，请另选时间。</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>The day&apos;s summary is copied; it can be pasted until this window has closed.</source>
        <translation>当日小结已复制；窗口关闭之前可以粘贴。</translation>
    </message>
    <message>
        <source>The day&apos;s summary is copied: it can be pasted into WeChat.</source>
        <translation>当日小结已复制，可以粘贴到微信。</translation>
    </message>
    <message>
        <source>Today&apos;s summary</source>
        <translation>今日小结</translation>
    </message>
    <message>
        <source>Yesterday&apos;s summary</source>
        <translation>昨日小结</translation>
    </message>
    <message>
        <source>Who came</source>
        <translation>人员类别</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Visits count everybody, people those who are known, each once.</source>
        <translation>人次含未留名；人数按人去重，不含未留名</translation>
    </message>
    <message>
        <source>{day} · open {opens}–{closes}</source>
        <translation>{day} · 开放 {opens}–{closes}</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>服务人次</translation>
    </message>
    <message>
        <source>people</source>
        <translation>服务人数</translation>
    </message>
    <message>
        <source>services</source>
        <translation>服务项次</translation>
    </message>
    <message>
        <source>new</source>
        <translation>首次到站</translation>
    </message>
    <message>
        <source>busiest {first}:00–{last}:00, visits {count}</source>
        <translation>最忙 {first}:00–{last}:00，{count} 人次</translation>
    </message>
    <message>
        <source>When they came</source>
        <translation>到站时段</translation>
    </message>
    <message>
        <source>Nobody has come today: there is nothing to sum up yet.</source>
        <translation>今天还没人到站，还没有可小结的。</translation>
    </message>
    <message>
        <source>{station} {day} summary.png</source>
        <translation>{station} {day} 小结.png</translation>
    </message>
    <message>
        <source>Save as picture</source>
        <translation>存为图片</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>The picture was not saved</source>
        <translation>图片没有存成</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>The summary is copied: it can be pasted into WeChat. There are no names in it.</source>
        <translation>小结图片已复制，可以粘贴到微信；图中没有姓名。</translation>
    </message>
    <message>
        <source>Copied. Paste it into WeChat with Ctrl+V; there are no names in it.</source>
        <translation>已复制。在微信里按 Ctrl+V 粘贴；图中没有姓名。</translation>
    </message>
    <message>
        <source>Save as picture…</source>
        <translation>存为图片…</translation>
    </message>
    <message>
        <source>The picture of the day</source>
        <translation>当日小结图片</translation>
    </message>
</context>
<context>
    <name>Supplies</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Counted: {done} of {all}</source>
        <translation>已盘点 {done} / {all} 项</translation>
    </message>
    <message>
        <source>Each line is undone in its own history (H).</source>
        <translation>逐项可在明细（H）中撤销。</translation>
    </message>
    <message>
        <source>Stocktake</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Enter: confirmed, next · empty: passed over</source>
        <translation>Enter 确认并到下一项 · 留空跳过</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Why? Then Enter</source>
        <translation>差异原因，然后 Enter</translation>
    </message>
    <message>
        <source>Counted: {name} {number}</source>
        <translation>已盘点：{name} {number}</translation>
    </message>
    <message>
        <source>That was the last line. Esc ends the stocktake.</source>
        <translation>已是最后一项，按 Esc 结束盘点。</translation>
    </message>
    <message>
        <source>Which goods are shown</source>
        <translation>显示哪些物资</translation>
    </message>
    <message>
        <source>Kind of goods</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name, initials or barcode</source>
        <translation>品名、拼音首字母或条码</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Low {count}</source>
        <translation>偏低 {count}</translation>
    </message>
    <message>
        <source>Expiring {count}</source>
        <translation>临期 {count}</translation>
    </message>
    <message>
        <source>Not kept {count}</source>
        <translation>已停用 {count}</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Please pick who it is, or empty the field.</source>
        <translation>请选定领用人，或清空此栏。</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>领用</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>may be left empty</source>
        <translation>可留空</translation>
    </message>
    <message>
        <source>Handed out: {name} ×{quantity}</source>
        <translation>已领用：{name} ×{quantity}</translation>
    </message>
    <message>
        <source>bottle</source>
        <translation>瓶</translation>
    </message>
    <message>
        <source>Added: {name}</source>
        <translation>已添加：{name}</translation>
    </message>
    <message>
        <source>Changed: {name}</source>
        <translation>已修改：{name}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>存放于</translation>
    </message>
    <message>
        <source>empty: never said to be low</source>
        <translation>留空：不提示偏低</translation>
    </message>
    <message>
        <source>scan a packet</source>
        <translation>扫描包装条码</translation>
    </message>
    <message>
        <source>New goods</source>
        <translation>新增物资</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>修改 {name}</translation>
    </message>
    <message>
        <source>Not kept any more</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Take into use again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Not kept any more: {name}</source>
        <translation>已停用：{name}</translation>
    </message>
    <message>
        <source>In use again: {name}</source>
        <translation>已恢复使用：{name}</translation>
    </message>
    <message>
        <source>Supplies</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>First to expire goes first</source>
        <translation>先到期先领用</translation>
    </message>
    <message>
        <source>What you hand out and keep: drinks, medicine, tissues, with batches, dates and marks.</source>
        <translation>这里管理领用和存放的物资：饮品、药品、纸巾等，含批次、有效期和下限。</translation>
    </message>
    <message>
        <source>Nothing here fits. Esc in the field shows all.</source>
        <translation>没有符合的物资。在搜索框按 Esc 显示全部。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Finish this first, or Esc.</source>
        <translation>请先完成，或按 Esc 取消。</translation>
    </message>
    <message>
        <source>{count} low</source>
        <translation>{count} 项偏低</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Stock card</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>261220 or 12/2026</source>
        <translation>261220 或 12/2026</translation>
    </message>
    <message>
        <source>“{typed}” is no date. Please write it like 2026-12-20, 261220 or 12/2026.</source>
        <translation>“{typed}”不是日期。请写成 2026-12-20、261220 或 12/2026。</translation>
    </message>
    <message>
        <source>Received: {name} ×{quantity}</source>
        <translation>已入库：{name} ×{quantity}</translation>
    </message>
    <message>
        <source>Name, phone tail or card; may be left empty</source>
        <translation>姓名、手机尾号或扫卡，可留空</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>找到的人</translation>
    </message>
    <message>
        <source>Nobody found. Leave it empty, or type another name or number.</source>
        <translation>没有找到此人。可留空，或换个姓名、号码。</translation>
    </message>
    <message>
        <source>↓ and Enter to pick</source>
        <translation>按 ↓ 和 Enter 选择</translation>
    </message>
    <message>
        <source>past its date</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>past its date, broken, leaking …</source>
        <translation>过期、破损、漏液……</translation>
    </message>
    <message>
        <source>the first to expire</source>
        <translation>先到期的</translation>
    </message>
    <message>
        <source>Scrapped: {name} ×{quantity}</source>
        <translation>已报废：{name} ×{quantity}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stock card · {goods} · {left}</source>
        <translation>出入库明细 · {goods} · {left}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>结存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>This came with an import. It is taken back whole, under Import.</source>
        <translation>这是导入带来的，请在导入页整批撤销。</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>in {days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{day} expired</source>
        <translation>{day} 已过期</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>结存</translation>
    </message>
    <message>
        <source>Low at</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>最近到期</translation>
    </message>
    <message>
        <source>counted {number}</source>
        <translation>已盘 {number}</translation>
    </message>
    <message>
        <source>low</source>
        <translation>偏低</translation>
    </message>
    <message>
        <source>{name} ({unit})</source>
        <translation>{name}（{unit}）</translation>
    </message>
    <message>
        <source>in stock: {stock} {unit}</source>
        <translation>结存 {stock} {unit}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Read as {day}: past already</source>
        <translation>读作 {day}：已过期</translation>
    </message>
    <message>
        <source>Read as {day}: today</source>
        <translation>读作 {day}：今天</translation>
    </message>
    <message>
        <source>Read as {day}, in {days} d</source>
        <translation>读作 {day}：还有 {days} 天</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>无有效期</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>领用</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Never was</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>采购</translation>
    </message>
    <message>
        <source>Allotted</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Donated</source>
        <translation>捐赠</translation>
    </message>
    <message>
        <source>No {name} is left. Receive some first, or count it if there is some.</source>
        <translation>{name}已领完。请先入库；若实际还有，请盘点。</translation>
    </message>
    <message>
        <source>Only {stock} {unit} of {name} are left, not {wanted}. Take fewer, or count it if there is more.</source>
        <translation>{name}只剩 {stock} {unit}，不足 {wanted}。请减少数量；若实际更多，请盘点。</translation>
    </message>
    <message>
        <source>{name} is in the list already. Please choose another name.</source>
        <translation>已有{name}，请换一个品名。</translation>
    </message>
    <message>
        <source>{barcode} means something else already: other goods, a card or a label. Please scan another one.</source>
        <translation>{barcode} 已用于其他物资、卡片或标签，请换一个条码。</translation>
    </message>
    <message>
        <source>F{key} hands out {name} at the desk. Please choose another key.</source>
        <translation>前台 F{key} 已用于领用{name}，请另选一个键。</translation>
    </message>
    <message>
        <source>{stock} of {name} are still in stock. Hand them out, scrap them or count them first.</source>
        <translation>{name}还有 {stock} 在库，请先领用、报废或盘点。</translation>
    </message>
    <message>
        <source>{name} is not kept any more. Take it into use again first.</source>
        <translation>{name}已停用，请先恢复使用。</translation>
    </message>
    <message>
        <source>All {name} that is left is past its date. Please scrap it; it is not handed out.</source>
        <translation>剩下的{name}都已过期，不能领用，请报废。</translation>
    </message>
    <message>
        <source>Only {good} {unit} of {name} are not past their date, not {wanted}. Take fewer, and scrap what is expired.</source>
        <translation>{name}未过期的只有 {good} {unit}，不足 {wanted}。请减少数量，并报废过期的。</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>{station}, {day}: today {today}; this month {month}; this year {year}.</source>
        <translation>{station} {day}：今天 {today}；本月 {month}；今年 {year}。</translation>
    </message>
    <message>
        <source>visits {visits}, people {people}</source>
        <translation>{visits} 人次、{people} 人</translation>
    </message>
</context>
<context>
    <name>ToolForm</name>
    <message>
        <source>Add tools</source>
        <translation>添加工具</translation>
    </message>
    <message>
        <source>Change {code} {name}</source>
        <translation>修改 {code} {name}</translation>
    </message>
    <message>
        <source>What you typed is not saved. Throw it away?</source>
        <translation>填写的内容还没有保存。要放弃吗？</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Tool changed: {code} {name}</source>
        <translation>已修改工具：{code} {name}</translation>
    </message>
    <message>
        <source>Tool added: {name}</source>
        <translation>已添加工具：{name}</translation>
    </message>
    <message>
        <source>Tools added: {name} × {count}</source>
        <translation>已添加工具：{name} × {count}</translation>
    </message>
    <message>
        <source>Added: {code} {name}</source>
        <translation>已添加：{code} {name}</translation>
    </message>
    <message>
        <source>Added: {first} to {last}</source>
        <translation>已添加：{first} 到 {last}</translation>
    </message>
    <message>
        <source>Wrench</source>
        <translation>扳手</translation>
    </message>
    <message>
        <source>{name} {first} to {name} {last}</source>
        <translation>{name} {first} 到 {name} {last}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 到 {last}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save, then the next</source>
        <translation>保存，再添下一件</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Needs training</source>
        <translation>需先参加培训</translation>
    </message>
    <message>
        <source>Several with a comma between them: charger, cable</source>
        <translation>几样之间用逗号或顿号隔开：充电器、数据线</translation>
    </message>
    <message>
        <source>Value (yuan)</source>
        <translation>价值（元）</translation>
    </message>
    <message>
        <source>yuan</source>
        <translation>元</translation>
    </message>
    <message>
        <source>The clipboard holds no picture. Copy one, then paste it here.</source>
        <translation>剪贴板里没有图片。请先复制一张，再粘贴到这里。</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>图片（{kinds}）</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>This is no picture that can be read. Save it as JPEG or PNG and choose that.</source>
        <translation>这个文件不是能读的图片。请另存为 JPEG 或 PNG 再选。</translation>
    </message>
    <message>
        <source>The photo&apos;s file is gone.</source>
        <translation>照片文件不见了。</translation>
    </message>
    <message>
        <source>No photo yet</source>
        <translation>还没有照片</translation>
    </message>
    <message>
        <source>Paste from the clipboard (Ctrl+V)</source>
        <translation>粘贴剪贴板里的图片（Ctrl+V）</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片……</translation>
    </message>
    <message>
        <source>Remove the photo</source>
        <translation>去掉照片</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>待开始</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>已报名</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已签到</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>未参加</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>{taken} / {capacity} enrolled</source>
        <translation>报名 {taken} / {capacity}</translation>
    </message>
    <message>
        <source>{held} · {count} waiting</source>
        <translation>{held} · 候补 {count}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>All {capacity} seats are held. Add a seat, or put the person on the waiting list.</source>
        <translation>{capacity} 个名额已满。可加一个名额，或先列入候补。</translation>
    </message>
    <message>
        <source>{taken} people hold a seat already. Keep at least so many, or withdraw somebody first.</source>
        <translation>已有 {taken} 人占用名额。名额不能少于这个数，或先为谁办退出。</translation>
    </message>
    <message>
        <source>This session is cancelled. Undo that first, or plan a new one.</source>
        <translation>这场已取消。请先撤销取消，或重新安排一场。</translation>
    </message>
    <message>
        <source>This session is closed. Who came can still be written in from paper.</source>
        <translation>这场已结束。到场的人仍可按纸质签到表补录。</translation>
    </message>
    <message>
        <source>This session is not closed yet. Close it first, then this can be done.</source>
        <translation>这场还没结束。请先结束这场，再做这一步。</translation>
    </message>
    <message>
        <source>This session was taken back. Please choose another.</source>
        <translation>这场安排已撤回，请选别的场次。</translation>
    </message>
    <message>
        <source>People have signed in ({count}), so this session is not cancelled. Close it instead.</source>
        <translation>已有 {count} 人签到，不能取消。请改为结束这场。</translation>
    </message>
    <message>
        <source>This session is on {moment}. Until that day people are enrolled, not signed in.</source>
        <translation>这场在 {moment}。在那天之前只能报名，不能签到。</translation>
    </message>
    <message>
        <source>On the list already: {state}; nothing was changed.</source>
        <translation>已在名单上：{state}，没有改动。</translation>
    </message>
    <message>
        <source>This person is not on the list of this session. Please enrol them first.</source>
        <translation>这位不在本场名单上，请先报名。</translation>
    </message>
    <message>
        <source>Where this person stands is: {state}. From there this cannot be done.</source>
        <translation>这位目前是：{state}，不能这样操作。</translation>
    </message>
    <message>
        <source>Not on this list, but on that of: {sessions}. Say which session is meant.</source>
        <translation>不在本场名单上，报名的是：{sessions}。请选定是哪一场。</translation>
    </message>
    <message>
        <source>Nobody signed in to this session, so there is no certificate to give.</source>
        <translation>这场没有人签到，没有可开的证明。</translation>
    </message>
    <message>
        <source>{name} has {size} MB; at most {limit} MB are kept with a session. Please make it smaller.</source>
        <translation>{name} 有 {size} MB，每个文件最多 {limit} MB。请压缩后再添加。</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt)</source>
        <translation>名单 (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a list of names</source>
        <translation>选择名单</translation>
    </message>
    <message>
        <source>Paste a list…</source>
        <translation>粘贴名单…</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件导入…</translation>
    </message>
    <message>
        <source>There is no name and no phone in these lines yet.</source>
        <translation>这些内容中还没有姓名或电话。</translation>
    </message>
    <message>
        <source>Pasted list</source>
        <translation>粘贴的名单</translation>
    </message>
    <message>
        <source>The list could not be put aside: is the disk full? Nothing was enrolled.</source>
        <translation>名单无法暂存，请检查磁盘空间。尚未报名任何人。</translation>
    </message>
    <message>
        <source>People: {count}</source>
        <translation>共 {count} 人</translation>
    </message>
    <message>
        <source>{people} · without a phone: {count}</source>
        <translation>{people} · 无电话 {count} 人</translation>
    </message>
    <message>
        <source>Enrol from a pasted list</source>
        <translation>粘贴名单报名</translation>
    </message>
    <message>
        <source>Paste names and phones from a chat, a sign-up chain or a table, one person a line. You see what becomes of every line before anybody is enrolled.</source>
        <translation>从聊天记录、接龙或表格中粘贴姓名和电话，每人一行。报名之前可看到每一行的处理结果。</translation>
    </message>
    <message>
        <source>1. Zhou Jianing 13800002046
2. Sun Xiaoyu, 135 0000 6612, first row
3. Li Yun</source>
        <translation>1. 周佳宁 13800002046
2. 孙晓雨，135 0000 6612，第一排
3. 李云</translation>
    </message>
    <message>
        <source>The list, one person a line</source>
        <translation>名单，每人一行</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>See every line</source>
        <translation>逐行查看</translation>
    </message>
</context>
<context>
    <name>TrainingDoor</name>
    <message>
        <source>Unknown code {code}</source>
        <translation>不认识的码 {code}</translation>
    </message>
    <message>
        <source>Alt N registers somebody with this card</source>
        <translation>按 Alt N 用这张卡登记新人</translation>
    </message>
    <message>
        <source>A time is written like 14:51. Nothing was done yet.</source>
        <translation>时间请写成 14:51。还没有登记。</translation>
    </message>
    <message>
        <source>Please mark one with ↓, then Enter. Nothing was done yet.</source>
        <translation>请按 ↓ 选一位，再按回车。还没有登记。</translation>
    </message>
    <message>
        <source>Finish registering this one first, or Esc.</source>
        <translation>请先登记完这一位，或按 Esc 放弃。</translation>
    </message>
    <message>
        <source>{name} signed in</source>
        <translation>{name} 已签到</translation>
    </message>
    <message>
        <source>{name} enrolled</source>
        <translation>{name} 已报名</translation>
    </message>
    <message>
        <source>{name} signed out</source>
        <translation>{name} 已签退</translation>
    </message>
    <message>
        <source>{name} withdrawn</source>
        <translation>{name} 已退出报名</translation>
    </message>
    <message>
        <source>{name} has a seat</source>
        <translation>{name} 已递补</translation>
    </message>
    <message>
        <source>How they were signed in is no longer known, so this stays.</source>
        <translation>已查不到当时怎么签到的，无法撤回。</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>没有办成</translation>
    </message>
    <message>
        <source>{name} was not there</source>
        <translation>{name} 没有来</translation>
    </message>
    <message>
        <source>The sign-in is taken back, and the visit it counted.</source>
        <translation>签到已撤回，带出的到站登记也撤回。</translation>
    </message>
    <message>
        <source>The file is busy; this waits its turn and is done by itself.</source>
        <translation>文件正忙，排着队，稍后会自动完成。</translation>
    </message>
    <message>
        <source>{name} is signed in already, {time}</source>
        <translation>{name} {time} 已经签到</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>{name} signed in {time}</source>
        <translation>{name} 已签到 {time}</translation>
    </message>
    <message>
        <source>added on the spot</source>
        <translation>当场补报名</translation>
    </message>
    <message>
        <source>visit back-dated to {day}</source>
        <translation>到站登记记到{day}</translation>
    </message>
    <message>
        <source>{name} is on the waiting list, place {place}</source>
        <translation>{name} 已排候补第 {place} 位</translation>
    </message>
    <message>
        <source>{taken} of {capacity} seats held</source>
        <translation>名额 {taken} / {capacity}</translation>
    </message>
    <message>
        <source>{name} signed out {time}</source>
        <translation>{name} 已签退 {time}</translation>
    </message>
    <message>
        <source>{name} is signed out already, {time}</source>
        <translation>{name} {time} 已经签退</translation>
    </message>
    <message>
        <source>moved up from the waiting list: {names}</source>
        <translation>候补递补：{names}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Alt 2: enrol</source>
        <translation>Alt 2：报名</translation>
    </message>
    <message>
        <source>{came} of {taken} are there</source>
        <translation>已到 {came} / {taken}</translation>
    </message>
    <message>
        <source>Add here: {session}</source>
        <translation>补报名到这一场：{session}</translation>
    </message>
    <message>
        <source>{name} is not on this list, but on another one of the day. Which is meant?</source>
        <translation>{name} 不在这份名单上，报的是当天另一场。签到哪一场？</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>排候补</translation>
    </message>
    <message>
        <source>Sign in to {time} {session}</source>
        <translation>签到 {time} {session}</translation>
    </message>
    <message>
        <source>Sign in to {time} {session} (waiting list)</source>
        <translation>签到 {time} {session}（候补）</translation>
    </message>
    <message>
        <source>{name}: nothing was done</source>
        <translation>{name}：没有登记</translation>
    </message>
    <message>
        <source>Add a seat: {count}</source>
        <translation>加一个名额，共 {count} 个</translation>
    </message>
    <message>
        <source>{name}: {capacity} of {capacity} seats of {session} are held.</source>
        <translation>{name}：“{session}”的 {capacity} 个名额都满了。</translation>
    </message>
    <message>
        <source>{name}: {capacity} of {capacity} seats are held.</source>
        <translation>{name}：{capacity} 个名额都满了。</translation>
    </message>
    <message>
        <source>The session only begins at {time}. Close it now?</source>
        <translation>{time} 才开始。现在就结束吗？</translation>
    </message>
    <message>
        <source>Close it now</source>
        <translation>现在结束</translation>
    </message>
    <message>
        <source>Session closed</source>
        <translation>场次已结束</translation>
    </message>
    <message>
        <source>It did: close, {count} absent</source>
        <translation>举办了：结束，{count} 人未参加</translation>
    </message>
    <message>
        <source>It did not: cancel it</source>
        <translation>没有举办：取消场次</translation>
    </message>
    <message>
        <source>Nobody signed in. Did the session take place?</source>
        <translation>没有人签到。这一场举办了吗？</translation>
    </message>
    <message>
        <source>{came} came and are signed out · {absent} absent</source>
        <translation>到了 {came} 人，已签退 · 未参加 {absent} 人</translation>
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
        <source>Nobody has this tail. Did you mean one of these? ↓ marks</source>
        <translation>没有这个尾号。是不是下面的人？按 ↓ 选</translation>
    </message>
    <message>
        <source>Several found: ↓ marks, then Enter</source>
        <translation>有好几位：按 ↓ 选，再按回车</translation>
    </message>
    <message>
        <source>Nobody found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Nobody found. Enter registers somebody new here.</source>
        <translation>没有找到。按回车在这里登记新人。</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>找到的人</translation>
    </message>
    <message>
        <source>Not on the list</source>
        <translation>未报名</translation>
    </message>
    <message>
        <source>What the field does</source>
        <translation>输入框做什么</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time on the paper sheet, such as 14:51; may stay empty</source>
        <translation>纸质签到表上的时间，如 14:51；可以不填</translation>
    </message>
    <message>
        <source>{count} more questions wait</source>
        <translation>后面还有 {count} 个问题</translation>
    </message>
    <message>
        <source>Waiting {place}</source>
        <translation>候补 {place}</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>补录签到</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Scan or type: enrolled; when full they wait</source>
        <translation>扫码或输入姓名即报名；名额满了排候补</translation>
    </message>
    <message>
        <source>Scan or type: signed out</source>
        <translation>扫码或输入姓名即签退</translation>
    </message>
    <message>
        <source>Names, Enter each</source>
        <translation>照纸质签到表输入姓名，一人一个回车</translation>
    </message>
    <message>
        <source>Scan or type: signed in, and added if need be</source>
        <translation>扫码或输入姓名即签到；未报名的人直接补报名</translation>
    </message>
    <message>
        <source>Closed: who is written in now came at the beginning, or at the time given.</source>
        <translation>已结束：现在补录的人按开始时间或填写的时间算。</translation>
    </message>
    <message>
        <source>Written in from paper: the visit is back-dated to {day}. No time means the beginning.</source>
        <translation>补录：到站登记记到{day}。不填时间就按开始时间算。</translation>
    </message>
    <message>
        <source>Please write a name or a number.</source>
        <translation>请写姓名或手机号。</translation>
    </message>
    <message>
        <source>{name} registered</source>
        <translation>{name} 已登记</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Please press Alt and a letter for the category: {letters}</source>
        <translation>请按 Alt 加字母选类别：{letters}</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>Told orally; agrees to leave the number</source>
        <translation>已口头告知，同意留号码</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Name or number, Alt and a letter for the category, Enter</source>
        <translation>写姓名或手机号，Alt 加字母选类别，回车</translation>
    </message>
    <message>
        <source>Somebody new, with card {card}</source>
        <translation>新人，卡号 {card}</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>新人</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>照片和附件</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>回到名单</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Paste a picture (Ctrl+V)</source>
        <translation>粘贴图片 (Ctrl+V)</translation>
    </message>
    <message>
        <source>Photos of the event and slides are kept here. Drop files here, choose them, or paste a picture.</source>
        <translation>活动照片、课件放在这里。把文件拖进来、选择文件，或粘贴图片。</translation>
    </message>
    <message>
        <source>Enter opens · Del removes · drop files here to add them</source>
        <translation>回车打开 · Del 移除 · 把文件拖进来即添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Choose a photo or a file</source>
        <translation>选择照片或文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The clipboard holds no picture. Copy one, then paste it here.</source>
        <translation>剪贴板里没有图片。请先复制一张，再粘贴到这里。</translation>
    </message>
    <message>
        <source>{name} cannot be read. Close it elsewhere, or copy it here first.</source>
        <translation>读不了 {name}。请在别处关掉它，或先复制到这台电脑。</translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation>已移除 {name}</translation>
    </message>
    <message>
        <source>{name} is a program; it is kept, but not started from here.</source>
        <translation>{name} 是程序：已保存，但不从这里运行。</translation>
    </message>
    <message>
        <source>{name} is not there any more, or not what it was.</source>
        <translation>{name} 不在了，或者内容变了。</translation>
    </message>
    <message>
        <source>{name} is opened</source>
        <translation>已打开 {name}</translation>
    </message>
    <message>
        <source>This PC has no program that opens {name}.</source>
        <translation>这台电脑没有能打开 {name} 的程序。</translation>
    </message>
    <message>
        <source>Picture {moment}</source>
        <translation>图片 {moment}</translation>
    </message>
    <message>
        <source>This picture cannot be read.</source>
        <translation>读不了这张图片。</translation>
    </message>
    <message>
        <source>{name} kept</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>{name} is kept with the session</source>
        <translation>{name} 已存到这一场</translation>
    </message>
    <message>
        <source>Who is shown</source>
        <translation>显示哪些人</translation>
    </message>
    <message>
        <source>Who is on the list</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Nobody is on the list yet. Scan or type names above, or take them from a list.</source>
        <translation>名单上还没有人。在上面扫码或输入姓名，也可以从名单报名。</translation>
    </message>
    <message>
        <source>Nobody here.</source>
        <translation>这里没有人。</translation>
    </message>
    <message>
        <source>From a list…</source>
        <translation>从名单报名…</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>未参加</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>已报名</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已签到</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>↓ or F7 goes to the list; its keys stand here then</source>
        <translation>按 ↓ 或 F7 到名单，这里显示可用的键</translation>
    </message>
    <message>
        <source>Give seat</source>
        <translation>递补</translation>
    </message>
    <message>
        <source>Category · platform</source>
        <translation>类别 · 单位</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Give a seat</source>
        <translation>递补</translation>
    </message>
    <message>
        <source>Was not here after all</source>
        <translation>其实没来</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>退出报名</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <source>Pick a session at the left: who is enrolled, and the field that signs in.</source>
        <translation>在左边选一个场次：这里显示报名的人，并在这里签到。</translation>
    </message>
    <message>
        <source>Register somebody new</source>
        <translation>登记新人</translation>
    </message>
    <message>
        <source>To the list: keys of a row stand below it</source>
        <translation>到名单（每行的按键写在下面）</translation>
    </message>
    <message>
        <source>Files {count}</source>
        <translation>附件 {count}</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>The field signs in</source>
        <translation>输入框：签到</translation>
    </message>
    <message>
        <source>The field enrols</source>
        <translation>输入框：报名</translation>
    </message>
    <message>
        <source>The field signs out</source>
        <translation>输入框：签退</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>签到得 {points} 分</translation>
    </message>
    <message>
        <source>/ {count} attended</source>
        <translation>/ {count} 参加</translation>
    </message>
    <message>
        <source>/ {count} signed in</source>
        <translation>/ {count} 已签到</translation>
    </message>
    <message>
        <source>/ {count} enrolled</source>
        <translation>/ {count} 已报名</translation>
    </message>
    <message>
        <source>Sign-in sheet…</source>
        <translation>打印签到表…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Print the sign-in sheet…</source>
        <translation>打印签到表…</translation>
    </message>
    <message>
        <source>Ledgers of the month…</source>
        <translation>当月台账…</translation>
    </message>
    <message>
        <source>Print the attendance list…</source>
        <translation>打印参训名单…</translation>
    </message>
    <message>
        <source>Certificates…</source>
        <translation>证明…</translation>
    </message>
    <message>
        <source>Enrol from a list…</source>
        <translation>从名单报名…</translation>
    </message>
    <message>
        <source>Change the session…</source>
        <translation>修改场次…</translation>
    </message>
    <message>
        <source>Cancel the session…</source>
        <translation>取消场次…</translation>
    </message>
    <message>
        <source>Sign all out and close</source>
        <translation>全部签退并结束</translation>
    </message>
</context>
<context>
    <name>TrainingPlan</name>
    <message>
        <source>Cancelled: {session}</source>
        <translation>已取消场次：{session}</translation>
    </message>
    <message>
        <source>{session} does not take place.</source>
        <translation>{session}，取消不办了。</translation>
    </message>
    <message>
        <source>{headline} Reason: {reason}</source>
        <translation>{headline}原因：{reason}</translation>
    </message>
    <message>
        <source>Copied: {count} people</source>
        <translation>已复制 {count} 人</translation>
    </message>
    <message>
        <source>Cancel the session</source>
        <translation>取消这场</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Nobody is on its list.</source>
        <translation>还没有人报名。</translation>
    </message>
    <message>
        <source>{count} people are on its list and are to be told:</source>
        <translation>名单上有 {count} 人，取消后要逐一通知：</translation>
    </message>
    <message>
        <source>Cancelled. Please tell the {count} people on its list:</source>
        <translation>已取消。请通知名单上的 {count} 人：</translation>
    </message>
    <message>
        <source>Why? May be left empty.</source>
        <translation>取消原因，可不填</translation>
    </message>
    <message>
        <source>Who is to be told</source>
        <translation>要通知的人</translation>
    </message>
    <message>
        <source>Show all numbers</source>
        <translation>显示全部号码</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制名单</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>先不取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Trainings stand here: who is enrolled, who waits for a seat, who came. At the door everybody signs in with a card or a name.</source>
        <translation>谁报名、谁候补、谁到场都记在这里；开场时刷卡或输姓名即签到。</translation>
    </message>
    <message>
        <source>Plan the first session</source>
        <translation>安排第一场</translation>
    </message>
    <message>
        <source>To the sessions: arrow keys, Enter goes on</source>
        <translation>到场次列表：方向键选，回车进入</translation>
    </message>
    <message>
        <source>Plan a session</source>
        <translation>安排场次</translation>
    </message>
    <message>
        <source>Change the session shown</source>
        <translation>修改当前场次</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>时长（分钟）</translation>
    </message>
    <message>
        <source>Weekly, times</source>
        <translation>每周一场，共</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>授课人</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>签到积分</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>type, or ↓ for the usual ones</source>
        <translation>直接输入，或按 ↓ 选常用主题</translation>
    </message>
    <message>
        <source>15:00 or 1500</source>
        <translation>15:00 或 1500</translation>
    </message>
    <message>
        <source>Leave the rest days out</source>
        <translation>休息日不排</translation>
    </message>
    <message>
        <source>what to bring, whom to call</source>
        <translation>要带什么、找谁联系</translation>
    </message>
    <message>
        <source>Change {session}</source>
        <translation>修改 {session}</translation>
    </message>
    <message>
        <source>What was half typed is here again.</source>
        <translation>上次没填完的还在。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Begin afresh</source>
        <translation>清空重填</translation>
    </message>
    <message>
        <source>Changed: {session}</source>
        <translation>已修改：{session}</translation>
    </message>
    <message>
        <source>Planned: {topic}</source>
        <translation>已安排：{topic}</translation>
    </message>
    <message>
        <source>Planned {count} times: {topic}</source>
        <translation>已安排 {count} 场：{topic}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Plan them</source>
        <translation>安排这几场</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>{count} sessions: {days}</source>
        <translation>共 {count} 场：{days}</translation>
    </message>
    <message>
        <source>The station rests on this day.</source>
        <translation>这天站点休息。</translation>
    </message>
    <message>
        <source>This time is over: who came is written in afterwards, from the paper list.</source>
        <translation>这个时间已经过了：到场的人可按纸质签到表补录。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 场</translation>
    </message>
    <message>
        <source>At the same place at this time: {sessions}. It can be saved all the same.</source>
        <translation>同一地点这个时间已有：{sessions}。仍可保存。</translation>
    </message>
    <message>
        <source>At this time there is: {sessions}. It can be saved all the same.</source>
        <translation>这个时间已有：{sessions}。仍可保存。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{day} (rest day, left out)</source>
        <translation>{day}（休息日，不排）</translation>
    </message>
    <message>
        <source>{day} (rest day)</source>
        <translation>{day}（休息日）</translation>
    </message>
    <message>
        <source>Which sessions are shown</source>
        <translation>显示哪些场次</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>安排场次</translation>
    </message>
    <message>
        <source>The latest {count} are shown. Earlier ones stand in the ledger.</source>
        <translation>只列最近 {count} 场，更早的见台账。</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>即将开始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Nothing is planned.</source>
        <translation>还没有安排场次。</translation>
    </message>
    <message>
        <source>No session has ended yet.</source>
        <translation>还没有已结束的场次。</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} came</source>
        <translation>到场 {count} 人</translation>
    </message>
    <message>
        <source>{came} · {count} absent</source>
        <translation>{came} · 未参加 {count} 人</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>{day} {weekday}</source>
        <translation>{day} 周{weekday}</translation>
    </message>
    <message>
        <source>{title}, {moment}</source>
        <translation>{title}（{moment}）</translation>
    </message>
    <message>
        <source>Not closed yet</source>
        <translation>还没结束登记</translation>
    </message>
    <message>
        <source>{count} signed in</source>
        <translation>已签到 {count}</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>已满</translation>
    </message>
</context>
<context>
    <name>TrainingPrints</name>
    <message>
        <source>Print the attendance list</source>
        <translation>打印参训名单</translation>
    </message>
    <message>
        <source>Attendance list</source>
        <translation>参训名单</translation>
    </message>
    <message>
        <source>Should attend: {due}. Did attend: {came}.</source>
        <translation>应到 {due}，实到 {came}。</translation>
    </message>
    <message>
        <source>Nobody has signed in, so there is no list to print.</source>
        <translation>还没有人签到，没有名单可打印。</translation>
    </message>
    <message>
        <source>Print certificates</source>
        <translation>打印证明</translation>
    </message>
    <message>
        <source>Certificates given for “{topic}”</source>
        <translation>已为“{topic}”发放证明</translation>
    </message>
    <message>
        <source>Certificates are given once the session is closed. Please close it first.</source>
        <translation>场次结束后才能发证明，请先结束场次。</translation>
    </message>
    <message>
        <source>Certificates: {count}, one page each.</source>
        <translation>证明 {count} 份，每份一页。</translation>
    </message>
    <message>
        <source>Numbered already: {count}. They keep it.</source>
        <translation>已有编号 {count} 份，编号不变。</translation>
    </message>
    <message>
        <source>New: {count}. They get their numbers when you save or print.</source>
        <translation>新发 {count} 份，保存或打印时编号。</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names}等另 {count} 人</translation>
    </message>
    <message>
        <source>No certificate without a name: {names}. Enter their names on the page of people, then print again.</source>
        <translation>没有姓名不能发证明：{names}。请在“服务对象”里补上姓名后再打印。</translation>
    </message>
    <message>
        <source>Left out, because they did not attend: {count}.</source>
        <translation>没有参加的 {count} 人不在其中。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Previous page (PgUp)</source>
        <translation>上一页（PgUp）</translation>
    </message>
    <message>
        <source>Next page (PgDn)</source>
        <translation>下一页（PgDn）</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Nothing to print</source>
        <translation>没有可打印的内容</translation>
    </message>
    <message>
        <source>Print the sign-in sheet</source>
        <translation>打印签到表</translation>
    </message>
    <message>
        <source>How much is printed</source>
        <translation>打印内容</translation>
    </message>
    <message>
        <source>Names to sign</source>
        <translation>待签名单</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>已填写</translation>
    </message>
    <message>
        <source>Empty lines</source>
        <translation>空白表</translation>
    </message>
    <message>
        <source>Blank lines, at least</source>
        <translation>空行不少于</translation>
    </message>
    <message>
        <source>Sign-in sheet</source>
        <translation>签到表</translation>
    </message>
    <message>
        <source>Phone numbers are masked: everybody reads this sheet.</source>
        <translation>签到表人人看得到，手机号中间四位不显示。</translation>
    </message>
    <message>
        <source>Left out, because they wait: {count}.</source>
        <translation>候补的 {count} 人不在表上。</translation>
    </message>
    <message>
        <source>This session is cancelled.</source>
        <translation>这个场次已取消。</translation>
    </message>
    <message>
        <source>The session is not closed yet: this is how it stands now.</source>
        <translation>场次还没有结束，打印的是目前的情况。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>授课人</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Should attend</source>
        <translation>应到</translation>
    </message>
    <message>
        <source>Did attend</source>
        <translation>实到</translation>
    </message>
    <message>
        <source>Training sign-in sheet</source>
        <translation>培训活动签到表</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>类别 · 单位</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>In</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Not on the list? Use a blank line. Whoever writes a phone number agrees that the station keeps it to find their visits, and for nothing else. It may be left blank.</source>
        <translation>名单上没有的，请写在空行里。填写手机号即表示同意本站留存，仅用于查找本人的到站记录；也可以不填。</translation>
    </message>
    <message>
        <source>Trainer (signature): ______________</source>
        <translation>授课人（签名）：______________</translation>
    </message>
    <message>
        <source>On duty (signature): ______________</source>
        <translation>值班人（签名）：______________</translation>
    </message>
    <message>
        <source>Training attendance list</source>
        <translation>培训活动参训名单</translation>
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
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>The session is not closed yet: this is how it stood when this was drawn up.</source>
        <translation>场次尚未结束，以上为制表时的情况。</translation>
    </message>
    <message>
        <source>Drawn up {moment}</source>
        <translation>制表 {moment}</translation>
    </message>
    <message>
        <source>Certificate of attendance</source>
        <translation>培训证明</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>编号 {number}</translation>
    </message>
    <message>
        <source>This is to certify that</source>
        <translation>兹证明</translation>
    </message>
    <message>
        <source>attended the training</source>
        <translation>参加了培训</translation>
    </message>
    <message>
        <source>on {day}, {hours} in all.</source>
        <translation>时间 {day}，共 {hours}。特此证明。</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>盖章处</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}{day}日</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>______ people</source>
        <translation>______ 人</translation>
    </message>
    <message>
        <source>walk-ins {count}</source>
        <translation>其中现场 {count}</translation>
    </message>
    <message>
        <source>absent {count}</source>
        <translation>未参加 {count}</translation>
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
        <source>The station&apos;s file is of an older program (file {file}, this program {program}). Please open the desk on it once: it is brought up to date there, after a backup. {path}</source>
        <translation>站点文件是旧版程序的（文件 {file}，本程序 {program}）。请用前台打开一次：先备份，再自动升级。{path}</translation>
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
        <source>Order by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>The usual columns</source>
        <translation>恢复默认列</translation>
    </message>
    <message>
        <source>Date and arrival</source>
        <translation>日期和到站时间</translation>
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
        <source>Entered</source>
        <translation>录入时间</translation>
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
        <source>Edit</source>
        <translation>修改</translation>
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
E  edit
L  leaves
Delete  void
B  enter one of before
K  columns and order</source>
        <translation>选一条登记，在这里看全部内容。

↑ ↓  上下选择
回车  打开服务对象
E  修改
L  离站
Delete  作废
B  补录一条
K  列与排序</translation>
    </message>
    <message>
        <source>On site {minutes}</source>
        <translation>在站 {minutes}</translation>
    </message>
    <message>
        <source>{what}: {after}</source>
        <translation>{what}：{after}</translation>
    </message>
    <message>
        <source>search: {words}</source>
        <translation>查找：{words}</translation>
    </message>
    <message>
        <source>with void ones</source>
        <translation>含作废</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
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
        <source>edited</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>entered later</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>registered and entered later</source>
        <translation>建档并补录</translation>
    </message>
    <message>
        <source>typed in from a paper sheet</source>
        <translation>按纸质登记表录入</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>added “{service}”</source>
        <translation>添加“{service}”</translation>
    </message>
    <message>
        <source>took away “{service}”</source>
        <translation>去掉“{service}”</translation>
    </message>
    <message>
        <source>{what} taken away: {before}</source>
        <translation>去掉{what}：{before}</translation>
    </message>
    <message>
        <source>{what}: {before} → {after}</source>
        <translation>{what}：{before} → {after}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>taken back: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>{what} (reason: {reason})</source>
        <translation>{what}（原因：{reason}）</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>人数</translation>
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
        <source>reading the log…</source>
        <translation>正在读取登记…</translation>
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
        <source>Paper sheets…</source>
        <translation>补录纸质登记</translation>
    </message>
    <message>
        <source>Back-date one…</source>
        <translation>补录一条</translation>
    </message>
    <message>
        <source>Export shown…</source>
        <translation>导出当前所示</translation>
    </message>
    <message>
        <source>Columns and order</source>
        <translation>列与排序</translation>
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
        <source>The chosen visit: edit</source>
        <translation>选中的登记：修改</translation>
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
        <source>A void visit is not edited. Take the voiding back first.</source>
        <translation>作废的登记不能修改，请先撤销作废。</translation>
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
    <message>
        <source>Export what is shown</source>
        <translation>导出当前所示</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Rows: {rows}, in the order and with the columns of the table.</source>
        <translation>共 {rows} 行，顺序和列与表格一致。</translation>
    </message>
    <message>
        <source>Save what is shown</source>
        <translation>保存当前所示</translation>
    </message>
    <message>
        <source>Edit: {name}</source>
        <translation>修改：{name}</translation>
    </message>
    <message>
        <source>Enter a visit of before</source>
        <translation>补录一条登记</translation>
    </message>
    <message>
        <source>Please pick somebody from the list, or empty the field.</source>
        <translation>请从列表里选一位，或清空此栏。</translation>
    </message>
    <message>
        <source>{name}: visit entered for {day}.</source>
        <translation>{name}：已补录 {day} 的登记。</translation>
    </message>
    <message>
        <source>{name}: visit changed.</source>
        <translation>{name}：登记已修改。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Without a name only</source>
        <translation>只看未留名</translation>
    </message>
    <message>
        <source>New in these days only</source>
        <translation>只看这几天新增的人</translation>
    </message>
    <message>
        <source>On site only</source>
        <translation>只看在站</translation>
    </message>
    <message>
        <source>Back-dated only</source>
        <translation>只看补录</translation>
    </message>
    <message>
        <source>Imported only</source>
        <translation>只看导入</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Registered by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More: {count} filters</source>
        <translation>更多：{count} 项</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The month is over: why is it changed?</source>
        <translation>该月已结束，请写明修改原因。</translation>
    </message>
    <message>
        <source>if they leave it</source>
        <translation>愿意留就填</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Name, phone tail or card</source>
        <translation>姓名、手机尾号或卡号</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>找到的服务对象</translation>
    </message>
    <message>
        <source>Somebody new: “{name}”</source>
        <translation>新的服务对象：“{name}”</translation>
    </message>
    <message>
        <source>Will be registered as somebody new.</source>
        <translation>将作为新的服务对象建档。</translation>
    </message>
    <message>
        <source>↓ and Enter to pick</source>
        <translation>按 ↓ 选中，回车确定</translation>
    </message>
    <message>
        <source>Nobody found. Please type another name or number, or empty the field.</source>
        <translation>没有找到。请换个姓名或号码，或清空此栏。</translation>
    </message>
    <message>
        <source>Empty: without a name</source>
        <translation>留空即未留名</translation>
    </message>
</context>
</TS>
