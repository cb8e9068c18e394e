// A described enum as a field value: its enumerator names are the words in JSON and SQL, so they
// are frozen once released. Names that are C++ keywords are written with a trailing underscore.
#pragma once

#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <type_traits>

#include "core/invariant.hpp"
#include "core/value_type.hpp"

namespace zhuli {

template <class E>
concept DescribedEnum = std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value;

constexpr std::string_view without_underscore(std::string_view name) {
    if (!name.empty() && name.back() == '_') name.remove_suffix(1);
    return name;
}

template <DescribedEnum E>
constexpr std::string_view enum_name(E value) {
    std::string_view name = "?";
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        if (d.value == value) name = without_underscore(d.name);
    });
    return name;
}

template <DescribedEnum E>
constexpr bool enum_from_name(std::string_view name, E& out) {
    bool found = false;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        if (without_underscore(d.name) == name) {
            out = d.value;
            found = true;
        }
    });
    return found;
}

template <DescribedEnum E>
struct Value<E> {
    static constexpr std::string_view name = "enum";
    static constexpr CellType sql = CellType::text;

    static void write(JsonOut& out, E e) { out.string(enum_name(e)); }
    static bool read(const boost::json::value& json, E& e, Reading& reading) {
        if (!json.is_string()) return reading.refuse("field.not_text");
        return text(json.get_string(), e, reading);
    }
    static bool text(std::string_view s, E& e, Reading& reading) {
        if (enum_from_name(s, e)) return true;
        return reading.refuse("field.not_one_of", {{"allowed", allowed()}});
    }
    static std::string to_text(E e) { return std::string(enum_name(e)); }
    static Cell cell(E e) { return Cell::borrow(enum_name(e)); }
    static void load(const Cell& cell, E& e) {
        INVARIANT(enum_from_name(cell.text(), e), std::string(cell.text()));
    }
    static bool empty(E) { return false; }
    static void schema(JsonOut& out) {
        out.key("type").string("string").key("enum").begin_array();
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
            [&](auto d) { out.string(without_underscore(d.name)); });
        out.end_array();
    }
    static void mask(E& e) { e = E{}; }

 private:
    static std::string allowed() {
        std::string list;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
            if (!list.empty()) list += ", ";
            list += without_underscore(d.name);
        });
        return list;
    }
};

}  // namespace zhuli
