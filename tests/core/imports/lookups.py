"""A small dictionary of the words the sample register uses, as the database side hands it in."""

from station_app.core.imports.model import Lookups

CATEGORIES = {
    "外卖配送员": "food_rider", "外卖": "food_rider", "快递员": "courier", "快递": "courier", "环卫工人": "sanitation",
    "环卫": "sanitation", "网约车司机": "ride_hail_driver", "网络主播": "streamer", "其他": "other",
}  # fmt: skip
PLATFORMS = {
    "美团": "meituan", "美团众包": "meituan", "淘宝闪购": "taobao", "饿了么": "taobao", "京东秒送": "jd_instant",
    "达达": "dada", "顺丰": "sf", "圆通": "yto", "中通": "zto", "申通": "sto", "韵达": "yunda", "极兔": "jt",
    "邮政EMS": "ems", "京东快递": "jd", "滴滴": "didi", "曹操": "caocao", "曹操出行": "caocao", "T3": "t3",
    "抖音": "douyin", "快手": "kuaishou", "环卫公司": "sanitation_company",
}  # fmt: skip
SERVICES = {
    "饮水": "water", "休息": "rest", "避暑": "shelter", "充电": "charging", "热饭": "hot_food", "用餐": "meal",
    "如厕": "restroom", "药品": "medicine", "雨具": "rain_gear", "借工具": "tool", "培训": "training",
    "咨询": "consultation",
}  # fmt: skip
LOOKUPS = Lookups(CATEGORIES, PLATFORMS, SERVICES)
