"""Is it the same Korean name? Readings of a name in any script and spelling, their likeness, and why."""

from sekisho.names.korean.explaining import explain
from sekisho.names.korean.keys import class_keys
from sekisho.names.korean.likeness import likeness
from sekisho.names.korean.read import read_person, read_word
from sekisho.names.korean.reading import Reading
from sekisho.names.korean.surnames import is_surname
from sekisho.names.korean.syllable import Syllable

__all__ = ["Reading", "Syllable", "class_keys", "explain", "is_surname", "likeness", "read_person", "read_word"]
