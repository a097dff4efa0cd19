"""What the largest messages of the usage guidelines say of everyone: the same fully described person on every side."""

WHOLE_ADDRESS = (
    "EXDept EXSubDept EXStrtNm EXBldgNb EXBldgNm EXFlr EXPstBx EXRoom EXPstCd EXTwnNm EXTwnLctnNm EXDstrctNm "
    "EXCtrySubDvsn GB EXAdrLine"
)
WHOLE_PERSON = f"EXNm {WHOLE_ADDRESS} 2026-01-01 EXPrvcOfBirth EXCityOfBirth GB EXId EXCd EXIssr GB"
PERSON = {
    "names": ["EXNm"],
    "kind": "person",
    "residence": "GB",
    "birth_date": "2026-01-01",
    "birth_country": "GB",
    "ids": [{"scheme": "excd", "value": "EXId"}],
    "address": [
        "EXDept EXSubDept",
        "EXBldgNm EXFlr EXRoom",
        "EXStrtNm EXBldgNb",
        "EXPstBx",
        "EXTwnLctnNm EXDstrctNm",
        "EXPstCd EXTwnNm",
        "EXCtrySubDvsn",
        "EXAdrLine",
    ],
    "address_country": "GB",
}
EVERYONE = dict.fromkeys(("payer", "payee", "ultimate_payer", "ultimate_payee"), PERSON)
