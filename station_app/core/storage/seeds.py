"""The dictionaries a new station starts with: codes, Chinese and English labels, other spellings."""

import json
import uuid

from station_app.core.storage.sqlite import sqlite3

CATEGORIES: tuple[tuple[str, str, str, str, str | None], ...] = (
    # code, zh, en, kin, desk letter
    ("food_rider", "外卖配送员", "Food rider", "new_employment", "W"),
    ("courier", "快递员", "Courier", "new_employment", "K"),
    ("ride_hail_driver", "网约车司机", "Ride-hail driver", "new_employment", "C"),
    ("truck_driver", "货车司机", "Truck driver", "new_employment", None),
    ("streamer", "网络主播", "Streamer", "new_employment", "Z"),
    ("designated_driver", "代驾", "Designated driver", "new_employment", None),
    ("errand_runner", "跑腿", "Errand runner", "new_employment", None),
    ("domestic_worker", "家政", "Domestic worker", "new_employment", None),
    ("sanitation", "环卫工人", "Sanitation worker", "outdoor", "H"),
    ("traffic_police", "交警辅警", "Traffic police", "outdoor", None),
    ("urban_mgmt", "城管协管", "Urban management", "outdoor", None),
    ("gardener", "园林绿化", "Gardener", "outdoor", None),
    ("municipal", "市政维修", "Municipal repair", "outdoor", None),
    ("builder", "建筑工人", "Builder", "outdoor", None),
    ("taxi_driver", "出租车司机", "Taxi driver", "outdoor", None),
    ("bus_driver", "公交司机", "Bus driver", "outdoor", None),
    ("postman", "邮政投递员", "Postal worker", "outdoor", None),
    ("parking", "停车收费员", "Parking attendant", "outdoor", None),
    ("guard", "保安", "Security guard", "outdoor", None),
    ("grid_worker", "网格员", "Grid worker", "outdoor", None),
    ("resident", "社区居民", "Resident", "other", None),
    ("volunteer", "志愿者", "Volunteer", "other", None),
    ("other", "其他", "Other", "other", "Q"),
    ("unknown", "未填", "Not stated", "other", None),
)

PLATFORMS: tuple[tuple[str, str, str], ...] = (
    ("meituan", "美团", "Meituan"),
    ("taobao_flash", "淘宝闪购", "Taobao Flash"),
    ("jd_instant", "京东秒送", "JD Instant"),
    ("dada", "达达", "Dada"),
    ("shansong", "闪送", "FlashEx"),
    ("sf_city", "顺丰同城", "SF City Rush"),
    ("uu", "UU跑腿", "UU Runner"),
    ("dingdong", "叮咚买菜", "Dingdong Maicai"),
    ("sf", "顺丰", "SF Express"),
    ("yto", "圆通", "YTO Express"),
    ("zto", "中通", "ZTO Express"),
    ("sto", "申通", "STO Express"),
    ("yunda", "韵达", "Yunda Express"),
    ("jt", "极兔", "J&T Express"),
    ("ems", "邮政EMS", "China Post EMS"),
    ("jd", "京东快递", "JD Express"),
    ("deppon", "德邦", "Deppon"),
    ("didi", "滴滴", "DiDi"),
    ("caocao", "曹操出行", "Caocao Mobility"),
    ("t3", "T3", "T3 Mobility"),
    ("amap", "高德", "Amap"),
    ("hello", "哈啰", "Hello"),
    ("huolala", "货拉拉", "Huolala"),
    ("manbang", "满帮", "Manbang"),
    ("douyin", "抖音", "Douyin"),
    ("kuaishou", "快手", "Kuaishou"),
    ("sanitation_company", "环卫公司", "Sanitation company"),
    ("traffic_brigade", "交警大队", "Traffic brigade"),
    ("freelance", "自由职业", "Freelance"),
    ("other", "其他", "Other"),
)

SERVICES: tuple[tuple[str, str, str], ...] = (
    # The order is the order of the desk's keys 1-9: what riders ask for most comes first.
    ("water", "饮水", "Water"),
    ("rest", "休息", "Rest"),
    ("charging", "充电", "Charging"),
    ("hot_food", "热饭", "Warm food"),
    ("meal", "用餐", "Meal"),
    ("restroom", "如厕", "Restroom"),
    ("live_room", "直播", "Live room"),
    ("shelter", "避暑取暖", "Shelter"),
    ("medicine", "药品", "Medicine"),
    ("rain_gear", "雨具", "Rain gear"),
    ("tool", "借工具", "Tool"),
    ("reading", "阅读", "Reading"),
    ("training", "培训", "Training"),
    ("haircut", "理发", "Haircut"),
    ("consultation", "咨询求助", "Consultation"),
    ("supplies", "领取物资", "Supplies"),
    ("other", "其他", "Other"),
)

ALIASES: tuple[tuple[str, str, str], ...] = (
    # dictionary, another spelling met in registers, code
    ("category", "外卖", "food_rider"),
    ("category", "外卖员", "food_rider"),
    ("category", "外卖骑手", "food_rider"),
    ("category", "骑手", "food_rider"),
    ("category", "网约配送员", "food_rider"),
    ("category", "快递", "courier"),
    ("category", "快递小哥", "courier"),
    ("category", "网约车", "ride_hail_driver"),
    ("category", "司机", "ride_hail_driver"),
    ("category", "货车", "truck_driver"),
    ("category", "主播", "streamer"),
    ("category", "环卫", "sanitation"),
    ("category", "环卫工", "sanitation"),
    ("category", "环卫师傅", "sanitation"),
    ("category", "交警", "traffic_police"),
    ("category", "辅警", "traffic_police"),
    ("category", "城管", "urban_mgmt"),
    ("category", "园林", "gardener"),
    ("category", "出租车", "taxi_driver"),
    ("category", "公交", "bus_driver"),
    ("category", "投递员", "postman"),
    ("category", "居民", "resident"),
    ("platform", "饿了么", "taobao_flash"),
    ("platform", "美团众包", "meituan"),
    ("platform", "美团专送", "meituan"),
    ("platform", "美团外卖", "meituan"),
    ("platform", "京东到家", "jd_instant"),
    ("platform", "达达快送", "dada"),
    ("platform", "顺丰速运", "sf"),
    ("platform", "圆通速递", "yto"),
    ("platform", "中通快递", "zto"),
    ("platform", "申通快递", "sto"),
    ("platform", "韵达快递", "yunda"),
    ("platform", "极兔速递", "jt"),
    ("platform", "邮政", "ems"),
    ("platform", "EMS", "ems"),
    ("platform", "京东", "jd"),
    ("platform", "滴滴出行", "didi"),
    ("platform", "曹操", "caocao"),
    ("platform", "T3出行", "t3"),
    ("platform", "高德打车", "amap"),
    ("platform", "环卫", "sanitation_company"),
    ("service", "喝水", "water"),
    ("service", "接水", "water"),
    ("service", "歇脚", "rest"),
    ("service", "避暑", "shelter"),
    ("service", "取暖", "shelter"),
    ("service", "乘凉", "shelter"),
    ("service", "加热", "hot_food"),
    ("service", "微波炉", "hot_food"),
    ("service", "吃饭", "meal"),
    ("service", "就餐", "meal"),
    ("service", "厕所", "restroom"),
    ("service", "卫生间", "restroom"),
    ("service", "药", "medicine"),
    ("service", "雨衣", "rain_gear"),
    ("service", "雨伞", "rain_gear"),
    ("service", "工具", "tool"),
    ("service", "借还工具", "tool"),
    ("service", "看书", "reading"),
    ("service", "咨询", "consultation"),
    ("service", "求助", "consultation"),
    ("service", "物资", "supplies"),
    ("service", "领物资", "supplies"),
)


def seed(conn: sqlite3.Connection) -> None:
    """Give a new file its dictionaries and the station's UUID; part of the migration that makes the tables."""
    conn.executemany(
        "INSERT INTO category (code, zh, en, kin, letter, sort, built_in) VALUES (?, ?, ?, ?, ?, ?, 1)",
        [(*row, place) for place, row in enumerate(CATEGORIES, 1)],
    )
    for table, words in (("platform", PLATFORMS), ("service", SERVICES)):
        conn.executemany(
            f"INSERT INTO {table} (code, zh, en, sort, built_in) VALUES (?, ?, ?, ?, 1)",
            [(*row, place) for place, row in enumerate(words, 1)],
        )
    conn.executemany("INSERT INTO alias (dictionary, word, code) VALUES (?, ?, ?)", ALIASES)
    conn.execute("INSERT INTO setting (key, value) VALUES ('station.uuid', ?)", (json.dumps(str(uuid.uuid4())),))


NOTICE = (
    "本站登记您的称呼、手机号和人员类别，用于到站登记、工具借还和活动通知，统计上报不含姓名和号码。"
    "资料只保存在本站电脑里，满两年未到站即清除。您可以不留姓名和手机号，也可以随时查看、更正或要求删除。"
)
"""The first version of what people are told before their number is kept; the station may write its own."""


def seed_2(conn: sqlite3.Connection) -> None:
    """What schema 2 begins with: the first notice. It is as old as the program, so that every file has the same."""
    conn.execute("INSERT INTO notice (version, text, at) VALUES (1, ?, '2026-11-24T00:00:00.000000Z')", (NOTICE,))


TOOL_KINDS: tuple[tuple[str, str, str], ...] = (
    ("hand", "手动工具", "Hand tools"),
    ("bike", "修车充气", "Repair and air"),
    ("live", "直播设备", "Streaming gear"),
    ("rain", "雨具", "Rain gear"),
    ("other", "其他", "Other"),
)

TOOL_WORDS: dict[str, str] = {
    # Words that names of tools hold: an import guesses the kind by them.
    "hand": "锤子 锤 扳手 螺丝刀 改锥 起子 钳子 钳 内六角 卷尺 锯 锉 凿 hammer wrench spanner screwdriver pliers saw "
    "drill sander chisel plane level ruler",
    "bike": "打气筒 充气 补胎 补胎工具 应急电源 搭电 千斤顶 pump tire tyre jack jumper inflator bike",
    "live": "话筒 麦克风 打光板 补光灯 环形灯 三脚架 支架 microphone tripod softbox",
    "rain": "雨衣 雨伞 伞 雨鞋 raincoat umbrella poncho",
    "other": "手电 手电筒 电笔 针线包 充电宝 轮椅 flashlight cooler tent",
}


def seed_3(conn: sqlite3.Connection) -> None:
    """What schema 3 begins with: the kinds of tools and the words they are known by."""
    conn.executemany(
        "INSERT INTO tool_kind (code, zh, en, sort, number, built_in) VALUES (?, ?, ?, ?, ?, 1)",
        [(*row, place, place) for place, row in enumerate(TOOL_KINDS, 1)],
    )
    conn.executemany(
        "INSERT INTO alias (dictionary, word, code) VALUES ('tool_kind', ?, ?)",
        [(word, code) for code, words in TOOL_WORDS.items() for word in words.split()],
    )
