// The words of one set of records with how many records hold each: rarity is learned here, from
// the organisation's own data. A word is told apart by field: 上海 in a name is not 上海 in an
// address. Grows with the number of different words, never shrinks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::match {

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = UINT32_MAX;

/// A part of a value, for keys apart: `whole` values are no words.
enum class WordClass : char { word = 'w', whole = 'v', place = 'p' };

class Lexicon {
 public:
    WordId intern(std::size_t field, WordClass word_class, std::string_view text);
    std::string_view text(WordId id) const { return key(id).substr(kPrefix); }
    std::size_t field(WordId id) const { return static_cast<unsigned char>(keys_[starts_[id]]); }
    WordClass word_class(WordId id) const { return static_cast<WordClass>(keys_[starts_[id] + 1]); }
    /// Field, class and text: the same in every lexicon of the same schema.
    std::string_view key(WordId id) const {
        return std::string_view(keys_).substr(starts_[id], starts_[id + 1] - starts_[id]);
    }

    void count(WordId id) { ++counts_[id]; }
    void set_count(WordId id, std::uint32_t records) { counts_[id] = records; }
    std::uint32_t records_with(WordId id) const { return counts_[id]; }
    std::size_t size() const { return counts_.size(); }

 private:
    static constexpr std::size_t kPrefix = 2;
    std::size_t place(std::string_view key) const;
    void grow();

    std::string keys_;
    std::vector<std::uint32_t> starts_{0};
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1024, 0);  // 0 or id + 1
    std::string asked_;
};

}  // namespace zhuli::match
