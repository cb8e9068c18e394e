#include "core/value/text.hpp"

#include "core/text/text.hpp"

namespace zhuli {

namespace {

constexpr std::string_view kMask = "****";

}  // namespace

bool read_text(std::string_view raw, std::size_t limit, std::string& out, Reading& reading) {
    if (!text::valid_utf8(raw)) return reading.refuse("field.not_utf8");
    std::string clean = text::clean(raw);
    const auto length = text::length(clean);
    if (length > limit)
        return reading.refuse("field.too_long",
                              {{"max", std::to_string(limit)}, {"length", std::to_string(length)}});
    out = std::move(clean);
    return true;
}

void mask_text(std::string& text) {
    if (text.empty()) return;
    const auto at = text.find('@');
    if (at != text.npos) {
        text = text.substr(0, 1) + std::string(kMask) + text.substr(at);
        return;
    }
    constexpr std::size_t kShown = 4;
    const bool ascii = text.find_first_not_of("+0123456789 -") == text.npos;
    if (ascii && text.size() > 2 * kShown) {
        text = text.substr(0, 3) + std::string(kMask) + text.substr(text.size() - kShown);
        return;
    }
    text = std::string(kMask);
}

bool looks_masked(std::string_view text) { return text.find(kMask) != text.npos; }

}  // namespace zhuli
