import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.lists.entry import Address, Entry, ListedNumber
from sekisho.lists.readers import mof_csv
from sekisho.lists.reading import ListFile
from sekisho.lists.source import SourceFile, open_files
from tests.lists.mof_rows import COLUMNS, csv_text, row, transcribed

Day = datetime.date


def read(*rows: dict[str, str], name: str = "shisantouketsu20260828.csv", columns: list[str] = COLUMNS) -> ListFile:
    return mof_csv.read([SourceFile(name, content=csv_text(rows, columns).encode())])


def one(**cells: str) -> tuple[Entry, ListFile]:
    given = {"氏名_日本語": "キム・アー", "氏名_英語": "KIM A"} | cells
    found = read(row(15, 1, **given))
    assert found.usable, found.faults
    return found.entries[0], found


def number(scheme: str, value: str, country: str | None = None, note: str | None = None) -> ListedNumber:
    return ListedNumber(scheme=scheme, value=value, country=country, note=note)


class TestEntry:
    def test_the_key_drops_its_zeros(self) -> None:
        assert read(row(15, 30, 氏名_日本語="ア")).entries[0].id == "15-30"
        assert read(row(2, 765, 氏名_日本語="ア")).entries[0].id == "2-765"

    def test_the_date_of_the_file_is_in_its_name(self) -> None:
        assert read(row(1, 1)).published == Day(2026, 8, 28)
        assert read(row(1, 1), name="list.csv").published is None

    def test_each_column_of_names_gives_its_kind(self) -> None:
        entry, found = one(
            **{
                "別名・別称（日本語）": "ア; イ",
                "別名・別称（英語）": "A b；B c",
                "旧称（英語）": "Old",
                "確定に十分でない別名（英語）": "W",
            }
        )
        assert [(n.text, n.kind, n.quality, n.script) for n in entry.names] == [
            ("キム・アー", "primary", "good", "Kana"),
            ("KIM A", "primary", "good", "Latn"),
            ("ア", "alias", "good", "Kana"),
            ("イ", "alias", "good", "Kana"),
            ("A b", "alias", "good", "Latn"),
            ("B c", "alias", "good", "Latn"),
            ("Old", "former", "good", "Latn"),
            ("W", "alias", "weak", "Latn"),
        ]
        assert not found.faults

    def test_a_semicolon_in_brackets_parts_nothing_and_what_is_in_them_is_no_name(self) -> None:
        entry, _ = one(**{"別名・別称（日本語）": "サイフ（生年月日1963/4/11; 1964年、出生地エジプト）； ムハマド"})
        assert [n.text for n in entry.names if n.kind == "alias"] == ["サイフ", "ムハマド"]
        assert [d.from_.year for d in entry.birth_dates] == [1963, 1964]
        assert any("出生地エジプト" in remark for remark in entry.remarks)

    def test_a_birth_date_in_english_brackets_is_kept_too(self) -> None:
        entry, _ = one(**{"別名・別称（英語）": "Sayf (DOB: 11 Apr. 1963. POB: Egypt.)"})
        assert [n.text for n in entry.names if n.kind == "alias"] == ["Sayf"]
        assert entry.birth_dates[0].from_ == Day(1963, 4, 11)

    def test_a_bracket_that_never_closes_swallows_no_name(self) -> None:
        entry, _ = one(**{"別名・別称（英語）": "A (b; C"})
        assert [n.text for n in entry.names if n.kind == "alias"] == ["A (b", "C"]

    def test_brackets_that_say_nothing_of_a_person_stay(self) -> None:
        entry, _ = one(**{"別名・別称（英語）": "EKO (Food) Company"})
        assert entry.names[-1].text == "EKO (Food) Company"

    def test_the_original_script_is_a_name(self) -> None:
        entry, _ = one(その他の情報="(original script: عدنان أبو وليد）死亡したと報告されている。")
        assert (entry.names[-1].text, entry.names[-1].script) == ("عدنان أبو وليد", "Arab")

    @pytest.mark.parametrize(
        ("text", "first", "last", "precision"),
        [
            ("1962/2/18", Day(1962, 2, 18), Day(1962, 2, 18), "day"),
            ("1964年", Day(1964, 1, 1), Day(1964, 12, 31), "year"),
            ("1963年頃", Day(1963, 1, 1), Day(1963, 12, 31), "year"),
            ("1967年から1969年までの間", Day(1967, 1, 1), Day(1969, 12, 31), "range"),
            ("1955年から1958年の間", Day(1955, 1, 1), Day(1958, 12, 31), "range"),
            ("１９６９/１/１", Day(1969, 1, 1), Day(1969, 1, 1), "day"),
        ],
    )
    def test_birth_dates(self, text: str, first: Day, last: Day, precision: str) -> None:
        born = one(生年月日=text)[0].birth_dates
        assert [(b.from_, b.to, b.precision) for b in born] == [(first, last, precision)]
        assert born[0].circa == ("頃" in text)

    def test_several_birth_dates(self) -> None:
        assert len(one(生年月日="1968/3/26; 1970/10/15； 1971年")[0].birth_dates) == 3

    def test_a_birth_date_that_cannot_be_read_is_said_and_kept(self) -> None:
        entry, found = one(生年月日="1962/2/30; 1964年")
        assert [f.code for f in found.faults] == ["list.value"]
        assert "生年月日：1962/2/30" in entry.remarks
        assert len(entry.birth_dates) == 1

    @pytest.mark.parametrize(
        ("text", "first", "amended"),
        [
            ("2016.12.9", Day(2016, 12, 9), ()),
            ("2013.8.30 2023.8.24改訂", Day(2013, 8, 30), (Day(2023, 8, 24),)),
            ("2016.3.112022.8.3改訂", Day(2016, 3, 11), (Day(2022, 8, 3),)),
            ("2017.12.282022.8.3改訂2023.7.27改訂", Day(2017, 12, 28), (Day(2022, 8, 3), Day(2023, 7, 27))),
            ("2017.8.12022.8.31改訂 2023.1.1改訂", Day(2017, 8, 1), (Day(2022, 8, 31), Day(2023, 1, 1))),
        ],
    )
    def test_notices(self, text: str, first: Day, amended: tuple[Day, ...]) -> None:
        entry, found = one(告示日付=text)
        assert (entry.listed_from, entry.amended) == (first, amended)
        assert not found.faults

    @pytest.mark.parametrize("text", ["", "2016年12月9日", "2016.12.9 ほか", "2016.2.30"])
    def test_a_notice_that_cannot_be_read_is_said_and_kept(self, text: str) -> None:
        entry, found = one(告示日付=text)
        assert [f.code for f in found.faults] == ["list.value"]
        assert f"告示日付：{text}" in entry.remarks

    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("381420565; 654120219", (number("passport", "381420565"), number("passport", "654120219"))),
            (
                "563120630、旅券失効日：2018年3月20日",
                (number("passport", "563120630", None, "563120630、旅券失効日：2018年3月20日"),),
            ),
            ("290320764（北朝鮮旅券）", (number("passport", "290320764", "KP", "290320764（北朝鮮旅券）"),)),
            (
                "フィリピン旅券 EC6530802（2021年1月19日失効）",
                (number("passport", "EC6530802", "PH", "フィリピン旅券 EC6530802（2021年1月19日失効）"),),
            ),
            ("PS472330208", (number("passport", "PS472330208"),)),
            ("５６３１２０６３０", (number("passport", "563120630"),)),
            ("不明", ()),
        ],
    )
    def test_passports_are_parted_from_their_prose(self, text: str, numbers: tuple[ListedNumber, ...]) -> None:
        assert one(旅券番号=text)[0].numbers == numbers

    def test_a_passport_without_a_number_is_said_and_kept(self) -> None:
        entry, found = one(旅券番号="外交旅券")
        assert entry.numbers == (number("passport", "外交旅券"),)
        assert [f.code for f in found.faults] == ["list.value"]

    @pytest.mark.parametrize(
        ("text", "values"),
        [
            ('"210602196905220510"', ["210602196905220510"]),
            ("G563542(9)", ["G563542(9)"]),
            ("660603-05-5267（登録局発行; Mohd Rafiに対し発行）", ["660603-05-5267"]),
            ("サウジアラビアID番号2135314355; サウジアラビアID番号202112421", ["2135314355", "202112421"]),
        ],
    )
    def test_id_numbers(self, text: str, values: list[str]) -> None:
        entry, found = one(身分証番号=text)
        assert [n.value for n in entry.numbers] == values
        assert {n.scheme for n in entry.numbers} == {"national_id"}
        assert not found.faults

    def test_a_body_has_a_registration(self) -> None:
        cells = {"個人・団体": "団体", "身分証番号": "2001/044"}
        assert one(**cells)[0].numbers == (number("registration", "2001/044"),)

    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("IMO番号：5342883", [("imo_company", "5342883")]),
            ("IMO番号：5179245、5405737", [("imo_company", "5179245"), ("imo_company", "5405737")]),
            ("IMO番号：51792455405737", [("imo_company", "5179245"), ("imo_company", "5405737")]),
            ("ＩＭＯ番号：９０７４７２９", [("imo", "9074729")]),
            ("SWIFT/BIC：KDBK KP PY", [("bic", "KDBKKPPY")]),
            ("SWIFT:DCBKKPPY", [("bic", "DCBKKPPY")]),
            ("性別：男性", []),
            (
                "暗号資産アドレス：0x4f47bc496083c727c5fbe3ce9cdf2b0f6496270c; 1986rYHckYbJpGQJy6ornuMyD2N5MTqwDt",
                [
                    ("crypto", "0x4f47bc496083c727c5fbe3ce9cdf2b0f6496270c"),
                    ("crypto", "1986rYHckYbJpGQJy6ornuMyD2N5MTqwDt"),
                ],
            ),
        ],
    )
    def test_numbers_in_the_other_information(self, text: str, numbers: list[tuple[str, str]]) -> None:
        cells = {"個人・団体": "団体", "その他の情報": text}
        entry, found = one(**cells)
        assert [(n.scheme, n.value) for n in entry.numbers] == numbers
        assert f"その他の情報：{text}" in entry.remarks
        assert not found.faults

    def test_an_imo_number_that_does_not_hold_is_said_and_kept(self) -> None:
        entry, found = one(その他の情報="IMO番号：5342884、IMO番号：53428831")
        assert [n.value for n in entry.numbers] == ["5342884", "53428831"]
        assert len(found.faults) == 2

    def test_a_un_reference_is_quoted(self) -> None:
        assert one(国連参照番号="QDi.001")[0].numbers == (number("un_reference", "QDi.001"),)

    def test_addresses_join_country_and_city(self) -> None:
        filled = row(
            15,
            1,
            **{
                "氏名（日本語）": "ア",
                "住所・所在地（国）（日本語）": "北朝鮮",
                "住所・所在地（都市その他の情報）（日本語）": "平壌特別市; 江東",
                "住所・所在地（国）（英語）": "Panama",
                "住所・所在地（都市その他の情報）（英語）": "Panama City,",
            },
        )
        assert read(filled).entries[0].addresses == (
            Address(text="北朝鮮平壌特別市", country="KP"),
            Address(text="北朝鮮江東", country="KP"),
            Address(text="Panama City, Panama", country="PA"),
        )

    def test_countries_and_cities_that_do_not_pair_are_all_kept(self) -> None:
        filled = row(15, 1, 氏名_日本語="ア") | {
            "住所・所在地（国）（英語）": "Singapore; Panama",
            "住所・所在地（都市その他の情報）（英語）": "9 Temasek Boulevard; Panama City; Road Town",
        }
        found = read(filled).entries[0].addresses
        assert [a.text for a in found] == ["Singapore", "Panama", "9 Temasek Boulevard", "Panama City", "Road Town"]
        assert [a.country for a in found] == ["SG", "PA", None, None, None]

    def test_nationalities_are_codes_where_they_can_be_read(self) -> None:
        assert one(国籍_日本語="北朝鮮; 無国籍者")[0].nationalities == ("KP", "無国籍者")


class TestDprk:
    def test_a_category_most_of_whose_rows_name_the_dprk_is_about_it(self) -> None:
        rows = [
            row(21, 1, 氏名_日本語="ア", 国籍_日本語="北朝鮮"),
            row(21, 2, 氏名_日本語="イ", 外務省告示情報="2. イ住所：北朝鮮"),
            row(21, 3, 氏名_日本語="ウ", 国籍_日本語="ロシア"),
            row(22, 1, 氏名_日本語="エ", 国籍_日本語="イラン"),
            row(22, 2, 氏名_日本語="オ", 国籍_日本語="北朝鮮"),
            row(22, 3, 氏名_日本語="カ"),
        ]
        entries = read(*rows).entries
        assert [e.about_dprk for e in entries] == [True, True, True, False, True, False]
        assert [e.programmes for e in entries] == [("21", "DPRK")] * 3 + [("22",)] * 3


class TestFile:
    def test_it_is_recognised_by_its_header_in_any_encoding(self) -> None:
        text = csv_text([row(15, 1, 氏名_日本語="ア")])
        for content in (
            text.encode(),
            text.encode("utf-8-sig"),
            text.encode("cp932"),
            text.replace("\n", "\r\n").encode(),
        ):
            assert mof_csv.recognises([SourceFile("x", content=content)])
        assert not mof_csv.recognises([SourceFile("x", content=b"id,kind,name,name_kind\n")])
        assert not mof_csv.recognises([SourceFile("x", content=text.encode())] * 2)

    def test_a_byte_order_mark_changes_nothing(self) -> None:
        text = csv_text([row(15, 1, 氏名_日本語="ア")])
        found = mof_csv.read([SourceFile("x", content=text.encode("utf-8-sig"))])
        assert found.usable
        assert len(found.entries) == 1

    def test_another_encoding_is_refused_with_the_byte(self) -> None:
        found = mof_csv.read([SourceFile("x", content=csv_text([row(15, 1)]).encode("cp932"))])
        fault = found.faults[0]
        assert (fault.code, fault.severity, fault.byte, fault.line) == ("list.damaged", "refused", 0, 1)
        assert "UTF-8" in fault.message

    def test_a_control_character_is_refused_with_byte_and_line(self) -> None:
        text = csv_text([row(15, 1, 氏名_英語="KIM\x19A")])
        fault = mof_csv.read([SourceFile("x", content=text.encode())]).faults[0]
        assert (fault.code, fault.line, fault.byte) == ("list.damaged", 2, text.encode().index(b"\x19"))

    def test_a_missing_column_is_refused_by_name(self) -> None:
        rows = [{k: v for k, v in row(15, 1).items() if k != "生年月日"}]
        fault = read(*rows, columns=[c for c in COLUMNS if c != "生年月日"]).faults[0]
        assert (fault.code, fault.severity) == ("list.schema", "refused")
        assert "生年月日" in fault.message

    def test_a_new_column_is_said(self) -> None:
        found = read(row(15, 1, 氏名_日本語="ア"), columns=[*COLUMNS, "新設"])
        assert found.usable
        assert [f.code for f in found.faults] == ["list.schema"]

    def test_the_header_alone_is_refused(self) -> None:
        assert [f.code for f in read().faults] == ["list.cut"]

    def test_a_cut_at_any_place_is_never_taken_for_whole(self) -> None:
        content = csv_text([row(15, n, 氏名_日本語="キム", その他の情報="a, b") for n in (1, 2)]).encode()
        for end in range(content.index(b"\n") + 2, len(content)):
            found = mof_csv.read([SourceFile("x", content=content[:end])])
            at_a_row = content[:end].endswith(b"\n")
            assert at_a_row or any(f.severity in ("refused", "held") for f in found.faults), end

    def test_a_key_seen_twice_keeps_both(self) -> None:
        found = read(row(15, 1, 氏名_日本語="ア"), row(15, 1, 氏名_日本語="イ"))
        assert [e.id for e in found.entries] == ["15-1", "15-1#2"]
        assert [f.code for f in found.faults] == ["list.duplicate_key"]

    def test_an_odd_key_kind_or_category_is_said(self) -> None:
        odd = row(15, 1, 氏名_日本語="ア") | {"番号": "15/1", "個人・団体": "船"}
        other = row(15, 2, 氏名_日本語="イ") | {"区分": "16"}
        found = read(odd, other)
        assert [e.id for e in found.entries] == ["15/1", "15-2"]
        assert found.entries[0].kind == "unknown"
        assert len(found.faults) == 3

    @settings(max_examples=40)
    @given(
        st.dictionaries(
            st.sampled_from(COLUMNS[5:]), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
        )
    )
    def test_no_text_in_a_cell_stops_the_reader(self, cells: dict[str, str]) -> None:
        found = read(row(15, 1, 氏名_日本語="ア") | cells)
        assert len(found.entries) == 1 or not found.usable


class TestPublishers:
    def test_the_sample_is_read_whole(self, shared: Path) -> None:
        files = open_files([shared / "lists" / "jp" / "mof_shisantouketsu20260828_sample.csv"])
        found = mof_csv.read(files)
        assert not found.faults
        with files[0].path.open(encoding="utf-8", newline="") as stream:  # type: ignore[union-attr]
            rows = list(csv.DictReader(stream))
        assert len(found.entries) == len(rows)
        counted = {
            "names": sum(len(r[c].split(";")) for r in rows for c in COLUMNS[5:13] if r[c]),
            "birth_dates": sum(len(r["生年月日"].split(";")) for r in rows if r["生年月日"]),
            "numbers": sum(len(r[c].split(";")) for r in rows for c in ("旅券番号", "身分証番号") if r[c]),
        }
        assert {field: sum(len(getattr(e, field)) for e in found.entries) for field in counted} == counted

    def test_the_sample_agrees_with_the_transcription(self, shared: Path) -> None:
        folder = shared / "lists" / "jp"
        sample = mof_csv.read(open_files([folder / "mof_shisantouketsu20260828_sample.csv"])).entries
        rows = [{k: v for k, v in r.items() if k != "un"} for r in transcribed(folder)]
        by_id = {e.id: e for e in read(*rows).entries}
        for entry in sample:
            other = by_id[entry.id]
            assert (entry.kind, entry.birth_dates, entry.listed_from) == (
                other.kind,
                other.birth_dates,
                other.listed_from,
            )
            assert [n for n in entry.names if n.kind != "former"] == [n for n in other.names if n.kind != "former"]
            assert [n.value for n in entry.numbers] == [n.value for n in other.numbers]

    def test_every_transcribed_row_is_read_whole(self, shared: Path) -> None:
        rows = [{k: v for k, v in r.items() if k != "un"} for r in transcribed(shared / "lists" / "jp")]
        found = read(*rows)
        assert not found.faults
        assert len(found.entries) == 330
        assert all(e.about_dprk and e.programmes[1:] == ("DPRK",) for e in found.entries)
        assert all(e.listed_from and e.names[0].script in ("Kana", "Hani", "Jpan") for e in found.entries)
        born = sum(len(r["生年月日"].split(";")) for r in rows if r["生年月日"])
        assert sum(len(e.birth_dates) for e in found.entries) == born
        assert sum(len(e.amended) for e in found.entries) == sum(r["告示日付"].count("改訂") for r in rows)
        schemes = [n.scheme for e in found.entries for n in e.numbers]
        assert schemes.count("passport") == sum(len(r["旅券番号"].split(";")) for r in rows if r["旅券番号"])
        assert schemes.count("crypto") == 26
        names = sum(len(r.get(c, "").split(";")) for r in rows for c in COLUMNS[5:13] if r.get(c))
        assert sum(len(e.names) for e in found.entries) == names
