"""Invented names and numbers: put together from characters at random, so that they are nobody's in particular."""

from random import Random

# A common surname stands more than once, so that it is met more often.
_SURNAMES = (
    "王王王王王李李李李张张张张刘刘刘陈陈陈杨杨赵黄黄周周吴吴徐徐孙孙胡胡朱朱高高林林何何郭郭马马罗罗"
    "梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金"
    "陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章"
    "鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴"
    "席卫查屈鲍位覃霍翁隋甘景薄单包柏宁柯阮桂闵解车冉仇区朴盖尉燕乐"
)
_LONG_SURNAMES = ("欧阳", "上官", "司徒", "诸葛", "令狐", "尉迟", "夏侯", "皇甫", "慕容", "端木", "南宫", "长孙")
_SINGLE = "帆磊洁婷斌凯雯浩倩涛静岚蕾铭睿萌琪晗璐瑶航锐晨旭颖莹楠妍彤桐芸菲薇鑫淼焱垚骁珂琼瑾婧昕昊赟翀燊"
_FIRST = (
    "佳宇晓雨子思欣文俊建海春秋小丽秀玉红美爱金长永志国庆学德广世东南北远新宏振家成树福天景少书瑞启承泽"
    "云梦若诗语嘉艺可以安依清碧沐亦星月念初夕静婉如芷慕锦绍维守开治培继仲伯仕茂良运全顺连来发喜贵满银水"
)
_SECOND = (
    "宁涵轩宸泽阳辉斌梅兰芳英霞娟燕玲琴花珍萍荣华贵财林森山川河海江湖波涛龙虎凤鸣祥瑞福禄寿康健全飞翔"
    "鹤洋帆航程远达通顺利和平安定邦国栋梁柱才俊杰豪雄威武刚坚石磊岩峰岭松柏柳桃杏莲菊竹雪霜露霖雯雅"
    "茹蓉芝芹菁蔓薇萱蕊悦怡欢乐笑甜甄真纯诚信义仁礼智慧敏聪颖灵秀娜妮婵娇媛嫣然冉晴朗昭晖曦旺盛丰年"
)
_WEST_GIVEN = (
    "阿依努尔",
    "古丽米热",
    "热孜万",
    "吐尔洪",
    "艾克拜",
    "木尼热",
    "帕尔哈提",
    "迪丽努尔",
    "买合木提",
    "祖丽菲",
)
_WEST_FATHER = ("艾山", "吐逊", "卡德尔", "玉素甫", "肉孜", "巴拉提", "依明", "赛买提", "库尔班", "达吾提")
_PLATEAU = ("扎西", "洛桑", "次仁", "多吉", "平措", "卓玛", "央金", "格桑", "旦增", "白玛")
_STEPPE = ("巴图", "其其格", "乌云", "那日苏", "苏日娜", "哈斯", "格日勒", "朝鲁", "塔娜", "毕力格")
_ADDRESSES = ("{}师傅", "{}师傅", "{}师傅", "{}姐", "{}哥", "小{}", "老{}", "{}大姐", "{}叔")
_PHONE_HEADS = (
    "130", "131", "132", "133", "134", "135", "136", "137", "138", "139", "150", "151", "152", "155", "156", "157",
    "158", "159", "166", "173", "175", "176", "177", "178", "180", "181", "182", "183", "185", "186", "187", "188",
    "189", "191", "193", "198", "199",
)  # fmt: skip


def full_name(chance: Random) -> str:
    """A name such as 周佳宁, 沈帆, 欧阳清月, 吐尔洪·依明."""
    kind = chance.random()
    if kind < 0.012:
        return f"{chance.choice(_WEST_GIVEN)}·{chance.choice(_WEST_FATHER)}"
    if kind < 0.018:
        return "".join(chance.sample(_PLATEAU, 2))
    if kind < 0.022:
        return "".join(chance.sample(_STEPPE, 2))
    surname = chance.choice(_LONG_SURNAMES) if kind < 0.034 else chance.choice(_SURNAMES)
    if chance.random() < 0.16:
        return surname + chance.choice(_SINGLE)
    return surname + chance.choice(_FIRST) + chance.choice(_SECOND)


def form_of_address(chance: Random, name: str | None = None) -> str:
    """What somebody is called who leaves no name: 王师傅, 小林; with `name` by its first character."""
    return chance.choice(_ADDRESSES).format(name[0] if name else chance.choice(_SURNAMES))


def phone(chance: Random, taken: set[str]) -> str:
    """A mobile number nobody in `taken` has; it is added there."""
    while True:
        number = f"{chance.choice(_PHONE_HEADS)}{chance.randrange(10**8):08d}"
        if number not in taken:
            taken.add(number)
            return number
