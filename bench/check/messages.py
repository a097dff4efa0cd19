"""Invented pacs.008 messages of some 4 kB, as a bank's day brings them: ordinary names, and one in a hundred listed.

People and companies are made by faker in the languages of many countries. Payers and payees come again, as customers
do, and a few hundred banks stand between them. One message in a hundred names a listed party, one has a payee in the
DPRK.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

SEED = 20260101
_PAYERS, _PAYEES, _BANKS = 3, 2, 300  # a customer for so many messages; banks
_LISTED = 100  # one message in so many
_LOCALES = "en_US en_GB de_DE fr_FR es_ES it_IT nl_NL pl_PL tr_TR id_ID en_IN pt_BR sv_SE ja_JP ko_KR zh_CN".split()
_CURRENCIES = ("USD", "EUR", "JPY", "GBP", "CNY")
_SAID = (
    "INVOICE {n} OF 2019-02-{d:02}",
    "/INV/{n}/PO {m} MACHINE PARTS AND ACCESSORIES AS AGREED",
    "SALARY FEBRUARY 2019",
    "RENT {n} FLAT {d}",
    "SCHOOL FEES TERM {d} STUDENT {m}",
    "support for my family",
    "CONTRACT {m} SECOND INSTALMENT LESS CHARGES, SEE OUR LETTER OF 2019-01-{d:02}",
)


class _Party(NamedTuple):
    name: str
    street: str
    town: str
    country: str
    person: bool


class Listed(NamedTuple):
    """A listed name, and whether it is a person's."""

    name: str
    person: bool


def messages(count: int, listed: Sequence[Listed], seed: int = SEED) -> Iterator[bytes]:
    """So many messages with one payment each.

    Args:
        count: how many.
        listed: names of which one message in a hundred has one.
        seed: of every choice.
    """
    choose = random.Random(seed)
    fakers = _fakers(seed)
    payers = [_party(choose, fakers) for _ in range(max(count // _PAYERS, 1))]
    payees = [_party(choose, fakers) for _ in range(max(count // _PAYEES, 1))]
    banks = [_bank(choose, fakers) for _ in range(_BANKS)]
    for n in range(count):
        payer, payee = choose.choice(payers), choose.choice(payees)
        if n % _LISTED == _LISTED // 2:
            name, person = choose.choice(listed)
            payee = payee._replace(name=name, person=person)
        if n % _LISTED == _LISTED - 1:
            payee = payee._replace(country="KP", town="Pyongyang")
        yield _message(n, choose, payer, payee, [choose.choice(banks) for _ in range(4)]).encode()


def _fakers(seed: int) -> dict[str, Any]:
    from faker import Faker

    fakers = {locale: Faker(locale) for locale in _LOCALES}
    for fake in fakers.values():
        fake.seed_instance(seed)
    return fakers


def _party(choose: random.Random, fakers: dict[str, Any]) -> _Party:
    locale = choose.choice(_LOCALES)
    fake, person = fakers[locale], choose.random() < 0.6
    name = fake.name() if person else fake.company()
    return _Party(name, fake.street_address().replace("\n", " ")[:70], fake.city(), locale[-2:], person)


def _bank(choose: random.Random, fakers: dict[str, Any]) -> tuple[str, str]:
    locale = choose.choice(_LOCALES)
    code = "".join(choose.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=4))
    return f"{code}{locale[-2:]}{choose.choice('23456789')}LXXX", f"Bank of {fakers[locale].city()}"


def _message(n: int, choose: random.Random, payer: _Party, payee: _Party, banks: list[tuple[str, str]]) -> str:
    currency = choose.choice(_CURRENCIES)
    value = choose.randrange(1_000, 5_000_000)
    amount = str(value) if currency == "JPY" else f"{value // 100}.{value % 100:02}"
    said = choose.choice(_SAID).format(n=choose.randrange(10**6), m=choose.randrange(10**8), d=choose.randrange(1, 29))
    first, second, third, last = banks
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Envelope xmlns="urn:swift:xsd:envelope">
<AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02">
  <Fr><FIId><FinInstnId><BICFI>{first[0]}</BICFI></FinInstnId></FIId></Fr>
  <To><FIId><FinInstnId><BICFI>{second[0]}</BICFI></FinInstnId></FIId></To>
  <BizMsgIdr>BENCH{n:09}</BizMsgIdr><MsgDefIdr>pacs.008.001.08</MsgDefIdr><BizSvc>swift.cbprplus.02</BizSvc>
  <CreDt>2019-02-27T09:00:00+09:00</CreDt>
</AppHdr>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08">
  <FIToFICstmrCdtTrf>
    <GrpHdr>
      <MsgId>BENCH{n:09}</MsgId>
      <CreDtTm>2019-02-27T09:00:00+09:00</CreDtTm>
      <NbOfTxs>1</NbOfTxs>
      <SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf>
    </GrpHdr>
    <CdtTrfTxInf>
      <PmtId>
        <InstrId>I{n:09}</InstrId>
        <EndToEndId>E{n:09}</EndToEndId>
        <UETR>{n:08x}-0000-4000-8000-000000000000</UETR>
      </PmtId>
      <PmtTpInf><InstrPrty>NORM</InstrPrty><SvcLvl><Cd>G001</Cd></SvcLvl></PmtTpInf>
      <IntrBkSttlmAmt Ccy="{currency}">{amount}</IntrBkSttlmAmt>
      <IntrBkSttlmDt>2019-02-28</IntrBkSttlmDt>
      <SttlmPrty>NORM</SttlmPrty>
      <InstdAmt Ccy="{currency}">{amount}</InstdAmt>
      <ChrgBr>DEBT</ChrgBr>
      <ChrgsInf>
        <Amt Ccy="{currency}">0</Amt>
        <Agt><FinInstnId><BICFI>{first[0]}</BICFI></FinInstnId></Agt>
      </ChrgsInf>
      <PrvsInstgAgt1>{_agent(third)}</PrvsInstgAgt1>
      <InstgAgt>{_agent(first)}</InstgAgt>
      <InstdAgt>{_agent(second)}</InstdAgt>
      <IntrmyAgt1>{_agent(third)}</IntrmyAgt1>
      <Dbtr>{_customer(payer, n)}</Dbtr>
      <DbtrAcct><Id><Othr><Id>{n % 1000:03}00{n:09}</Id></Othr></Id><Ccy>{currency}</Ccy></DbtrAcct>
      <DbtrAgt>{_agent(first)}</DbtrAgt>
      <DbtrAgtAcct><Id><Othr><Id>9900{n:09}</Id></Othr></Id></DbtrAgtAcct>
      <CdtrAgt>{_agent(last)}</CdtrAgt>
      <CdtrAgtAcct><Id><Othr><Id>9911{n:09}</Id></Othr></Id></CdtrAgtAcct>
      <Cdtr>{_customer(payee, n + 1)}</Cdtr>
      <CdtrAcct><Id><Othr><Id>7700{n:09}</Id></Othr></Id></CdtrAcct>
      <Purp><Cd>GDDS</Cd></Purp>
      <RmtInf><Ustrd>{escape(said)}</Ustrd></RmtInf>
    </CdtTrfTxInf>
  </FIToFICstmrCdtTrf>
</Document>
</Envelope>
"""


def _agent(bank: tuple[str, str]) -> str:
    bic, name = bank
    return f"""
        <FinInstnId>
          <BICFI>{bic}</BICFI>
          <Nm>{escape(name)}</Nm>
          <PstlAdr><TwnNm>{escape(name[8:])}</TwnNm><Ctry>{bic[4:6]}</Ctry></PstlAdr>
        </FinInstnId>
      """


def _customer(party: _Party, n: int) -> str:
    side = "PrvtId" if party.person else "OrgId"
    return f"""
        <Nm>{escape(party.name)}</Nm>
        <PstlAdr>
          <StrtNm>{escape(party.street)}</StrtNm>
          <TwnNm>{escape(party.town)}</TwnNm>
          <Ctry>{party.country}</Ctry>
        </PstlAdr>
        <Id><{side}><Othr><Id>C{n:08}</Id><SchmeNm><Cd>CUST</Cd></SchmeNm></Othr></{side}></Id>
      """
