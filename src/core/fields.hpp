// The field table: what a described struct looks like, built once at compile time. JSON, SQL, audit
// diff, schema, filters, forms and sheets are plain functions over `fields_of<T>()`.
//
//   struct Customer { Id id; Text<120> name; };
//   BOOST_DESCRIBE_STRUCT(Customer, (), (id, name))
//   constexpr auto notes(const Customer*) {
//       return std::array{note<&Customer::name>(required | searchable)};
//   }
//
// A struct takes at most 52 members (Boost.Describe). Base structs come first, one level or more.
#pragma once

#include <array>
#include <boost/describe/bases.hpp>
#include <boost/describe/class.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <concepts>
#include <span>

#include "core/invariant.hpp"
#include "core/value_type.hpp"

namespace zhuli {

enum FieldFlags : std::uint32_t {
    plain = 0,
    required = 1u << 0,      // may not be empty when read from outside
    read_only = 1u << 1,     // the server sets it; refused in input
    secret = 1u << 2,        // never written out, never logged, kept out of audit values
    masked = 1u << 3,        // a contact detail: hidden from whoever may not see it
    filterable = 1u << 4,    // may be asked for in a list; has an index
    sortable = 1u << 5,      // may order a list; NOT NULL with an index
    searchable = 1u << 6,    // feeds the search index
    stored_apart = 1u << 7,  // not a column of the struct's own table
    from_path = 1u << 8,     // comes from the route's path, not the body
    multiline = 1u << 9,
    money_minor = 1u << 10,
    derived = 1u << 11,  // kept from other records without a version or an audit entry of its own
};

struct Field {
    std::string_view name;
    const ValueType* type = nullptr;
    void* (*at)(void*) = nullptr;
    std::uint32_t flags = plain;
    std::string_view refers;  // entity an Id points to: "customer"

    bool has(FieldFlags flag) const { return (flags & flag) != 0; }
    const void* in(const void* object) const { return at(const_cast<void*>(object)); }
};

using Fields = std::span<const Field>;

struct Note {
    std::string_view field;
    std::uint32_t flags = plain;
    std::string_view refers;
};

template <class T>
concept Described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

namespace detail {

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_any_access |
                                                           boost::describe::mod_inherited>;

template <class P>
struct PointerParts;
template <class C, class M>
struct PointerParts<M C::*> {
    using Class = C;
    using Member = M;
};

template <class T, auto Pointer>
void* member_at(void* object) {
    return &(static_cast<T*>(object)->*Pointer);
}

template <auto Pointer>
constexpr std::string_view member_name() {
    using Class = typename PointerParts<decltype(Pointer)>::Class;
    std::string_view name;
    boost::mp11::mp_for_each<MembersOf<Class>>([&](auto d) {
        if constexpr (std::same_as<std::remove_cv_t<decltype(d.pointer)>, decltype(Pointer)>)
            if (d.pointer == Pointer) name = d.name;
    });
    return name;
}

/// "orders::OrderView" of a type or, as its value, a function: as the compiler spells it, less the
/// namespace of the product.
constexpr std::string_view plain_name(std::string_view spelled) {
    constexpr std::string_view kMark = " = ", kProduct = "zhuli::";
    spelled.remove_prefix(spelled.find(kMark) + kMark.size());
    spelled = spelled.substr(0, spelled.find_first_of(";]"));
    if (spelled.starts_with('&')) spelled.remove_prefix(1);
    if (spelled.starts_with(kProduct)) spelled.remove_prefix(kProduct.size());
    return spelled;
}
template <class T>
constexpr std::string_view type_name() {
    return plain_name(__PRETTY_FUNCTION__);
}

template <class T>
concept Noted = requires(const T* t) {
    notes(t);
};

}  // namespace detail

template <auto Pointer>
constexpr Note note(std::uint32_t flags, std::string_view refers = {}) {
    return {detail::member_name<Pointer>(), flags, refers};
}

namespace detail {

template <class T>
constexpr void apply_notes(std::span<Field> table) {
    if constexpr (Noted<T>) {
        for (const Note& note : notes(static_cast<const T*>(nullptr)))
            for (Field& field : table)
                if (field.name == note.field) {
                    field.flags |= note.flags;
                    field.refers = note.refers;
                }
    }
}

template <class T>
constexpr auto make_fields() {
    using Members = MembersOf<T>;
    std::array<Field, boost::mp11::mp_size<Members>::value> table{};
    std::size_t i = 0;
    boost::mp11::mp_for_each<Members>([&](auto d) {
        using Parts = PointerParts<std::remove_cv_t<decltype(d.pointer)>>;
        table[i++] = {
            d.name, &value_type<typename Parts::Member>, &member_at<T, d.pointer>, plain, {}};
    });
    apply_notes<T>(table);  // found by argument-dependent lookup, a base's notes included
    return table;
}

template <class T>
inline constexpr auto field_table = make_fields<T>();

}  // namespace detail

template <class T>
constexpr Fields fields_of() {
    return detail::field_table<T>;
}

/// Index of a field by name, or nothing.
const Field* find_field(Fields fields, std::string_view name);

/// Members as one JSON object, in table order; secret fields are left out.
void write_struct(JsonOut& out, Fields fields, const void* object);
/// Fills `object` from a JSON object. Absent members keep their value; unknown members, read-only
/// members and masks sent back are refused; every problem is collected. True if none was found.
bool read_struct(const boost::json::value& json, Fields fields, void* object, Reading& reading);
/// Refuses every `required` field that is empty.
bool check_required(Fields fields, const void* object, Reading& reading);
/// The members of an OpenAPI object schema for this table; `title` names the struct.
void struct_schema(JsonOut& out, Fields fields, std::string_view title);
template <Described T>
void struct_schema(JsonOut& out) {
    struct_schema(out, fields_of<T>(), detail::type_name<T>());
}
/// Whether every field has the same value in both.
bool equal_struct(Fields fields, const void* a, const void* b);
/// Hides every `masked` field.
void mask_struct(Fields fields, void* object);

}  // namespace zhuli
