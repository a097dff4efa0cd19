"""What must be asked? The dotted paths of `needs` as questions that a desk can put to its customer.

A path is read as *who or what* (a subject of the first table) and *what of it* (the second table), so that
`payee.residence` and `transfers[0].other.owner.residence` need one sentence between them.
"""

from __future__ import annotations

import re

from sekisho.cases import Text

_PARTY = "party"
# (pattern of the path, what kind of thing it is, how it is called); {n} counts from one.
_SUBJECTS: tuple[tuple[re.Pattern[str], str, Text], ...] = tuple(
    (re.compile(pattern), thing, Text(en, ja))
    for pattern, thing, en, ja in (
        (r"payer", _PARTY, "the payer", "送金人"),
        (r"payee", _PARTY, "the payee", "受取人"),
        (r"ultimate_payer", _PARTY, "the ultimate payer", "実質的な送金人"),
        (r"ultimate_payee", _PARTY, "the ultimate payee", "実質的な受取人"),
        (r"agents\[(\d+)\]", _PARTY, "bank {n} of the chain", "経由銀行{n}"),
        (r"linked\[(\d+)\]\.payee", _PARTY, "the payee of linked payment {n}", "関連する送金{n}の受取人"),
        (r"carrier", _PARTY, "the person who carries the money", "携帯者"),
        (r"person", _PARTY, "the traveller", "渡航者"),
        (r"donor", _PARTY, "the donor", "援助の供与者"),
        (r"channel", _PARTY, "the body that carries out the aid", "援助の実施機関"),
        (r"payments_to\[(\d+)\]\.party", _PARTY, "local payee {n}", "現地の支払先{n}"),
        (r"parties\[(\d+)\]", _PARTY, "party {n} to the shipment", "取引の当事者{n}"),
        (r"conditions\[(\d+)\]\.by", _PARTY, "whoever set condition {n}", "条件{n}を付した者"),
        (r"party", _PARTY, "the party", "当事者"),
        (r"ship\.owner", _PARTY, "the owner of the ship", "船舶の所有者"),
        (r"ship\.operator", _PARTY, "the operator of the ship", "船舶の運航者"),
        (
            r"transfers\[(\d+)\]\.other\.owner",
            _PARTY,
            "the owner of the other ship of transfer {n}",
            "洋上積替え{n}の相手船の所有者",
        ),
        (
            r"transfers\[(\d+)\]\.other\.operator",
            _PARTY,
            "the operator of the other ship of transfer {n}",
            "洋上積替え{n}の相手船の運航者",
        ),
        (r"ship", "ship", "the ship", "船舶"),
        (r"transfers\[(\d+)\]\.other", "ship", "the other ship of transfer {n}", "洋上積替え{n}の相手船"),
        (r"(?:ship\.)?calls\[(\d+)\]", "call", "port call {n}", "寄港{n}"),
        (r"transfers\[\d+\]\.other\.calls\[(\d+)\]", "call", "port call {n} of the other ship", "相手船の寄港{n}"),
        (r"last_ports_declared\[(\d+)\]", "call", "declared port call {n}", "申告された寄港{n}"),
        (r"goods\[(\d+)\]\.quantity", "quantity", "line {n} of the goods", "貨物の{n}行目"),
        (r"goods\.quantity", "quantity", "the goods", "貨物"),
        (r"goods\[(\d+)\]", "goods", "the goods of line {n}", "貨物の{n}行目"),
        (r"goods", "goods", "the goods", "貨物"),
        (r"transfers\[(\d+)\]", "transfer", "ship-to-ship transfer {n}", "洋上積替え{n}"),
        (r"linked\[(\d+)\]", "linked", "linked payment {n}", "関連する送金{n}"),
        (r"decisions\[(\d+)\]", "permission", "permission {n} on file", "許可書{n}"),
        (r"rates\[(\d+)\]", "rate", "exchange rate {n}", "換算率{n}"),
        (r"payments_to\[(\d+)\]", "service", "local payment {n}", "現地での支払{n}"),
        (r"conditions\[(\d+)\]", "condition", "condition {n} of the donor", "供与者の条件{n}"),
        (r"filings\[(\d+)\]", "filing", "filing {n}", "届出{n}"),
    )
)

# What may be asked of each kind of thing; {who} is the subject.
_OF_THING: dict[str, Text] = {
    # of a party
    "party": Text(
        "Who is {who}? Full name as in an identity document, person, company or government, and country of residence.",
        "{who}は誰ですか。本人確認書類上の氏名・名称、個人・法人・政府の別、居住国を確認してください。",
    ),
    "party.names": Text(
        "What is the full name of {who}, in the original script too?", "{who}の氏名・名称（原語表記を含む）は何ですか。"
    ),
    "party.kind": Text(
        "Is {who} a person, an organisation or a government?", "{who}は個人、法人その他の団体、政府のいずれですか。"
    ),
    "party.residence": Text(
        "In which country does {who} live, or have the principal office?",
        "{who}の住所・居所（法人は主たる事務所）はどの国ですか。",
    ),
    "party.nationalities": Text("Which nationalities does {who} hold?", "{who}の国籍（すべて）はどこですか。"),
    "party.birth_date": Text("When was {who} born?", "{who}の生年月日はいつですか。"),
    "party.birth_country": Text("In which country was {who} born?", "{who}の出生国はどこですか。"),
    "party.ids": Text(
        "Which identity numbers does {who} have (passport, company number, BIC, IMO)?",
        "{who}の識別番号（旅券番号、法人番号、BIC、IMO番号等）は何ですか。",
    ),
    "party.address": Text("What is the address of {who}?", "{who}の住所を教えてください。"),
    "party.address_country": Text("In which country is the address of {who}?", "{who}の住所はどの国にありますか。"),
    "party.roles": Text(
        "Does {who} hold a post with the DPRK, Chongryon, or a DPRK nuclear or missile programme? State each, or none.",
        "{who}は北朝鮮当局、朝鮮総聯、核・ミサイル関連の役職や職務に就いていますか（該当なしの場合もその旨）。",
    ),
    "party.controlled_by_dprk": Text(
        "Is {who} owned or controlled by persons, bodies or the government of the DPRK? Show the owners.",
        "{who}は北朝鮮の個人・団体・政府に実質的に支配されていますか。株主・支配者を示す資料を求めてください。",
    ),
    "party.listed": Text(
        "Is {who} the listed party? Compare name, birth date, nationality and address, and record the review.",
        "{who}は制裁対象者本人ですか。氏名、生年月日、国籍、住所をリストと照合し、結果を記録してください。",
    ),
    # of a ship
    "ship": Text(
        "Which ship is {who}? Name, IMO number and flag.",
        "{who}はどの船ですか。船名、IMO番号、旗国を確認してください。",
    ),
    "ship.name": Text("What is the name of {who}?", "{who}の船名は何ですか。"),
    "ship.imo": Text("What is the IMO number of {who}?", "{who}のIMO番号は何ですか。"),
    "ship.mmsi": Text("What is the MMSI of {who}?", "{who}のMMSI番号は何ですか。"),
    "ship.flag": Text(
        "Which flag does {who} fly today? See the certificate of registry.",
        "{who}の現在の旗国はどこですか。船舶国籍証書で確認してください。",
    ),
    "ship.former_names": Text("Which names did {who} bear before?", "{who}の旧船名は何ですか。"),
    "ship.foreign_interest": Text(
        "Does a foreign country or foreign national have an interest in {who} (ownership, charter)?",
        "{who}に外国又は外国人の権益（所有、用船等）がありますか。",
    ),
    "ship.designated": Text(
        "Is {who} designated by the UN, the US or Japan, and since which day?",
        "{who}は国連、米国又は日本の指定船舶ですか。指定日も確認してください。",
    ),
    "ship.owner": Text("Who owns {who}?", "{who}の所有者は誰ですか。"),
    "ship.operator": Text("Who operates {who}?", "{who}の運航者は誰ですか。"),
    "ship.calls": Text(
        "At which ports did {who} call, with the days of arrival and departure? Any call in the DPRK?",
        "{who}の寄港地と入出港日を教えてください。北朝鮮への寄港はありますか。",
    ),
    # of a call, goods, and smaller things
    "call": Text("Where and when was {who}?", "{who}の港と入出港日はいつですか。"),
    "call.port": Text("Which port was {who}?", "{who}の港はどこですか。"),
    "call.arrival": Text("On which day did the ship arrive ({who})?", "{who}の入港日はいつですか。"),
    "call.departure": Text("On which day did the ship leave ({who})?", "{who}の出港日はいつですか。"),
    "call.source": Text(
        "Who says so ({who}): the master, a document, or AIS?", "{who}の情報源は何ですか（船長の申告、書類、AIS）。"
    ),
    "call.confidence": Text(
        "How sure is the AIS evidence of {who} (1 to 4)?", "{who}のAIS証拠の確度（1～4）はいくつですか。"
    ),
    "goods": Text(
        "What exactly are {who}? Description, HS number, quantity, country of origin and port of loading.",
        "{who}の内容は何ですか。品名、HS番号、数量、原産地、船積地を確認してください。",
    ),
    "goods.description": Text("What is in {who}?", "{who}の品名は何ですか。"),
    "goods.hs": Text("What is the HS number of {who}?", "{who}のHS番号（統計品目番号）は何ですか。"),
    "goods.quantity": Text("How much is it ({who}), in which unit?", "{who}の数量と単位は何ですか。"),
    "quantity.factor": Text(
        "How many barrels does a tonne of {who} make, and who says so?",
        "{who}は1トン当たり何バレルですか。その根拠は何ですか。",
    ),
    "goods.origin": Text(
        "In which country were {who} produced? See the certificate of origin.",
        "{who}の原産地はどの国ですか。原産地証明書で確認してください。",
    ),
    "goods.shipped_from": Text(
        "From which port were {who} shipped? See the bill of lading.",
        "{who}の船積地はどこですか。船荷証券で確認してください。",
    ),
    "goods.luxury": Text("Are {who} on the luxury list of the regime?", "{who}は奢侈品（ぜいたく品）に当たりますか。"),
    "goods.controlled": Text(
        "Are {who} on an export control or WMD list?", "{who}は輸出規制品目又は大量破壊兵器関連品目に当たりますか。"
    ),
    "transfer": Text("When was {who}, and with which ship?", "{who}の日付と相手船は何ですか。"),
    "transfer.date": Text("On which day was {who}?", "{who}の日付はいつですか。"),
    "linked": Text("What was {who}: day, amount and payee?", "{who}の日付、金額、受取人は何ですか。"),
    "linked.date": Text("On which day was {who} made?", "{who}の日付はいつですか。"),
    "linked.amount": Text("How much was {who}?", "{who}の金額はいくらですか。"),
    "permission": Text("Which permission is {who}?", "{who}の内容は何ですか。"),
    "permission.authority": Text("Which authority gave {who}?", "{who}を出した当局はどこですか。"),
    "permission.id": Text("What is the number of {who}?", "{who}の番号は何ですか。"),
    "permission.from": Text("From which day is {who} valid?", "{who}はいつから有効ですか。"),
    "permission.to": Text("Until which day is {who} valid?", "{who}はいつまで有効ですか。"),
    "permission.covers": Text("What does {who} cover?", "{who}の対象範囲は何ですか。"),
    "rate": Text("Which rate is {who}?", "{who}はいくらですか。"),
    "service": Text("Who receives {who}, and for what?", "{who}の相手方と内容は何ですか。"),
    "service.service": Text("What is {who} made for?", "{who}は何の対価ですか。"),
    "condition": Text("What does {who} say?", "{who}の内容は何ですか。"),
    "condition.type": Text("Of which type is {who}?", "{who}の種類は何ですか。"),
    "condition.countries": Text("Which countries does {who} name?", "{who}の対象国はどこですか。"),
    "condition.through": Text(
        "Through which activities did the money of {who} come here?", "{who}の対象資金はどの事業を経由しましたか。"
    ),
    "condition.share": Text(
        "Is all of this money under {who}, or does it lie together with other money? Ask the channel for the sources.",
        "この資金はすべて{who}の対象ですか、他の資金と混在していますか。実施機関に資金源を確認してください。",
    ),
    "condition.text": Text("What are the words of {who}?", "{who}の文言を教えてください。"),
    "filing": Text("To whom and when was {who} made?", "{who}の提出先と提出日はいつですか。"),
    "filing.to": Text("With which authority was {who} made?", "{who}の提出先はどこですか。"),
    "filing.filed": Text("On which day was {who} made?", "{who}の提出日はいつですか。"),
}
# What may be asked of a case, of any kind or of one.
_OF_CASE: dict[str, Text] = {
    "date": Text(
        "On which day is the act done? The law of that day applies.", "行為の日はいつですか。その日の法令を適用します。"
    ),
    "nexus": Text(
        "What ties the act to the US or the EU: a US or EU person, dollar clearing, goods of US origin?",
        "米国・EUとの関係（米国人・EU域内者、ドル決済、米国原産品）はありますか。",
    ),
    "nexus.us_person": Text(
        "Does a US person take part (citizen, permanent resident, US company or its foreign branch)?",
        "米国人（市民、永住者、米国法人とその外国支店）が関与していますか。",
    ),
    "nexus.usd_clearing": Text("Is the payment cleared in dollars through the US?", "米国を経由するドル決済ですか。"),
    "nexus.us_origin": Text("Are there goods or technology of US origin?", "米国原産の貨物・技術が含まれますか。"),
    "nexus.eu_person": Text(
        "Does an EU person take part (national or company of a member state)?",
        "EU加盟国の国民又は法人が関与していますか。",
    ),
    "decisions": Text(
        "Is a permission on file (MOF, METI, 1718 Committee, OFAC)? Number, days of validity and what it covers.",
        "当局の許可（財務大臣、経済産業大臣、1718委員会、OFAC等）はありますか。番号、有効期間、対象範囲を確認してください。",
    ),
    "rates": Text(
        "Which statutory exchange rate applies to the month of the act? Add it with --rates.",
        "行為の月の基準外国為替相場・裁定外国為替相場はいくらですか。--rates で追加してください。",
    ),
    "amount": Text("How much is it, in which currency?", "金額と通貨は何ですか。"),
    "amount.currency": Text("In which currency is the amount?", "金額の通貨は何ですか。"),
    "amount.value": Text("How much is it?", "金額はいくらですか。"),
    "purpose": Text("What is the purpose?", "目的は何ですか。"),
    "destination": Text("Which country is the destination?", "仕向国・行先はどの国ですか。"),
    "listed": Text(
        "Is any party on a sanctions list? Compare names, birth dates and addresses, and record the review.",
        "当事者の中に制裁対象者はいますか。氏名、生年月日、住所を照合し、結果を記録してください。",
    ),
    "residence": Text(
        "In which countries do the parties live, or have their principal offices?",
        "各当事者の住所・居所（法人は主たる事務所）はどの国ですか。",
    ),
    "shipped_from": Text("From which port are the goods shipped?", "船積地はどこですか。"),
    # of a payment
    "payment.agents": Text(
        "Which banks take part, from the sender's to the payee's?",
        "送金に関与する銀行（仕向から被仕向まで）はどこですか。",
    ),
    "payment.purpose": Text(
        "What is the payment for: humanitarian, family support, personal, business, trade, charity, other? "
        "Ask for a declaration.",
        "送金目的は何ですか（人道、家族の生活費、個人、事業、貿易、寄付、その他）。申告書を求めてください。",
    ),
    "payment.evidence": Text(
        "What shows it: the payee's identity and address, the relation, the declared purpose?",
        "裏付け資料（受取人の本人確認・住所、送金人との関係、目的の申告）はありますか。",
    ),
    "payment.goods": Text(
        "Which goods are paid for? Description, HS number, country of origin and port of loading.",
        "代金の対象となる貨物は何ですか。品名、HS番号、原産地、船積地を確認してください。",
    ),
    "payment.year_total": Text(
        "How much has this payer sent this year before this payment?",
        "送金人の本年中のこれまでの送金合計額はいくらですか。",
    ),
    "payment.linked": Text(
        "Which other payments did the same payer make to this payee or for this purpose?",
        "同じ送金人による、同じ受取人又は同じ目的の他の送金はありますか。",
    ),
    "payment.text": Text(
        "Whom does the free text of the message name, and what is their part in the payment? "
        "Add each as a party and record the review.",
        "電文の自由記載欄に記載された者は誰で、この送金でどのような役割ですか。当事者として追加し、確認結果を記録してください。",
    ),
    # of cash carried
    "cash.destination": Text("To which country is the money carried?", "支払手段をどの国へ携帯しますか。"),
    "cash.amount": Text(
        "How much does this person carry, cash, cheques and securities together?",
        "携帯する現金、小切手、証券等の合計額はいくらですか。",
    ),
    # of a voyage
    "voyage.port": Text("Which port is the ship bound for?", "入港予定の港はどこですか。"),
    "voyage.arrival": Text("On which day does the ship arrive?", "入港予定日はいつですか。"),
    "voyage.in_port_since": Text("Since when is the ship in port?", "いつから在港していますか。"),
    "voyage.calls": Text(
        "At which ports did the ship call, with the days of arrival and departure? "
        "Ask for the port log; a list of the last ten ports is not enough.",
        "寄港地と入出港日を確認してください。航海日誌等の寄港記録を求め、直近10港の一覧だけで判断しないこと。",
    ),
    "voyage.calls_since": Text(
        "From which day on is the list of port calls complete?", "寄港記録はいつ以降が完全ですか。"
    ),
    "voyage.transfers": Text(
        "Was there a ship-to-ship transfer? Day and name, IMO number, flag and port calls of the other ship.",
        "洋上積替え（瀬取り）はありましたか。日付と相手船の船名、IMO番号、旗国、寄港地を確認してください。",
    ),
    "voyage.purpose": Text("What does the ship come for?", "入港の目的は何ですか。"),
    "voyage.goods_approved": Text(
        "Was the loading of the goods approved beforehand?", "積込貨物について事前の承認がありますか。"
    ),
    "voyage.distress": Text("Is the ship in distress?", "海難等の緊急事態ですか。"),
    "voyage.declared_dprk_call": Text(
        "Does the pre-arrival statement declare a call in the DPRK?",
        "事前の船舶保安情報で北朝鮮への寄港を申告していますか。",
    ),
    "voyage.last_ports_declared": Text(
        "Which last ports does the statement declare?", "申告された直近の寄港地はどこですか。"
    ),
    # of a traveller
    "traveller.residence_status": Text(
        "Which residence status does the traveller hold in Japan (none, special permanent, permanent, other)?",
        "日本での在留資格（なし、特別永住者、永住者、その他）は何ですか。",
    ),
    "traveller.designated_by_moj": Text(
        "Has the Minister of Justice named the traveller for refusal of re-entry?",
        "法務大臣が再入国不許可の対象とした者ですか。",
    ),
    "traveller.movement": Text(
        "Is it entry, re-entry, transit, landing or departure?", "入国、再入国、通過、上陸、出国のいずれですか。"
    ),
    "traveller.destination": Text("To which country does the traveller go?", "渡航先はどの国ですか。"),
    "traveller.trip": Text("Which countries are on the trip?", "旅程に含まれる国はどこですか。"),
    "traveller.passport": Text("Which country issued the passport?", "旅券の発行国はどこですか。"),
    "traveller.special_validation": Text(
        "Does the US passport carry a special validation for the DPRK?",
        "米国旅券に北朝鮮渡航の特別認証（special validation）がありますか。",
    ),
    "traveller.purpose": Text("What is the purpose of the trip?", "渡航目的は何ですか。"),
    "traveller.stay": Text("From which day to which day is the stay?", "滞在期間はいつからいつまでですか。"),
    "traveller.stay.from": Text("On which day does the stay begin?", "滞在の開始日はいつですか。"),
    "traveller.stay.to": Text("On which day does the stay end?", "滞在の終了日はいつですか。"),
    "traveller.application_filed": Text("Has an application been filed?", "申請は提出されていますか。"),
    # of cargo
    "cargo.movement": Text("Is it import, export, brokering or transit?", "輸入、輸出、仲介貿易、通過のいずれですか。"),
    "cargo.contract_date": Text("On which day was the contract signed?", "契約日はいつですか。"),
    "cargo.cleared_on": Text("On which day did the goods clear customs?", "通関日はいつですか。"),
    "cargo.period_total_before": Text(
        "How much had already moved in the period of the cap, and in which unit?",
        "上限の対象期間内の、これまでの累計数量（単位を含む）はいくらですか。",
    ),
    "cargo.livelihood": Text(
        "Is the trade only for the livelihood of DPRK nationals, with no listed party or programme?",
        "専ら北朝鮮国民の生計目的であり、制裁対象者・計画と無関係ですか。",
    ),
    "cargo.parties": Text(
        "Who takes part: seller, buyer, consignee, end user, carrier?",
        "売主、買主、荷受人、最終需要者、運送人は誰ですか。",
    ),
    # of a grant
    "grant.beneficiary": Text("For which country is the aid?", "援助の対象国はどこですか。"),
    "grant.purpose": Text(
        "Is the aid humanitarian, economic, or for something else?", "援助の目的は何ですか（人道、経済その他）。"
    ),
    "grant.earmark": Text(
        "Is the money earmarked for a country or purpose, or core money of the channel? Where was it spent?",
        "資金の使途は国・目的を指定したものですか、使途を定めない拠出ですか。どこで支出されましたか。",
    ),
    "grant.activity": Text("What is done with the aid?", "援助による活動内容は何ですか。"),
    "grant.payments_to": Text("Who in the country is paid, and for what?", "現地で誰に、何の対価を支払いますか。"),
    "grant.conditions": Text(
        "Which conditions did the donor set? Which countries are excluded?",
        "供与者が付した条件（対象外の国等）は何ですか。",
    ),
    "grant.start": Text("On which day does the activity begin?", "活動開始日はいつですか。"),
    "grant.filings": Text(
        "Which reports or requests were filed, with whom and when?", "どの当局に、いつ届出・申請をしましたか。"
    ),
}
# A part of an amount, a quantity or a list is asked for with the whole.
_PART = re.compile(r"(?:\.(?:value|unit|currency|from|to|UN|US|JP)|\[\d+\](?:\.\w+)?)$")
_FALLBACK = Text("Please state {path}.", "{path} を確認してください。")


def find_question(kind: str, path: str) -> Text | None:
    """The question of a dotted path in a case of `kind`, or None where the tables have none."""
    whole = _PART.sub("", path)
    return _compose(kind, path) or (_compose(kind, whole) if whole != path else None)


def question(kind: str, path: str) -> Text:
    """The question to put for a dotted path of `needs`; a path that no table knows is asked for by its name."""
    found = find_question(kind, path)
    return _fill(_FALLBACK, path=path) if found is None else found


def _compose(kind: str, path: str) -> Text | None:
    own = _OF_CASE.get(f"{kind}.{path}") or _OF_CASE.get(path)
    if own is not None:
        return own
    parent, dot, attribute = path.rpartition(".")
    for subject, asked in ((path, ""), (parent, dot + attribute)):
        for pattern, thing, name in _SUBJECTS:
            match = pattern.fullmatch(subject)
            if match and thing + asked in _OF_THING:
                n = int(match[1]) + 1 if match.groups() else 0
                who = _fill(name, n=n)
                template = _OF_THING[thing + asked]
                return Text(template.en.format(who=who.en), template.ja.format(who=who.ja))
    return None


def _fill(text: Text, **values: object) -> Text:
    return Text(text.en.format(**values), text.ja.format(**values))
