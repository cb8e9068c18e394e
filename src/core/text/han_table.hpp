// The Han character table, unpacked once on first use and constant afterwards: per character its
// readings and its simplified form. Holds nothing above U+9FFF: rarer characters have no reading.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zhuli::text {

inline constexpr char32_t kHanFirst = 0x3400, kHanEnd = 0xA000;
inline constexpr std::size_t kMaxReadings = 3;

/// Number of a syllable; 0 is "none".
using SyllableNo = std::uint16_t;

struct HanWord {
    std::vector<char32_t> text;  // simplified
    std::vector<SyllableNo> reading;
};

class HanTable {
 public:
    static const HanTable& get();

    static bool covers(char32_t c) { return c >= kHanFirst && c < kHanEnd; }
    /// For reading and showing: leaves alone what is also correct simplified text (乾, 著).
    char32_t simplified(char32_t c) const { return covers(c) ? simple_[c - kHanFirst] : c; }
    /// For matching: one form for everything that may be the same word (乾 → 干).
    char32_t folded(char32_t c) const { return covers(c) ? folded_[c - kHanFirst] : c; }
    SyllableNo best(char32_t c) const {
        if (covers(c)) return best_[c - kHanFirst];
        return c == 0x3007 ? ling_ : SyllableNo{0};
    }
    /// Best first; unused places are 0.
    std::array<SyllableNo, kMaxReadings> readings(char32_t c) const;
    std::string_view syllable(SyllableNo n) const { return syllables_[n]; }

    /// Words and place names that start with `c` (simplified), longest first.
    struct Words {
        const HanWord* first = nullptr;
        const HanWord* last = nullptr;
        const HanWord* begin() const { return first; }
        const HanWord* end() const { return last; }
    };
    Words words(char32_t c) const;
    /// How `c` is read as a surname, when that is unusual; otherwise 0.
    SyllableNo surname(char32_t c) const;

 private:
    HanTable();
    void read_syllables();
    void read_best(std::string_view packed, char32_t first);
    void read_further();
    void read_simplified();
    void read_words();
    void read_surnames();
    SyllableNo number(std::string_view syllable) const;

    struct Further {
        std::array<SyllableNo, kMaxReadings - 1> readings{};
    };
    struct Surname {
        char32_t c = 0;
        SyllableNo reading = 0;
    };
    std::vector<std::string_view> syllables_;
    std::vector<SyllableNo> best_;
    std::vector<std::uint16_t> further_at_, words_at_;  // 0 or index + 1
    std::vector<Further> further_;
    std::vector<char16_t> simple_, folded_;
    std::vector<HanWord> words_;
    std::vector<Surname> surnames_;
    SyllableNo ling_ = 0;
};

/// Hand-kept: "重庆 chong qing|银行 yin hang|…", simplified, one syllable per character.
extern const std::string_view kPinyinWords;
/// Hand-kept: surnames read otherwise than the character usually is, "单shan 仇qiu …".
extern const std::string_view kPinyinSurnames;

}  // namespace zhuli::text
