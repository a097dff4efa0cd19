from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sekisho.lists.readers import recognise
from sekisho.lists.readers.recognise import READERS, Reader, read_list
from sekisho.lists.reading import ListFault
from sekisho.lists.source import SourceFile, open_files
from tests.lists.mof_rows import csv_text, row

UN_XML = (
    '<?xml version="1.0"?>\n<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:00Z"><INDIVIDUALS/></CONSOLIDATED_LIST>'
)
EU_XML = '<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05"><sanctionEntity/></export>'
SDN_XML = "<sdnList><publshInformation><Publish_Date>03/28/2025</Publish_Date></publshInformation></sdnList>"
UK_XML = '<Designations dateGenerated="2026-08-14"><Designation/></Designations>'
CSL = (
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,"
    "standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,"
    "vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,"
    "places_of_birth,source_information_url,ids"
)
UK_CSV = "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name type,Regime Name,D.O.B,IMO number"
TARGETS = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset\n"
EXAMPLES = {
    "un.xml": UN_XML,
    "ofac.csv": '36,"AIR",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\x1a',
    "ofac.xml": SDN_XML,
    "eu.xml": EU_XML,
    "ofac.advanced": '<Sanctions xmlns="x"><DateOfIssue/><ReferenceValueSets/><DistinctParties/></Sanctions>',
    "csl.csv": f"{CSL}\n",
    "uk.xml": UK_XML,
    "uk.csv": f"Report Date: 14-Aug-2026\n{UK_CSV}\n",
    "uk.search": "Unique ID,OFSI Group ID,Name,Regime Name,Type,Designation source,Date Designated,Sanctions Imposed\n",
    "mof.csv": csv_text([row(15, 1, 氏名_日本語="ア")]),
    "ftm.json": '{"id":"x","schema":"Person","properties":{"name":["A"]},"target":true}\n',
    "targets.csv": TARGETS,
    "own.csv": "id,kind,name,name_kind\n1,person,A,primary\n",
}


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_line_of_the_table_has_its_module(reader: Reader) -> None:
    assert find_spec(f"sekisho.lists.readers.{reader.module}")


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_format_is_recognised_by_one_reader(name: str) -> None:
    found = recognise.recognise([SourceFile("anything.bin", content=EXAMPLES[name].encode())])
    assert isinstance(found, Reader)
    assert found.name == name


def test_there_is_an_example_of_every_format() -> None:
    assert EXAMPLES.keys() == {reader.name for reader in READERS}


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(sorted(EXAMPLES)), st.integers(0, 400), st.integers(0, 40), st.binary(max_size=8))
def test_no_damage_stops_the_reading(name: str, start: int, length: int, put: bytes) -> None:
    content = EXAMPLES[name].encode() * 2
    read = read_list([SourceFile("x", content=content[:start] + put + content[start + length :])])
    assert read.entries or read.faults


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "list.empty"),
        (b"\n \n", "list.empty"),
        (b"\xef\xbb\xbf", "list.empty"),
        (b"<!DOCTYPE html><html><body>503</body></html>", "list.html"),
        (b"\n<HTML><head>", "list.html"),
        (b'<?xml version="1.0"?><!-- login -->\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">', "list.html"),
        (b"PK\x03\x04rest", "list.archive"),
        (b"\x1f\x8brest", "list.archive"),
        (b"%PDF-1.7", "list.pdf"),
        ("id,kind\n".encode("utf-16"), "list.encoding"),
        (b"hello", "list.unknown"),
        (b"<rss/>", "list.unknown"),
        (b"a,b,c\n1,2,3\n", "list.unknown"),
    ],
)
def test_what_is_no_list_is_refused_with_its_own_code_and_advice(content: bytes, code: str) -> None:
    read = read_list([SourceFile("un.xml", content=content)])
    assert not read.usable
    assert not read.entries
    assert [f.code for f in read.faults] == [code]
    assert len(read.faults[0].message) > 30


def test_an_unknown_file_is_told_which_formats_are_known() -> None:
    message = read_list([SourceFile("x", content=b"hello")]).faults[0].message
    assert all(reader.title in message for reader in READERS)


def test_no_file_and_a_missing_file_are_refused() -> None:
    assert [f.code for f in read_list([]).faults] == ["list.empty"]
    gone = SourceFile("gone.xml", Path("/nowhere/gone.xml"))
    assert [f.code for f in read_list([gone]).faults] == ["list.unreadable"]


def test_one_bad_file_among_several_is_named() -> None:
    files = [SourceFile("sdn.csv", content=EXAMPLES["ofac.csv"].encode()), SourceFile("alt.csv", content=b"<html>")]
    fault = read_list(files).faults[0]
    assert (fault.code, fault.file) == ("list.html", "alt.csv")


def test_two_readers_for_one_file_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognise, "READERS", (*READERS, Reader("own.again", "a second reader", "own_csv")))
    fault = recognise.recognise([SourceFile("x", content=EXAMPLES["own.csv"].encode())])
    assert isinstance(fault, ListFault)
    assert fault.code == "list.ambiguous"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("un/un_consolidated_2018-10-29.xml", "un.xml"),
        ("un/un_consolidated_2026-02-27.xml", "un.xml"),
        ("corrupt/un_consolidated_2025-08-16_control-chars.xml", "un.xml"),
        ("ofac/2018-10", "ofac.csv"),
        ("ofac/2021-07", "ofac.csv"),
        ("ofac/2023-11_repacked", "ofac.csv"),
        ("ofac/consolidated_nonSDN_2025-03-28.xml", "ofac.xml"),
        ("csl/consolidated_sample.csv", "csl.csv"),
        ("csl/csl_old_2019.csv", "csl.csv"),
        ("eu/fsf_v1_1_sample_2026-08-05.xml", "eu.xml"),
        ("uk/UK-Sanctions-List_sample_2026-08-14.xml", "uk.xml"),
        ("uk/fcdo_sanctions_search_2025-08-11.csv", "uk.search"),
        ("jp/mof_shisantouketsu20260828_sample.csv", "mof.csv"),
        ("others/entities.ftm.json", "ftm.json"),
        ("uk/FCDO_SL_2025-08-11.ods", "list.archive"),
        ("eu/32017R1509.csv", "list.unknown"),
        ("un_dprk.jsonl", "list.unknown"),
        ("schemas/UN_consolidated.xsd", "list.unknown"),
    ],
)
def test_publishers_files_are_recognised(shared: Path, path: str, name: str) -> None:
    found = recognise.recognise(open_files([shared / "lists" / path]))
    assert (found.name if isinstance(found, Reader) else found.code) == name
