"""How the names of bodies are read: usual words as concepts, legal forms as codes, the rest as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.names import organisations
from sekisho.names.han import traditional
from sekisho.names.latin import plain_letters
from sekisho.names.organisations import glossary
from sekisho.names.organisations.glossary import fold_arabic
from sekisho.names.organisations.words import STOP_WORDS


def said(text: str, reading: int = 0) -> str:
    """One reading: cores as they are, generic words with +, legal forms with =, numbers with #."""
    signs = {"core": "", "generic": "+", "legal": "=", "number": "#"}
    return " ".join(signs[part.role] + part.letters for part in organisations.read(text)[reading])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Korea Mining Development Trading Corporation", "+korea +mining +development +trading =corporation"),
        ("조선광업개발무역회사", "+korea +mining +development +trading =company"),
        ("朝鮮鉱業開発貿易会社", "+korea +mining +development +trading =company"),
        ("朝鲜矿业开发贸易公司", "+korea +mining +development +trading =company"),
        ("コリア・マイニング・デベロップメント・トレーディング", "+korea +mining +development +trading"),
        ("Choson Taesong Unhaeng", "+korea taesong +bank"),
        ("조선민주주의인민공화국 국가해사감독국", "+korea +state +maritime +supervision +bureau"),
        ("국방과학원", "+defence +science +academy"),
        ("Academy of National Defence Science", "+academy +defence +science"),
        ("로케트공업성", "+rocket +industry +ministry"),
        ("万寿台創作社", "万寿台 +studio"),
        ("조선부강무역회사", "+korea 부강 +trading =company"),
        ("朝鮮ユソン船舶会社", "+korea ユソン +shipping =company"),
        ("チャン・アン・シッピング", "チャン アン +shipping"),
        ("エヌ・ケー・エス", "nks"),
        ("ケー・ピー・エー・トレーディング", "+korea +people +army +trading"),
        ("テラ・エム・エル・エル・シー", "テラ m =llc"),
        ("ソラ・オー・オー・オー", "ソラ =llc"),
        ("コリア・トクサン・トレ－ディング", "+korea トクサン +trading"),
        ("サン・シッピング", "sun +shipping"),
        ("シー・スター・シッピング", "+sea star +shipping"),
        ("東北アジア貿易会社", "+north +east +asia +trading =company"),
        ("동북아시아무역회사", "+north +east +asia +trading =company"),
        ("North-East Asia Trading Company", "+north +east +asia +trading =company"),
        ("노동성", "+workers +ministry"),
        ("Ministry of Labour", "+ministry +workers"),
        ("国家计划局", "+state +planning +bureau"),
        ("농업기업", "+agricultural +enterprise"),
        ("大连金山船务有限公司", "dalian 金山 +shipping =company =limited"),
        ("香港电子有限公司", "+hongkong +electronics =company =limited"),
    ],
)
def test_korean_chinese_and_japanese(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Научно-исследовательский институт приборостроения", "+science +institute +instrument"),
        ("НИИ приборостроения", "+science +institute +instrument"),
        ("Nauchno-issledovatelsky institut priborostroeniya", "+science +institute +instrument"),
        ("Scientific Research Institute of Instrument Making", "+science +institute +instrument"),
        ("Научно-производственное объединение «Аврора»", "+science +production +association аврора"),
        ("NPO Avrora", "+science +production +association avrora"),
        ("Тульский машиностроительный завод", "tula +machinery +plant"),
        ("Tula Machine-Building Plant", "tula +machinery +plant"),
        ("Воткинский завод", "воткинск +plant"),
        ("Завод имени В. А. Дегтярёва", "+plant дегтярев"),
        ("завод им. А. М. Горького", "+plant горький"),
        ("Министерство обороны Российской Федерации", "+ministry +defence +russia"),
        ("Державне підприємство «Антонов»", "=stateenterprise антонов"),
        ("Дзяржаўнае прадпрыемства", "=stateenterprise"),
        ("ФГУП «Атомфлот»", "=unitaryenterprise атомфлот"),
        ("Федеральное государственное унитарное предприятие «Атомфлот»", "=unitaryenterprise атомфлот"),
        ("Federal State Unitary Enterprise Atomflot", "=unitaryenterprise atomflot"),
        ("Борисовский завод", "borisov +plant"),
        ("Kazakov and Borisova", "kazakov borisova"),
        ("70th Anniversary of Victory", "#70 +anniversary victory"),
        ("завод 70-летия Победы", "+plant #70 +anniversary victory"),
        ("Predpriyatiye po Remontu", "+enterprise po +repair"),
        ("Gosudarstvennoe predpriiatie", "=stateenterprise"),
    ],
)
def test_russian_and_its_neighbours(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شرکت صنایع هوایی", "=company +industry +aviation"),
        ("انصار السنة", "+helpers سنه"),
        ("Ansar al-Sunna", "+helpers sunna"),
        ("شبکہ حقانی", "+network حقانی"),
        ("شبكة حقاني", "+network حقانی"),
        ("الجماعة الاسلامية المغربية", "+group +islamic +morocco"),
        ("جمعية الاحسان الليبية", "+association +charity +libya"),
        ("البرز لميتد", "البرز =limited"),
        ("مؤسسة القدس الدولية", "+foundation jerusalem +international"),
        ("بنك سوريا المركزي", "+bank +syria +central"),
        ("سپاه پاسداران انقلاب اسلامی", "+corps +guard +revolutionary +islamic"),
        ("Sherkat-e Naft", "=company +oil"),
        ("Mu'assasat al-Quds", "+foundation quds"),
        ("Bonyad Taavon", "+foundation +cooperative"),
        ("Inversiones Marina S.A. de C.V.", "+investment marina =sacv"),
        ("Banco Agrícola", "+bank +agricultural"),
        ("Société Générale", "+society +general"),
        ("Maschinenbau Schmidt Gesellschaft mit beschränkter Haftung", "+machinery schmidt =gmbh"),
        ("Bozkurt Dış Ticaret Limited Şirketi", "bozkurt +foreign +trading =ltdsti"),
        ("Preduzeće Zastava d.o.o.", "=company zastava =doo"),
    ],
)
def test_other_languages(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Co., Ltd", "company limited"),
        ("CO. LTD.", "company limited"),
        ("S.A. DE C.V.", "sacv"),
        ("S. A. de C. V.", "sacv"),
        ("S A DE C V", "sacv"),
        ("S. DE R.L. DE C.V.", "srlcv"),
        ("S. de R.L.", "srl"),
        ("L.L.C.", "llc"),
        ("limited liability company", "llc"),
        ("OOO", "llc"),
        ("ООО", "llc"),
        ("общество с ограниченной ответственностью", "llc"),
        ("Obshchestvo s ogranichennoi otvetstvennostyu", "llc"),
        ("товариство з обмеженою відповідальністю", "llc"),
        ("таварыства з абмежаванай адказнасцю", "llc"),
        ("public joint stock company", "pjsc"),
        ("Public Joint-Stock Company", "pjsc"),
        ("публичное акционерное общество", "pjsc"),
        ("Otkrytoe aktsionernoe obshchestvo", "ojsc"),
        ("ОАО", "ojsc"),
        ("AAT", "ojsc"),
        ("Адкрытае акцыянернае таварыства", "ojsc"),
        ("закрытое акционерное общество", "cjsc"),
        ("JSC", "jsc"),
        ("АО", "jsc"),
        ("G.m.b.H.", "gmbh"),
        ("Sdn. Bhd.", "bhd"),
        ("Pte Ltd", "private limited"),
        ("FZE", "freezonecompany"),
        ("S.r.l.", "srl"),
        ("sp. z o.o.", "spzoo"),
        ("با مسئولیت محدود", "limited"),
        ("유한회사", "limited"),
        ("株式会社", "jsc"),
        ("有限责任公司", "company limited"),
        ("合弁会社", "jointventure company"),
    ],
)
def test_a_legal_form_is_one_code_however_it_is_spelled(text: str, code: str) -> None:
    parts = organisations.read(f"Palmira {text}")[0]
    assert parts[0].letters == "palmira"
    assert " ".join(part.letters for part in parts[1:]) == code
    assert {part.role for part in parts[1:]} <= {"legal", "generic"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Office 39", "+office #39"),
        ("Office No. 39", "+office #39"),
        ("39호실", "+office #39"),
        ("39号室", "+office #39"),
        ("121국", "+bureau #121"),
        ("Second Economic Committee", "#2 +economic +committee"),
        ("2nd Academy", "#2 +academy"),
        ("제2경제위원회", "#2 +economic +committee"),
        ("第二经济委员会", "#2 +economic +committee"),
        ("123 авиационный ремонтный завод", "#123 +aviation +repair +plant"),
        ("Unit III", "+unit #3"),
        ("Unit 007", "+unit #7"),
    ],
)
def test_numbers_are_digits(text: str, expected: str) -> None:
    assert said(text) == expected


def test_two_letters_are_a_legal_form_only_where_a_name_ends() -> None:
    assert said("Volvo AB") == "volvo =ab"
    assert said("AB Volvo") == "ab volvo"
    assert said("As-Sahab") == "sahab"


def test_a_name_in_letters_stays_one_word() -> None:
    assert said("P.C.C. Singapore") == "pcc +singapore"
    assert said("N P C International") == "npc +international"


def test_a_translated_name_is_read_untranslated_too() -> None:
    readings = organisations.read("Батальон ‘Смерть’")
    assert [[part.letters for part in parts] for parts in readings] == [["battalion", "death"], ["battalion", "смерть"]]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Alpha Trading a.k.a. Beta Shipping", ["alpha +trading", "beta +shipping"]),
        ("Alpha Trading alias Beta Shipping", ["alpha +trading", "beta +shipping"]),
        ("Alpha Trading (Beta Shipping)", ["alpha +trading", "alpha +trading beta +shipping", "beta +shipping"]),
        ("Alpha (Singapore) Ltd", ["alpha +singapore =limited"]),
        ("Alpha (Asia Pacific) Ltd", ["alpha +asia +pacific =limited"]),
        ("Alpha (U.K.) Ltd", ["alpha +uk =limited"]),
        ("Alpha (KPA)", ["alpha", "alpha +korea +people +army"]),
        ("Alpha Trading (ATC)", ["alpha +trading", "alpha +trading atc"]),
        ("JSC Alpha Bank, JSC ABK", ["=jsc alpha +bank =jsc abk", "=jsc alpha +bank", "=jsc abk"]),
        ("So-called", ["so called"]),
        ("ВТБ/Внешторгбанк", ["втб внешторгбанк", "втб", "внешторгбанк"]),
        ("J/V Alpha", ["+jointventure alpha"]),
        (
            "Palmira Shipping Пальмира Судоходство",
            ["palmira +shipping пальмира +shipping", "palmira +shipping", "пальмира +shipping"],
        ),
        ("Office 39 of the Workers' Party of Korea", ["+office #39 +workers +party +korea", "+office #39"]),
    ],
)
def test_alternatives(text: str, readings: list[str]) -> None:
    assert [said(text, n) for n in range(len(organisations.read(text)))] == readings


def test_families_join_what_translators_exchange() -> None:
    family = {part.letters: part.family for part in organisations.read("Ministry Department Bureau Bank")[0]}
    assert family["ministry"] == family["department"] == family["bureau"]
    assert family["bank"] != family["bureau"]
    assert organisations.read("Palmira")[0][0].family == ""


def test_general_is_no_noise() -> None:
    assert said("Korea Daesong General Trading") == "+korea daesong +general +trading"


@pytest.mark.parametrize(
    "text",
    [
        "Korea Mining Development Trading Corporation",
        "Tadbir Economic Development Group",
        "Second Economic Committee",
        "조선광업개발무역회사",
        "Тульский машиностроительный завод",
        "Inversiones Inmobiliaria Marina",
    ],
)
def test_what_was_read_reads_as_itself(text: str) -> None:
    read = organisations.read(text)[0]
    again = organisations.read(" ".join(part.letters for part in read))[0]
    assert [part[:2] for part in again] == [part[:2] for part in read]


_ALPHABETS = ("abcdexyz0123456789", "жзийдръыэю", "تجشرکمة", "무역은행조선합영", "貿易南江会社研究", "ユソンートレバク")
_WORDS = st.one_of([st.text(letters, min_size=2, max_size=9) for letters in _ALPHABETS])


@given(st.text())
def test_anything_can_be_read(text: str) -> None:
    for parts in organisations.read(text):
        for part in parts:
            assert part.letters
            assert part.shown
            assert part.role in {"core", "generic", "legal", "number"}
    organisations.acronyms(text)
    organisations.is_acronym(text)


@given(st.lists(_WORDS | st.sampled_from(["of", "Ltd", "S.A.", "имени", "банк", "第二"]), min_size=1, max_size=5))
def test_no_word_is_lost(words: list[str]) -> None:
    shown = "".join(part.shown for parts in organisations.read(" ".join(words)) for part in parts)
    letters = {c for c in shown if c.isalnum()}
    for word in words:
        if word not in STOP_WORDS and fold_arabic(word) not in STOP_WORDS:
            assert {c for c in word if c.isalnum()} <= letters


def test_acronyms_of_a_name() -> None:
    assert "knic" in organisations.acronyms("Korea National Insurance Corporation")
    assert "irgc" in organisations.acronyms("Islamic Revolutionary Guard Corps")
    assert "omm" in organisations.acronyms("Ocean Maritime Management Company, Limited")
    assert "aqim" in organisations.acronyms("Al-Qaida in the Islamic Maghreb")
    assert "komid" in organisations.acronyms("Korea Mining Development Trading Corporation (KOMID)")
    assert organisations.acronyms("Koryo Bank") == ()
    assert organisations.acronyms("조선무역은행") == ()


@pytest.mark.parametrize(("word", "expected"), [
    ("KNIC", True), ("AQIM", True), ("NATA", True), ("irgc", True), ("aqim", True), ("jtj", True),
    ("Sinai", False), ("bank", False), ("BANK", False), ("LTD", False), ("AB", False), ("ALKAIDA", False),
    ("two words", False), ("조선", False), ("12", False), ("K2K", False), ("", False),
])  # fmt: skip
def test_what_may_be_an_acronym(word: str, expected: bool) -> None:
    assert organisations.is_acronym(word) is expected


def _key(term: str) -> str:
    if term[0] >= "⺀":
        return traditional(term).replace("・", "")
    if "؀" <= term[0] <= "ۿ":
        return " ".join(glossary.fold_arabic(word) for word in term.split())
    if "Ѐ" <= term[0] <= "ӿ":
        return glossary.fold_cyrillic(term.replace("-", " "))
    return " ".join(plain_letters(word) for word in term.replace("-", " ").split())


def test_every_term_of_the_tables_means_one_thing() -> None:
    meant: dict[str, str] = {}
    for row in glossary.rows():
        assert row.role in {"core", "generic", "legal", "number"}
        assert row.language
        assert all(concept.isascii() and concept.isalnum() and concept == concept.lower() for concept in row.concepts)
        for term in row.terms:
            assert term == term.strip()
            assert _key(term) not in meant, f"{term} is {meant.get(_key(term))} and {row.concepts}"
            meant[_key(term)] = "+".join(row.concepts)


def test_a_concept_is_of_one_family_only() -> None:
    concepts = [concept for _, members in glossary.families() for concept in members]
    assert len(concepts) == len(set(concepts))
    known = {concept for row in glossary.rows() for concept in row.concepts}
    assert set(concepts) <= known


def test_a_concept_has_one_role_in_all_languages() -> None:
    roles: dict[str, set[str]] = {}
    for row in glossary.rows():
        if len(row.concepts) == 1:
            roles.setdefault(row.concepts[0], set()).add(row.role)
    assert {concept for concept, found in roles.items() if len(found) > 1} == set()
