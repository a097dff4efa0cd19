"""What is written as an MT103 is read again: the same facts, for any parties, banks, amounts, days and texts."""

import datetime
import io
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sekisho.cases import Payment
from sekisho.cases.codes import COUNTRIES, CURRENCIES, Currency
from sekisho.cases.read import read_cases

# The X character set of FIN without what begins a field or ends a block.
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-?:().,'+ "
_COUNTRY = st.sampled_from(sorted(COUNTRIES))
_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _line(size: int) -> st.SearchStrategy[str]:
    """A line that no blank begins or ends, and that is no account, field, number or end of a block."""
    words = st.text(_SIGNS, min_size=1, max_size=size).map(lambda text: text.strip().lstrip("/:-"))
    return words.map(str.strip).filter(lambda text: bool(text) and text[1:2] != "/")


_ACCOUNT = st.text("0123456789", min_size=3, max_size=20).map(lambda text: {"scheme": "account", "value": text})
_BIC = st.builds(
    lambda bank, country, place, branch: f"{bank}{country}{place}{branch}",
    *(st.text(_UPPER, min_size=4, max_size=4), _COUNTRY),
    *(st.text(_UPPER + "0123456789", min_size=2, max_size=2), st.sampled_from(["", "XXX", "123"])),
)
_BANK_BY_BIC = _BIC.map(
    lambda bic: {"kind": "organisation", "ids": [{"scheme": "bic", "value": bic}], "residence": bic[4:6]}
)
_BANK_BY_NAME = st.builds(
    lambda name, address: {"kind": "organisation", "names": [name], "address": address},
    *(_line(34), st.lists(_line(35), min_size=1, max_size=3)),
)
_BANK_BY_NUMBER = st.builds(
    lambda number: {"kind": "organisation", "ids": [{"scheme": "usaba", "value": number}], "residence": "US"},
    st.text("0123456789", min_size=9, max_size=9),
)
_NAMED = st.fixed_dictionaries(
    {"names": _line(34).map(lambda name: [name])},
    optional={"ids": _ACCOUNT.map(lambda i: [i]), "address": st.lists(_line(35), min_size=1, max_size=3)},
)
_NUMBERED = st.fixed_dictionaries(
    {
        "names": _line(32).map(lambda name: [name]),
        "ids": st.one_of(
            _ACCOUNT.map(lambda i: [i]),
            st.builds(lambda c, v: [{"scheme": "passport", "value": v, "country": c}], _COUNTRY, _line(20)),
        ),
        "address": st.lists(_line(32), min_size=1, max_size=2),
        "address_country": _COUNTRY,
    },
    optional={"birth_date": st.dates(datetime.date(1900, 1, 1)).map(str), "birth_country": _COUNTRY},
)


@st.composite
def _amounts(draw: st.DrawFn) -> dict[str, str]:
    currency = Currency(draw(st.sampled_from(sorted(CURRENCIES))))
    decimals = draw(st.integers(0, currency.minor_units))
    whole = str(draw(st.integers(0, 10 ** (14 - decimals) - 1)))
    part = "".join(draw(st.lists(st.sampled_from("0123456789"), min_size=decimals, max_size=decimals)))
    return {"currency": str(currency), "value": f"{whole}.{part}" if part else whole}


_CASES = st.fixed_dictionaries(
    {
        "id": st.text(_UPPER + "0123456789", min_size=1, max_size=16),
        "date": st.dates(datetime.date(2000, 1, 1), datetime.date(2049, 12, 31)).map(str),
        "amount": _amounts(),
        "payer": st.one_of(_NAMED, _NUMBERED),
        "payee": st.one_of(_NAMED, _NUMBERED),
        "banks": st.lists(st.one_of(_BANK_BY_BIC, _BANK_BY_NAME, _BANK_BY_NUMBER), max_size=5),
        "text": st.lists(st.lists(_line(35), min_size=1, max_size=4), max_size=3),
    }
)


def write(case: dict[str, Any], sender: str, receiver: str, uetr: str, output: bool) -> str:
    """An MT103 that says a case."""
    here, there = (receiver, sender) if output else (sender, receiver)
    second = f"O1031200190227{terminal(there)}01613135551902271717N" if output else f"I103{terminal(there)}N"
    amount = f"{case['amount']['currency']}{case['amount']['value'].replace('.', ',')}"
    amount += "" if "," in amount else ","
    lines = [
        f":20:{case['id']}",
        ":23B:CRED",
        f":32A:{case['date'].replace('-', '')[2:]}{amount}",
        *customer("50", "K", case["payer"]),
        *(
            line
            for tag, bank in zip(("52", "53", "55", "56", "57"), case["banks"], strict=False)
            for line in agent(tag, bank)
        ),
        *customer("59", "", case["payee"]),
        *(f":{tag}:" + "\n".join(text) for tag, text in zip(("70", "72", "77B"), case["text"], strict=False)),
    ]
    third = f"{{3:{{121:{uetr}}}}}" if uetr else ""
    return f"{{1:F01{terminal(here)}0000000000}}{{2:{second}}}{third}{{4:\n" + "\n".join(lines) + "\n-}"


def terminal(bic: str) -> str:
    return f"{bic[:8]}A{bic[8:] or 'XXX'}"


def customer(tag: str, plain: str, party: dict[str, Any]) -> list[str]:
    ids = party.get("ids", [])
    if "address_country" not in party:
        account = [f"/{ids[0]['value']}"] if ids else []
        first, *others = [*account, *party["names"], *party.get("address", [])]
        return [f":{tag}{plain}:{first}", *others]
    number = f"/{ids[0]['value']}" if ids[0]["scheme"] == "account" else f"CCPT/{ids[0]['country']}/{ids[0]['value']}"
    street, *town = party["address"]
    lines = [f":{tag}F:{number}", *(f"1/{name}" for name in party["names"])]
    lines += [f"2/{street}", "/".join(["3", party["address_country"], *town])]
    lines += [f"4/{party['birth_date'].replace('-', '')}"] if "birth_date" in party else []
    lines += [f"5/{party['birth_country']}/TOWN"] if "birth_country" in party else []
    return lines


def agent(tag: str, bank: dict[str, Any]) -> list[str]:
    if "names" in bank:
        return [f":{tag}D:{bank['names'][0]}", *bank["address"]]
    (number,) = bank["ids"]
    return [f":{tag}A:{number['value']}"] if number["scheme"] == "bic" else [f":{tag}C://FW{number['value']}"]


def without_gaps(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: without_gaps(v) for k, v in value.items() if v is not None}
    return [without_gaps(v) for v in value] if isinstance(value, list | tuple) else value


@given(
    case=_CASES,
    sender=_BIC,
    receiver=_BIC,
    uetr=st.one_of(st.just(""), st.uuids().map(str)),
    output=st.booleans(),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_is_read(
    case: dict[str, Any], sender: str, receiver: str, uetr: str, output: bool, line_end: str
) -> None:
    text = write(case, sender, receiver, uetr, output).replace("\n", line_end)
    (arrival,) = read_cases(io.BytesIO(text.encode("ascii")))
    assert arrival.problems == ()
    assert isinstance(arrival.case, Payment)
    found = without_gaps(msgspec.to_builtins(arrival.case, enc_hook=str))
    of_persons = ("birth_date", "birth_country")
    for role in ("payer", "payee"):
        party = case[role]
        person = any(f in party for f in of_persons) or any(i["scheme"] == "passport" for i in party.get("ids", ()))
        assert found[role] == party | ({"kind": "person"} if person else {}), role
    ends = [
        {"kind": "organisation", "ids": [{"scheme": "bic", "value": f"{b[:8]}{b[8:] or 'XXX'}"}], "residence": b[4:6]}
        for b in (sender, receiver)
    ]
    assert found["agents"] == [*ends, *case["banks"]]
    assert found.get("text", []) == [" ".join(" ".join(lines).split()) for lines in case["text"]]
    assert found["id"] == (f"{case['id']}/{uetr}" if uetr else case["id"])
    assert (found["date"], found["amount"]) == (case["date"], case["amount"])
