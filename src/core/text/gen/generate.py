#!/usr/bin/env python3
"""Writes the Han tables of core/text from the Unihan files of Debian's `unicode-data`.

  apt-get install unicode-data
  src/core/text/gen/generate.py [/usr/share/unicode]

Needed only to change the tables: the results are committed, nothing reads Unihan at build or run
time. Words, surnames and place names are kept by hand in ../pinyin_words.cpp.
"""
import bz2
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"
EXT_A, URO, END = 0x3400, 0x4E00, 0xA000
# Readings of one character that suit names and companies better than the dictionary's first one,
# and further readings the sources lack. First is best for sorting, all are searched.
OVERRIDES = {
    "长": "chang zhang", "曾": "zeng ceng", "单": "dan shan chan", "行": "xing hang",
    "重": "zhong chong",
    "乐": "le yue", "解": "jie xie", "仇": "chou qiu", "区": "qu ou", "查": "cha zha",
    "朴": "pu piao", "盖": "gai ge", "都": "du dou", "朝": "chao zhao", "会": "hui kuai",
    "厦": "sha xia", "参": "can shen cen", "着": "zhe zhao zhuo", "了": "le liao", "地": "di de",
    "得": "de dei", "的": "de di", "和": "he huo", "六": "liu lu", "省": "sheng xing",
    "绿": "lv lu", "莘": "shen xin", "番": "fan pan", "车": "che ju", "石": "shi dan",
    "没": "mei mo", "尉": "wei yu", "万": "wan mo", "种": "zhong chong", "缪": "miao mou",
    "繁": "fan po", "员": "yuan yun", "折": "zhe she", "覃": "qin tan", "谌": "chen shen",
    "冼": "xian", "洗": "xi xian", "过": "guo", "召": "zhao shao", "黑": "hei he", "祭": "ji zhai",
    "秘": "mi bi", "令": "ling", "乜": "mie nie", "翟": "zhai di", "葛": "ge", "贾": "jia gu",
    "宓": "mi fu", "逄": "pang", "郗": "chi xi", "能": "neng nai", "句": "ju gou", "隗": "wei kui",
    "尹": "yin", "柏": "bai bo", "褚": "chu", "佟": "tong", "卜": "bu", "薄": "bo bao",
    "幺": "yao", "哈": "ha", "庄": "zhuang", "什": "shen shi", "藏": "cang zang", "大": "da dai",
    "调": "diao tiao", "角": "jiao jue", "传": "chuan zhuan", "降": "jiang xiang", "强": "qiang jiang",
    "还": "hai huan", "觉": "jue jiao", "校": "xiao jiao", "系": "xi ji", "率": "lv shuai lu",
    "弹": "dan tan", "藉": "jie ji", "似": "si shi", "便": "bian pian", "宿": "su xiu",
    "济": "ji", "差": "cha chai ci", "奇": "qi ji", "约": "yue yao", "于": "yu", "纪": "ji",
    "燕": "yan", "应": "ying", "宁": "ning", "华": "hua", "任": "ren", "晟": "sheng cheng",
    "堡": "bao pu bu", "蚌": "bang beng", "亳": "bo", "涡": "wo guo", "歙": "xi she",
    "丽": "li", "吁": "yu xu", "铅": "qian yan", "台": "tai", "埔": "pu bu", "乾": "qian gan",
    "圳": "zhen", "浒": "hu xu", "蔚": "wei yu", "洱": "er", "浚": "jun xun", "牟": "mu mou",
    "卡": "ka qia", "模": "mo mu", "嘉": "jia", "纶": "lun guan", "炮": "pao bao", "露": "lu lou",
    "削": "xue xiao", "血": "xue xie", "壳": "ke qiao", "薯": "shu", "尺": "chi", "厂": "chang",
    "广": "guang", "仿": "fang", "吾": "wu", "轧": "zha ya", "粘": "zhan nian", "塞": "sai se",
    "熟": "shu shou", "剥": "bo bao", "色": "se shai", "泊": "bo po", "拓": "tuo ta", "臭": "chou xiu",
    "扁": "bian pian", "杉": "shan sha", "颤": "chan zhan", "给": "gei ji", "拗": "niu ao",
    "圈": "quan juan", "氏": "shi", "伽": "jia qie ga", "茄": "qie jia", "育": "yu", "否": "fou pi",
    "仔": "zi zai", "择": "ze zhai", "陆": "lu liu", "作": "zuo", "咖": "ka ga", "芯": "xin",
    "嗯": "en", "唔": "wu", "呣": "mu", "〇": "ling", "钿": "dian tian", "咯": "lo ka ge",
}
# Characters common in names whose further readings are not met there: one reading only.
OVERRIDES.update(zip("南佛尾万无期儿数说识合价亲提什大柜术艾奇红缩落谁埋夹寻呢呵卡和的"
                     "摩石涌巷勒洗弄度没恶",
                     "nan fo wei wan wu qi er shu shuo shi he jia qin ti shen da gui shu ai qi "
                     "hong suo luo shui mai jia xun ni he ka he de "
                     "mo shi yong xiang le xi nong du mei e".split()))
# Simplified forms Unihan lists otherwise or not at all.
SIMPLE = {"裏": "里", "裡": "里", "峯": "峰", "羣": "群", "啓": "启", "啟": "启", "衞": "卫", "衛": "卫",
          "綫": "线", "線": "线", "牀": "床", "麪": "面", "麵": "面", "祕": "秘", "臺": "台", "鍾": "钟",
          "餘": "余", "後": "后", "於": "于", "嚐": "尝", "恆": "恒", "淨": "净", "瑯": "琅", "豔": "艳",
          "艷": "艳", "贊": "赞", "讚": "赞", "唸": "念", "徵": "征", "乾": "干", "著": "着", "瞭": "了",
          "傢": "家", "鬱": "郁", "週": "周", "採": "采", "彙": "汇", "匯": "汇", "菸": "烟", "煙": "烟",
          "夥": "伙", "佔": "占", "迴": "回", "昇": "升", "陞": "升", "範": "范",
          "穀": "谷", "併": "并",
          "藉": "借", "藝": "艺", "麼": "么", "甯": "宁", "寧": "宁", "濛": "蒙", "滙": "汇", 
          "崑": "昆", "崙": "仑", "泝": "溯", "嶽": "岳", "棲": "栖", "兇": "凶", "憑": "凭", "製": "制"}
# Variants met in names that Unihan does not give as traditional forms; ICU gives most of them.
VARIANTS = ("䬗扬䶧咬亙亘佈布侷局俬私倖幸倣仿僇戮僱雇剷铲勗勖勳勋卹恤厠厕吢吣咷啕喨亮喫吃嚥咽嚮向囍禧"
            "囓啮塚冢墻墙壎埙壜坛奬奖姪侄嫋袅嬀妫嬝袅孃娘尅克巖岩廻回弔吊彆别彿佛徬彷悳德悽凄慇殷慤悫"
            "慼戚慾欲懃勤懮忧搆构搥捶搧扇搾榨摀捂撚捻撢掸擣捣暱昵枒丫榖谷槓杠槖橐樑梁檝楫櫺棂欵款歎叹"
            "歛敛毬球氹凼氾泛汎泛汙污沍冱洩泄淒凄湧涌溼湿滷卤潙沩濬浚瀰弥燄焰燉炖燐磷燬毁燻熏燿耀爲为"
            "牋笺獃呆甕瓮産产痀佝痠酸瘻瘘癒愈癡痴皁皂盃杯眞真睪睾瞇眯砲炮硏研礡礴礮炮稜棱竪竖箇个箎篪"
            "箝钳簆筘簷檐籐藤籤签粧妆糰团紮扎絃弦絶绝綉绣綑捆綳绷綵彩緑绿縴纤罎坛罣挂羨羡羶膻翫玩翺翱"
            "脣唇臥卧舖铺荳豆菓果葯药蒐搜蒓莼蓆席蔴麻藴蕴藷薯蝨虱蠍蝎蠔蚝蠧蠹衆众袴绔覈核託托証证説说"
            "諡谥謡谣譁哗譅䜧譟噪貍狸賫赍賸剩贜赃踡蜷踰逾蹟迹蹧糟轝舆遊游遯遁醃腌醖酝醼宴釦扣鉢钵銲焊"
            "鋭锐録录鍊炼鎗枪鎚锤鎸镌鏇镟鑑鉴関关閧哄閲阅闇暗闘斗阨厄隄堤霑沾靷纼韮韭頽颓顔颜餬糊餵喂"
            "餽馈饑饥駡骂鬀剃鬨哄鬭斗鮝鲞鳬凫鷄鸡鹼碱麤粗鼇鳌鼈鳖齧啮齩咬鉅钜锺钟馀余")
SIMPLE.update(zip(VARIANTS[0::2], VARIANTS[1::2]))


def rows(folder, name):
    packed = folder / (name + ".bz2")
    text = bz2.open(packed, "rt", encoding="utf-8") if packed.exists() else open(
        folder / name, encoding="utf-8")
    with text:
        for line in text:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                yield int(code[2:], 16), field, value


def plain(syllable):
    parts = unicodedata.normalize("NFD", syllable.strip().lower())
    parts = parts.replace("u\u0308", "v").replace("\u0261", "g")
    return re.sub(r"[^a-z]", "", parts)


def listed(has, field):
    entries = has.get(field, "").split()
    return [plain(s) for entry in entries for s in entry.split(":")[1].split(",")]


def readings(folder):
    fields = {}
    for code, field, value in rows(folder, "Unihan_Readings.txt"):
        fields.setdefault(code, {})[field] = value
    found = {}
    for code, has in fields.items():
        if not (EXT_A <= code < END or code == 0x3007):
            continue
        usual = [plain(s) for s in has.get("kMandarin", "").split()]
        spoken = [(plain(w), int(n)) for w, n in
                  re.findall(r"(\S+?)\((\d+)\)", has.get("kHanyuPinlu", ""))]
        total = sum(n for _, n in spoken) or 1
        modern, xhc, old = (listed(has, field)
                            for field in ("kTGHZ2013", "kXHC1983", "kHanyuPinyin"))
        ordered = usual[:1] + [w for w, n in spoken if n * 100 >= total]
        ordered += [w for w in modern if w in xhc] or modern[:1] or xhc[:1]
        if not ordered:
            ordered = old[:1]
        ordered = OVERRIDES.get(chr(code), "").split() + ([] if chr(code) in OVERRIDES else ordered)
        unique = [w for i, w in enumerate(ordered) if w and w not in ordered[:i]]
        if unique:
            found[code] = unique[:3]
    old_forms = {ord(c) for c in "於祕麽釐陞昇"}
    standard = {c for c, has in fields.items() if "kTGHZ2013" in has} - old_forms
    return found, standard


def simplifications(folder, standard):
    strict, loose = {}, {}
    for code, field, value in rows(folder, "Unihan_Variants.txt"):
        if field != "kSimplifiedVariant" or not EXT_A <= code < END:
            continue
        targets = [int(t[2:], 16) for t in value.split()]
        targets = [t for t in targets if t != code and EXT_A <= t < END]
        targets.sort(key=lambda t: t not in standard)
        if targets:
            (loose if code in standard else strict)[code] = targets[0]
    for old, new in SIMPLE.items():
        loose.pop(ord(old), None)
        (loose if ord(old) in standard else strict)[ord(old)] = ord(new)
    for table in (strict, loose):
        for code, target in list(table.items()):
            for _ in range(3):
                target = strict.get(target, target)
            table[code] = target
    # A character that stands for several old ones keeps its own place: no chains, no loops.
    loose = {c: t for c, t in loose.items() if t not in loose and c not in strict.values()
             or chr(c) in SIMPLE}
    return strict, loose


def quoted(text, width):
    lines, current = [], ""
    for piece in text:
        if len((current + piece).encode()) > width:
            lines.append(current)
            current = ""
        current += piece
    lines.append(current)
    return "\n".join('    "' + line + '"' for line in lines)


def write(name, title, constants):
    out = ["// Written by generate.py from Unihan (Unicode License). Do not edit.",
           "// " + title[0].upper() + title[1:] + ".",
           '#include "core/text/gen/tables.hpp"', "", "namespace zhuli::text::gen {", ""]
    for constant, text in constants:
        out += [f"const std::string_view {constant} =", text + ";", ""]
    out += ["}  // namespace zhuli::text::gen", ""]
    (HERE / name).write_text("\n".join(out), encoding="utf-8")


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    found, standard = readings(folder)
    strict, loose = simplifications(folder, standard)
    syllables = sorted({w for words in found.values() for w in words})
    number = {w: i + 1 for i, w in enumerate(syllables)}

    def packed(first, last):
        for code in range(first, last):
            n = number[found[code][0]] if code in found else 0
            yield SYMBOLS[n // 64] + SYMBOLS[n % 64]

    further = [chr(c) + " ".join(w[1:]).replace(" ", ",") + " " for c, w in sorted(found.items())
               if len(w) > 1 and c not in strict]
    write("syllables.cpp", "the syllables and further readings of characters that have several",
          [("kSyllables", quoted([w + " " for w in syllables], 92)),
           ("kFurtherReadings", quoted(further, 92))])
    write("readings_ext_a.cpp", "best reading of U+3400..4DFF, two symbols each",
          [("kReadingsExtA", quoted(packed(EXT_A, URO), 92))])
    write("readings_uro.cpp", "best reading of U+4E00..9FFF, two symbols each",
          [("kReadingsUro", quoted(packed(URO, END), 94))])
    pairs = lambda table: [chr(c) + chr(t) for c, t in sorted(table.items())]
    write("simplified.cpp", "traditional character, simplified character, in pairs",
          [("kSimplifiedPairs", quoted(pairs(strict), 94)),
           ("kSimplifiedLoosePairs", quoted(pairs(loose), 94))])
    print(len(found), "characters", len(further), "with several readings", len(syllables),
          "syllables", len(strict), "+", len(loose), "simplifications")


main()
