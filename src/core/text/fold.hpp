// Folding: one form for texts a person would call the same. Full width, case, compatibility forms
// and traditional characters are folded; accents stay (tokens drop them, see units.hpp).
// A folded text is for comparing, never for showing.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace zhuli::text {

enum class Spaces { keep, drop };  // drop: spaces, punctuation and symbols vanish

std::string fold(std::string_view s, Spaces spaces = Spaces::keep);

/// Character by character, for showing; what is also correct simplified text stays (乾, 著).
std::string simplified(std::string_view s);
/// By ICU's rules and words (one simplified character may have several traditional forms).
std::string traditional(std::string_view s);

enum class Script { none, han, latin, digit, other };  // none: spaces, punctuation, symbols

/// Characters without spaces between words, found by fragments: Han, kana, Hangul.
bool is_ideographic(char32_t c);
/// Of an already folded character.
Script script_of(char32_t c);

inline constexpr std::size_t kMaxFolded = 18;  // U+FDFA, the longest decomposition

struct FoldedCode {
    std::array<char32_t, kMaxFolded> codes;
    std::size_t size = 0;
    const char32_t* begin() const { return codes.data(); }
    const char32_t* end() const { return codes.data() + size; }
};

/// One code point folded and without accents; may be none (a combining mark) or several (㎏).
FoldedCode fold_code(char32_t c);

}  // namespace zhuli::text
