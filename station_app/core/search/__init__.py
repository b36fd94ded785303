"""The one look-up box of the desk: a tail of a phone, a name, pinyin, a card, in whatever way it was typed."""
