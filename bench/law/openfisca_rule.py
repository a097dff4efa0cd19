"""The ban on payments of 26 February 2016 and its exception of 100,000 yen, as OpenFisca writes a rule.

Run by `openfisca.py` in an environment of its own, where openfisca-core and numpy are; nothing here is imported by
Sekisho or imports it. Reads from standard input what values the facts take, the days and the number of rows; prints one
line of JSON.
"""

import hashlib
import json
import sys
import time
from importlib.metadata import version

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

RUNS = 9
Payment = build_entity(key="payment", plural="payments", label="A payment", is_person=True)


class Purpose(Enum):
    humanitarian = "humanitarian"
    business = "business"
    trade = "trade"


class purpose(Variable):
    value_type = Enum
    possible_values = Purpose
    default_value = Purpose.business
    entity = Payment
    definition_period = DateUnit.DAY


class amount_jpy(Variable):
    value_type = int
    entity = Payment
    definition_period = DateUnit.DAY


def flag(name: str) -> type[Variable]:
    return type(name, (Variable,), {"value_type": bool, "entity": Payment, "definition_period": DateUnit.DAY})


class payment_banned(Variable):
    value_type = bool
    entity = Payment
    definition_period = DateUnit.DAY

    def formula_2016_02_26(payment, period, parameters):
        reached = (
            payment("paid_from_japan", period)
            * payment("paid_abroad", period)
            * (
                payment("payee_in_dprk", period)
                + payment("ultimate_payee_in_dprk", period)
                + payment("payee_controlled", period)
            )
        )
        excepted = (
            (payment("purpose", period) == Purpose.humanitarian)
            * payment("payee_identity_shown", period)
            * payment("purpose_declared", period)
            * (payment("amount_jpy", period) <= parameters(period).small_sum)
        )
        return reached * (1 - excepted)


def rules(truths: list[str]) -> TaxBenefitSystem:
    system = TaxBenefitSystem([Payment])
    system.parameters = ParameterNode("", data={"small_sum": {"values": {"2016-02-26": {"value": 100000}}}})
    for variable in (purpose, amount_jpy, payment_banned, *map(flag, truths)):
        system.add_variable(variable)
    return system


def decide(system: TaxBenefitSystem, day: str, facts: dict[str, np.ndarray]) -> np.ndarray:
    rows = len(facts["amount_jpy"])
    simulation = SimulationBuilder().build_default_simulation(system, rows)
    for name, values in facts.items():
        simulation.set_input(name, day, values)
    return simulation.calculate("payment_banned", day)


def facts_of(grid: dict[str, list], rows: np.ndarray) -> dict[str, np.ndarray]:
    """Every combination of the values in turn: the row's number read in mixed base, the first fact fastest."""
    facts, rest = {}, rows
    for name, values in grid.items():
        facts[name] = np.array([Purpose[v] for v in values] if name == "purpose" else values)[rest % len(values)]
        rest = rest // len(values)
    return facts


def fastest(work, units: int) -> float:
    work()
    found = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found) / units


def main() -> None:
    asked = json.loads(sys.stdin.read())
    grid, days, count = asked["grid"], asked["days"], asked["rows"]
    system = rules([n for n in grid if n not in ("purpose", "amount_jpy")])
    numbers = np.arange(count)
    shares = [(day, facts_of(grid, numbers[i :: len(days)])) for i, day in enumerate(days)]
    singles = [(day, {n: v[k : k + 1] for n, v in facts.items()}) for day, facts in shares for k in range(50)]
    answers = np.zeros(count, dtype=np.uint8)
    for i, (day, facts) in enumerate(shares):
        answers[i :: len(days)] = decide(system, day, facts)
    print(
        json.dumps(
            {
                "version": version("openfisca-core"),
                "answers": hashlib.sha256(answers.tobytes()).hexdigest(),
                "case": fastest(lambda: [decide(system, day, facts) for day, facts in singles], len(singles)),
                "table": fastest(lambda: [decide(system, day, facts) for day, facts in shares], 1),
            }
        )
    )


main()
