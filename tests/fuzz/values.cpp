// Any bytes as a date, an amount, a price, a name to be found: refused, or saying the same again
// when written and read once more; search tokens stay in the alphabet no engine splits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/text/text.hpp"
#include "core/value/date.hpp"
#include "core/value/money.hpp"

namespace {

using namespace zhuli;

void require(bool holds) {
    if (!holds) std::abort();
}

void check_values(std::string_view text) {
    if (const auto date = Date::parse(text)) require(date->to_string() == text);
    if (const auto money = parse_money(text)) require(parse_money(format_money(*money)) == money);
    if (const auto price = parse_unit_price(text))
        require(parse_unit_price(format_unit_price(*price)) == price);
}

void check_token(std::string_view token) {
    require(!token.empty());
    for (const char c : token) require((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
}

void check_search(std::string_view text) {
    const std::string folded = text::fold(text, text::Spaces::drop);
    require(text::fold(folded, text::Spaces::drop) == folded);
    const auto tokens = text::index_tokens({{text, text::TextKind::name},
                                            {text, text::TextKind::code},
                                            {text, text::TextKind::phone},
                                            {text, text::TextKind::word}});
    require(tokens.size() <= text::kMaxTokens);
    for (const auto& token : tokens) check_token(token);
    for (const auto& group : text::query_tokens(text, text::Closeness::scattered))
        for (const auto& term : group.any) check_token(term.token);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    check_values(text);
    if (text::valid_utf8(text)) check_search(text);
    return 0;
}
