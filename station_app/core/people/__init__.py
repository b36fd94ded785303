"""The people the station serves (服务对象): known by a name, a phone, a card, or by nothing but a category."""
