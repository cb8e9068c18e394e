#!/usr/bin/env python3
"""Writes regions.cpp from two lists of administrative divisions (CSV: code,name,…).

  src/core/text/gen/regions.py PROVINCES.csv CITIES.csv AREAS.csv

Names without 省/市/自治区: provinces and prefectures; county-level cities mostly with 市. Needed only to
change the table, which is committed.
"""
import csv
import pathlib
import re
import sys

PEOPLES = ("维吾尔|壮族|回族|藏族|苗族|土家族|彝族|布依族|侗族|哈尼族|傣族|白族|傈僳族|景颇族|朝鲜族|"
           "蒙古族|羌族|哈萨克|柯尔克孜|蒙古")


# County-level cities met without their 市; of the others the short form may be a common word or a
# brand (东方, 同仁, 合作, 新星), so they need it.
KNOWN = set("义乌 昆山 江阴 常熟 张家港 太仓 慈溪 余姚 诸暨 晋江 石狮 温岭 宜兴 东阳 永康 瑞安 乐清 桐乡 "
            "海宁 平湖 丹阳 靖江 泰兴 启东 如皋 胶州 寿光 邹平 福清 南安 台山 开平 嵊州 溧阳 浏阳 滕州 "
            "荣成 龙口 莱州 江油 绵竹 峨眉山 景洪 敦煌 满洲里 二连浩特 石河子 都江堰 库尔勒".split())


def short(name):
    name = re.sub(r"(特别行政区|自治区|自治州|省|市|地区|盟|林区)$", "", name)
    while len(name) > 2:
        cut = re.sub(f"({PEOPLES})$", "", name)
        if cut == name or len(cut) < 2:
            break
        name = cut
    return name


def names(path, keep):
    return [row["name"] for row in csv.DictReader(open(path, encoding="utf-8")) if keep(row["name"])]


def main():
    provinces, cities, areas = sys.argv[1:4]
    usual = lambda name: not re.search(r"直辖|市辖|^县$", name)
    # 阿里 alone is not the place but the company.
    found = {n if n.endswith("地区") else short(n)
             for n in names(provinces, usual) + names(cities, usual)}
    counties = names(areas, lambda n: n.endswith("市")) + [n for n in names(cities, usual)
                                                          if n in ("东方市", "五指山市")]
    found -= {short(n) for n in counties}
    found |= {short(n) if short(n) in KNOWN else n for n in counties}
    found |= {"香港", "澳门", "台湾", "台北", "高雄", "台中", "台南", "新竹"}
    found = sorted(n for n in found if len(n) >= 2)
    lines, line = [], ""
    for name in found:
        if len((line + name + " ").encode()) > 92:
            lines.append(line)
            line = ""
        line += name + " "
    lines.append(line)
    text = "\n".join(f'    "{line}"' for line in lines)
    out = pathlib.Path(__file__).parent / "regions.cpp"
    out.write_text("// Written by regions.py. Do not edit.\n"
                   '#include "core/text/gen/tables.hpp"\n\nnamespace zhuli::text::gen {\n\n'
                   f"const std::string_view kRegions =\n{text};\n\n"
                   "}  // namespace zhuli::text::gen\n", encoding="utf-8")
    print(len(found), "regions")


main()
