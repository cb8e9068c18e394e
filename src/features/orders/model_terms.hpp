// The key terms of an order, as its customer is asked to confirm them: what, how much, for how
// much, to where, until when and with what else agreed. Pure; who is asked and what they say is not
// known here.
#pragma once

#include "features/orders/model.hpp"

namespace zhuli::orders {

struct TermLine {
    Text<40> product_code;
    Text<120> product_name;
    Quantity quantity;
    UnitPrice unit_price_e4;
    Money amount_minor;

    bool operator==(const TermLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(TermLine, (),
                      (product_code, product_name, quantity, unit_price_e4, amount_minor))

struct Terms {
    Text<60> number;
    Text<120> customer_name;
    Text<60> contact_name;
    Phone contact_phone;
    Text<200> delivery_address;
    Date promised_on;
    Text<1000> policy;
    std::vector<TermLine> lines;  // in order of line_no
    Money amount_minor;
    PayTerm pay_term = PayTerm::on_delivery;
    int pay_value = 0;
    std::vector<InstalmentDraft> instalments;

    bool operator==(const Terms&) const = default;
};
BOOST_DESCRIBE_STRUCT(Terms, (),
                      (number, customer_name, contact_name, contact_phone, delivery_address,
                       promised_on, policy, lines, amount_minor, pay_term, pay_value, instalments))

/// Terms as they were frozen: never changed after, so that every page a customer saw is shown
/// again.
struct FrozenTerms {
    Id order_id;
    int terms_no = 0;
    Terms terms;
    Text<64> hash;  // BLAKE2b-256 of the terms' JSON, hex
    Instant frozen_at;
};
BOOST_DESCRIBE_STRUCT(FrozenTerms, (), (order_id, terms_no, terms, hash, frozen_at))

/// Whether the customer said yes to the terms as they are.
inline bool is_agreed(const OrderHead& order) { return order.confirmed_no == order.terms_no; }
/// It was confirmed, and changed since.
inline bool needs_new_yes(const OrderHead& order) {
    return order.commercial == Commercial::confirmed && !is_agreed(order);
}

/// And its customer wants something else: whoever sells answers first.
inline bool is_corrected(const OrderHead& order) {
    return needs_new_yes(order) && order.corrected_no == order.terms_no;
}

}  // namespace zhuli::orders
