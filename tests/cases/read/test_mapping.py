"""Does each format give the facts that the page says it gives, and no other?"""

import io
from datetime import date
from importlib.resources import files
from typing import Any

import msgspec
import pytest
import yaml

from sekisho.cases import KINDS
from sekisho.cases.read import READERS, read_cases
from sekisho.cases.read.fields import expected_at
from tests.cases.read.grants import test_iati as iati
from tests.cases.read.payments import test_zengin as zengin
from tests.cases.read.payments.test_mt import message as mt
from tests.cases.read.travellers.test_mrz import TD1, TD3, written
from tests.cases.read.travellers.test_paxlst import interchange, message
from tests.cases.read.voyages import test_ais as ais
from tests.cases.read.voyages import test_flag_history as flags
from tests.cases.read.voyages import test_port_calls as calls
from tests.cases.read.voyages import test_pre_arrival as report

MAPPING: list[dict[str, Any]] = yaml.safe_load(
    files("sekisho.cases").joinpath("data", "facts_of_messages.yaml").read_text(encoding="utf-8")
)
_ALWAYS = {"kind", "regimes"}
_PAYMENT = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>M1</MsgId></GrpHdr><CdtTrfTxInf><PmtId><EndToEndId>E1</EndToEndId></PmtId>
<IntrBkSttlmAmt Ccy="USD">906</IntrBkSttlmAmt><IntrBkSttlmDt>2019-02-27</IntrBkSttlmDt>
<UltmtDbtr><Nm>A</Nm></UltmtDbtr><Dbtr><Nm>B</Nm></Dbtr>
<DbtrAgt><FinInstnId><BICFI>TESTUS33XXX</BICFI></FinInstnId></DbtrAgt>
<Cdtr><Nm>C</Nm><PstlAdr><Ctry>CN</Ctry></PstlAdr><CtryOfRes>KP</CtryOfRes></Cdtr><UltmtCdtr><Nm>D</Nm></UltmtCdtr>
<Purp><Cd>GDDS</Cd></Purp><RmtInf><Ustrd>crab</Ustrd></RmtInf></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"""
_FLIGHT = ("TDT+20+JS271", "LOC+125+FNJ", "LOC+87+NRT", "DTM+232:1902271300:201")
_PERSON = (
    *("NAD+FL+++RI:CHOL SU+STREET 1+PYONGYANG+++PRK", "DTM+329:700101", "LOC+174+PRK", "LOC+178+FNJ", "LOC+179+NRT"),
    *("LOC+180+PRK", "NAT+2+PRK", "DOC+P+PS1234567", "LOC+91+PRK"),
)
_MT103 = mt(
    head=":20:REF1\n:23B:CRED\n:32A:190227USD906,\n",
    body=":50F:CCPT/KP/1\n1/TEST TARO\n3/JP/OSAKA\n4/19700101\n5/KP/WONSAN\n"
    ":52A:TESTUS33XXX\n:59F:/6\n1/RI OK SUN\n3/KP/PYONGYANG\n:70:medicine\n:77B:/ORDERRES/JP//\n/BENEFRES/KP//\n",
)
_ACTIVITY = iati.activity(
    "<title><narrative>Food</narrative></title>",
    '<activity-date type="2" iso-date="2018-06-01"/>',
    iati.country("KP"),
    '<default-aid-type code="3" vocabulary="2"/>',
    '<conditions attached="1"><condition type="1"><narrative>not for the DPRK</narrative></condition></conditions>',
    iati.moved(more=iati.WFP + "<description><narrative>rice</narrative></description>"),
)
# Whose messages state no day, or no year, which is then for the caller to give.
_ASKED = {"mrz": date(2019, 2, 26), "portcalls": date(2019, 2, 15), "flaghistory": date(2019, 2, 15)}
_ASKED |= dict.fromkeys(("ais-nmea", "ais-marinecadastre", "ais-danish"), ais.DAY)
_MESSAGES = {reader.name for reader in READERS} - {"json", "jsonl", "yaml", "csv"}
_NO_YEAR = {"zengin": zengin.DAY}
# For each reader messages that together say everything that the format can say.
SAMPLES: dict[str, tuple[str, ...]] = {
    "iso20022": (_PAYMENT,),
    "mrz": (written(TD3), written(TD1, optional="X17")),
    "paxlst": (interchange(message(*_FLIGHT, *_PERSON)),),
    "mt": (_MT103,),
    "zengin": (
        "".join((zengin.header(), zengin.data(codes="INVOICE 17", mark="Y"), zengin.trailer(1, 150000), zengin.END)),
    ),
    "prearrival": ("\n".join((report.HEADER + ",purpose", report.row(sts="2019-02-08 off Nampo") + ",cargo")),),
    **{
        f"ais-{name}": (ais.written(ais.CALLS, form), ais.written(ais.joined(*ais.pair()), form))
        for name, form in (("nmea", "nmea"), ("marinecadastre", "marine"), ("danish", "danish"))
    },
    "portcalls": ("\n".join((calls.HEADER + ",calls_since", calls.RAJIN + ",", calls.DALIAN + ",2016-02-19")),),
    "flaghistory": ("\n".join((flags.HEADER, flags.KP, flags.BZ)),),
    "iati": (iati.file(_ACTIVITY).decode(),),
}


def given(reader: str) -> set[tuple[str, ...]]:
    """Every path that the samples of a reader fill, items of lists under the path of the list."""
    found: set[tuple[str, ...]] = set()
    for text in SAMPLES[reader]:
        day = _ASKED.get(reader) or _NO_YEAR.get(reader)
        data = text.encode("cp932" if reader == "zengin" else "utf-8")
        for arrival in read_cases(io.BytesIO(data), as_of=day):
            assert arrival.reader == reader
            assert arrival.case is not None, arrival.problems
            found |= set(paths(arrival.case)) - ({("date",)} if reader in _ASKED else set())
    return found


def paths(value: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if isinstance(value, tuple):
        return [path, *(p for item in value for p in paths(item, path))]
    if not isinstance(value, msgspec.Struct):
        return [] if value is None else [path]
    names = {f.name: f.encode_name for f in msgspec.structs.fields(value)}
    below = [p for name, said in names.items() for p in paths(getattr(value, name), (*path, said))]
    return [path, *below] if path else below


def facts(reader: str) -> set[tuple[str, ...]]:
    (one,) = (one for one in MAPPING if one["reader"] == reader)
    return {tuple(fact.split(".")) for fact in one["facts"]}


def test_every_format_of_the_mapping_is_read_and_has_samples() -> None:
    named = [one["reader"] for one in MAPPING]
    assert len(named) == len(set(named))
    assert set(named) == set(SAMPLES)
    assert set(named) == _MESSAGES


@pytest.mark.parametrize("reader", SAMPLES)
def test_the_format_gives_every_fact_that_the_mapping_names(reader: str) -> None:
    assert facts(reader) - given(reader) == set()


@pytest.mark.parametrize("reader", SAMPLES)
def test_the_format_gives_no_fact_that_the_mapping_does_not_name(reader: str) -> None:
    assert {path[0] for path in given(reader)} - {path[0] for path in facts(reader)} - _ALWAYS == set()


@pytest.mark.parametrize("reader", ["mrz", "paxlst"])
def test_what_is_known_of_a_person_is_named_in_full(reader: str) -> None:
    said = {path[:2] for path in given(reader) if path[0] == "person" and len(path) > 1}
    assert said == {path for path in facts(reader) if path[0] == "person"}


def test_every_fact_is_a_place_of_the_model() -> None:
    for one in MAPPING:
        for fact in one["facts"]:
            steps = fact.split(".")
            assert any(known(struct, steps) for struct in KINDS.values()), fact


def known(struct: type, steps: list[str]) -> bool:
    """Whether the model has this place, an item of a list left to be understood."""
    path: tuple[str | int, ...] = ()
    for step in steps:
        ways = [(*path, step), (*path, 0, step)] if path else [(step,)]
        held = next((way for way in ways if expected_at(struct, way)), None)
        if held is None:
            return False
        path = held
    return True


def test_a_place_that_the_model_does_not_have_is_found() -> None:
    assert known(KINDS["payment"], ["agents", "residence"])
    assert not known(KINDS["payment"], ["agents", "colour"])
