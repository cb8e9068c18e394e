// How alike two short texts are, letter by letter. Texts beyond kMaxLetters are cut.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace zhuli::match {

inline constexpr std::size_t kMaxLetters = 64;

/// A text as characters, without allocating.
class Letters {
 public:
    explicit Letters(std::string_view utf8, bool with_spaces = true);
    std::size_t size() const { return size_; }
    char32_t operator[](std::size_t i) const { return letters_[i]; }

 private:
    std::array<char32_t, kMaxLetters> letters_;
    std::size_t size_ = 0;
};

/// Jaro similarity with Winkler's bonus of 0.1 per equal leading character, at most 4 (Winkler
/// 1990, "String Comparator Metrics and Enhanced Decision Rules"). 0 … 1, symmetric.
double jaro_winkler(const Letters& a, const Letters& b);

/// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours
/// (Damerau 1964; each part is edited once). `limit` + 1 when it is more than that.
std::size_t edits(const Letters& a, const Letters& b, std::size_t limit);

}  // namespace zhuli::match
