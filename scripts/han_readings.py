"""Writes `sekisho/names/data/han.tsv`, what a Chinese character says in each language; `--check` only compares.

    python scripts/han_readings.py Unihan_Readings.txt.bz2 Unihan_Variants.txt.bz2 [--check]

Both files are part of the Unicode Han database, here of Unicode 15.0.0; on Debian the package `unicode-data` has them
in /usr/share/unicode. Either may be packed with bzip2 or not.
"""

from __future__ import annotations

import bz2
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "src" / "sekisho" / "names" / "data" / "han.tsv"
HEAD = (
    "# Readings and older forms of Chinese characters: character, hangul, mandarin, cantonese, traditional; "
    "chosen and reworked from the Unicode Han database, Unicode {version}, (c) 1991-2022 Unicode, Inc.; "
    "Unicode licence, https://www.unicode.org/license.txt; forms that it lacks: facts, written for Sekisho"
)

# A form that is at once a word of its own, chiefly a surname (范 余 朴 咸 于), and short for another stays as it is.
STAYS = (
    "丑于了仆余借克冬准出刮制千卜卷只合同后向吁咸回困坂奸姜家干征御志才折挽斗旋曲朱朴杆松板栗沈注涂漓"
    "症着秋系累胡致舍芸范蒙蔑表谷踊郁采里面鼗"
)
# Where Unihan names several older forms, the one that names are written with.
CHOSEN = "台臺 历歷 当當 发發 复復 尽盡 汇匯 签簽 获獲 钟鍾 锈鏽 闲閑 须須 坛壇 么麼 启啟 冲沖 艳艷 净淨 勋勳 鉴鑑 湿濕"
# Japanese, Korean and printers' forms that Unihan does not tie to the traditional one, which stands first.
FORMS = """
亞亜 惡悪 壓圧 圍囲 醫医 為爲 壹壱 隱隠 榮栄 營営 衛衞 驛駅 圓円 鹽塩 緣縁 艷艶豔 應応 歐欧 毆殴 櫻桜 奧奥 橫横
溫温 穩穏 假仮 價価 畫画 會会 繪絵 壞壊 懷懐 擴拡 殼殻 覺覚 學学 樂楽 卷巻 陷陥 勸勧 寬寛 關関 歡歓 觀観 顏顔
氣気 既旣 歸帰 偽僞 戲戯戱 犧犠 舊旧 據拠 舉挙擧 虛虚 峽峡 挾挟 狹狭 鄉郷鄕 曉暁 區区 驅駆 勳勲 薰薫 徑径 莖茎
惠恵 揭掲 溪渓 經経 螢蛍 輕軽 繼継 雞鶏鷄 擊撃 研硏 縣県 儉倹 劍剣劔劒 險険 圈圏 檢検 獻献 權権 顯顕 驗験 嚴厳
戶戸户 效効 廣広 恆恒 黃黄 鑛鉱礦 號号 國国囯圀 黑黒 碎砕 濟済 齋斎 劑剤 雜雑 參参 棧桟 蠶蚕 慘惨 贊賛 殘残 絲糸
齒歯 兒児 辭辞 實実 寫写 釋釈 壽寿 收収 從従 澀渋澁 獸獣 縱縦 肅粛 處処 敘叙敍 將将 稱称 涉渉 燒焼 證証 獎奨奬
條条 狀状 乘乗 剩剰 疊畳 繩縄 壤壌 孃嬢 讓譲 釀醸 觸触 囑嘱 真眞 寢寝 慎愼 盡尽 圖図 粹粋 醉酔 穗穂 隨随 髓髄
樞枢 數数 瀨瀬 聲声 齊斉 靜静 竊窃 攝摂 專専 淺浅 戰戦 踐践 錢銭 潛潜 纖繊 禪禅 雙双 壯壮 爭争 莊荘 搜捜 插挿
巢巣 曾曽 瘦痩 裝装 總総 騷騒 增増 藏蔵 臟臓 即卽 屬属 續続 墮堕 對対 體体 帶帯 滯滞 臺台 瀧滝 擇択 澤沢 擔担
單単 膽胆 團団 斷断 彈弾 遲遅 癡痴 蟲虫 晝昼 鑄鋳 廳庁 徵徴 聽聴 鎮鎭 敕勅 遞逓 鐵鉄 點点 轉転 傳伝 燈灯 當当
黨党 盜盗 稻稲 鬥闘鬪鬭 德徳悳 獨独 讀読 屆届 貳弐 惱悩 腦脳 霸覇 拜拝 廢廃 賣売 麥麦 發発 髮髪 拔抜 蠻蛮 秘祕
濱浜濵 瓶甁 拂払 佛仏 併倂 並竝 邊辺邉 變変 辨弁 步歩 寶宝寳 豐豊 褒襃 翻飜 每毎 萬万 滿満 麵麺麪 默黙 譯訳 藥薬
與与 譽誉 搖揺 樣様 謠謡 來来 賴頼 亂乱 覽覧 龍竜龒 兩両 獵猟 綠緑 淚涙 壘塁 禮礼 勵励 戾戻 靈霊 隸隷 齡齢 曆暦
歷歴 戀恋 爐炉 勞労 樓楼 錄録 灣湾 亙亘 凜凛 堯尭 遙遥 槙槇 瑤瑶 檜桧 禱祷 祿禄 穰穣 彌弥 巖巌 晉晋 鷗鴎 攪撹
麴麹 搔掻 蠟蝋 頰頬 顛顚 醬醤 吞呑 噓嘘 嚙噛 壺壷 濤涛 繫繋 萊莱 蟬蝉 頸頚 鹼鹸 諫諌 賤賎 淨浄 淵渕渊 冨富 高髙
崎﨑嵜 峰峯 島嶋嶌 館舘 藪薮 籠篭 竈竃 礪砺 禰祢 昂昻 涼凉 清淸 青靑 教敎 說説 悅悦 銳鋭 稅税 脫脱 閱閲 歲歳 群羣
裡裏 啟啓 強强 眾衆 吳呉 呂吕 宮宫 別别 絕絶 郎郞 朗朖 練鍊錬 緒緖 概槪 晚晩 晃晄 萌萠 穎頴 餅餠 欄欗 卻却 腳脚
牆墻 煙烟 鑑鑒 坤堃 哲喆 皓皜 傑杰 珍珎 略畧 妙玅 鬱欝 劉刘 柳栁 閑閒 崑崐 崙崘 臥卧 產産 彥彦 俞兪 內内 兌兑
冊册 冰氷 吉𠮷 徧遍 恥耻 慚慙 暨曁 查査 污汚 皐皋 磐盤 穀榖 窓窗 筍笋 妝粧 緜綿 繡繍 罵駡 羨羡 膚肤 鋪舗舖 蔥葱
蘊藴 蝦鰕 鈎鉤 鉢缽 銹鏽 闊濶 韻韵 飄飃 雁鴈 麽麼 龜亀 鶯鴬 舍舎 灌潅 濕溼 啞唖
"""
TONES = str.maketrans("", "", "\u0300\u0301\u0304\u0306\u030c")


def fields(path: Path) -> dict[str, dict[str, str]]:
    """A file of the Han database: field -> character -> value."""
    read: dict[str, dict[str, str]] = {}
    text = bz2.decompress(path.read_bytes()) if path.suffix == ".bz2" else path.read_bytes()
    for line in text.decode("utf-8").splitlines():
        if line.startswith("U+"):
            point, field, value = line.split("\t")
            read.setdefault(field, {})[chr(int(point[2:], 16))] = value
    return read


def pinyin(syllables: Iterable[str]) -> Iterator[str]:
    """Toneless, ü as Chinese passports write it: `lyu`, `nyu`."""
    for syllable in syllables:
        plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", syllable).translate(TONES))
        plain = plain.replace("ü", "yu").replace("ê", "e")
        if re.fullmatch(r"[a-z]*[aeiou][a-z]*", plain):
            yield plain


def mandarin(readings: dict[str, dict[str, str]], char: str) -> list[str]:
    """Today's readings, the most usual first; a rare character's first dictionary reading."""
    said = readings["kMandarin"].get(char, "").split()
    said += [part.split("(")[0] for part in readings["kHanyuPinlu"].get(char, "").split()]
    for part in readings["kTGHZ2013"].get(char, "").split():
        said += part.split(":")[1].split(",")
    if not said:
        said = [p.split(":")[1].split(",")[0] for p in readings["kHanyuPinyin"].get(char, "").split()[:1]]
    return list(dict.fromkeys(pinyin(said)))


def cantonese(readings: dict[str, dict[str, str]], char: str) -> list[str]:
    """Toneless Jyutping."""
    return [re.sub(r"\d", "", syllable) for syllable in readings["kCantonese"].get(char, "").split()]


# The Yale romanisation of kKorean, longest spelling first.
YALE_INITIALS = ("k kk n t tt l m p pp s ss - c cc ch kh th ph h").split()
YALE_VOWELS = "a ay ya yay e ey ye yey o wa way oy yo wu we wey wi yu u uy i".split()
YALE_FINALS = "- k kk ks n nc nh t l lk lm lp ls lth lph lh m p ps s ss ng c ch kh th ph h".split()
YALE = re.compile(
    "({})?({})({})?".format(
        *(
            "|".join(sorted(set(part) - {"-"}, key=len, reverse=True))
            for part in (YALE_INITIALS, YALE_VOWELS, YALE_FINALS)
        )
    )
)


def hangul(readings: dict[str, dict[str, str]], char: str) -> list[str]:
    """The readings of kHangul, those of school characters first; where it has none, those of kKorean."""
    given = [part.split(":") for part in readings["kHangul"].get(char, "").split()]
    if given:
        return [syllable for syllable, _ in sorted(given, key=lambda one: "E" not in one[1])]
    return list(dict.fromkeys(filter(None, map(_from_yale, readings["kKorean"].get(char, "").lower().split()))))


def _from_yale(syllable: str) -> str | None:
    # Yale writes u for ㅜ after a lip sound, where ㅡ does not stand in Chinese words.
    spelled = re.sub(r"(?<=[mp])u(?!y)|(?<=ph)u(?!y)", "wu", syllable)
    found = YALE.fullmatch(spelled)
    if found is None:
        return None
    initial = YALE_INITIALS.index(found[1] or "-")
    return chr(0xAC00 + (initial * 21 + YALE_VOWELS.index(found[2])) * 28 + YALE_FINALS.index(found[3] or "-"))


def older_forms(variants: dict[str, dict[str, str]]) -> dict[str, str]:
    """Character -> the one form that stands for all its forms."""
    older: dict[str, str] = {}
    for char, value in variants["kTraditionalVariant"].items():
        others = [form for form in (chr(int(v.split("<")[0][2:], 16)) for v in value.split()) if form != char]
        if others:
            older[char] = others[0]
    older |= {pair[0]: pair[1] for pair in CHOSEN.split()}
    older |= {form: group[0] for group in FORMS.split() for form in group[1:] if form != group[0]}
    for char in STAYS:
        older.pop(char, None)
    for char in older:
        seen = {char}
        while (form := older[char]) in older:
            if form in seen:
                raise SystemExit(f"The forms of {char} go round in a circle at {form}: drop one of the pairs.")
            seen.add(form)
            older[char] = older[form]
    return older


def table(readings: dict[str, dict[str, str]], variants: dict[str, dict[str, str]]) -> Iterator[str]:
    """The lines below the head. A character has its own readings first, then those of the form that stands for it.

    A form of which the database does not tell the readings in a language has those of the others: 慎 that of 愼.
    """
    older = older_forms(variants)
    forms: dict[str, list[str]] = {}
    for char, form in older.items():
        forms.setdefault(form, [form]).append(char)

    def said(char: str, read: Callable[[dict[str, dict[str, str]], str], list[str]]) -> list[str]:
        form = older.get(char, char)
        own = dict.fromkeys(syllable for one in (char, form) for syllable in read(readings, one))
        return list(own or dict.fromkeys(syllable for one in forms.get(form, []) for syllable in read(readings, one)))

    wanted = {char for field in ("kMandarin", "kHangul", "kKorean", "kCantonese") for char in readings[field]}
    for char in sorted(wanted | set(older)):
        korean, chinese, southern = said(char, hangul), said(char, mandarin), said(char, cantonese)[:2]
        # A rare character with nothing but one dictionary's Mandarin reading is in no name that anyone lists.
        if char <= "\uffff" or korean or southern or char in older:
            columns = (char, " ".join(korean), " ".join(chinese), " ".join(southern), older.get(char, ""))
            yield "\t".join(columns).rstrip()


def main(arguments: list[str]) -> int:
    """Writes the table, or says with `--check` whether it is what the inputs give."""
    paths = [Path(argument) for argument in arguments if argument != "--check"]
    if len(paths) != 2:
        raise SystemExit(__doc__)
    readings, variants = map(fields, paths)
    lines = [HEAD.format(version="15.0.0"), *(line for line in table(readings, variants) if "\t" in line)]
    text = "\n".join(lines) + "\n"
    if "--check" not in arguments:
        OUT.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if not OUT.exists() or OUT.read_text(encoding="utf-8") != text:
        print(f"{OUT.name} is not what the inputs give: run scripts/han_readings.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
