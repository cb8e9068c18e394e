// Money, unit prices and quantities. Money is whole minor units (分) of the organisation's
// currency; a unit price has four decimals; a quantity counts the product's base unit. No float
// holds money. A line's amount is quantity × unit price, rounded half away from zero to the minor
// unit.
#pragma once

#include <compare>
#include <optional>

#include "core/value/scalar.hpp"

namespace zhuli {

struct Money {
    static constexpr std::int64_t kMax = 1'000'000'000'000'000;
    static constexpr std::int64_t kMin = -kMax;

    std::int64_t v = 0;  // minor units
    auto operator<=>(const Money&) const = default;
    Money operator-() const { return {-v}; }
    friend Money operator+(Money a, Money b) { return {a.v + b.v}; }
    friend Money operator-(Money a, Money b) { return {a.v - b.v}; }
    Money& operator+=(Money b) {
        v += b.v;
        return *this;
    }
};

struct UnitPrice {
    static constexpr std::int64_t kMax = 1'000'000'000'000;
    static constexpr std::int64_t kMin = -kMax;
    static constexpr std::int64_t kPerMajor = 10'000;

    std::int64_t v = 0;  // ten-thousandths of the major unit
    auto operator<=>(const UnitPrice&) const = default;
};

struct Quantity {
    static constexpr std::int64_t kMax = 1'000'000'000;
    static constexpr std::int64_t kMin = -kMax;

    std::int64_t v = 0;
    auto operator<=>(const Quantity&) const = default;
    Quantity operator-() const { return {-v}; }
    friend Quantity operator+(Quantity a, Quantity b) { return {a.v + b.v}; }
    friend Quantity operator-(Quantity a, Quantity b) { return {a.v - b.v}; }
    Quantity& operator+=(Quantity b) {
        v += b.v;
        return *this;
    }
};

/// quantity × price in minor units, rounded half away from zero; nothing if it leaves Money's
/// range.
std::optional<Money> line_amount(Quantity quantity, UnitPrice price);

/// "12.345" → 123450 ten-thousandths; more than four decimals are rounded half away from zero.
std::optional<UnitPrice> parse_unit_price(std::string_view text);
/// "12.34" → 1234; refuses more than two decimals.
std::optional<Money> parse_money(std::string_view text);
std::string format_money(Money amount);          // "-1234.50"
std::string format_unit_price(UnitPrice price);  // at least two decimals, at most four

template <>
struct Value<Money> : ScalarValue<Money> {
    static constexpr std::string_view name = "money";
    static std::string to_text(Money m) { return format_money(m); }
};

template <>
struct Value<UnitPrice> : ScalarValue<UnitPrice> {
    static constexpr std::string_view name = "unit_price";
    static std::string to_text(UnitPrice p) { return format_unit_price(p); }
};

template <>
struct Value<Quantity> : ScalarValue<Quantity> {
    static constexpr std::string_view name = "quantity";
};

}  // namespace zhuli
