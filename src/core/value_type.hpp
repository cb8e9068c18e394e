// What the machinery must know of a value type, as a table of plain functions. A type T joins by
// specialising Value<T> in its own file under core/value/; everything else (JSON, SQL, schema,
// diff, sheets, masks) is written once against ValueType. No type here knows the field it stands
// in.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cell.hpp"
#include "core/json_out.hpp"
#include "core/problem.hpp"

namespace zhuli {

/// Collects every field problem of one input, with the path at which reading stands now.
struct Reading {
    std::vector<FieldProblem> problems;
    std::string path;

    bool refuse(std::string_view code, Params params = {}) {
        problems.push_back({path, std::string(code), std::move(params)});
        return false;
    }
};

/// Extends a Reading's path by one segment for as long as it lives.
class PathSegment {
 public:
    PathSegment(Reading& reading, std::string_view name)
        : reading_(reading), length_(reading.path.size()) {
        if (length_ != 0) reading.path += '.';
        reading.path += name;
    }
    ~PathSegment() { reading_.path.resize(length_); }
    PathSegment(const PathSegment&) = delete;
    PathSegment& operator=(const PathSegment&) = delete;

 private:
    Reading& reading_;
    std::size_t length_;
};

/// Specialised per value type. Members:
///   name, sql                                  constants
///   write(JsonOut&, const T&)
///   read(const boost::json::value&, T&, Reading&) -> bool
///   text(std::string_view, T&, Reading&) -> bool      from a query string or spreadsheet cell
///   to_text(const T&) -> std::string                  for spreadsheets and people
///   cell(const T&) -> Cell,  load(const Cell&, T&)    SQL
///   empty(const T&) -> bool                           for `required`
///   schema(JsonOut&)                                  members of an OpenAPI schema object
///   mask(T&)                                          hides the value
template <class T, class = void>
struct Value;

struct Field;

struct ValueType {
    std::string_view name;
    CellType sql;
    void (*write)(JsonOut&, const void*);
    bool (*read)(const boost::json::value&, void*, Reading&);
    bool (*text)(std::string_view, void*, Reading&);
    std::string (*to_text)(const void*);
    Cell (*cell)(const void*);
    void (*load)(const Cell&, void*);
    bool (*empty)(const void*);
    bool (*equal)(const void*, const void*);
    void (*schema)(JsonOut&);
    void (*mask)(void*);
};

/// Equality, by Value<T>::equal where a type brings one (lists and structs), else by ==.
template <class T>
bool same_value(const T& a, const T& b) {
    if constexpr (requires { Value<T>::equal(a, b); })
        return Value<T>::equal(a, b);
    else
        return a == b;
}

template <class T>
inline constexpr ValueType value_type{
    Value<T>::name,
    Value<T>::sql,
    [](JsonOut& out, const void* v) { Value<T>::write(out, *static_cast<const T*>(v)); },
    [](const boost::json::value& json, void* v, Reading& reading) {
        return Value<T>::read(json, *static_cast<T*>(v), reading);
    },
    [](std::string_view text, void* v, Reading& reading) {
        return Value<T>::text(text, *static_cast<T*>(v), reading);
    },
    [](const void* v) { return Value<T>::to_text(*static_cast<const T*>(v)); },
    [](const void* v) { return Value<T>::cell(*static_cast<const T*>(v)); },
    [](const Cell& cell, void* v) { Value<T>::load(cell, *static_cast<T*>(v)); },
    [](const void* v) { return Value<T>::empty(*static_cast<const T*>(v)); },
    [](const void* a, const void* b) {
        return same_value(*static_cast<const T*>(a), *static_cast<const T*>(b));
    },
    [](JsonOut& out) { Value<T>::schema(out); },
    [](void* v) { Value<T>::mask(*static_cast<T*>(v)); },
};

}  // namespace zhuli
