from tests.names.korean.writing import best_pair

from sekisho.names.korean import Reading, explain, read_person


def test_agreement_names_jamo_and_systems() -> None:
    assert explain(*best_pair("Lee Byung-chul", "RI Pyong Chul"))[1] == (
        "Byung ~ Pyong: ㅂ, ㅕ, ㅇ agree (press and DPRK spelling)"
    )
    assert explain(*best_pair("김철", "Kim Chol"))[1] == "철 ~ Chol: ㅊ, ㅓ, ㄹ agree (Hangul and DPRK spelling)"


def test_counter_evidence_names_the_jamo_that_differ() -> None:
    assert explain(*best_pair("김은", "김인"))[1] == "은 / 인: ㅡ is not ㅣ: another syllable"
    assert explain(*best_pair("Kim Jong Un", "Kim Jong Il"))[2] == (
        "Un / Il: ㅜ/ㅡ is not ㅣ; ㄴ is not ㄹ: another syllable"
    )
    assert explain(*best_pair("김호", "김홍"))[1] == "호 / 홍: no last consonant is not ㅇ: another syllable"


def test_a_syllable_without_counterpart_is_told() -> None:
    (chol,), (pyong_chol,) = read_person("김철"), read_person("김병철")
    assert explain(chol, pyong_chol)[-1] == "철: without a counterpart"
    assert explain(pyong_chol, chol)[-1] == "철: without a counterpart"


def test_a_turned_name_is_told() -> None:
    assert "the surname stands last in one of them" in explain(*best_pair("Hyok Chol Kim", "Kim Hyok Chol"))


def test_what_was_written_is_not_always_known() -> None:
    (known,) = read_person("김철")
    unknown = Reading(known.syllables, "hangul", "written")
    assert explain(unknown, known)[1] == "철 ~ 철: ㅊ, ㅓ, ㄹ agree (Hangul spelling)"
    assert explain(*best_pair("Namgung Ok", "南宮玉"))[1].startswith("궁 ~ 宮")
