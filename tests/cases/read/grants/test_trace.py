"""Is a contribution followed to where its money went, and said where the chain is broken, mixed, round or too long?"""

import pytest

from sekisho.cases import Grant
from sekisho.cases.read import Arrival
from tests.cases.read.grants.test_iati import activity, codes, country, file, moved, read

BARRED = '<conditions><condition type="1"><narrative>Not to be used in the DPRK</narrative></condition></conditions>'
CORE = '<default-aid-type vocabulary="2" code="1"/>'


def came(source: str, *, more: str = "", value: str = "10") -> str:
    """Funds that came in from an activity."""
    provider = f'<provider-org provider-activity-id="{source}"><narrative>Somebody</narrative></provider-org>'
    return moved(value, kind="1", provider=provider, more=more)


def went(target: str) -> str:
    """Funds that went to an activity."""
    return moved(
        kind="3", more=f'<receiver-org receiver-activity-id="{target}"><narrative>Else</narrative></receiver-org>'
    )


def spent() -> str:
    return moved(kind="4")


def last(*activities: str) -> Arrival:
    return read(file(*activities))[-1]


def ways(arrival: Arrival) -> list[tuple[tuple[str, ...] | None, str | None]]:
    assert isinstance(arrival.case, Grant)
    return [(c.through, c.share) for c in arrival.case.conditions or ()]


GIVEN = activity(BARRED, moved(kind="2"), name="GIFT")


def test_a_condition_goes_with_the_money() -> None:
    assert ways(last(GIVEN, activity(country("KP"), came("GIFT"), name="B"))) == [(("GIFT", "B"), "whole")]


def test_the_order_of_the_file_does_not_matter() -> None:
    arrivals = read(file(activity(country("KP"), came("GIFT"), name="B"), GIVEN))
    assert ways(arrivals[0]) == [(("GIFT", "B"), "whole")]


def test_several_hops() -> None:
    pass_on = activity(country("KE"), came("GIFT"), name="B")
    arrived = activity(country("KP"), came("B"), spent(), name="C")
    way = [(("GIFT", "B", "C"), "whole")]
    received, paid = read(file(GIVEN, pass_on, arrived))[-2:]
    assert (ways(received), ways(paid)) == (way, way)


def test_the_giver_may_name_the_link_too() -> None:
    assert ways(last(activity(BARRED, went("B"), name="GIFT"), activity(country("KP"), spent(), name="B"))) == [
        (("GIFT", "B"), "whole")
    ]


@pytest.mark.parametrize("other", [came("OTHER"), moved(kind="1")])
def test_money_of_several_sources_is_mixed(other: str) -> None:
    """What came in from the gift is the gift's; what was spent is anybody's."""
    gift = activity(moved(kind="2"), name="OTHER")
    received, _, paid = read(file(gift, GIVEN, activity(country("KP"), came("GIFT"), other, spent(), name="B")))[-3:]
    assert (ways(received), ways(paid)) == ([(("GIFT", "B"), "whole")], [(("GIFT", "B"), "mixed")])


def test_a_pool_on_the_way_mixes_too() -> None:
    pool = activity(came("GIFT"), moved(kind="1"), name="POOL")
    assert ways(last(GIVEN, pool, activity(country("KP"), came("POOL"), name="C"))) == [
        (("GIFT", "POOL", "C"), "mixed")
    ]


def test_money_for_several_countries_is_known_to_go_to_each_only_from_a_single_source() -> None:
    shares = country("KP", "10") + country("KE", "90")
    alone = read(file(GIVEN, activity(shares, came("GIFT"), name="B")))[1]
    beside = read(file(GIVEN, activity(shares, came("GIFT"), moved(kind="1"), name="B")))[1]
    assert (ways(alone)[0][1], ways(beside)[0][1]) == ("whole", "mixed")


@pytest.mark.parametrize(
    ("gift", "link"),
    [(CORE, ""), ("", '<aid-type vocabulary="2" code="1"/>')],
)
def test_unearmarked_money_is_mixed(gift: str, link: str) -> None:
    given = activity(BARRED, gift, moved(kind="2"), name="GIFT")
    assert ways(last(given, activity(country("KP"), came("GIFT", more=link), name="B"))) == [(("GIFT", "B"), "mixed")]


def test_a_link_that_leads_nowhere_is_said() -> None:
    arrival = last(activity(country("KP"), came("ELSEWHERE"), name="B"))
    assert codes(arrival) == [("grant.trace.broken", "warning")]
    assert "'ELSEWHERE' is not in the file" in arrival.problems[0].message


def test_so_is_one_further_up() -> None:
    arrival = last(activity(came("ELSEWHERE"), name="B"), activity(country("KP"), came("B"), name="C"))
    assert codes(arrival) == [("grant.trace.broken", "warning")]


def test_where_the_giver_names_an_activity_that_is_not_there() -> None:
    arrival = last(activity(BARRED, went("ELSEWHERE"), name="GIFT"))
    assert ("grant.trace.broken", "warning") in codes(arrival)


def test_a_circle_is_followed_once() -> None:
    first = activity(BARRED, came("C"), name="A")
    arrival = last(first, activity(came("A"), name="B"), activity(country("KP"), came("B"), spent(), name="C"))
    assert ways(arrival) == [(("A", "B", "C"), "whole")]
    assert ("grant.trace.circle", "warning") in codes(arrival)


def test_an_activity_that_pays_itself() -> None:
    assert ways(last(activity(BARRED, country("KP"), came("A"), name="A"))) == [(None, None)]


def test_a_chain_without_end_is_followed_for_fifty_activities() -> None:
    chain = [activity(came(f"N{n - 1}"), name=f"N{n}") for n in range(1, 100)]
    near = last(GIVEN.replace("GIFT", "N0"), *chain[:40])
    far = last(GIVEN.replace("GIFT", "N0"), *chain)
    assert len(ways(near)[0][0] or ()) == 41
    assert (ways(far), ("grant.trace.length", "refer") in codes(far)) == ([], True)


def test_the_contribution_says_where_its_money_came() -> None:
    arrivals = read(file(GIVEN, activity(came("GIFT"), name="B"), activity(country("KP"), came("B"), name="C")))
    assert "'GIFT' -> 'B' -> 'C'" in next(p for p in arrivals[0].problems if p.code == "grant.trace.reached").message


def test_many_links_of_one_activity_end() -> None:
    """A file made to be slow: each of a thousand transactions would have a thousand sources."""
    gifts = [activity(BARRED, name=f"G{n}") for n in range(1000)]
    pool = activity(country("KP"), *(came(f"G{n}") for n in range(1000)), *([spent()] * 1000), name="POOL")
    arrivals = read(file(*gifts, pool))
    assert len(arrivals) == 3000
    assert len(ways(arrivals[-1])) <= 51
    assert ("grant.trace.length", "refer") in codes(arrivals[-1])


def test_files_put_one_after_another_are_one() -> None:
    """Publishers have files of their own: joined end to end, the chain goes through all of them."""
    ours, theirs = file(GIVEN), file(activity(country("KP"), came("GIFT"), name="B"))
    given, spent_ = read(ours + b"\n" + theirs)
    assert ways(spent_) == [(("GIFT", "B"), "whole")]
    assert (given.line, spent_.line) == (2, 4)
