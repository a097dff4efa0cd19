"""Where does each field of a Zengin record stand? The 120 bytes of header, data and trailer.

Source: Japanese Bankers Association, record formats of the communication protocol for personal computers (December
2019), section 8, bulk transfer; the records of salary and bonus transfers have the same places for what is read here.
Text is JIS X 0201 (one byte a sign, half-width kana), which cp932 contains.
"""

from __future__ import annotations

RECORD_BYTES = 120
HEADER, DATA, TRAILER, END = b"1", b"2", b"8", b"9"
# Other kinds of file, such as direct debits (91), begin alike.
KINDS = {"21": "bulk transfer", "11": "salary", "71": "salary", "12": "bonus", "72": "bonus"}


def _places(*fields: tuple[str, int]) -> dict[str, slice]:
    places: dict[str, slice] = {}
    at = 0
    for name, size in fields:
        places[name] = slice(at, at + size)
        at += size
    return places


HEADER_FIELDS = _places(
    *(("record", 1), ("kind", 2), ("code", 1), ("originator", 10), ("originator_name", 40), ("day", 4)),
    *(("bank", 4), ("bank_name", 15), ("branch", 3), ("branch_name", 15)),
    *(("account_type", 1), ("account", 7), ("filler", 17)),
)
DATA_FIELDS = _places(
    *(("record", 1), ("bank", 4), ("bank_name", 15), ("branch", 3), ("branch_name", 15), ("clearing_house", 4)),
    *(("account_type", 1), ("account", 7), ("payee_name", 30), ("amount", 10), ("new_code", 1)),
    *(("customer_code_1", 10), ("customer_code_2", 10), ("method", 1), ("edi_mark", 1), ("filler", 7)),
)
TRAILER_FIELDS = _places(("record", 1), ("count", 6), ("total", 12), ("filler", 101))
