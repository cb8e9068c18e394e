#include "core/text/pieces.hpp"

#include <utility>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::text {

std::vector<std::string> pieces_of(std::string_view words) {
    constexpr std::size_t kChars = 60;  // fewer than the index reads of one name
    std::vector<std::string> pieces;
    std::string piece;
    std::size_t chars = 0;
    const auto cut = [&] {
        if (chars != 0) pieces.push_back(std::exchange(piece, {}));
        chars = 0;
    };
    for (const char32_t code : code_points(words)) {
        const bool ends_sentence = script_of(code) == Script::none && code != U' ';
        if (ends_sentence || chars == kChars) cut();
        if (ends_sentence) continue;
        append(piece, code);
        ++chars;
    }
    cut();
    return pieces;
}

}  // namespace zhuli::text
