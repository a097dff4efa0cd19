"""What payment do the fields of an MT103 or MT202 say? Parties, banks, amount, day and texts in the contract's form.

In a cover payment the underlying customers (sequence B) are payer and payee and all banks are agents; in a plain MT202
the banks of 52a (else the sender) and 58a pay and are paid. The sending and the receiving bank of the envelope are the
first agents. What the message does not say stays unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sekisho.cases.codes import COUNTRIES
from sekisho.cases.read.arrival import Fault, shown
from sekisho.cases.read.payments.mt_fields import amount, day_and_amount, line_of, running
from sekisho.cases.read.payments.mt_parties import bank, bank_of, customer

if TYPE_CHECKING:
    from collections.abc import Callable

    from sekisho.cases.read.arrival import Path
    from sekisho.cases.read.payments.mt_envelope import Envelope

_CUSTOMERS = {"50": "payer", "59": "payee"}
_BETWEEN_BANKS = {"52": "payer", "58": "payee"}
# Field 77B says by code where the customers reside (SWIFT Standards MT, MT103, field 77B).
_RESIDES = re.compile(r"^/(ORDERRES|BENEFRES)/([^/\s]*)", re.ASCII | re.MULTILINE)
_RESIDENTS = {"ORDERRES": "payer", "BENEFRES": "payee"}
# References, codes, charges, times and the rate between two amounts: no facts of a case.
_ASIDE = frozenset("13C 21 23B 26T 36 71A 71F 71G".split())


class MtPayment:
    """The payment of one message.

    Args:
        envelope: the blocks around the text.
        said: tag and content of each field.

    Attributes:
        plain: the case.
        faults: what was found wrong.
    """

    def __init__(self, envelope: Envelope, said: list[tuple[str, str]]) -> None:
        """Take in every field, and look at what none of them said."""
        self.plain: dict[str, Any] = {"kind": "payment"}
        self.faults: list[Fault] = []
        self._envelope = envelope
        self._said_by: dict[Path, int] = {}
        self._agents: list[dict[str, Any]] = []
        self._texts: list[str] = []
        self._residences: dict[str, set[str]] = {}
        self._dollars = self._ordered = False
        for code in (envelope.sender, envelope.receiver):
            if code:
                self._agents.append(bank_of(code, ("agents", len(self._agents)), self.faults))
        self._roles = self._roles_of_banks(said)
        for n, (tag, content) in enumerate(said):
            if tag not in _ASIDE:
                take = _TAKES.get(tag) or _TAKES.get(tag[:2], MtPayment._unknown)
                take(self, n, tag, content)
        self._complete()

    def line_of(self, path: Path) -> int | None:
        """The 1-based line of the field that says this part of the case."""
        number = self._said_by.get(path[:2], self._said_by.get(path[:1]))
        return None if number is None else line_of(self._envelope.body, self._envelope.body_line, number)

    def _roles_of_banks(self, said: list[tuple[str, str]]) -> dict[str, str]:
        """The parts of banks other than that of an agent: those between whom a plain MT202 moves money."""
        if self._envelope.kind != "202" or self._envelope.variant == "COV":
            return {}
        customers = [tag for tag, _ in said if tag[:2] in _CUSTOMERS]
        if not customers:
            return _BETWEEN_BANKS
        message = f"field {customers[0]} in an MT202 that is not marked {{119:COV}}: read as a cover payment"
        self._warn("payment.cover.unmarked", message, _CUSTOMERS[customers[0][:2]])
        return {}

    def _reference(self, n: int, tag: str, content: str) -> None:
        if "id" in self.plain:
            self._twice(n, tag)
            return
        self._said_by[("id",)] = n
        reference, uetr = content.strip(), self._envelope.uetr
        self.plain["id"] = f"{reference}/{uetr}" if reference and uetr else reference or uetr

    def _settled(self, n: int, tag: str, content: str) -> None:
        if "date" in self.plain:
            self._twice(n, tag)
            return
        content = content.strip()
        self.plain["date"], money = day_and_amount(content)
        self._said_by[("date",)] = n
        if not self.plain["date"]:
            message = f"{tag} {shown(content)}: a day as YYMMDD must stand first"
            self.faults.append(Fault("common.date.format", message, ("date",)))
        self._dollars |= content[6:9] == "USD"
        self._money(n, tag, content, money)

    def _instructed(self, n: int, tag: str, content: str) -> None:
        """What the payer ordered is the payment, not what the banks settle after fees and conversion."""
        if self._ordered:
            self._twice(n, tag)
            return
        self._ordered = True
        content = content.strip()
        self._dollars |= content[:3] == "USD"
        self.plain.pop("amount", None)
        self._money(n, tag, content, amount(content))

    def _money(self, n: int, tag: str, content: str, money: dict[str, str] | None) -> None:
        if "amount" not in self.plain:
            self._said_by[("amount",)] = n
            self.plain["amount"] = money
        if not money:
            advice = "an amount is a currency and digits with a comma, which may end it (JPY100,)"
            self.faults.append(Fault("payment.amount.format", f"{tag} {shown(content)}: {advice}", ("amount",)))

    def _customer(self, n: int, tag: str, content: str) -> None:
        role = _CUSTOMERS[tag[:2]]
        if role in self.plain:
            self._twice(n, tag)
            return
        self._said_by[(role,)] = n
        self.plain[role] = customer(tag[2:], content, (role,), self.faults)

    def _bank(self, n: int, tag: str, content: str) -> None:
        role = self._roles.get(tag[:2])
        if role and role not in self.plain:
            self._said_by[(role,)] = n
            self.plain[role] = bank(tag[2:], content, (role,), self.faults)
        else:
            path = ("agents", len(self._agents))
            self._said_by[path] = n
            self._agents.append(bank(tag[2:], content, path, self.faults))

    def _text(self, n: int, tag: str, content: str) -> None:
        self._texts.append(running(content))

    def _reporting(self, n: int, tag: str, content: str) -> None:
        """Where the customers reside, for the authorities of a country; the whole stays a text too."""
        self._text(n, tag, content)
        for code, country in _RESIDES.findall(content):
            role = _RESIDENTS[code]
            self._said_by.setdefault((role, "residence"), n)
            if country in COUNTRIES:
                self._residences.setdefault(role, set()).add(country)
            else:
                message = f"77B /{code}/{country[:40]}: a country of two letters must follow; kept as text"
                self._warn("payment.mt.residence", message, role, "residence")

    def _instruction(self, n: int, tag: str, content: str) -> None:
        """A code, and words after a slash."""
        self._texts.append(running(content.partition("/")[2]))

    def _unknown(self, n: int, tag: str, content: str) -> None:
        self._said_by[("text", len(self._texts))] = n
        message = f"field {tag} has no place in an MT{self._envelope.kind}: kept as text"
        self._warn("payment.mt.field", message, "text", len(self._texts))
        self._texts.append(running(content))

    def _twice(self, n: int, tag: str) -> None:
        line = line_of(self._envelope.body, self._envelope.body_line, n)
        message = f"field {tag[:2]} stands twice: which of them holds cannot be told"
        self.faults.append(Fault("payment.mt.field", message, line=line))

    def _settle_residences(self) -> None:
        """A residence that is stated once is the customer's; two of them, or another than a bank's, settle nothing."""
        for role, countries in self._residences.items():
            party = self.plain.setdefault(role, {})
            stated = {*countries, *filter(None, (party.get("residence"),))}
            if len(stated) > 1:
                message = (
                    f"{' and '.join(sorted(stated))} are stated as the residence of the {role}: find out which holds"
                )
                self.faults.append(Fault("payment.mt.residence", message, (role, "residence"), severity="refer"))
                party["residence"] = party["address_country"] = None
                continue
            (party["residence"],) = stated
            address = party.get("address_country")
            if address and address not in stated:
                message = f"77B states {party['residence']} as the residence of the {role}, the address is in {address}"
                self._warn("payment.mt.residence", f"{message}: the residence decides", role, "residence")

    def _complete(self) -> None:
        plain, agents = self.plain, self._agents
        if "amount" not in plain:
            message = "no amount: neither field 33B nor 32A"
            self.faults.append(Fault("payment.amount.missing", message, ("amount",)))
        if self._roles and "payer" not in plain and self._envelope.sender:
            plain["payer"] = dict(agents[0])
        if not ("id" in plain and "payer" in plain and "payee" in plain):
            self._say_what_is_missing()
        self._settle_residences()
        if self._dollars:
            chain = [*agents, *(plain[role] for role in self._roles.values() if role in plain)]
            if "US" in [bank.get("residence") for bank in chain]:
                plain["nexus"] = {"usd_clearing": True}
        if agents:
            plain["agents"] = agents
        if self._texts:
            plain["text"] = [text for text in self._texts if text] or None

    def _say_what_is_missing(self) -> None:
        """What every such message should say and this one does not: it stays unknown."""
        if "id" not in self.plain:
            self._warn("payment.mt.missing", "no field 20: called by its place", "id")
        absent = [role for role in ("payer", "payee") if role not in self.plain]
        if self._envelope.kind == "202" and not self._roles and len(absent) == 2:
            message = "a cover payment without its customers (50a and 59a of sequence B): ask whose money it is"
            self._warn("payment.cover.no_underlying", message, "payee")
            return
        fields = _BETWEEN_BANKS if self._roles else _CUSTOMERS
        for field, role in fields.items():
            if role in absent:
                self._warn("payment.mt.missing", f"no field {field}a", role)

    def _warn(self, code: str, message: str, *path: str | int) -> None:
        self.faults.append(Fault(code, message, path, severity="warning"))


_TAKES: dict[str, Callable[[MtPayment, int, str, str], None]] = {
    "20": MtPayment._reference,
    "23E": MtPayment._instruction,
    "32A": MtPayment._settled,
    "33B": MtPayment._instructed,
    **dict.fromkeys(_CUSTOMERS, MtPayment._customer),
    **dict.fromkeys("51 52 53 54 55 56 57 58".split(), MtPayment._bank),
    **dict.fromkeys("70 72 77T".split(), MtPayment._text),
    "77B": MtPayment._reporting,
}
