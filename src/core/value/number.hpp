// int64, int, double and bool as field values. JSON integers are bounded to ±2^53 so that a browser
// reads them exactly; booleans are BIGINT 0/1 in SQL. Money and quantities have types of their own.
#pragma once

#include <charconv>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>

#include "core/value_type.hpp"

namespace zhuli {

inline constexpr std::int64_t kJsonIntegerLimit = std::int64_t{1} << 53;

/// Reads a whole number out of JSON; refuses fractions, strings and what a browser cannot hold.
bool read_integer(const boost::json::value& json, std::int64_t& out, Reading& reading);
bool integer_from_text(std::string_view text, std::int64_t& out, Reading& reading);

template <class T>
concept WholeNumber = std::same_as<T, std::int64_t> || std::same_as<T, int>;

template <WholeNumber T>
struct Value<T> {
    static constexpr std::string_view name = "integer";
    static constexpr CellType sql = CellType::integer;

    static void write(JsonOut& out, T v) { out.integer(v); }
    static bool read(const boost::json::value& json, T& v, Reading& reading) {
        std::int64_t wide = 0;
        return read_integer(json, wide, reading) && narrow(wide, v, reading);
    }
    static bool text(std::string_view s, T& v, Reading& reading) {
        std::int64_t wide = 0;
        return integer_from_text(s, wide, reading) && narrow(wide, v, reading);
    }
    static std::string to_text(T v) { return std::to_string(v); }
    static Cell cell(T v) { return Cell::of(static_cast<std::int64_t>(v)); }
    static void load(const Cell& cell, T& v) { v = static_cast<T>(cell.integer); }
    static bool empty(T) { return false; }
    static void schema(JsonOut& out) { out.key("type").string("integer"); }
    static void mask(T& v) { v = 0; }

 private:
    static bool narrow(std::int64_t wide, T& v, Reading& reading) {
        if (wide < std::numeric_limits<T>::min() || wide > std::numeric_limits<T>::max())
            return reading.refuse("field.out_of_range");
        v = static_cast<T>(wide);
        return true;
    }
};

template <>
struct Value<double> {
    static constexpr std::string_view name = "number";
    static constexpr CellType sql = CellType::real;

    static void write(JsonOut& out, double v) { out.real(v); }
    static bool read(const boost::json::value& json, double& v, Reading& reading);
    static bool text(std::string_view s, double& v, Reading& reading);
    static std::string to_text(double v);
    static Cell cell(double v) { return Cell::of(v); }
    static void load(const Cell& cell, double& v) {
        v = cell.type == CellType::integer ? static_cast<double>(cell.integer) : cell.real;
    }
    static bool empty(double) { return false; }
    static void schema(JsonOut& out) { out.key("type").string("number"); }
    static void mask(double& v) { v = 0; }
};

template <>
struct Value<bool> {
    static constexpr std::string_view name = "boolean";
    static constexpr CellType sql = CellType::integer;

    static void write(JsonOut& out, bool v) { out.boolean(v); }
    static bool read(const boost::json::value& json, bool& v, Reading& reading);
    static bool text(std::string_view s, bool& v, Reading& reading);
    static std::string to_text(bool v) { return v ? "true" : "false"; }
    static Cell cell(bool v) { return Cell::of(std::int64_t{v}); }
    static void load(const Cell& cell, bool& v) { v = cell.integer != 0; }
    static bool empty(bool) { return false; }
    static void schema(JsonOut& out) { out.key("type").string("boolean"); }
    static void mask(bool& v) { v = false; }
};

}  // namespace zhuli
