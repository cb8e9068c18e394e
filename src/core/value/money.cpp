#include "core/value/money.hpp"

#include <cstdlib>

namespace zhuli {

namespace {

// Products of two amounts; not in ISO C++, so the warning about it is silenced here only.
__extension__ typedef __int128 Wide;

constexpr int kPriceDecimals = 4;
constexpr int kMaxWholeDigits = 13;

std::int64_t divide_half_away(Wide value, std::int64_t by) {
    const Wide half = by / 2;
    return static_cast<std::int64_t>(value >= 0 ? (value + half) / by : (value - half) / by);
}

struct Decimal {
    bool negative = false;
    std::int64_t whole = 0;
    std::string_view fraction;
};

std::optional<Decimal> split_decimal(std::string_view text) {
    Decimal out;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        out.negative = text[0] == '-';
        text.remove_prefix(1);
    }
    const auto dot = text.find('.');
    const auto whole = text.substr(0, dot);
    out.fraction = dot == text.npos ? std::string_view{} : text.substr(dot + 1);
    if (whole.size() > kMaxWholeDigits || (whole.empty() && out.fraction.empty()))
        return std::nullopt;
    for (const char c : whole) {
        if (c < '0' || c > '9') return std::nullopt;
        out.whole = out.whole * 10 + (c - '0');
    }
    for (const char c : out.fraction)
        if (c < '0' || c > '9') return std::nullopt;
    return out;
}

/// `value` scaled by 10^decimals, rounded half away from zero.
std::int64_t scaled(const Decimal& value, int decimals) {
    std::int64_t out = value.whole;
    for (int i = 0; i < decimals; ++i) {
        const auto at = static_cast<std::size_t>(i);
        out = out * 10 + (at < value.fraction.size() ? value.fraction[at] - '0' : 0);
    }
    const auto next = static_cast<std::size_t>(decimals);
    if (next < value.fraction.size() && value.fraction[next] >= '5') ++out;
    return value.negative ? -out : out;
}

std::string decimal_text(std::int64_t value, int decimals, int keep) {
    std::string digits = std::to_string(std::llabs(value));
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
    const auto shortest = digits.size() - static_cast<std::size_t>(decimals - keep);
    while (digits.size() > shortest && digits.back() == '0') digits.pop_back();
    return value < 0 ? "-" + digits : digits;
}

}  // namespace

std::optional<Money> line_amount(Quantity quantity, UnitPrice price) {
    const Wide product = static_cast<Wide>(quantity.v) * price.v;
    const Wide limit = static_cast<Wide>(Money::kMax) * 100;
    if (product > limit || product < -limit) return std::nullopt;
    return Money{divide_half_away(product, 100)};
}

std::optional<UnitPrice> parse_unit_price(std::string_view text) {
    const auto decimal = split_decimal(text);
    if (!decimal) return std::nullopt;
    const UnitPrice price{scaled(*decimal, kPriceDecimals)};
    if (price.v < UnitPrice::kMin || price.v > UnitPrice::kMax) return std::nullopt;
    return price;
}

std::optional<Money> parse_money(std::string_view text) {
    const auto decimal = split_decimal(text);
    if (!decimal || decimal->fraction.size() > 2) return std::nullopt;
    const Money amount{scaled(*decimal, 2)};
    if (amount.v < Money::kMin || amount.v > Money::kMax) return std::nullopt;
    return amount;
}

std::string format_money(Money amount) { return decimal_text(amount.v, 2, 2); }

std::string format_unit_price(UnitPrice price) { return decimal_text(price.v, kPriceDecimals, 2); }

}  // namespace zhuli
