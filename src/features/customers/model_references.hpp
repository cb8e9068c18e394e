// Who refers to a customer: each capability lists its columns that name one, as data, so that a
// merge can take what belongs to one customer over to another without knowing whose it is. A test
// compares the lists with the schema: a column that names a customer and is in no list fails it.
#pragma once

#include <span>

#include "features/customers/model.hpp"

namespace zhuli::customers {

enum class OnMerge : std::uint8_t {
    moves,          // a record people own: moves with version and audit
    moves_quietly,  // moves too, and has neither
    stays,          // remains with the merged customer, see `why`
};

struct CustomerReference {
    std::string_view table;
    std::string_view column = "customer_id";  // its index starts with (org_id, column)
    OnMerge on_merge = OnMerge::moves;
    EntityName name = {};  // of what moves as a record
    Fields fields = {};
    std::string_view why = {};  // of what stays
};

/// A record of the kind T, which moves.
template <class T>
constexpr CustomerReference moves_with_customer(std::string_view column = "customer_id") {
    constexpr EntityName name = entity_of(static_cast<const T*>(nullptr));
    return {name.table, column, OnMerge::moves, name, fields_of<T>(), {}};
}

constexpr CustomerReference stays_with_customer(std::string_view table, std::string_view column,
                                                std::string_view why) {
    return {table, column, OnMerge::stays, {}, {}, why};
}

inline constexpr CustomerReference kReferences[] = {
    moves_with_customer<Interaction>(),
    {"note_entry", "customer_id", OnMerge::moves_quietly},
    stays_with_customer("customer", "merged_into",
                        "who was merged before stays so: the chain is followed"),
    stays_with_customer("customer_key", "customer_id",
                        "its keys still find it, and so its survivor"),
    stays_with_customer("customer_apart", "first_id", "what was said of the two stays said"),
    stays_with_customer("customer_apart", "second_id", "what was said of the two stays said"),
    stays_with_customer("event", "customer_id",
                        "says whose it was then; a timeline shows those merged in as well")};

}  // namespace zhuli::customers
