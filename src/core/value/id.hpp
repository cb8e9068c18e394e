// Id: 63-bit, time-ordered, never 0 for a stored record; a string in JSON. 0 means "none".
#pragma once

#include <compare>
#include <functional>

#include "core/value/number.hpp"

namespace zhuli {

struct Id {
    std::int64_t v = 0;
    explicit operator bool() const { return v != 0; }
    auto operator<=>(const Id&) const = default;
};

template <>
struct Value<Id> {
    static constexpr std::string_view name = "id";
    static constexpr CellType sql = CellType::integer;

    static void write(JsonOut& out, Id id);
    static bool read(const boost::json::value& json, Id& id, Reading& reading);
    static bool text(std::string_view s, Id& id, Reading& reading);
    static std::string to_text(Id id) { return id ? std::to_string(id.v) : ""; }
    static Cell cell(Id id) { return Cell::of(id.v); }
    static void load(const Cell& cell, Id& id) { id.v = cell.integer; }
    static bool empty(Id id) { return !id; }
    static void schema(JsonOut& out) {
        out.key("type").string("string").key("format").string("id");
    }
    static void mask(Id& id) { id = {}; }
};

}  // namespace zhuli

template <>
struct std::hash<zhuli::Id> {
    std::size_t operator()(zhuli::Id id) const noexcept { return std::hash<std::int64_t>{}(id.v); }
};
