"""What is changed at random: a sample or more of every format that is read."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sekisho.cases.read.arrival import Unreadable
from sekisho.cases.read.recognise import recognise
from sekisho.cases.read.source import Source
from sekisho.examples import PATHS

DOMAIN = Path(__file__).resolve().parents[3] / "shared" / "domain"
_TABLES = "ref"
_CASES = [
    {
        "id": "a",
        "kind": "payment",
        "date": "2019-02-28",
        "payer": {"names": ["Tanaka"], "residence": "JP", "listed": False},
        "payee": {"names": ["Ri"], "residence": "KP", "ids": [{"scheme": "passport", "value": "123"}]},
        "amount": {"currency": "USD", "value": "906.50"},
        "evidence": ["payee_identity"],
        "linked": [{"date": "2019-02-01", "amount": {"currency": "JPY", "value": 5}}],
    },
    {"id": "b", "kind": "voyage", "date": "2019-02-28", "ship": {"imo": "9187629"}, "calls": [{"port": "KPNAM"}]},
    {"id": "c", "kind": "cargo", "date": "2019-02-28", "movement": "import", "goods": [{"hs": "0307"}]},
]
_CSV = "id,kind,date,payee.residence,amount.currency,amount.value,payer.listed,regimes,evidence\n" + "".join(
    f"c{n},payment,2019-02-28,KP,JPY,{n}00,false,JP;UN,[]\n" for n in range(9)
)


def samples(folder: Path = DOMAIN) -> dict[str, list[bytes]]:
    """The samples by the format that they are recognised as.

    Args:
        folder: of real and made messages; without it only what ships is there.
    """
    found: dict[str, list[bytes]] = {}
    for data in _all(folder):
        try:
            name = recognise(Source("sample", io.BytesIO(data))).name
        except Unreadable:
            continue
        found.setdefault(name, []).append(data)
    messages = [message for some in list(found.values()) for message in some[:1]]
    found["zip"] = [_zip(messages)]
    found["gz"] = [gzip.compress(message) for message in messages]
    return found


def _all(folder: Path) -> Iterator[bytes]:
    for path in PATHS:
        yield from (
            (file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file())
            if path.is_dir()
            else [path.read_bytes()]
        )
    yield json.dumps(_CASES, indent=1).encode()
    yield "".join(json.dumps(case) + "\n" for case in _CASES).encode()
    yield _CSV.encode()
    if folder.is_dir():
        files = sorted(path for path in folder.rglob("*") if path.is_file() and _TABLES not in path.parts)
        yield from (path.read_bytes() for path in files)


def _zip(messages: list[bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target:
        for n, message in enumerate(messages):
            target.writestr(f"{n}.xml", message)
    return held.getvalue()
