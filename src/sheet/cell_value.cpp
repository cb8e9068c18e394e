#include "sheet/cell_value.hpp"

#include <algorithm>

namespace zhuli::sheet {

bool needs_guard(std::string_view text) {
    if (text.empty()) return false;
    if (std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos) return true;
    for (std::string_view wide : {"＝", "＋", "－", "＠"}) {
        if (text.substr(0, wide.size()) == wide) return true;
    }
    return false;
}

std::string_view guarded(std::string_view text, std::string& storage) {
    if (!needs_guard(text)) return text;
    storage.assign(1, '\'').append(text);
    return storage;
}

std::string_view unguarded(std::string_view text) {
    if (text.size() > 1 && text[0] == '\'' && needs_guard(text.substr(1))) text.remove_prefix(1);
    return text;
}

std::string decimal_text(Decimal value) {
    const bool negative = value.units < 0;
    std::string text = std::to_string(value.units).substr(negative ? 1 : 0);
    const auto digits = static_cast<std::size_t>(std::clamp(value.digits, 0, 18));
    if (digits > 0) {
        if (text.size() <= digits) text.insert(0, digits + 1 - text.size(), '0');
        text.insert(text.size() - digits, 1, '.');
    }
    return negative ? "-" + text : text;
}

}  // namespace zhuli::sheet
