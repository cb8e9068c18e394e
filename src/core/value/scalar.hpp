// What strong 64-bit integers (Money, Quantity, UnitPrice, Instant) have in common as field values.
// Each has its own file with its meaning, unit and limits; arithmetic between kinds is spelled out
// there and nowhere implicit.
#pragma once

#include "core/value/number.hpp"

namespace zhuli {

/// Base of Value<T> for a T with one member `v` and constants T::kMin, T::kMax.
template <class T>
struct ScalarValue {
    static constexpr CellType sql = CellType::integer;

    static void write(JsonOut& out, T x) { out.integer(x.v); }
    static bool read(const boost::json::value& json, T& x, Reading& reading) {
        return read_integer(json, x.v, reading) && in_range(x, reading);
    }
    static bool text(std::string_view s, T& x, Reading& reading) {
        return integer_from_text(s, x.v, reading) && in_range(x, reading);
    }
    static std::string to_text(T x) { return std::to_string(x.v); }
    static Cell cell(T x) { return Cell::of(x.v); }
    static void load(const Cell& cell, T& x) { x.v = cell.integer; }
    static bool empty(T) { return false; }
    static void mask(T& x) { x = {}; }
    static void schema(JsonOut& out) {
        out.key("type").string("integer").key("minimum").integer(T::kMin);
        out.key("maximum").integer(T::kMax);
    }

 private:
    static bool in_range(T x, Reading& reading) {
        if (x.v >= T::kMin && x.v <= T::kMax) return true;
        return reading.refuse("field.out_of_range",
                              {{"min", std::to_string(T::kMin)}, {"max", std::to_string(T::kMax)}});
    }
};

}  // namespace zhuli
