"""What is each thing called, in English and in Japanese?

One table. JSON and CSV carry the words of the contract; these are for people.
Names of authorities and legal terms keep the original beside the translation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sekisho.cases import Text
from sekisho.deciding.evidence.listings import BANDS

if TYPE_CHECKING:
    from sekisho.cases import Language

WORDS: dict[str, Text] = {
    # verdicts, mild to strict
    "verdict.not_covered": Text("not covered", "対象外"),
    "verdict.allowed": Text("allowed", "許容"),
    "verdict.allowed_with_duty": Text("allowed with duty", "許容（義務付き）"),
    "verdict.refer": Text("refer", "要照会"),
    "verdict.licence_required": Text("licence required", "許可必要"),
    "verdict.prohibited": Text("prohibited", "禁止"),
    "verdict.refused": Text("not decided", "判定不能"),
    # what each verdict means at the desk
    "meaning.not_covered": Text(
        "no measure in force addresses this act with the link on record; this is not a clearance",
        "記録上の関係では対象となる施行中の措置なし（「問題なし」の意味ではない）",
    ),
    "meaning.allowed": Text("addressed by a measure, and permitted", "措置の対象だが、許容される"),
    "meaning.allowed_with_duty": Text("permitted, with a duty to fulfil", "許容されるが、履行すべき義務がある"),
    "meaning.refer": Text(
        "a deciding fact is missing, or an authority decides", "判断に必要な事実の不足、又は当局の裁量による"
    ),
    "meaning.licence_required": Text("prohibited unless permitted beforehand", "事前の許可がなければ禁止"),
    "meaning.prohibited": Text("no licence that a private party can count on", "民間が期待できる許可の道はない"),
    # outcomes of a measure
    "outcome.clear": Text("its test is not met", "要件に該当しない"),
    "outcome.exempt": Text("an exception holds", "例外に該当"),
    "outcome.undetermined": Text("cannot be told yet", "該当するか未確定"),
    "outcome.applies_unless_shown": Text("applies unless an exception is shown", "例外が示されない限り適用"),
    "outcome.applies": Text("applies", "適用"),
    # what binds
    "nature.law": Text("law", "法令"),
    "nature.policy": Text("policy, not law", "政策（法令ではない）"),
    "nature.request": Text("request, not law", "要請（法令ではない）"),
    "measure_kind.prohibition": Text("prohibition", "禁止"),
    "measure_kind.licence": Text("licence requirement", "許可制"),
    "measure_kind.duty": Text("duty", "義務"),
    "measure_kind.check": Text("duty to confirm", "確認義務"),
    "measure_kind.request": Text("request", "要請"),
    "measure_kind.policy": Text("policy", "政策"),
    "measure_kind.notice": Text("notice", "通知"),
    "burden.must be shown": Text("must be shown", "立証を要する"),
    "burden.presumed": Text("presumed", "推定される"),
    # regimes
    "regime.JP": Text("Japan", "日本"),
    "regime.UN": Text("United Nations", "国連"),
    "regime.US": Text("United States", "米国"),
    "regime.KR": Text("Republic of Korea", "韓国"),
    "regime.EU": Text("European Union", "欧州連合（EU）"),
    # kinds of case
    "kind.payment": Text("payment", "送金・支払"),
    "kind.cash": Text("cash carried", "支払手段の携帯"),
    "kind.voyage": Text("voyage", "入港"),
    "kind.traveller": Text("traveller", "渡航者"),
    "kind.cargo": Text("cargo", "貨物"),
    "kind.grant": Text("grant", "援助"),
    "kind.party": Text("party", "当事者"),
    # who can permit; the original beside the translation
    "authority.MOF": Text("Minister of Finance (財務大臣), MOF", "財務大臣 (Minister of Finance, MOF)"),
    "authority.METI": Text(
        "Minister of Economy, Trade and Industry (経済産業大臣), METI",
        "経済産業大臣 (Minister of Economy, Trade and Industry, METI)",
    ),
    "authority.MOJ": Text("Minister of Justice (法務大臣), MOJ", "法務大臣 (Minister of Justice, MOJ)"),
    "authority.MOFA": Text("Ministry of Foreign Affairs (外務省), MOFA", "外務省 (Ministry of Foreign Affairs, MOFA)"),
    "authority.MLIT": Text(
        "Minister of Land, Infrastructure, Transport and Tourism (国土交通大臣), MLIT",
        "国土交通大臣 (Minister of Land, Infrastructure, Transport and Tourism, MLIT)",
    ),
    "authority.Cabinet": Text("Cabinet of Japan (閣議決定)", "内閣（閣議決定） (Cabinet decision)"),
    "authority.OFAC": Text(
        "Office of Foreign Assets Control, OFAC (US Treasury)",
        "米財務省外国資産管理室 (Office of Foreign Assets Control, OFAC)",
    ),
    "authority.State": Text("US Department of State", "米国務省 (Department of State)"),
    "authority.BIS": Text(
        "Bureau of Industry and Security, BIS (US Commerce)",
        "米商務省産業安全保障局 (Bureau of Industry and Security, BIS)",
    ),
    "authority.1718 Committee": Text("UN Security Council 1718 Committee", "国連安保理1718委員会 (1718 Committee)"),
    "authority.MOU": Text("Minister of Unification (통일부 장관), MOU", "韓国統一部長官 (통일부 장관, MOU)"),
    "authority.NCA": Text(
        "national competent authority of the EU member state, NCA",
        "EU加盟国の所管当局 (national competent authority, NCA)",
    ),
    # duties
    "duty.report": Text("report the payment afterwards (支払報告)", "事後の支払報告 (report)"),
    "duty.declare_customs": Text(
        "declare to Customs before leaving (税関への届出)", "税関への事前届出 (declare to Customs)"
    ),
    "duty.report_to_committee": Text("report to the 1718 Committee", "1718委員会への報告 (report to the Committee)"),
    "duty.leave_by": Text("leave port by {day}", "{day}までに出港 (leave by)"),
    # confidence
    "confidence.high": Text("high: primary text or two independent sources", "高：一次資料、又は独立した二つの資料"),
    "confidence.medium": Text("medium: one secondary source", "中：二次資料一つ"),
    "confidence.low": Text(
        "low: no text found; let no decision rest on it", "低：原文未確認。これだけで判断しないこと"
    ),
    # sources
    "source_kind.primary": Text("primary text", "一次資料"),
    "source_kind.primary_copy": Text("copy of the primary text", "一次資料の写し"),
    "source_kind.secondary": Text("secondary", "二次資料"),
    "source_kind.memory": Text("own knowledge, no text found", "原文未確認の知見"),
    # severities
    "severity.error": Text("error", "エラー"),
    "severity.refer": Text("open", "未確定"),
    "severity.warning": Text("warning", "警告"),
    "severity.info": Text("note", "参考"),
    # how sure a hit is
    **{f"band.{band}": said for band, said in BANDS.items()},
    # labels of a finding
    "label.outcome": Text("outcome", "結果"),
    "label.because": Text("because", "理由"),
    "label.exception": Text("exception", "例外"),
    "label.open": Text("still open", "不明点"),
    "label.duty": Text("duty", "義務"),
    "label.permit": Text("who permits", "許可権者"),
    "label.source": Text("source", "根拠"),
    "label.dates": Text("dates", "施行"),
    "label.confidence": Text("confidence", "確度"),
    "label.note": Text("note", "備考"),
    "exception.holds": Text("holds", "該当"),
    "exception.fails": Text("does not hold", "不該当"),
    "exception.open": Text("could still be shown", "立証の余地あり"),
    # sentences
    "say.as_it_stands": Text("as it stands: {verdict}", "現状のままなら：{verdict}"),
    "say.between": Text("at least {least}, at most {most}", "{least}以上、{most}以下"),
    "say.since": Text("in force since {day}", "{day}から施行"),
    "say.from_until": Text("in force from {day}, ended on {until}", "{day}から施行、{until}に終了"),
    "say.until": Text("in force, ended on {until}", "{until}に終了"),
    "say.start_unknown": Text("in force; start not verified", "施行日未確認"),
    "say.expires": Text("last day as decided so far: {day}", "現在決定済みの最終日：{day}"),
    "say.no_expiry": Text("no end date decided", "期限の定めなし"),
    "say.goods": Text("Goods, line by line", "貨物の行ごとの判定"),
    "say.ask": Text("Ask", "確認事項"),
    "say.ask_for": Text("field {path}, for {regimes}", "項目 {path}、{regimes}"),
    "say.also": Text("Also looked at, and clear", "ほかに確認し該当しなかった措置"),
    "say.hits": Text("Names found on lists", "リストとの一致"),
    "say.hit": Text(
        '{party}: {list} {entry} "{name}", score {score} ({band}): {effect}',
        "{party}：{list} {entry}「{name}」 一致度{score}（{band}）：{effect}",
    ),
    "say.met_name": Text('by its name "{name}"', "一致した名称：「{name}」"),
    "effect.decides": Text("decides", "判定の根拠"),
    "effect.refers": Text("to be settled", "要確認"),
    "effect.shown": Text("moves no verdict", "判定に影響なし"),
    "say.listed": Text("listed from {day}", "{day}から掲載"),
    "say.listed_until": Text("listed from {day} until {until}", "{day}から{until}まで掲載"),
    "say.problems": Text("Problems", "問題"),
    "say.line": Text("line {line}", "{line}行目"),
    "say.governing": Text("by {regimes}", "根拠：{regimes}"),
    "say.law": Text("law {hash}", "法令データ {hash}"),
    "say.law_verified": Text("law {hash}, verified to {day}", "法令データ {hash}、{day}まで確認済み"),
    "say.engine": Text("engine {version}", "エンジン {version}"),
    "say.lists": Text("lists {lists}", "リスト {lists}"),
    "say.list": Text("{list} as of {day}", "{list}（{day}時点）"),
    "say.no_lists": Text("no list was searched", "リスト照合なし"),
    "say.not_clearance": Text(
        '"Not covered" is not a clearance: it says only that no measure held here addresses the act '
        "with the link on record.",
        "「対象外」は問題がないという意味ではありません。記録上の関係では、収録された施行中の措置の対象でないことだけを示します。",
    ),
    "say.count": Text("{n} cases", "{n}件"),
    "say.one": Text("1 case", "1件"),
    "say.count_of": Text("{n} {verdict}", "{verdict} {n}件"),
    "say.refused": Text("{n} could not be read", "読取不能 {n}件"),
    "say.facts_unused": Text("Facts for ids that no case had: {n}.", "該当する案件のない補足情報：{n}件"),
    "say.nothing": Text("No case was found in the input.", "入力に案件がありません。"),
    # scenarios
    "scenario.today": Text("today's law", "現行法"),
    "scenario.title": Text("What if?", "シナリオ比較"),
    "scenario.rests_on": Text("rests on", "根拠"),
    "scenario.claim": Text("statement {claim}, reported; it moves no law", "報道された発言 {claim}（法を動かさない）"),
    "scenario.rests_on_nothing": Text(
        "rests on no act and no report: a thought experiment", "根拠となる行為・報道なし（思考実験）"
    ),
    "scenario.nothing": Text("changes nothing", "変更なし"),
    "scenario.suspend": Text("suspended: {measures}", "停止：{measures}"),
    "scenario.suspend_until": Text("suspended until {day}: {measures}", "{day}まで停止：{measures}"),
    "scenario.restore": Text("restored: {measures}", "復活：{measures}"),
    "scenario.repeal": Text("repealed: {measures}", "廃止：{measures}"),
    "scenario.set": Text("{measure}: {parameter} becomes {value}", "{measure}：{parameter}を{value}に変更"),
    "scenario.extend": Text("runs to {day}: {measures}", "{day}まで：{measures}"),
    "scenario.add_exception": Text("{measures} get an exception: {title}", "{measures}に例外を追加：{title}"),
    "scenario.add_measure": Text("new measure {measure}", "新たな措置 {measure}"),
    "scenario.caption": Text(
        "What each regime says of each case under today's law and under each scenario; "
        "regimes that say nothing are left out.",
        "各案件に対する各制度の判定（現行法と各シナリオ）。対象外のままの制度は省略。",
    ),
    "scenario.star": Text("* another verdict than under today's law", "* 現行法と異なる判定"),
    "scenario.moved": Text("{n} from {before} to {after}", "{before}から{after}へ {n}件"),
    "scenario.unmoved": Text("no verdict changes", "判定の変更なし"),
    "scenario.passing": Text(
        "cases that pass: {before} of {of} under today's law, {after} under the scenario",
        "全{of}件のうち通過：現行法 {before}件、シナリオ {after}件",
    ),
    "scenario.still": Text("who still stops it", "なお止める措置"),
    "scenario.to_pass": Text("would pass without {measures}", "{measures}がなければ通過"),
    # the chronicle
    "chronicle.events": Text("What happened", "出来事"),
    "chronicle.statements": Text("Who said what", "発言"),
    "chronicle.nothing": Text("Nothing in the chronicle answers to that.", "該当する記録はありません。"),
    "chronicle.independent": Text(
        "independent sources: {n}; a statement moves no law", "独立した情報源：{n}。発言は法を動かさない"
    ),
    "chronicle.through": Text(", through {names}", "（{names}経由）"),
    "chronicle.quoting": Text(", giving the words of {name}", "（{name}の発言を引用）"),
    "chronicle.topics": Text("What it is about", "論点"),
    "chronicle.shown_by": Text("`sekisho {command}` shows it", "`sekisho {command}` で表示"),
    "topic.count": Text("count", "人数"),
    "topic.condition": Text("condition", "条件"),
    "topic.offer": Text("offer", "申し出"),
    "topic.supposition": Text("supposition", "想定"),
    "topic.context": Text("context", "背景"),
    "chronicle.at": Text("paragraph {paragraph}, sentence {sentence}", "第{paragraph}段落第{sentence}文"),
    "chronicle.derived_from": Text("relays", "転載元"),
    "chronicle.not_confirmed_by": Text("not confirmed by", "確認を拒む"),
    "chronicle.rejects": Text("rejects", "否定する"),
    "chronicle.rejected_by": Text("rejected by", "否定される"),
    "chronicle.conflicts_with": Text("conflicts with", "矛盾する"),
    "chronicle.would_not_confirm": Text("would not confirm", "確認しない"),
    "chronicle.about": Text("speaks of", "対象"),
    "promise.pending": Text("pending", "未履行"),
    "promise.met": Text("met", "履行"),
    "promise.broken": Text("broken", "違反"),
    "promise.withdrawn": Text("withdrawn", "撤回"),
    "promise.none": Text("not yet made", "未成立"),
    "promise.for": Text(" (in return for: {promise})", "（見返り：{promise}）"),
    "registry.title": Text("The abductees as of {day}", "拉致被害者（{day}現在）"),
    "registry.nobody": Text("Nobody was listed by {day}.", "{day}現在、認定された被害者はいない。"),
    "registry.since": Text("{who}, since {day}", "{who}（{day}から）"),
    "registry.presumed": Text(
        "The last column is what the DPRK claims. Japan rejects it and presumes all who have not returned to be alive.",
        "末尾は北朝鮮側の主張。日本政府は受け入れず、未帰国者全員の生存を前提としている。",
    ),
    "registry.says.returned": Text("returned", "帰国"),
    "registry.says.dead": Text("dead, says the DPRK", "「死亡」（北朝鮮の主張）"),
    "registry.says.never_entered": Text("never came, says the DPRK", "「入境していない」（北朝鮮の主張）"),
    "registry.official_victims": Text("recognised by the Government", "政府認定被害者"),
    "registry.cases": Text("cases", "認定事案"),
    "registry.returned": Text("returned", "帰国者"),
    "registry.dprk_says_dead": Text("dead, as the DPRK says", "北朝鮮が「死亡」とする者"),
    "registry.dprk_says_never_entered": Text("never came, as it says", "北朝鮮が「未入境」とする者"),
    "registry.dprk_admitted_total": Text("admitted by the DPRK", "北朝鮮が認めた者"),
    "registry.npa_cannot_rule_out": Text("abduction cannot be ruled out", "拉致の可能性を排除できない者"),
    "registry.police_persons": Text("persons, as the police count", "警察の認定人数"),
    "registry.police_cases": Text("cases, as the police count", "警察の認定事案"),
    "registry.comjan_listed": Text("missing, on COMJAN's list", "特定失踪者（調査会）"),
    "registry.comjan_public": Text("of them public", "うち公開"),
    "registry.comjan_strongly_suspected": Text("of them strongly suspected", "うち拉致濃厚"),
    "registry.rights_groups_estimate": Text("as rights groups suggest", "人権団体の推計"),
    # the page
    "page.title": Text("Sanctions decisions", "制裁措置の判定結果"),
    "page.title_one": Text("Sanctions decision", "制裁措置の判定結果"),
    "page.summary": Text("All cases at a glance", "一覧"),
    "page.caption": Text(
        "The verdict of every regime on every case; the strictest stands in the column Verdict.",
        "各案件に対する各制度の判定。「判定」は最も厳しいもの。",
    ),
    "page.case": Text("Case", "案件"),
    "page.kind": Text("Kind", "種別"),
    "page.date": Text("Date", "日付"),
    "page.verdict": Text("Verdict", "判定"),
    "page.regime": Text("Regime", "制度"),
    "page.what": Text("Who can permit, what to do", "許可権者・対応"),
    "page.not_asked": Text("not asked", "照会せず"),
    "page.reasons": Text("Reasons", "理由"),
    "page.basis": Text("What this rests on", "判定の基礎"),
    "page.key": Text("The words", "判定の用語"),
    "page.id": Text("decision {id}", "判定ID {id}"),
    "page.skip": Text("Skip to the cases", "各案件へ"),
    # the law
    "law.announced": Text("announced", "発表"),
    "law.decided": Text("decided", "決定"),
    "law.in_force": Text("in force", "施行"),
    "law.extension": Text("extended", "延長"),
    "law.extended": Text("on {day}, to {until}", "{day}決定、{until}まで"),
    "law.expires": Text("expires", "期限"),
    "law.verified_to": Text("verified to", "確認済み"),
    "law.regime": Text("regime", "制度"),
    "law.kind": Text("kind", "性質"),
    "law.acts": Text("acts", "対象行為"),
    "law.gives": Text("gives", "効果"),
    "law.reach": Text("reach", "対象範囲"),
    "law.test": Text("test", "要件"),
    "law.exceptions": Text("exception", "例外"),
    "law.parameter": Text("parameter", "基準値"),
    "law.provision": Text("provision", "条項"),
    "law.period": Text("{day} to {until} (until excluded)", "{day}から{until}の前日まで"),
    "law.period_open": Text("{day} onwards", "{day}以降"),
    "law.unknown_start": Text("start not known", "開始日不明"),
    "law.by": Text("by {event}", "{event}による"),
    "law.ended_by": Text("ended by {event}", "{event}により終了"),
    "law.from_day": Text("{value} from {day}", "{day}から {value}"),
    "law.none_in_force": Text("No measure was in force on {day}.", "{day}に施行中の措置はありません。"),
    "law.count": Text("{n} measures in force on {day}", "{day}に施行中の措置 {n}件"),
    "law.terms_unknown": Text(
        "Known to exist; since when or on what terms is not verified", "存在は確認されるが、施行日又は内容は未確認"
    ),
    "law.softened": Text("milder where", "緩和"),
    "law.suspended": Text("suspended", "停止"),
    "law.doubtful": Text("not settled from {day} to {until}: {why}", "{day}から{until}の前日までは未確定：{why}"),
    "law.reported": Text("reported since {day}; no terms found", "{day}から報道；内容未確認"),
    "law.no_terms": Text(
        "known to exist; since when and on what terms is not verified", "存在のみ確認；施行日・内容は未確認"
    ),
    "law.last_day": Text("{day} is the last day as decided so far", "{day}が現在決定済みの最終日"),
    "law.source_form": Text("as written", "記述"),
    "law.all": Text("all of these:", "次のすべて："),
    "law.any": Text("one of these:", "次のいずれか："),
    "law.not": Text("not the case:", "次に該当しない："),
    "law.always": Text("always", "常に"),
    "law.limit": Text("{value} (`{name}`)", "{value}（`{name}`）"),
    "law.over": Text("{fact} is over {limit}", "{fact}が{limit}を超える"),
    "law.at_most": Text("{fact} is not over {limit}", "{fact}が{limit}を超えない"),
    "law.is": Text("{fact}: {words}", "{fact}：{words}"),
    "law.is_not": Text("{fact}: not {words}", "{fact}：{words}以外"),
    "law.on_or_after": Text("{fact} is on or after {limit}", "{fact}が{limit}以後"),
    "law.before": Text("{fact} is before {limit}", "{fact}が{limit}より前"),
    "law.within": Text("{fact} lies at most {limit} before the act", "{fact}が行為前{limit}以内"),
    "law.not_within": Text("{fact} does not lie at most {limit} before the act", "{fact}が行為前{limit}以内でない"),
    "law.known": Text("known: {fact}", "判明していること：{fact}"),
    "law.unsettled": Text("no source settles this", "いずれの資料からも確定できない"),
    "law.permitted": Text("a decision of {authority} on file covers it", "{authority}の許可書がある"),
    "law.not_permitted": Text("no decision of {authority} on file covers it", "{authority}の許可書がない"),
    "law.days": Text("{n} days", "{n}日"),
    "law.begins": Text("{measure} in force", "{measure} 施行"),
    "law.ends": Text("{measure} ended", "{measure} 終了"),
    "law.extends": Text("extended to {until}: {measures}", "{until}まで延長：{measures}"),
    "law.status.enacted": Text("enacted", "制定"),
    "law.status.announced": Text("announced", "発表"),
    "law.status.reported": Text("reported", "報道"),
    "law.doubt": Text(
        "Whether these were in force that day is not settled; a case that turns on them is referred",
        "その日に施行中か未確定（該当する案件は要照会）",
    ),
    "law.sound": Text("The law is sound: {n} measures, {hash}", "法令データに誤りなし：{n}件、{hash}"),
    "law.faults": Text("{n} faults: nothing may be decided on this law", "誤り{n}件：この法令データでは判定できません"),
    # the timeline
    "timeline.title": Text(
        "Measures on North Korea in force, as of {day}", "北朝鮮に対する措置の施行期間（{day}時点）"
    ),
    "timeline.title_of": Text(
        "Measures on North Korea in force, as of {day}: {kind}", "北朝鮮に対する措置の施行期間（{day}時点）：{kind}"
    ),
    "timeline.scenario": Text("Not the law, but supposed: {title}", "現行法ではなく仮定：{title}"),
    "timeline.desc": Text(
        "Bars from 2003 to 2029, a row for each measure or instrument. In force on {day}: {counts}.",
        "2003年から2029年まで、措置又は文書ごとに1行。{day}に施行中：{counts}。",
    ),
    "timeline.held": Text("{regime} {n} of {of} rows", "{regime} {n}/{of}行"),
    "timeline.none": Text("no measure is of that kind", "該当する措置なし"),
    "timeline.note": Text(
        "Paler: after {day}. A sum in a bar is the limit from which it applies.",
        "淡色：{day}より後。棒の中の金額は適用の下限額。",
    ),
    "timeline.open": Text("no end decided", "終期未定"),
    "timeline.extended": Text("extended on {day}, to {until}", "{day}に延長決定、{until}まで"),
    "timeline.extension": Text("extension decided", "延長の決定"),
    "timeline.prohibited": Text("prohibited", "禁止"),
    "timeline.licence_required": Text("licence required", "許可必要"),
    "timeline.refer": Text("an authority or a check decides", "当局・確認による"),
    "timeline.allowed_with_duty": Text("duty", "義務"),
    "timeline.not_covered": Text("request or policy, not law", "要請・政策（法令ではない）"),
    "timeline.doubtful": Text("dates not settled", "施行日未確定"),
    "timeline.undecided": Text(
        "not known: after the last day decided or checked", "不明：決定・確認済みの最終日より後"
    ),
    "timeline.suspended": Text("suspended", "停止"),
    "timeline.is_in_force": Text("in force", "施行中"),
    "timeline.is_doubtful": Text("not settled whether in force", "施行中か未確定"),
    "timeline.is_undecided": Text("after the last day decided or checked", "決定・確認済みの最終日より後"),
    "timeline.is_suspended": Text("suspended", "停止中"),
    "timeline.short_prohibited": Text("prohibited", "禁止"),
    "timeline.short_licence_required": Text("licence", "許可必要"),
    "timeline.short_refer": Text("refer", "要照会"),
    "timeline.short_allowed_with_duty": Text("duty", "義務"),
    "timeline.short_not_covered": Text("request", "要請等"),
    "timeline.short_doubtful": Text("unsettled", "未確定"),
    "timeline.short_undecided": Text("not known", "不明"),
    "timeline.short_suspended": Text("suspended", "停止"),
}


def has_word(key: str) -> bool:
    """Whether the table names this thing."""
    return key in WORDS


def word(key: str, lang: Language, **values: object) -> str:
    """What `key` is called in `lang`, its `{places}` filled with `values`.

    Raises:
        KeyError: when the table has no such key.
    """
    said = WORDS[key].say(lang)
    return said.format(**values) if values else said


def name_of(family: str, code: str, lang: Language) -> str:
    """What a code of a vocabulary is called; a code that the table does not know stands for itself."""
    found = WORDS.get(f"{family}.{code}")
    return code if found is None else found.say(lang)


def say_authorities(codes: str, lang: Language) -> str:
    """Who permits, where several may be joined as decisions join them: `MOF, METI`."""
    return ("、" if lang == "ja" else "; ").join(name_of("authority", code, lang) for code in codes.split(", "))
