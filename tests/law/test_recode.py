"""A table under a changed law: asking only what changed gives what asking everything gives."""

from __future__ import annotations

import datetime

import pytest

from sekisho.law import load_built_in
from sekisho.law.columns import code_table, conclude_table, recode_table, settle_table
from sekisho.law.overlay import Repeal, Suspend, overlay
from tests.law.rows import Draw

LAW = load_built_in()
DAY = datetime.date(2018, 1, 1)


@pytest.mark.parametrize("act", ["payment", "voyage", "cargo"])
@pytest.mark.parametrize("changes", [[], [Suspend(("US",), DAY)], [Suspend(("JP",), DAY), Repeal(("UN-2397",), DAY)]])
def test_only_what_changed_and_everything_anew_are_the_same(act: str, changes: list[Suspend | Repeal]) -> None:
    changed = overlay(LAW, changes)
    table = Draw(LAW, act, 400, 11).table(15)
    codes = code_table(LAW, act, table.lazy()).collect()
    again = settle_table(changed, act, recode_table(changed, LAW, codes, act, table)).collect()
    assert again.equals(conclude_table(changed, act, table.lazy()).collect())
