// When an order is to be paid: its term, the instalment plan (回款计划) of one that has its own,
// and what falls due when. Money that came in is model.hpp's; what is said of it follows from both.
#pragma once

#include <vector>

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::orders {

/// deposit: pay_value percent before shipping; credit: pay_value days after delivery.
enum class PayTerm : std::uint8_t { on_delivery, prepaid, deposit, credit, instalments };
BOOST_DESCRIBE_ENUM(PayTerm, on_delivery, prepaid, deposit, credit, instalments)

/// What makes an instalment due.
enum class PayWhen : std::uint8_t { on_signing, before_shipping, after_delivery };
BOOST_DESCRIBE_ENUM(PayWhen, on_signing, before_shipping, after_delivery)

struct InstalmentDraft {
    PayWhen due_when = PayWhen::after_delivery;
    int days = 0;     // after that
    Date due_on;      // agreed on by day; none: by due_when
    int percent = 0;  // of the order's amount; 0: agreed on by amount
    Money amount_minor;

    bool operator==(const InstalmentDraft&) const = default;
};
BOOST_DESCRIBE_STRUCT(InstalmentDraft, (), (due_when, days, due_on, percent, amount_minor))

struct Instalment : InstalmentDraft {
    Id id;
    Id order_id;
    int line_no = 0;
};
BOOST_DESCRIBE_STRUCT(Instalment, (InstalmentDraft), (id, order_id, line_no))
constexpr EntityName entity_of(const Instalment*) { return {"instalment", "instalment"}; }

enum class DueState : std::uint8_t { open, partly_paid, paid, overdue };
BOOST_DESCRIBE_ENUM(DueState, open, partly_paid, paid, overdue)

/// A part of an order's amount, when it falls due and what was paid of it.
struct Due : InstalmentDraft {
    Date falls_on;  // none: not known yet
    Money paid_minor;
    DueState state = DueState::open;
};
BOOST_DESCRIBE_STRUCT(Due, (InstalmentDraft), (falls_on, paid_minor, state))

/// Somebody let an order ship although so much was still to be paid before.
struct PaymentRelease {
    Id id;
    Id order_id;
    Money amount_minor;
    Text<500> reason;
    Id actor_id;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(PaymentRelease, (),
                      (id, order_id, amount_minor, reason, actor_id, created_at))
constexpr EntityName entity_of(const PaymentRelease*) {
    return {"payment_release", "payment_release"};
}

}  // namespace zhuli::orders
