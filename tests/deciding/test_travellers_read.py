"""Are the rule for a category and the hit on a name kept apart for travellers read from their documents?"""

import datetime
import io

import msgspec
import pytest

from sekisho.cases.read import read_cases
from sekisho.deciding import Decision, decide
from sekisho.deciding.hits import find_hits
from tests.cases.read.travellers.test_mrz import TD3, written
from tests.deciding.asking import built_in_lists, law, outcome

DAY = datetime.date(2019, 2, 26)
BAN = "JP-ENTRY-NATIONALS-2016"
# A document does not show the special circumstances that would lift the refusal.
IN_REACH = "applies_unless_shown"
LISTED = {"name": "RI<<WON<HO", "birth": "640717"}
NOT_LISTED = {"name": "SUZUKI<<HANAKO", "birth": "900909"}


def entering(zone: dict[str, str], nationality: str) -> Decision:
    """Someone with this zone enters Japan, and is searched on the lists that ship."""
    text = written(TD3, nationality=nationality, issuer=nationality, **zone)
    (arrival,) = read_cases(io.BytesIO(text.encode()), as_of=DAY)
    assert arrival.case is not None, arrival.problems
    case = msgspec.structs.replace(arrival.case, movement="entry", destination="JP")
    return decide(case, law(), searched=find_hits(case, built_in_lists()))


@pytest.mark.parametrize(
    ("zone", "nationality", "lists", "ban"),
    [
        (LISTED, "PRK", {"UN", "MOF", "OFAC", "UK"}, IN_REACH),
        (LISTED, "CHN", {"UN", "MOF", "OFAC", "UK"}, "clear"),
        (NOT_LISTED, "PRK", set(), IN_REACH),
        (NOT_LISTED, "CHN", set(), "clear"),
    ],
)
def test_the_category_and_the_name_are_found_each_without_the_other(
    zone: dict[str, str], nationality: str, lists: set[str], ban: str
) -> None:
    decision = entering(zone, nationality)
    assert {hit.list for hit in decision.hits} == lists
    assert outcome(decision.regimes["JP"], BAN) == ban


def test_the_finding_by_category_is_the_same_for_a_listed_and_any_other_national() -> None:
    listed, other = (
        [f for f in entering(zone, "PRK").regimes["JP"].findings if f.measure == BAN] for zone in (LISTED, NOT_LISTED)
    )
    assert len(listed) == 1
    assert listed == other
