// How Chinese names are read: pinyin without tones, ü written v. Names of people and places and
// business words are read as words (重庆 chongqing, 单田芳 shan…); a character that could be read
// otherwise keeps its further readings for searching.
// Does not segment text: only listed words and surnames decide a reading, never grammar.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::text {

inline constexpr std::size_t kMaxOptions = 4;

/// The readings of one character, best first; none for kana, Hangul and the rarest characters.
struct Readings {
    std::array<std::string_view, kMaxOptions> options;
    std::size_t size = 0;
    std::string_view best() const { return size ? options[0] : std::string_view{}; }
    const std::string_view* begin() const { return options.data(); }
    const std::string_view* end() const { return options.data() + size; }
};

/// Readings of the ideographs of one text, in their order; nothing else may be between `codes`
/// but what was left out (spaces, Latin). `starts_text`: the first one may be a surname.
std::vector<Readings> readings(const std::vector<char32_t>& codes, bool starts_text);

/// The best syllable of each Han character: 重庆 → {chong, qing}.
std::vector<std::string> pinyin(std::string_view s);
/// 张三 → zs; Latin words stay whole: TCL集团 → tcljt.
std::string initials(std::string_view s);
/// Orders names as a Chinese reader expects: by syllable, then by character.
std::string pinyin_sort_key(std::string_view s);

}  // namespace zhuli::text
