"""Are the MT samples read with the right facts? The table was written by hand from the messages."""

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sekisho.cases import Party, Payment
from sekisho.cases.read import read_cases

# Each agent: BIC or name or account, country. First the bank that sends, then the one that receives, then the fields.
SRI_LANKA = {"names": ["RASA ENGINEERING SERVICES (PVT) L"], "address": ["NO 852-60", "SHARUK PURA", "SRI LANKA"]}
LK_ACCOUNT = {"ids": [{"scheme": "account", "value": "100811000148"}]}
ONE: dict[str, dict[str, Any]] = {
    "ballerina_MT103_JPY_goods.fin": {
        "id": "990OTT250922014/09797101-a670-4e81-98ed-34b409736402",
        "date": "2025-09-22",
        "amount": ("JPY", "100"),
        "payer": SRI_LANKA | LK_ACCOUNT,
        "payee": {
            "names": ["SHASHU LANXI SHANYE"],
            "address": ["MACHINERY CO LTD", "MACHINERY CO LTD"],
            "ids": [{"scheme": "account", "value": "2563529"}],
        },
        "agents": [("ABCDLKLXXXX", "LK"), ("MHCBJPJTXXX", "JP"), ("ABCDLKLXXXX", "LK"), ("ICBKCNBJZJP", "CN")],
        "text": ["IMPORT OF GOOD INV NO : 1526395 INV DATE : 10.10.2025 LKMIOP", "/INS/JKKILKOKSIKF"],
    },
    "ballerina_MT103_USD_purposecode.fin": {
        "id": "990OTT250922015/09797101-a670-4e81-98ed-34b409736400",
        "date": "2025-09-22",
        "amount": ("USD", "100"),
        "payer": SRI_LANKA | LK_ACCOUNT,
        "payee": {
            "names": ["ZHEJIANG LANXI SHANYE"],
            "address": ["ZHEJIANG LANXI SHANYE", "ZHEJIANG LANXI SHANYE"],
            "ids": [{"scheme": "account", "value": "15236859635"}],
        },
        "agents": [("AABSLKLXXXX", "LK"), ("HANYUS33XXX", "US"), ("AABSLKLXXXX", "LK"), ("ICBKCNBJZJP", "CN")],
        "text": [
            "IMPORT OF GOOD INV NO :14255639 INV DATE : 24225236589 PURPOSE CODE : GDI",
            "/INS/NHMJKIIIIJMKIOLLPOUJI /INS/NHMJKIIIIJMKIOLLPOUJI /INS/NHMJKIIIIJMKIOLLPOUJI",
        ],
        "usd_clearing": True,
    },
    # The customers of sequence B pay and are paid; every bank of both sequences is an agent.
    "ballerina_MT202COV_RON.fin": {
        "id": "pacs9bizmsgidr01/174c245f-2682-4291-ad67-2a41e530cd27",
        "date": "2022-10-20",
        "amount": ("RON", "26546464"),
        "payer": {
            "names": ["Debtor Co"],
            "address": ["High Street", "Epping"],
            "address_country": "GB",
            "ids": [{"scheme": "account", "value": "25698745"}],
        },
        "payee": {
            "names": ["Ardent Finance"],
            "address": ["Main Street", "Bucharest"],
            "address_country": "RO",
            "ids": [{"scheme": "account", "value": "65479512"}],
        },
        "agents": [
            *(("MYMBGB2LXXX", "GB"), ("INGBROBUXXX", "RO")),
            *(("MYMBGB2LXXX", "GB"), ("RZBRROBUXXX", "RO"), ("GEBABEBBXXX", "BE")),
            *(("MYMBGB2LXXX", "GB"), ("GEBABEBBXXX", "BE")),
        ],
        "text": ["/INS/INGBROBUXXX"],
    },
    # A plain MT202: without 52a the sender pays; 58D begins with a name between slashes, where an account may stand.
    "ballerina_MT202_USD_BOTKJPJT.fin": {
        "id": "IBPPAB049250002/09797101-a670-4e81-98ed-34b409736510",
        "date": "2025-09-24",
        "amount": ("USD", "100"),
        "payer": {"kind": "organisation", "residence": "LK", "ids": [{"scheme": "bic", "value": "ABCDLKLXXXX"}]},
        "payee": {
            "names": ["MUFG LTD"],
            "kind": "organisation",
            "address": ["INTERNATIONAL BANKING DEPARTME", "FEDERAL TOWERS MARINE DRIVE", "ERNAKULAM 682031"],
        },
        "agents": [("ABCDLKLXXXX", "LK"), ("BCEYIN5MXXX", "IN"), ("BOTKJPJT", "JP"), ("CITIUS33XXX", "US")],
        "text": ["/INS/BILL PROCEEDS"],
        "usd_clearing": True,
    },
}

# Id, line, day, amount, payer, payee, agents beside sender and receiver.
NG = ("CCCCNGLA", "NG")
BULK: list[tuple[Any, ...]] = [
    (
        *("234234233", 1, "2019-04-25", "USD 3710", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "BBBBBBBBBBBBBBBB"),
        [("BBBBUS33XXX", "US"), ("AAAAUSLAXXX", "US"), NG, ("00000000000000", None)],
    ),
    (
        *("C4772342333", 20, "2019-04-25", "USD 1350", "ANANANANANANA", "VICTORY FOOBAR"),
        [("BKTRUS33XXX", "US"), ("AAAAUSLAXXX", "US"), NG],
    ),
    (
        *("201904250034434", 37, "2019-04-25", "USD 1444.8", "OLD MUTUAL GENERAL INSURAN", "GGGGGGGGGGGGGGGGG"),
        [("BBBBUS33XXX", "US"), ("AAAAUSLAXXX", "US"), NG, ("000000000000", None)],
    ),
]
US, OWN = ("CCCCUSMMXXX", "US"), ("BICFOOYYXXX", None)
OUT: list[tuple[Any, ...]] = [
    (
        *("22342343/8579f4a4-a547-463e-ae63-e7c6620d59b4", 1, "2019-10-14", "USD 1814.28"),
        *("FOO CAPITAL MARKETS LP", "MERCADOS Y GESTION DE VALORES SA"),
        [("BBBBUS3NXXX", "US"), OWN, ("NORTH FOO BANK", None)],
    ),
    (
        *("INGDESMM", 23, "2019-10-28", "EUR 111222.33", "FOO DIRECT", "FOO DIRECT EUROSTOXX 99"),
        [US, OWN, ("FOODESMM", "ES"), ("FOODESMMXXX", "ES"), ("BICFOOYY", None)],
    ),
    (
        *("INGDESMM#2", 38, "2007-10-28", "EUR 54321.23", "FOO DIRECT", "FOO DIRECT III FONDO DE PENSIONES I"),
        [US, OWN, ("FOODESMM", "ES"), ("FOODESMMXXX", "ES"), ("BICFOOYY", None)],
    ),
    (
        *("FOODESMM", 54, "2006-10-28", "EUR 19999", "FOO DIRECT", "FOO DIRECT IBEX 35"),
        [US, OWN, ("FOODESMM", "ES"), ("FOODESMMXXX", "ES"), ("BICFOOYY", None)],
    ),
    (
        *("OMF000000724103", 69, "2019-10-28", "EUR 1765432", "FOO SERVICIOS FINANCIERO", "BANKXXXX"),
        [US, OWN, ("FOOKESMMXXX", "ES"), ("FOOKESMMXXX", "ES"), OWN],
    ),
    (
        *("530165650050", 86, "2019-10-28", "EUR 12345.67", "AF RENTA VARIABLE", "FOO SECURITIES SV S.A."),
        [US, OWN, ("FOOBESBBXXX", "ES"), ("FOOBESBBXXX", "ES"), OWN],
    ),
    (
        *("0061350113089906", 103, "2001-10-28", "EUR 754321", "FOO FOOOOOO MODERADO FOO", "FOO FOOOOOO MODERADO FOO"),
        [US, OWN, ("FOOAESMMXXX", "ES"), ("FOOAESMMXXX", "ES"), OWN],
    ),
    (
        *("0061350113089908", 123, "2006-10-28", "EUR 100000", "AGENTES DE BOLSA FOO AGENCIA"),
        *("FOO AGENTES DE BOLSA ASOC", [US, OWN, ("FOOAESMMXXX", "ES"), ("FOOAESMMXXX", "ES"), OWN]),
    ),
    (
        *("0061350113089907", 144, "2019-10-28", "EUR 74321", "FOO FONDO PENSIONES", "FOO MODERADO FP"),
        [US, OWN, ("FOOAESMMXXX", "ES"), ("FOOAESMMXXX", "ES"), OWN],
    ),
    (
        *("AMLX985338-D4E5E", 164, "2019-10-18", "EUR 66969.52", "FOO SA", "FOO SA"),
        [("CRESLULLXXX", "LU"), OWN, ("DEUTDEFF", "DE"), ("BICFOOYY", None)],
    ),
    (
        *("0061350113089903", 180, "2019-10-28", "EUR 47000", "MORGAN STANLEY FOOOOOO CONSERV"),
        *("MS FOOOOOO CONSERVSDOR FIMF", [US, OWN, ("FOOOESMMXXX", "ES"), ("FOOOESMMXXX", "ES"), OWN]),
    ),
    (
        *("0061350113089904", 200, "2019-10-28", "EUR 10000", "MS FOOOOOO MODERADO FIMF"),
        *("MS FOOOOOO MODERADO FIMF", [US, OWN, ("FOOOESMMXXX", "ES"), ("FOOOESMMXXX", "ES"), OWN]),
    ),
    (
        *("0061350113089905", 220, "2019-10-28", "EUR 10000", "MS LATINOAMERICA FIM", "MS LATINOAMERICA FIM"),
        [US, OWN, ("FOOOESMMXXX", "ES"), ("FOOOESMMXXX", "ES"), OWN],
    ),
]


def plain(party: Party | None) -> dict[str, Any] | None:
    return party and {k: v for k, v in msgspec.to_builtins(party, enc_hook=str).items() if v is not None} | (
        {"ids": [{"scheme": i.scheme, "value": i.value} for i in party.ids]} if party.ids else {}
    )


def known_as(agent: Party) -> tuple[str | None, str | None]:
    return agent.ids[0].value if agent.ids else str(agent.names[0]) if agent.names else None, agent.residence


@pytest.mark.parametrize("name", ONE)
def test_one_message(shared: Path, name: str) -> None:
    wanted = ONE[name]
    (arrival,) = read_cases(shared / "domain" / "payments" / name)
    case = arrival.case
    assert isinstance(case, Payment), arrival.problems
    assert (arrival.problems, arrival.reader) == ((), "mt")
    assert (case.id, str(case.date)) == (wanted["id"], wanted["date"])
    assert case.amount
    assert (case.amount.currency, case.amount.value) == wanted["amount"]
    assert plain(case.payer) == {k: list_of(v) for k, v in wanted["payer"].items()}
    assert plain(case.payee) == {k: list_of(v) for k, v in wanted["payee"].items()}
    assert [known_as(agent) for agent in case.agents or ()] == wanted["agents"]
    assert {agent.kind for agent in case.agents or ()} == {"organisation"}
    assert list(case.text or ()) == wanted["text"]
    assert (case.nexus.usd_clearing if case.nexus else None) == wanted.get("usd_clearing")
    assert case.purpose is case.evidence is case.goods is case.ultimate_payee is None


def list_of(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) and value and isinstance(value[0], str) else value


@pytest.mark.parametrize(
    ("name", "wanted"), [("prowide_MT103-bulk-with-ack.rje", BULK), ("prowide_MT103-out-ack.rje", OUT)]
)
def test_a_bulk_file(shared: Path, name: str, wanted: list[tuple[Any, ...]]) -> None:
    arrivals = list(read_cases(shared / "domain" / "payments" / name))
    assert len(arrivals) == len(wanted)
    for arrival, (case_id, line, day, amount, payer, payee, agents) in zip(arrivals, wanted, strict=True):
        case = arrival.case
        assert isinstance(case, Payment), arrival.problems
        assert (case.id, arrival.line, str(case.date)) == (case_id, line, day)
        assert case.amount
        assert f"{case.amount.currency} {case.amount.value}" == amount
        assert case.payer
        assert case.payer.names
        assert case.payee
        assert case.payee.names
        assert (case.payer.names[0], case.payee.names[0]) == (payer, payee)
        assert [known_as(agent) for agent in case.agents or ()] == agents
        assert (case.nexus is not None) == amount.startswith("USD")


def test_what_is_said_of_the_samples(shared: Path) -> None:
    folder = shared / "domain" / "payments"
    found = Counter(p.code for a in read_cases(folder / "prowide_MT103-out-ack.rje") for p in a.problems)
    # OO, in the made-up BIC BICFOOYY, is no country: 13 receivers and 12 banks of field 54A or 57A; one id came twice;
    # a brace stands alone after one message.
    assert found == {"payment.agent.bic": 25, "common.id.duplicate": 1, "payment.mt.block5": 1}
    assert [a.problems for a in read_cases(folder / "prowide_MT103-bulk-with-ack.rje")] == [()] * 3


def test_a_name_that_fills_its_line_may_go_on_in_the_next(shared: Path) -> None:
    third = list(read_cases(shared / "domain" / "payments" / "prowide_MT103-out-ack.rje"))[2].case
    assert isinstance(third, Payment)
    assert third.payee
    assert third.payee.names == ("FOO DIRECT III FONDO DE PENSIONES I", "FOO DIRECT III FONDO DE PENSIONES IBEX 99")


def test_every_mt_sample_stands_in_a_table(shared: Path) -> None:
    files = {f.name for f in (shared / "domain" / "payments").iterdir() if f.suffix in (".fin", ".rje")}
    assert files == {*ONE, "prowide_MT103-bulk-with-ack.rje", "prowide_MT103-out-ack.rje"}
