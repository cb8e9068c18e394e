#include "core/text/pinyin.hpp"

#include <algorithm>

#include "core/text/fold.hpp"
#include "core/text/han_table.hpp"
#include "core/text/units.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::text {
namespace {

constexpr std::size_t kPersonNameMax = 4;  // characters; longer texts are not one person's name

// ü is typed v by some, u by others: 绿地 is found by lvdi and by ludi.
std::string_view without_umlaut(std::string_view syllable) {
    if (syllable == "lv") return "lu";
    if (syllable == "nv") return "nu";
    if (syllable == "lve") return "lue";
    if (syllable == "nve") return "nue";
    return {};
}

void add(Readings& to, std::string_view syllable) {
    if (syllable.empty() || to.size == kMaxOptions) return;
    if (std::find(to.begin(), to.end(), syllable) != to.end()) return;
    to.options[to.size++] = syllable;
}

void add_umlaut_spellings(Readings& to) {
    for (std::size_t i = 0, size = to.size; i < size; ++i) add(to, without_umlaut(to.options[i]));
}

const HanWord* word_at(const HanTable& table, const std::vector<char32_t>& codes, std::size_t at) {
    for (const HanWord& word : table.words(codes[at])) {
        if (word.text.size() > codes.size() - at) continue;
        if (std::equal(word.text.begin() + 1, word.text.end(), codes.begin() + at + 1))
            return &word;
    }
    return nullptr;
}

Readings alone(const HanTable& table, char32_t c, bool may_be_surname, bool is_person) {
    Readings out;
    const SyllableNo surname = may_be_surname ? table.surname(c) : SyllableNo{0};
    if (is_person) add(out, table.syllable(surname));
    for (const SyllableNo n : table.readings(c)) add(out, table.syllable(n));
    add(out, table.syllable(surname));
    add_umlaut_spellings(out);
    return out;
}

}  // namespace

std::vector<Readings> readings(const std::vector<char32_t>& original, bool starts_text) {
    const HanTable& table = HanTable::get();
    std::vector<char32_t> codes(original);
    for (char32_t& c : codes) c = table.simplified(c);
    const bool is_person = starts_text && codes.size() >= 2 && codes.size() <= kPersonNameMax;
    std::vector<Readings> out(codes.size());
    for (std::size_t at = 0; at < codes.size();) {
        if (const HanWord* word = word_at(table, codes, at)) {
            for (const SyllableNo n : word->reading) {
                add(out[at], table.syllable(n));
                add_umlaut_spellings(out[at++]);
            }
            continue;
        }
        const bool first = at == 0 && starts_text;
        out[at] = alone(table, codes[at], first, first && is_person);
        ++at;
    }
    return out;
}

std::vector<std::string> pinyin(std::string_view s) {
    std::vector<std::string> out;
    for (const Unit& unit : units_of(s, Reading::spoken).units)
        if (unit.script == Script::han && unit.readings.size) out.emplace_back(unit.spoken());
    return out;
}

std::string initials(std::string_view s) {
    const Units found = units_of(s, Reading::spoken);
    std::string out;
    for (const Unit& unit : found.units) {
        if (unit.script == Script::han) {
            out += unit.spoken().substr(0, 1);
        } else {
            out += found.latin(unit);
        }
    }
    return out;
}

std::string pinyin_sort_key(std::string_view s) {
    const Units found = units_of(s, Reading::spoken);
    std::string syllables, characters;
    for (const Unit& unit : found.units) {
        if (!syllables.empty()) syllables += ' ';
        if (unit.script == Script::han && unit.readings.size) {
            syllables += unit.spoken();
        } else if (unit.script == Script::han) {
            append(syllables, unit.code);
        } else {
            syllables += found.latin(unit);
        }
        if (unit.script == Script::han) append(characters, unit.code);
    }
    return syllables + '\x01' + characters;
}

}  // namespace zhuli::text
