// JsonText: any JSON value kept as its text, for what only a client understands (its own settings).
// Bounded, valid when read from outside, never looked into. Empty text: nothing was given.
#pragma once

#include "core/value/text.hpp"

namespace zhuli {

struct JsonText {
    static constexpr std::size_t kLimit = 8192;  // bytes of its text
    std::string v;
    auto operator<=>(const JsonText&) const = default;
};

template <>
struct Value<JsonText> {
    static constexpr std::string_view name = "json";
    static constexpr CellType sql = CellType::text;

    static void write(JsonOut& out, const JsonText& json) {
        out.raw(json.v.empty() ? std::string_view("null") : std::string_view(json.v));
    }
    static bool read(const boost::json::value& json, JsonText& text, Reading& reading);
    static bool text(std::string_view s, JsonText& text, Reading& reading);
    static std::string to_text(const JsonText& json) { return json.v; }
    static Cell cell(const JsonText& json) { return Cell::borrow(json.v); }
    static void load(const Cell& cell, JsonText& json) { json.v = cell.text(); }
    static bool empty(const JsonText& json) { return json.v.empty(); }
    static void schema(JsonOut&) {}  // any value
    static void mask(JsonText& json) { json = {}; }
};

}  // namespace zhuli
