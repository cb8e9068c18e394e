// Orders: what a customer buys, in three independent axes (commercial, payment, fulfilment) from
// which label and turn are derived, never stored by hand. An order with its lines, receipts and
// shipments is one aggregate: one version, one audit entry and one event per change. A return is
// a document of its own. Imported history is closed, moves no stock and keeps its number as
// external_no.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/orders/model_payment.hpp"

namespace zhuli::orders {

inline constexpr std::int64_t kQuantityLimit = 1'000'000;  // of a line

enum class OrderKind : std::uint8_t { sale, return_, adjustment };
BOOST_DESCRIBE_ENUM(OrderKind, sale, return_, adjustment)

enum class Commercial : std::uint8_t {
    draft,
    approval,
    awaiting_customer,
    confirmed,
    closed,
    cancelled
};
BOOST_DESCRIBE_ENUM(Commercial, draft, approval, awaiting_customer, confirmed, closed, cancelled)

/// Where an order goes on once it is approved; confirm_short takes a shortage as well.
enum class Goal : std::uint8_t { none, submit, confirm, confirm_short };
BOOST_DESCRIBE_ENUM(Goal, none, submit, confirm, confirm_short)

/// refunded: everything that was paid went back.
enum class Payment : std::uint8_t { unpaid, partial, paid, refunded };
BOOST_DESCRIBE_ENUM(Payment, unpaid, partial, paid, refunded)

/// picking: somebody takes it from the shelves. returned: everything came back.
enum class Fulfilment : std::uint8_t {
    none,
    reserved,
    picking,
    partly_shipped,
    shipped,
    delivered,
    returned
};
BOOST_DESCRIBE_ENUM(Fulfilment, none, reserved, picking, partly_shipped, shipped, delivered,
                    returned)

/// Whose turn it is now.
enum class Turn : std::uint8_t { assistant, approver, customer, finance, warehouse, done };
BOOST_DESCRIBE_ENUM(Turn, assistant, approver, customer, finance, warehouse, done)

/// Code, name, line, list and floor price of the product are copied: they are what was agreed on.
struct OrderLine {
    Id id;
    Id order_id;
    int line_no = 0;
    Id product_id;
    Text<40> product_code;
    Text<120> product_name;
    Id product_line_id;
    Quantity quantity;
    UnitPrice unit_price_e4;
    UnitPrice list_price_e4;
    UnitPrice floor_price_e4;
    Money amount_minor;
    Quantity reserved;  // held for this line now
    Quantity shipped;
    Quantity delivered;    // of what was shipped
    Quantity backordered;  // confirmed, neither held nor shipped
};
BOOST_DESCRIBE_STRUCT(OrderLine, (),
                      (id, order_id, line_no, product_id, product_code, product_name,
                       product_line_id, quantity, unit_price_e4, list_price_e4, floor_price_e4,
                       amount_minor, reserved, shipped, delivered, backordered))
constexpr EntityName entity_of(const OrderLine*) { return {"order_line", "order_line"}; }

/// The order's own row, as lists show it.
struct OrderHead {
    Id id;
    std::int64_t version = 0;
    Text<60> number;  // SO-…; of imported history its own
    OrderKind kind = OrderKind::sale;
    Id customer_id;
    Text<120> customer_name;  // as it was when the order was placed
    Id owner_id;              // who sells
    Id team_id;
    Date placed_on;
    Date promised_on;
    Text<2000> note;
    Text<60> customer_ref;  // the customer's own number of it
    Text<200> delivery_address;
    Text<60> contact_name;
    Phone contact_phone;
    Text<1000> policy;  // agreed on payment, returns and warranty
    Money amount_minor;
    Money paid_minor;      // less what was paid back
    Money refunded_minor;  // paid back so far
    Money returned_minor;  // taken off for what came back, and as allowances
    PayTerm pay_term = PayTerm::on_delivery;
    int pay_value = 0;     // percent of a deposit, days of credit
    Money prepay_minor;    // of the amount, to be paid before shipping
    Money released_minor;  // of that, let go by finance
    Date due_on;           // when the next money falls due; none: not known, or nothing is owed
    Date overdue_on;       // since when it is overdue
    Commercial commercial = Commercial::draft;
    Payment payment = Payment::unpaid;
    Fulfilment fulfilment = Fulfilment::none;
    Quantity lacking;  // ordered and confirmed, neither shipped nor held
    Turn turn_role = Turn::assistant;
    Instant turn_since_at;
    Instant confirmed_at;
    Text<60> confirmed_by;      // who said yes at the customer's
    Text<500> confirmed_words;  // and how
    int terms_no = 0;           // of the terms as they are; see terms.hpp
    bool terms_frozen = false;  // the customer was shown these
    int confirmed_no = 0;       // of the terms the customer said yes to; 0: to none
    int corrected_no = 0;       // of the terms the customer corrected, unanswered; 0: none
    bool short_closed = false;  // what had not left was cut off
    Text<500> cancel_reason;
    Id approval_id;                    // the latest request for approval
    Goal after_approval = Goal::none;  // while it waits for that
    Text<60> external_no;
    Text<40> source;  // where imported history came from; empty: ours
    bool imported = false;
    Text<40> content_hash;  // of imported content
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(OrderHead, (),
                      (id, version, number, kind, customer_id, customer_name, owner_id, team_id,
                       placed_on, promised_on, note, customer_ref, delivery_address, contact_name,
                       contact_phone, policy, amount_minor, paid_minor, refunded_minor,
                       returned_minor, pay_term, pay_value, prepay_minor, released_minor, due_on,
                       overdue_on, commercial, payment, fulfilment, lacking, turn_role,
                       turn_since_at, confirmed_at, confirmed_by, confirmed_words, terms_no,
                       terms_frozen, confirmed_no, corrected_no, short_closed, cancel_reason,
                       approval_id, after_approval, external_no, source, imported, content_hash,
                       created_at, updated_at))

constexpr auto notes(const OrderHead*) {
    using O = OrderHead;
    return std::array{
        note<&O::id>(read_only),
        note<&O::version>(read_only),
        note<&O::number>(read_only | filterable | searchable | sortable),
        note<&O::kind>(read_only | filterable),
        note<&O::customer_id>(required | filterable, "customer"),
        note<&O::customer_name>(read_only | searchable),
        note<&O::owner_id>(filterable, "user"),
        note<&O::team_id>(read_only | filterable, "team"),
        note<&O::placed_on>(read_only | filterable | sortable),
        note<&O::promised_on>(filterable | sortable),
        note<&O::note>(multiline),
        note<&O::customer_ref>(filterable),
        note<&O::contact_phone>(masked),
        note<&O::policy>(multiline),
        note<&O::amount_minor>(read_only | sortable),
        note<&O::paid_minor>(read_only),
        note<&O::refunded_minor>(read_only),
        note<&O::returned_minor>(read_only),
        note<&O::pay_term>(filterable),
        note<&O::prepay_minor>(read_only),
        note<&O::released_minor>(read_only),
        note<&O::due_on>(read_only | filterable | sortable),
        note<&O::overdue_on>(read_only | filterable | sortable),
        note<&O::commercial>(read_only | filterable),
        note<&O::payment>(read_only | filterable),
        note<&O::fulfilment>(read_only | filterable),
        note<&O::lacking>(read_only),
        note<&O::turn_role>(read_only | filterable),
        note<&O::turn_since_at>(read_only | sortable),
        note<&O::confirmed_at>(read_only),
        note<&O::confirmed_by>(read_only),
        note<&O::confirmed_words>(read_only),
        note<&O::terms_no>(read_only),
        note<&O::terms_frozen>(read_only),
        note<&O::confirmed_no>(read_only),
        note<&O::corrected_no>(read_only),
        note<&O::short_closed>(read_only),
        note<&O::cancel_reason>(read_only),
        note<&O::approval_id>(read_only, "approval"),
        note<&O::after_approval>(read_only),
        note<&O::external_no>(read_only | filterable | searchable),
        note<&O::source>(read_only),
        note<&O::imported>(read_only | filterable),
        note<&O::content_hash>(read_only),
        note<&O::created_at>(read_only | sortable),
        note<&O::updated_at>(read_only),
    };
}
constexpr EntityName entity_of(const OrderHead*) { return {"order", "sales_order"}; }

struct Order : OrderHead {
    std::vector<OrderLine> lines;         // in order of line_no
    std::vector<Instalment> instalments;  // of a plan of its own, in order of line_no
};
BOOST_DESCRIBE_STRUCT(Order, (OrderHead), (lines, instalments))

constexpr auto notes(const Order*) {
    constexpr auto head = notes(static_cast<const OrderHead*>(nullptr));
    std::array<Note, head.size() + 2> all{};
    for (std::size_t i = 0; i < head.size(); ++i) all[i] = head[i];
    all[head.size()] = note<&Order::lines>(stored_apart | read_only);
    all[head.size() + 1] = note<&Order::instalments>(stored_apart | read_only);
    return all;
}

enum class PayMethod : std::uint8_t { bank_transfer, cash, wechat, alipay, card, other };
BOOST_DESCRIBE_ENUM(PayMethod, bank_transfer, cash, wechat, alipay, card, other)

/// reversal: what was written down for the wrong order is taken off again.
enum class ReceiptKind : std::uint8_t { payment, refund, reversal };
BOOST_DESCRIBE_ENUM(ReceiptKind, payment, refund, reversal)

/// Money that came in, or with a negative amount went back.
struct Receipt {
    Id id;
    Text<30> number;  // RC-…, of a refund RF-…, of a reversal RV-…
    Id order_id;
    Money amount_minor;
    PayMethod method = PayMethod::bank_transfer;
    Date received_on;
    Text<500> note;
    Id actor_id;
    Instant created_at;
    ReceiptKind kind = ReceiptKind::payment;
};
BOOST_DESCRIBE_STRUCT(Receipt, (),
                      (id, number, order_id, amount_minor, method, received_on, note, actor_id,
                       created_at, kind))
constexpr EntityName entity_of(const Receipt*) { return {"receipt", "receipt"}; }

struct ShipmentLine {
    Id id;
    Id shipment_id;
    Id order_id;
    Id order_line_id;
    Id product_id;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(ShipmentLine, (),
                      (id, shipment_id, order_id, order_line_id, product_id, quantity))
constexpr EntityName entity_of(const ShipmentLine*) { return {"shipment_line", "shipment_line"}; }

struct Shipment {
    Id id;
    Text<30> number;  // SH-…
    Id order_id;
    Text<60> carrier;
    Text<60> tracking_no;
    Instant shipped_at;
    Instant delivered_at;  // 0: on the way
    Id actor_id;
    Id warehouse_id;  // it was taken from there on purpose; 0: from wherever it was held
    std::vector<ShipmentLine> lines;
};
BOOST_DESCRIBE_STRUCT(Shipment, (),
                      (id, number, order_id, carrier, tracking_no, shipped_at, delivered_at,
                       actor_id, warehouse_id, lines))
constexpr auto notes(const Shipment*) {
    return std::array{note<&Shipment::warehouse_id>(0, "warehouse"),
                      note<&Shipment::lines>(stored_apart)};
}
constexpr EntityName entity_of(const Shipment*) { return {"shipment", "shipment"}; }

}  // namespace zhuli::orders
