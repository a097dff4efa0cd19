"""What does one level of an ISO 20022 message say? Its parties, its banks, its texts, and its single facts by name.

A payment is said on several levels: the header, the group of transfers (`PmtInf`), the transfer, what it underlies.
Every element of a level is a party, a bank, a technical fact, or else text: nothing is left out because a later version
added it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sekisho.cases.read.payments.node import NOTHING
from sekisho.cases.read.payments.parties import agent, party

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sekisho.cases.read.payments.node import Node

ROLES = {"Dbtr": "payer", "Cdtr": "payee", "UltmtDbtr": "ultimate_payer", "UltmtCdtr": "ultimate_payee"}
# The chain in the order in which it is told; a bank by any other name comes last.
_CHAIN = (
    *("InstgAgt", "InstdAgt", "FwdgAgt", "PrvsInstgAgt", "PrvsInstgAgt1", "PrvsInstgAgt2", "PrvsInstgAgt3"),
    *("IntrmyAgt1", "IntrmyAgt2", "IntrmyAgt3", "UltmtDbtr", "Dbtr", "DbtrAgt", "CdtrAgt", "Cdtr", "UltmtCdtr"),
    *("ChrgsAcctAgt", "InstgRmbrsmntAgt", "InstdRmbrsmntAgt", "ThrdRmbrsmntAgt"),
)
_RANK = {name: rank for rank, name in enumerate(_CHAIN)}
FIRST, LAST = -1, len(_CHAIN)
# Levels of their own, read by the message that has them.
_NESTED = frozenset({"UndrlygCstmrCdtTrf", "OrgnlTxRef", "RtrChain"})
# These only hold together what belongs to the level that they stand in.
_WRAPPERS = frozenset("GrpHdr SttlmInf OrgnlGrpInf ChrgsInf ClrSys PmtTpInf SvcLvl LclInstrm CtgyPurp Authstn".split())
# Numbers, dates, codes and references: facts, no texts.
_TECHNICAL = frozenset(
    """
    MsgId CreDtTm BtchBookg NbOfTxs CtrlSum TtlIntrBkSttlmAmt TtlRtrdIntrBkSttlmAmt GrpRtr XpryDtTm
    IntrBkSttlmDt IntrBkSttlmAmt InstdAmt Amt XchgRate XchgRateInf AgrdRate ChrgBr ClrSysRef ClrChanl InstrPrty Cd
    SttlmMtd SttlmPrty SttlmTmIndctn SttlmTmReq AddtlDtTm AccptncDtTm PoolgAdjstmntDt Tp
    PmtInfId PmtMtd ReqdExctnDt ReqdColltnDt AdvcInd PmtId PmtSgntr
    RtrId OrgnlMsgId OrgnlMsgNmId OrgnlCreDtTm OrgnlInstrId OrgnlEndToEndId OrgnlTxId OrgnlUETR OrgnlClrSysRef
    OrgnlIntrBkSttlmAmt OrgnlIntrBkSttlmDt RtrdIntrBkSttlmAmt RtrdInstdAmt CompstnAmt
    """.split()
)
# How far down the parts of an element are texts by themselves.
_PARTS = {"RmtInf": 2, "RgltryRptg": 1, "Tax": 1, "RtrRsnInf": 1, "ChqInstr": 1, "SplmtryData": 1}
_CODES = frozenset({"DbtCdtRptgInd"})


class Part:
    """One who takes part, customer or bank.

    Args:
        node: the element that says who it is.
        party: in the contract's form.
        bad_bic: its BIC, where that is none.
        rank: its place in the chain; by default that of its name.
    """

    __slots__ = ("bad_bic", "node", "party", "rank")

    def __init__(self, node: Node, party: dict[str, Any], bad_bic: str | None, rank: int | None = None) -> None:
        """Find its place in the chain."""
        self.node = node
        self.party = party
        self.bad_bic = bad_bic
        self.rank = _RANK.get(node.name, LAST) if rank is None else rank


class Level:
    """What one level says.

    Args:
        roles: payer, payee and ultimate parties as banks or customers.
        banks: the agents in the order of the document.
        texts: free and coded texts.
        facts: technical elements and nested levels by name.
    """

    __slots__ = ("banks", "facts", "roles", "texts")

    def __init__(self, nodes: Iterable[Node]) -> None:
        """Walk through the elements of the level once."""
        self.roles: dict[str, Part] = {}
        self.banks: list[Part] = []
        self.texts: list[str] = []
        self.facts: dict[str, Node] = {}
        self._take(nodes)

    def at(self, name: str, *steps: str) -> str | None:
        """The text of a fact."""
        node = self.facts.get(name)
        return node.at(*steps) if node is not None else None

    def _take(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            name = node.name
            if name in _TECHNICAL or (name in _NESTED and name not in self.facts):
                self.facts.setdefault(name, node)
            elif name in _WRAPPERS:
                self._take(node.members)
            elif name in ROLES and ROLES[name] not in self.roles:
                self.roles[ROLES[name]] = Part(node, *party(node, self.texts))
            elif name in _RANK or node.first("FinInstnId") is not None:
                self.banks.append(Part(node, *agent(node, self.texts)))
            elif name.endswith("Acct"):
                self._keep_account(node)
            else:
                if name == "Purp":
                    self.facts.setdefault(name, node)
                self._keep(node, _PARTS.get(name, 0))

    def _keep(self, node: Node, depth: int) -> None:
        if depth and node.members:
            for member in node.members:
                self._keep(member, depth - 1)
        elif node.name not in _CODES and (words := node.leaves()):
            self.texts.append(words)

    def _keep_account(self, account: Node) -> None:
        """Of an account what may be words: its name, by what else its holder is found, a number that is none."""
        number = account.at("Id", "Othr", "Id")
        odd = number if number and number != NOTHING and not number.isdecimal() else None
        for words in (account.at("Nm"), account.at("Prxy", "Id"), odd):
            if words:
                self.texts.append(words)
