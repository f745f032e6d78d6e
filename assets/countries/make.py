#!/usr/bin/env python3
"""Makes countries.tsv: the countries of ISO 3166-1 with their names in Japanese and English, from the Unicode
CLDR. Usage: make.py CLDR_LOCALENAMES CLDR_CORE, the unpacked npm packages cldr-localenames-full and cldr-core
(`npm pack cldr-localenames-full@48.2.0 cldr-core@48.2.0`; licence Unicode-3.0, in LICENSE.txt beside this file).
Columns: code of two letters, code of three, Japanese name, English name, further names apart by |.
"""

import json
import os
import sys

# How a name is said in Japanese business papers, where the CLDR's is another.
SAID = {"US": "米国", "GB": "英国"}
# Further names that stand in ledgers.
ALSO = {
    "AE": "UAE|U.A.E.|アラブ首長国",
    "AU": "豪州|豪",
    "BE": "ベルギー王国",
    "BR": "伯国",
    "CA": "加",
    "CH": "スイス連邦",
    "CN": "チュウゴク|中華人民共和国|中国本土|中国大陸|中|PRC|P.R.C.|P.R. China|PR China|People's Republic of China|Mainland China",
    "CZ": "チェコ共和国|Czech Republic",
    "DE": "ドイツ連邦共和国|独国|独|Federal Republic of Germany",
    "ES": "西",
    "FR": "仏国|仏",
    "GB": "イギリス|連合王国|英|UK|U.K.|Great Britain|England|United Kingdom of Great Britain and Northern Ireland",
    "HK": "中国香港|Hong Kong SAR|Hong Kong",
    "ID": "インドネシア共和国",
    "IN": "印度|印",
    "IT": "伊国|伊",
    "JP": "ニホン|ニッポン|日本国|国内|国産|日|本邦",
    "KP": "朝鮮民主主義人民共和国|DPRK",
    "KR": "カンコク|大韓民国|韓|Korea|Republic of Korea|ROK|Korea, Republic of",
    "LA": "ラオス人民民主共和国|Lao PDR",
    "MM": "ビルマ|Burma|Myanmar",
    "MO": "Macao|Macau",
    "MY": "マレイシア|馬",
    "NL": "オランダ王国|蘭|Holland|The Netherlands",
    "PH": "比国|比",
    "RU": "ロシア連邦|露|Russian Federation",
    "SG": "シンガポール共和国|星",
    "TH": "タイ王国|タイ国|泰",
    "TR": "トルコ共和国|Turkey",
    "TW": "タイワン|台灣|臺灣|中華民国|台|Taiwan, R.O.C.|R.O.C.|Chinese Taipei",
    "US": "ベイコク|アメリカ|アメリカ合衆国|合衆国|米|U.S.|U.S.A.|United States of America|America",
    "VN": "ヴェトナム|ベトナム社会主義共和国|越南|越|Viet Nam",
    "ZA": "南アフリカ共和国|南ア",
}
# Codes of the CLDR that are no country of ISO 3166-1.
NOT_ASSIGNED = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}


def territories(root, lang):
    with open(os.path.join(root, "main", lang, "territories.json"), encoding="utf-8") as file:
        return json.load(file)["main"][lang]["localeDisplayNames"]["territories"]


def main():
    names, core = sys.argv[1:]
    ja, en = territories(names, "ja"), territories(names, "en")
    with open(os.path.join(core, "supplemental", "codeMappings.json"), encoding="utf-8") as file:
        codes = json.load(file)["supplemental"]["codeMappings"]
    rows = []
    for code in sorted(ja):
        if len(code) != 2 or not code.isalpha() or code in NOT_ASSIGNED:
            continue
        said_ja = SAID.get(code) or ja.get(f"{code}-alt-short") or ja[code]
        said_en = en[code]
        if f"{code}-alt-short" in en and code in {"HK", "MO", "PS"}:
            said_en = en[f"{code}-alt-short"]
        others = []
        for table in (ja, en):
            for key, name in table.items():
                if key == code or key.startswith(f"{code}-alt-"):
                    others.append(name)
        others += ALSO.get(code, "").split("|")
        others = [name for name in dict.fromkeys(others) if name and name not in (said_ja, said_en)]
        rows.append([code, codes[code]["_alpha3"], said_ja, said_en, "|".join(others)])
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "countries.tsv"), "w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
