#include "core/text/han_table.hpp"

#include <algorithm>
#include <numeric>

#include "core/invariant.hpp"
#include "core/text/gen/tables.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::text {
namespace {

int symbol_value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : 63;
}

std::string_view next_piece(std::string_view& rest, char separator) {
    const std::size_t at = rest.find(separator);
    const std::string_view piece = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
    return piece;
}

}  // namespace

const HanTable& HanTable::get() {
    static const HanTable table;
    return table;
}

HanTable::HanTable() {
    const std::size_t count = kHanEnd - kHanFirst;
    best_.assign(count, 0);
    further_at_.assign(count, 0);
    words_at_.assign(count, 0);
    simple_.resize(count);
    std::iota(simple_.begin(), simple_.end(), static_cast<char16_t>(kHanFirst));
    read_syllables();
    read_best(gen::kReadingsExtA, 0x3400);
    read_best(gen::kReadingsUro, 0x4E00);
    read_further();
    read_simplified();
    read_words();
    read_surnames();
    ling_ = number("ling");
}

void HanTable::read_syllables() {
    syllables_.push_back("");
    for (std::string_view rest = gen::kSyllables; !rest.empty();)
        syllables_.push_back(next_piece(rest, ' '));
}

SyllableNo HanTable::number(std::string_view syllable) const {
    const auto at = std::lower_bound(syllables_.begin(), syllables_.end(), syllable);
    INVARIANT(at != syllables_.end() && *at == syllable, std::string(syllable));
    return static_cast<SyllableNo>(at - syllables_.begin());
}

void HanTable::read_best(std::string_view packed, char32_t first) {
    for (std::size_t i = 0; i + 1 < packed.size(); i += 2)
        best_[first - kHanFirst + i / 2] =
            static_cast<SyllableNo>(symbol_value(packed[i]) * 64 + symbol_value(packed[i + 1]));
}

void HanTable::read_further() {
    for (std::string_view rest = gen::kFurtherReadings; !rest.empty();) {
        std::string_view entry = next_piece(rest, ' ');
        const Decoded han = decode(entry, 0);
        entry.remove_prefix(han.size);
        Further more;
        for (SyllableNo& reading : more.readings)
            if (!entry.empty()) reading = number(next_piece(entry, ','));
        further_.push_back(more);
        further_at_[han.code - kHanFirst] = static_cast<std::uint16_t>(further_.size());
    }
}

void HanTable::read_simplified() {
    const auto apply = [](std::string_view pairs, std::vector<char16_t>& to) {
        for (std::size_t at = 0; at < pairs.size();) {
            const Decoded old = decode(pairs, at);
            const Decoded now = decode(pairs, at + old.size);
            to[old.code - kHanFirst] = static_cast<char16_t>(now.code);
            at += old.size + now.size;
        }
    };
    apply(gen::kSimplifiedPairs, simple_);
    folded_ = simple_;
    apply(gen::kSimplifiedLoosePairs, folded_);
}

void HanTable::read_words() {
    for (std::string_view rest = kPinyinWords; !rest.empty();) {
        std::string_view entry = next_piece(rest, '|');
        HanWord word;
        word.text = code_points(next_piece(entry, ' '));
        while (!entry.empty()) word.reading.push_back(number(next_piece(entry, ' ')));
        INVARIANT(word.text.size() == word.reading.size(), to_utf8(word.text));
        words_.push_back(std::move(word));
    }
    std::sort(words_.begin(), words_.end(), [](const HanWord& a, const HanWord& b) {
        if (a.text[0] != b.text[0]) return a.text[0] < b.text[0];
        if (a.text.size() != b.text.size()) return a.text.size() > b.text.size();
        return a.text < b.text;
    });
    for (std::size_t i = words_.size(); i-- > 0;)
        words_at_[words_[i].text[0] - kHanFirst] = static_cast<std::uint16_t>(i + 1);
}

void HanTable::read_surnames() {
    for (std::string_view rest = kPinyinSurnames; !rest.empty();) {
        const std::string_view entry = next_piece(rest, ' ');
        const Decoded han = decode(entry, 0);
        surnames_.push_back({han.code, number(entry.substr(han.size))});
    }
    std::sort(surnames_.begin(), surnames_.end(),
              [](const Surname& a, const Surname& b) { return a.c < b.c; });
}

std::array<SyllableNo, kMaxReadings> HanTable::readings(char32_t c) const {
    std::array<SyllableNo, kMaxReadings> out{best(c)};
    if (!covers(c)) return out;
    if (const std::uint16_t at = further_at_[c - kHanFirst])
        std::copy(further_[at - 1].readings.begin(), further_[at - 1].readings.end(),
                  out.begin() + 1);
    return out;
}

HanTable::Words HanTable::words(char32_t c) const {
    if (!covers(c) || words_at_[c - kHanFirst] == 0) return {};
    const HanWord* first = words_.data() + words_at_[c - kHanFirst] - 1;
    const HanWord* last = first;
    while (last != words_.data() + words_.size() && last->text[0] == c) ++last;
    return {first, last};
}

SyllableNo HanTable::surname(char32_t c) const {
    const auto at = std::lower_bound(surnames_.begin(), surnames_.end(), c,
                                     [](const Surname& s, char32_t v) { return s.c < v; });
    return at != surnames_.end() && at->c == c ? at->reading : SyllableNo{0};
}

}  // namespace zhuli::text
