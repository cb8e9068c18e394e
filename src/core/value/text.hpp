// Text<N>: UTF-8 of at most N characters, trimmed, normalised to NFC, without control characters
// (newline and tab are kept). std::string as a field is for views and trusted text only.
#pragma once

#include <string>

#include "core/value_type.hpp"

namespace zhuli {

inline constexpr std::size_t kPlainTextLimit = 65'536;

/// Checks and cleans text from outside; `limit` counts characters.
bool read_text(std::string_view raw, std::size_t limit, std::string& out, Reading& reading);
/// "13800138000" → "138****8000", "张三丰" → "张**"; empty stays empty.
void mask_text(std::string& text);
/// Whether the text bears the mark of mask_text, so that it must not be stored.
bool looks_masked(std::string_view text);

template <std::size_t N>
struct Text {
    static constexpr std::size_t kLimit = N;
    std::string v;

    Text() = default;
    Text(std::string value) : v(std::move(value)) {}  // NOLINT: reads like a string
    Text(std::string_view value) : v(value) {}        // NOLINT
    Text(const char* value) : v(value) {}             // NOLINT
    bool empty() const { return v.empty(); }
    operator std::string_view() const { return v; }  // NOLINT
    auto operator<=>(const Text&) const = default;
};

/// Base of Value<T> for types that are a checked string `v` of at most T::kLimit characters.
template <class T>
struct TextValue {
    static constexpr CellType sql = CellType::text;

    static void write(JsonOut& out, const T& t) { out.string(t.v); }
    static bool read(const boost::json::value& json, T& t, Reading& reading) {
        if (json.is_null()) {
            t = {};
            return true;
        }
        if (!json.is_string()) return reading.refuse("field.not_text");
        return Value<T>::text(json.get_string(), t, reading);
    }
    static bool text(std::string_view s, T& t, Reading& reading) {
        return read_text(s, T::kLimit, t.v, reading);
    }
    static std::string to_text(const T& t) { return t.v; }
    static Cell cell(const T& t) { return Cell::borrow(t.v); }
    static void load(const Cell& cell, T& t) { t.v = cell.text(); }
    static bool empty(const T& t) { return t.v.empty(); }
    static void schema(JsonOut& out) {
        out.key("type").string("string").key("maxLength").integer(T::kLimit);
    }
    static void mask(T& t) { mask_text(t.v); }
};

template <std::size_t N>
struct Value<Text<N>> : TextValue<Text<N>> {
    static constexpr std::string_view name = "text";
};

template <>
struct Value<std::string> {
    static constexpr std::string_view name = "text";
    static constexpr CellType sql = CellType::text;

    static void write(JsonOut& out, const std::string& t) { out.string(t); }
    static bool read(const boost::json::value& json, std::string& t, Reading& reading) {
        if (!json.is_string()) return reading.refuse("field.not_text");
        return text(json.get_string(), t, reading);
    }
    static bool text(std::string_view s, std::string& t, Reading& reading) {
        return read_text(s, kPlainTextLimit, t, reading);
    }
    static std::string to_text(const std::string& t) { return t; }
    static Cell cell(const std::string& t) { return Cell::borrow(t); }
    static void load(const Cell& cell, std::string& t) { t = cell.text(); }
    static bool empty(const std::string& t) { return t.empty(); }
    static void schema(JsonOut& out) { out.key("type").string("string"); }
    static void mask(std::string& t) { mask_text(t); }
};

}  // namespace zhuli
