// The generated Han tables: packed text, unpacked once by han_table.cpp. See generate.py.
// Does not decide anything: which reading is best for names is decided by the generator's
// overrides and by pinyin_words.cpp.
#pragma once
#include <string_view>

namespace zhuli::text::gen {

extern const std::string_view kSyllables;             // "a ai an ang …", numbered from 1
extern const std::string_view kReadingsExtA;          // U+3400…4DFF, two base-64 symbols each
extern const std::string_view kReadingsUro;           // U+4E00…9FFF, two base-64 symbols each
extern const std::string_view kFurtherReadings;       // "长zhang 行hang 参shen,cen …"
extern const std::string_view kSimplifiedPairs;       // 萬万… never a character of today's standard
extern const std::string_view kSimplifiedLoosePairs;  // 乾干… also in use today: for matching only

extern const std::string_view kRegions;               // "七台河 万宁 …", without 省, 市

}  // namespace zhuli::text::gen
