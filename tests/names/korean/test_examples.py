import pytest
from tests.names.korean.writing import best

from sekisho.names.korean import read_person, read_word

# Each name with other spellings of it that are in use.
SAME = {
    "Kim Yo Jong": (
        "김여정", "KIM, Yo'-cho'ng", "KIM, Yo '-cho 'ng", "Kim Yŏ-jŏng", "キム・ヨジョン", "金与正", "金與正",
        "Ким Ё Чжон", "Gim Yeo-jeong", "Kimyojong", "Kim-Yo-Jong", "Yo Jong Kim", "kim yo-jong.",
    ),
    "Choe Ryong Hae": (
        "최룡해", "최용해", "チェ・リョンヘ", "崔竜海", "崔龍海", "Чхве Рён Хэ", "Цой Рён Хэ",
        "Choe Ryong-hae", "Choi Yong Hae",
    ),
    "Choi Bu-il": ("CH'OE, Pu-il", "CHOE, Pu Il", "최부일", "崔富日", "チェ・ブイル"),
    "Kim Jong Un": (
        "김정은", "Kim Jong-eun", "キム・ジョンウン", "きむ・じょんうん", "キムジョンウン", "金正恩", "Ким Чен Ын",
        "Ким Ченын", "Jong-un Kim", "KIM Jong Un 김정은",
    ),
    "Kim Jong Il": ("김정일", "金正日", "キム・ジョンイル", "Kim Chŏng-il", "Ким Чен Ир"),
    "Kim Il Sung": ("김일성", "金日成", "Ким Ир Сен", "キム・イルソン", "Kim Il-sŏng", "Kim Il Song"),
    "Lee Byung-chul": ("RI Pyong Chul", "RI, Pyo'ng-ch'o'l", "Yi Byeong-cheol", "이병철", "리병철", "李炳哲"),
    "Ri Hong-sop": ("이홍섭", "리홍섭", "李弘燮", "リ・ホンソプ", "Lee Hong-sup", "I Hong-seop"),
    "Kim Sou-kwang": ("Kim Su Gwang", "김수광", "キム・スグァン", "KIM Soukwang"),
    "Park Young-sik": ("PAK Yo'ng-sik", "박영식", "朴永植", "パク・ヨンシク", "Пак Ён Сик"),
    "Yun Ho-jin": ("尹浩鎮", "ユン・ホジン", "Yoon Ho Jin", "윤호진"),
    "O Kuk-ryol": ("呉克烈", "오극렬", "Oh Guk-ryeol", "オ・グクリョル"),
    "Cho Il U": ("CHO, Il Woo", "조일우", "Чхо Иль У", "チョ・イルウ"),
    "Jang Song Thaek": ("Chang Sŏng-t'aek", "Jang Sung-taek", "張成沢", "장성택", "Чан Сон Тхэк", "チャン・ソンテク"),
    "DJANG Tcheul Hy": ("장철희", "Jang Chol Hui", "JANG Tcheul-hy", "チャン・チョルヒ"),
    "KIM TONG MY'ONG": ("Kim Dong-myeong", "김동명", "Ким Тон Мён"),
    "Namgung Ok": ("남궁옥", "南宮玉", "Nam Gung Ok"),
    "Hwangbo In": ("皇甫仁", "황보인", "Hwang-bo In"),
    "Sonu Jin": ("선우진", "鮮于振", "Sunwoo Jin"),
    "Tokko Yong": ("독고영", "Dokgo Young"),
    "Jegal Chol": ("제갈철", "諸葛哲"),
    "Sagong Il": ("사공일", "司空壹"),
    "Pyon Yong Rip": ("변영립", "Пён Ён Рип", "Byun Young-rip"),
    "Kim Kuk Ryol": ("Kim Kungnyol", "김국렬", "キム・グンニョル"),
    "Choe Son Hui": ("チェ・ソニ", "チェ・ソンヒ", "崔善姫", "최선희"),
    "Park Geun-hye": ("パク・クネ", "박근혜", "朴槿恵", "Пак Кын Хе"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "other"), [(name, other) for name, others in SAME.items() for other in others])
def test_spellings_of_one_name_are_alike(name: str, other: str) -> None:
    assert best(name, other) >= 850


@pytest.mark.parametrize(
    ("name", "other", "least", "most"),
    [
        ("Lee Byung-chul", "RI Pyong Chul", 950, 1000),
        ("Kim Sung-chul", "KIM Song Chol", 850, 1000),
        ("Kim Jung Un", "Kim Jong Un", 850, 1000),
        ("Kim Song Chol", "Kim Sung Chol", 700, 799),
        ("Pak Jin Hek", "Park Jin Hyok", 700, 799),
        ("촤찬일", "Choe Chan Il", 700, 799),
        ("Hwang Sok-hwa", "HWANG SOK HA", 750, 799),
        ("황석하", "황석화", 750, 799),
        ("Kim Jong Un", "Kim Jong Il", 0, 500),
        ("김성철", "김승철", 0, 620),
        ("Kim Jon Chol", "Kim Jong Chol", 0, 620),
        ("Kim Song Nam", "Kim Sok Nam", 0, 620),
        ("Pak Yong Sik", "Ri Yong Sik", 0, 400),
        ("Kim Chol", "Kim Pyong Chol", 0, 0),
        ("Kim Chol", "김철수", 0, 0),
    ],
)
def test_how_alike(name: str, other: str, least: int, most: int) -> None:
    assert least <= best(name, other) <= most
    assert best(name, other) == best(other, name)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("taesong", "daesong"), ("taesong", "대성"), ("Taesong", "大成"), ("taesong", "テソン"), ("taesong", "тэсон"),
        ("amnokgang", "aprokgang"), ("amroggang", "압록강"), ("amnok-gang", "鴨緑江"), ("ryonbong", "yonbong"),
        ("tangun", "dangun"), ("tangun", "檀君"), ("namchongang", "南川江"), ("namchongang", "남천강"),
        ("paeksol", "paekso'l"), ("hyoksin", "革新"), ("kumgang", "geumgang"), ("wonsan", "wŏnsan"), ("rason", "라선"),
    ],
)  # fmt: skip
def test_words_of_bodies_and_ships(word: str, other: str) -> None:
    assert best(word, other, word=True) >= 930


@pytest.mark.parametrize(
    "text",
    ["", " ", "'", ",", "Kim", "金", "김", "キム", "Ким", "Vladimir Putin", "Hassan Rouhani", "Kim Elizabeth",
     "Kim Jones", "Park Avenue Holding", "Иванов Сергей", "Сергей", "Ли Фёдорович", "山本太郎", "أحمد",
     "Kim Jong Un Chol Su", "Kim,", ", Kim"],
)  # fmt: skip
def test_what_cannot_be_korean_is_not_read(text: str) -> None:
    assert read_person(text) == ()


def test_a_comma_fixes_the_surname() -> None:
    assert {one.order for one in read_person("Kim Yong Nam")} == {"written", "turned"}
    assert {one.order for one in read_person("Kim, Yong Nam")} == {"written"}
    assert {one.order for one in read_person("Nam, Yong Kim")} == {"written"}
    assert {one.order for one in read_person("Yong Nam Kim")} >= {"turned"}
    assert {one.order for one in read_person("Kimyongnam")} == {"joined"}


def test_a_turned_name_is_a_little_less() -> None:
    assert 960 <= best("Hyok Chol Kim", "Kim Hyok Chol") < best("KIM Hyok-chol", "Kim Hyok Chol") == 1000


def test_words_have_one_to_five_syllables() -> None:
    assert {len(one.syllables) for one in read_word("taesong")} == {2}
    assert {len(one.syllables) for one in read_word("san")} == {1}
    assert read_word("대성대성대성") == ()
    assert read_word("trading") == ()
    assert read_word("") == ()
    assert read_word("трест") == ()
