"""How are a million names read? The reader of names reads a word once, compiled code puts names together from that.

The law: what is not surely read as `names.read.read_name` reads it, that reads (`reader.py`); a test holds both equal.
"""
