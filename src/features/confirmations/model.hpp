// Second confirmation (二次确认): the terms of an order as they were frozen, shown to its customer
// on a private page, and what the customer said to them. The terms themselves belong to the order
// (orders/terms.hpp) and never change here; a phone confirmation is the order's own step.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::confirmations {

enum class ConfirmationState : std::uint8_t { waiting, confirmed, corrected, revoked };
BOOST_DESCRIBE_ENUM(ConfirmationState, waiting, confirmed, corrected, revoked)

/// A term that a customer wants otherwise. product, policy and other are words for a person to
/// read.
enum class Term : std::uint8_t {
    quantity,
    unit_price,
    product,
    delivery_address,
    contact_name,
    contact_phone,
    promised_on,
    policy,
    other
};
BOOST_DESCRIBE_ENUM(Term, quantity, unit_price, product, delivery_address, contact_name,
                    contact_phone, promised_on, policy, other)

/// A proposed change; `stood` and `wanted` as the customer read and wrote them.
struct Correction {
    Term term = Term::other;
    int line_no = 0;  // of quantity, unit_price and product; from 1
    Text<1000> stood;
    Text<500> wanted;
};
BOOST_DESCRIBE_STRUCT(Correction, (), (term, line_no, stood, wanted))

/// What became of corrections: put into the order, or answered in another way.
enum class Settlement : std::uint8_t { none, adopted, declined };
BOOST_DESCRIBE_ENUM(Settlement, none, adopted, declined)

struct Confirmation {
    Id id;
    std::int64_t version = 0;
    Id order_id;
    int terms_no = 0;
    Text<64> terms_hash;
    Id author_id;  // who asked
    Instant valid_until_at;
    ConfirmationState state = ConfirmationState::waiting;
    Instant first_opened_at;  // 0: not yet
    Instant answered_at;
    Text<60> answered_by;  // who at the customer's
    Text<500> words;       // theirs
    std::vector<Correction> corrections;
    Settlement settlement = Settlement::none;
    Id settled_by;
    Text<500> settled_words;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Confirmation, (),
                      (id, version, order_id, terms_no, terms_hash, author_id, valid_until_at,
                       state, first_opened_at, answered_at, answered_by, words, corrections,
                       settlement, settled_by, settled_words, created_at, updated_at))
constexpr auto notes(const Confirmation*) {
    using C = Confirmation;
    return std::array{note<&C::id>(read_only),
                      note<&C::version>(read_only),
                      note<&C::order_id>(read_only, "order"),
                      note<&C::author_id>(read_only, "user"),
                      note<&C::settled_by>(read_only, "user"),
                      note<&C::created_at>(read_only),
                      note<&C::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Confirmation*) {
    return {"confirmation", "order_confirmation"};
}

}  // namespace zhuli::confirmations
