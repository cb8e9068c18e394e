// optional<T>, vector<T> and described structs as field values. A list or struct stored in a column
// is JSON text; lists are bounded. Fields kept in a table of their own are noted `stored_apart`.
#pragma once

#include <algorithm>
#include <boost/json/parse.hpp>
#include <optional>
#include <vector>

#include "core/fields.hpp"

namespace zhuli {

inline constexpr std::size_t kListLimit = 1000;

template <class T>
struct Value<std::optional<T>> {
    using V = Value<T>;
    static constexpr std::string_view name = V::name;
    static constexpr CellType sql = V::sql;

    static void write(JsonOut& out, const std::optional<T>& o) {
        if (o)
            V::write(out, *o);
        else
            out.null();
    }
    static bool read(const boost::json::value& json, std::optional<T>& o, Reading& reading) {
        o.reset();
        return json.is_null() || V::read(json, o.emplace(), reading);
    }
    static bool text(std::string_view s, std::optional<T>& o, Reading& reading) {
        o.reset();
        return s.empty() || V::text(s, o.emplace(), reading);
    }
    static std::string to_text(const std::optional<T>& o) { return o ? V::to_text(*o) : ""; }
    static Cell cell(const std::optional<T>& o) { return o ? V::cell(*o) : Cell::null(); }
    static void load(const Cell& cell, std::optional<T>& o) {
        o.reset();
        if (!cell.is_null()) V::load(cell, o.emplace());
    }
    static bool empty(const std::optional<T>& o) { return !o || V::empty(*o); }
    static void schema(JsonOut& out) {
        V::schema(out);
        out.key("nullable").boolean(true);
    }
    static void mask(std::optional<T>& o) {
        if (o) V::mask(*o);
    }
};

/// JSON text ↔ value for types stored as JSON in one column.
template <class T>
struct JsonColumn {
    static constexpr CellType sql = CellType::text;
    static std::string to_text(const T& v) {
        JsonOut out;
        Value<T>::write(out, v);
        return out.take();
    }
    static bool text(std::string_view s, T& v, Reading& reading) {
        boost::system::error_code error;
        const auto json = boost::json::parse(s, error);
        if (error) return reading.refuse("field.not_json");
        return Value<T>::read(json, v, reading);
    }
    static Cell cell(const T& v) { return Cell::made(to_text(v)); }
    static void load(const Cell& cell, T& v) {
        Reading reading;
        INVARIANT(text(cell.text(), v, reading), std::string(cell.text()));
    }
    static void mask(T& v) { v = {}; }
};

template <class T>
struct Value<std::vector<T>> : JsonColumn<std::vector<T>> {
    static constexpr std::string_view name = "list";

    static void load(const Cell& cell, std::vector<T>& list) {
        if (cell.text() == "[]")  // what most lists are: nothing to parse
            list.clear();
        else
            JsonColumn<std::vector<T>>::load(cell, list);
    }

    static void write(JsonOut& out, const std::vector<T>& list) {
        out.begin_array();
        for (const T& item : list) Value<T>::write(out, item);
        out.end_array();
    }
    static bool read(const boost::json::value& json, std::vector<T>& list, Reading& reading) {
        if (!json.is_array()) return reading.refuse("field.not_list");
        const auto& array = json.get_array();
        if (array.size() > kListLimit)
            return reading.refuse("field.too_many", {{"max", std::to_string(kListLimit)}});
        list.assign(array.size(), T{});
        bool good = true;
        for (std::size_t i = 0; i < array.size(); ++i) {
            const PathSegment segment(reading, std::to_string(i));
            good &= Value<T>::read(array[i], list[i], reading);
        }
        return good;
    }
    static bool empty(const std::vector<T>& list) { return list.empty(); }
    static bool equal(const std::vector<T>& a, const std::vector<T>& b) {
        return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), same_value<T>);
    }
    static void schema(JsonOut& out) {
        out.key("type").string("array").key("items").begin_object();
        Value<T>::schema(out);
        out.end_object();
    }
};

template <Described T>
struct Value<T> : JsonColumn<T> {
    static constexpr std::string_view name = "object";

    static void write(JsonOut& out, const T& v) { write_struct(out, fields_of<T>(), &v); }
    static bool read(const boost::json::value& json, T& v, Reading& reading) {
        return read_struct(json, fields_of<T>(), &v, reading);
    }
    static bool empty(const T&) { return false; }
    static bool equal(const T& a, const T& b) { return equal_struct(fields_of<T>(), &a, &b); }
    static void schema(JsonOut& out) { struct_schema<T>(out); }
};

}  // namespace zhuli
