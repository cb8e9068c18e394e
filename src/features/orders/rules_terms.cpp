// The terms of an order, and when they count as new ones.
#include "features/orders/rules_payment.hpp"

namespace zhuli::orders {

Terms terms_of(const Order& order) {
    Terms terms{order.number,           order.customer_name,
                order.contact_name,     order.contact_phone,
                order.delivery_address, order.promised_on,
                order.policy,           {},
                order.amount_minor,     order.pay_term,
                order.pay_value,        drafts_of(order.instalments)};
    for (const OrderLine& line : order.lines)
        terms.lines.push_back({line.product_code, line.product_name, line.quantity,
                               line.unit_price_e4, line.amount_minor});
    return terms;
}

bool is_shown(const OrderHead& order) {
    return order.commercial != Commercial::draft && order.commercial != Commercial::approval;
}

void number_terms(const Order& before, Order& after) {
    const bool numbered = after.terms_no != before.terms_no;
    if (numbered || !after.terms_frozen || terms_of(before) == terms_of(after)) return;
    ++after.terms_no;
    after.terms_frozen = false;
}

}  // namespace zhuli::orders
