"""How do the levels of an ISO 20022 message become one payment in the contract's form?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sekisho.cases.read.arrival import Fault
from sekisho.cases.read.payments.levels import FIRST, LAST, Level, Part
from sekisho.cases.read.payments.node import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sekisho.cases.read.arrival import Path

_PURPOSES = {"GDDS": "trade", "CHAR": "charity", "ALLW": "family_support", "ALMY": "family_support"}
_HEAD_OFFICE = len("BOTKJPJT")
_AMOUNTS = ("InstdAmt", "IntrBkSttlmAmt", "RtrdInstdAmt", "RtrdIntrBkSttlmAmt")


def payment(
    levels: Sequence[Level],
    *,
    ends: Sequence[Level],
    case_id: str,
    date: str | None,
    amount: dict[str, Any] | None,
    faults: list[Fault],
    banks: Sequence[Part] = (),
) -> dict[str, Any]:
    """The payment as a plain object; what is not said is left out.

    Args:
        levels: all that say something of it, outer to inner.
        ends: the levels whose debtors and creditors are payer, payee and ultimate parties; the inner go before.
        case_id: its id.
        date: the day of settlement or execution.
        amount: what was ordered.
        faults: takes what is wrong with it.
        banks: those at the ends of a cover, which are banks of the chain.
    """
    if amount is None:
        faults.append(Fault("payment.amount.missing", "no amount: none is ordered and none settled", ("amount",)))
    plain: dict[str, Any] = {"id": case_id, "kind": "payment", "date": date, "amount": amount}
    texts = [words for level in levels for words in level.texts]
    for level in reversed(ends):
        for role, one in level.roles.items():
            if role not in plain:
                plain[role] = one.party
                _say_bad_bic(one, (role,), faults)
            elif plain[role] != one.party:
                texts.append(one.node.leaves())
    agents = chain((*(bank for level in levels for bank in level.banks), *banks))
    for n, bank in enumerate(agents):
        _say_bad_bic(bank, ("agents", n), faults)
    plain["agents"] = [bank.party for bank in agents] or None
    plain["purpose"] = _PURPOSES.get(fact(levels, "Purp", "Cd") or "")
    plain["text"] = [words for words in dict.fromkeys(texts) if words] or None
    if _clears_dollars_in_the_us(levels, amount, agents):
        plain["nexus"] = {"usd_clearing": True}
    return {key: value for key, value in plain.items() if value is not None}


def fact(levels: Sequence[Level], name: str, *steps: str) -> str | None:
    """The text of a fact on the innermost level that has it."""
    for level in reversed(levels):
        if found := level.at(name, *steps):
            return found
    return None


def amount_of(levels: Sequence[Level], *names: str) -> dict[str, Any] | None:
    """The first of these amounts that there is, inner levels before outer."""
    for name in names:
        for level in reversed(levels):
            node = level.facts.get(name)
            if node is not None:
                return {"currency": node.currency, "value": node.text or None}
    return None


def identify(message: str | None, kind: str, marks: Iterable[str | None], position: int) -> str:
    """The message's id and the payment's: the first mark that says something, else the place in the message."""
    own = next((mark for mark in marks if mark and mark != NOTHING), None)
    return f"{message or kind}/{own or position}"


def chain(banks: Iterable[Part]) -> list[Part]:
    """The banks in the order of the chain; one by another name only where it says something that none before it did.

    So too a bank of the header, which mostly stands in the message once more.
    """
    found: list[Part] = []
    ranked = sorted(banks, key=lambda bank: bank.rank)
    for n, bank in enumerate(ranked):
        if bank.rank == FIRST:
            others = (other.party for other in (*found, *ranked[n + 1 :]))
            says_more = not any(_is_said(bank.party, other) for other in others)
        else:
            says_more = bank.rank < LAST or all(bank.party != other.party for other in found)
        if says_more and (FIRST < bank.rank < LAST or len(bank.party) > 1):
            found.append(bank)
    return found


def _is_said(party: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether all that one party says another does too; what an identifier is called may differ."""
    numbers, known = (set(map(_number, one.get("ids", ()))) for one in (party, other))
    return numbers <= known and all(other.get(key) == said for key, said in party.items() if key != "ids")


def _number(identifier: dict[str, str]) -> str:
    """Its value; the BIC of a head office is the same with XXX and without."""
    value = identifier["value"]
    return value[:_HEAD_OFFICE] if identifier["scheme"] == "bic" and value[_HEAD_OFFICE:] == "XXX" else value


def _say_bad_bic(one: Part, path: Path, faults: list[Fault]) -> None:
    if one.bad_bic:
        message = (
            f"{one.node.name}: {one.bad_bic[:40]!r} is no BIC with a country in letters 5 and 6; kept, country unknown"
        )
        faults.append(Fault("payment.agent.bic", message, (*path, "ids"), severity="warning"))


def _clears_dollars_in_the_us(levels: Sequence[Level], amount: dict[str, Any] | None, agents: list[Part]) -> bool:
    currencies = {node.currency for level in levels for name in _AMOUNTS if (node := level.facts.get(name))}
    currencies |= {amount["currency"] if amount else None, fact(levels, "Amt", "EqvtAmt", "CcyOfTrf")}
    return "USD" in currencies and any(
        "US" in (bank.party.get("residence"), bank.party.get("address_country")) for bank in agents
    )
