"""What schema 4 begins with: kinds of amenities and supplies, and the points of the daily check."""

from station_app.core.storage.sqlite import sqlite3

AMENITY_KINDS: tuple[tuple[str, str, str], ...] = (
    # code, zh, en
    ("charging", "充电位", "Charging"),
    ("seating", "休息座位", "Seats"),
    ("water", "饮水机", "Water dispenser"),
    ("fridge", "电冰箱", "Fridge"),
    ("microwave", "微波炉", "Microwave"),
    ("air", "空调", "Air conditioner"),
    ("live_room", "直播间", "Live room"),
    ("aed", "AED", "AED"),
    ("medicine_box", "急救药箱", "First-aid box"),
    ("restroom", "卫生间", "Restroom"),
    ("fire", "消防器材", "Fire equipment"),
    ("tools", "工具柜", "Tool cabinet"),
    ("network", "网络", "Network"),
    ("other", "其他", "Other"),
)

SUPPLY_KINDS: tuple[tuple[str, str, str, str | None], ...] = (
    # code, zh, en, the service of a visit it is handed out with
    ("drink", "饮品", "Drinks", "supplies"),
    ("food", "食品", "Food", "supplies"),
    ("medicine", "药品", "Medicine", "medicine"),
    ("giveaway", "慰问品", "Giveaways", "supplies"),
    ("gift", "兑换礼品", "Gifts", "supplies"),
    ("daily", "日用耗材", "Daily goods", None),
    ("equipment", "设备耗材", "Equipment parts", None),
    ("other", "其他", "Other", None),
)

CHECK_ITEMS: tuple[tuple[str, str, str, str | None, int], ...] = (
    # code, zh, en, kind of amenity it is about, heat level from which it is looked at
    ("door_sign", "门头标识", "Door sign", None, 0),
    ("hours_sign", "开放时间牌", "Opening hours sign", None, 0),
    ("water", "饮水机", "Water dispenser", "water", 0),
    ("fridge", "冰箱温度", "Fridge temperature", "fridge", 0),
    ("microwave", "微波炉", "Microwave", "microwave", 0),
    ("air", "空调", "Air conditioner", "air", 0),
    ("sockets", "插座线缆", "Sockets and cables", "charging", 0),
    ("extinguisher", "灭火器", "Fire extinguisher", "fire", 0),
    ("exit", "安全出口", "Emergency exit", None, 0),
    ("medicine_box", "药箱效期", "Expiry of medicine", "medicine_box", 0),
    ("aed", "AED 指示灯", "AED indicator", "aed", 0),
    ("tools", "工具柜清点", "Tools counted", "tools", 0),
    ("drinks", "饮品批次", "Drink batches", None, 0),
    ("restroom", "厕所卫生", "Restroom hygiene", "restroom", 0),
    ("no_batteries", "无电池入室充电", "No battery charged indoors", None, 0),
    ("network", "网络", "Network", "network", 0),
    ("heat_drinks", "防暑饮品备足", "Enough cold drinks", None, 35),
    ("heat_medicine", "防暑药品", "Heat medicine", None, 35),
    ("heat_fans", "风扇遮阳", "Fans and shade", None, 35),
    ("heat_ice", "冰块冰袋", "Ice and cold packs", None, 37),
    ("heat_ambulance", "急救联系牌", "Emergency numbers on show", None, 40),
)

SUPPLY_WORDS: dict[str, str] = {
    # Words that names of supplies hold: an import guesses the kind by them.
    "drink": "水 矿泉水 饮料 酸梅汤 绿豆汤 茶 可乐 豆浆 牛奶 冰红茶 water drink tea juice",
    "food": "面包 饼干 方便面 火腿肠 糖 巧克力 盒饭 bread biscuit noodles",
    "medicine": "药 藿香 藿香正气水 创可贴 碘伏 棉签 纱布 酒精 体温计 清凉油 风油精 人丹 仁丹 medicine plaster bandage",
    "giveaway": "毛巾 手套 冰袖 口罩 头盔 保温杯 护膝 反光 towel gloves mask helmet",
    "gift": "礼包 礼品 gift",
    "daily": "纸巾 抽纸 卫生纸 垃圾袋 洗手液 纸杯 洗洁精 拖把 tissue cup soap",
    "equipment": "电极片 滤芯 电池 灯泡 插排 pads filter battery",
}


def seed_4(conn: sqlite3.Connection) -> None:
    """Give a file the dictionaries of schema 4; part of the migration that makes their tables."""
    conn.executemany(
        "INSERT INTO amenity_kind (code, zh, en, sort, number, built_in) VALUES (?, ?, ?, ?, ?, 1)",
        [(*row, place, place) for place, row in enumerate(AMENITY_KINDS, 1)],
    )
    conn.executemany(
        "INSERT INTO supply_kind (code, zh, en, service, sort, number, built_in) VALUES (?, ?, ?, ?, ?, ?, 1)",
        [(*row, place, place) for place, row in enumerate(SUPPLY_KINDS, 1)],
    )
    conn.executemany(
        "INSERT INTO check_item (code, zh, en, amenity_kind, heat, sort, number, built_in)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
        [(*row, place, place) for place, row in enumerate(CHECK_ITEMS, 1)],
    )
    conn.executemany(
        "INSERT INTO alias (dictionary, word, code) VALUES ('supply_kind', ?, ?)",
        [(word, code) for code, words in SUPPLY_WORDS.items() for word in words.split()],
    )
