"""How is a Chinese name written in Latin letters? In pinyin, Wade-Giles, Taiwan's ways, and as Cantonese."""

from sekisho.names.chinese.latin import sounds
from sekisho.names.chinese.person import read_person

__all__ = ["read_person", "sounds"]
