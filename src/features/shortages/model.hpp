// A shortage is one product of which confirmed orders lack more than there is, seen from two sides:
// by who sells (which of my orders wait, until when, what instead) and by who buys (how much, how
// much revenue waits, what is on order). It is no record: it is what waits in stock. What a
// customer chose is a record, written once and never changed.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::shortages {

/// wait: until the day they were told. substitute: another product, in an order of its own.
/// give_up: the customer does without.
enum class ChoiceKind : std::uint8_t { wait, substitute, give_up };
BOOST_DESCRIBE_ENUM(ChoiceKind, wait, substitute, give_up)

struct Choice {
    Id id;
    std::int64_t version = 0;
    Id order_id;
    Id order_line_id;
    Id product_id;
    ChoiceKind kind = ChoiceKind::wait;
    Quantity quantity;  // that was lacking then
    Date told_on;       // the day they were told; none: none was known
    Id substitute_id;   // instead
    Id new_order_id;    // the order of it
    Text<500> words;    // the customer's
    Id author_id;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Choice, (),
                      (id, version, order_id, order_line_id, product_id, kind, quantity, told_on,
                       substitute_id, new_order_id, words, author_id, created_at, updated_at))
constexpr auto notes(const Choice*) {
    using C = Choice;
    return std::array{note<&C::id>(read_only),
                      note<&C::version>(read_only),
                      note<&C::order_id>(read_only, "order"),
                      note<&C::order_line_id>(read_only),
                      note<&C::product_id>(read_only, "product"),
                      note<&C::substitute_id>(read_only, "product"),
                      note<&C::new_order_id>(read_only, "order"),
                      note<&C::author_id>(read_only, "user"),
                      note<&C::created_at>(read_only),
                      note<&C::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Choice*) { return {"shortage_choice", "shortage_choice"}; }

}  // namespace zhuli::shortages
