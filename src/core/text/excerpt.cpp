#include "core/text/excerpt.hpp"

#include <algorithm>

namespace zhuli::text {

namespace {

constexpr std::string_view kCut = "…";

bool starts_character(std::string_view text, std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

std::size_t back(std::string_view text, std::size_t at, std::size_t characters) {
    while (at > 0 && characters > 0)
        if (starts_character(text, --at)) --characters;
    return at;
}

std::size_t forward(std::string_view text, std::size_t at, std::size_t characters) {
    for (; at < text.size(); ++at)
        if (starts_character(text, at) && characters-- == 0) break;
    return at;
}

}  // namespace

Excerpt excerpt_of(std::string_view words, const std::vector<Span>& spans) {
    const std::size_t matched = spans.empty() ? 0 : spans.front().first;
    const std::size_t first = back(words, matched, kExcerptBefore);
    const std::size_t last = forward(words, first, kExcerptChars);
    Excerpt excerpt;
    if (first > 0) excerpt.text = kCut;
    const std::size_t shift = excerpt.text.size();
    excerpt.text += words.substr(first, last - first);
    if (last < words.size()) excerpt.text += kCut;
    std::replace_if(
        excerpt.text.begin(), excerpt.text.end(),
        [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    for (const Span& span : spans) {
        if (span.first >= last) break;
        const auto end = std::min<std::size_t>(span.last, last);
        excerpt.spans.push_back({static_cast<std::uint32_t>(span.first - first + shift),
                                 static_cast<std::uint32_t>(end - first + shift)});
    }
    return excerpt;
}

std::string lines_of(const std::vector<std::string_view>& texts) {
    std::string lines;
    for (const auto text : texts) {
        if (text.empty()) continue;
        if (!lines.empty()) lines += '\n';
        lines += text;
    }
    return lines;
}

}  // namespace zhuli::text
