"""What schema 5 begins with: topics of trainings, and the words they are found by in lists."""

from station_app.core.storage.sqlite import sqlite3

COURSES: tuple[tuple[str, str, str], ...] = (
    # code, zh, en
    ("heimlich", "海姆立克急救法", "Heimlich manoeuvre"),
    ("cpr_aed", "心肺复苏与 AED", "CPR and AED"),
    ("first_aid", "外伤急救包扎", "First aid for wounds"),
    ("traffic_safety", "交通安全", "Road safety"),
    ("ebike", "电动车安全与电池维护", "E-bike safety and batteries"),
    ("fire_safety", "消防安全", "Fire safety"),
    ("heat_safety", "防暑降温", "Working in the heat"),
    ("labour_rights", "劳动权益与保险", "Labour rights and insurance"),
    ("anti_fraud", "防诈骗", "Fraud prevention"),
    ("live_room", "直播间使用", "Using the live room"),
    ("short_video", "短视频拍摄", "Making short videos"),
    ("skills", "职业技能提升", "Vocational skills"),
    ("mental_health", "心理健康", "Mental health"),
    ("party_class", "党课学习", "Party class"),
    ("other", "其他", "Other"),
)

COURSE_WORDS: dict[str, str] = {
    "heimlich": "海姆立克 气道异物 heimlich",
    "cpr_aed": "心肺复苏 急救员 aed cpr",
    "traffic_safety": "交规 交通法规 文明骑行",
    "ebike": "电动车安全 电池维护 充电安全",
    "fire_safety": "消防 灭火",
    "labour_rights": "劳动权益 劳动法 工伤保险 社保 法律援助",
    "anti_fraud": "反诈 防骗",
    "live_room": "直播 直播技巧",
}


def seed_5(conn: sqlite3.Connection) -> None:
    """Give a file the topics of schema 5; part of the migration that makes their table."""
    conn.executemany(
        "INSERT INTO course (code, zh, en, sort, number, built_in) VALUES (?, ?, ?, ?, ?, 1)",
        [(*row, place, place) for place, row in enumerate(COURSES, 1)],
    )
    conn.executemany(
        "INSERT INTO alias (dictionary, word, code) VALUES ('course', ?, ?)",
        [(word, code) for code, words in COURSE_WORDS.items() for word in words.split()],
    )
