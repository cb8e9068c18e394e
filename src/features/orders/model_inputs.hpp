// What people send to orders and what they are shown.
#pragma once

#include "features/approvals/model.hpp"
#include "features/orders/model.hpp"
#include "features/orders/model_returns.hpp"

namespace zhuli::orders {

struct NewLine {
    Id product_id;
    Quantity quantity;
    std::optional<UnitPrice> unit_price_e4;  // absent: by price list, or the list price
};
BOOST_DESCRIBE_STRUCT(NewLine, (), (product_id, quantity, unit_price_e4))

/// What may be changed while an order is a draft.
struct OrderDraft {
    Id customer_id;
    Id owner_id;  // absent: who enters it
    std::vector<NewLine> lines;
    Date promised_on;
    Text<2000> note;
    Text<200> delivery_address;  // absent: the customer's
    Text<60> contact_name;
    Phone contact_phone;
    Text<1000> policy;
    std::optional<PayTerm> pay_term;  // absent: what this customer pays by
    int pay_value = 0;
    std::vector<InstalmentDraft> instalments;
    Text<60> customer_ref;  // the customer's own number of it
};
BOOST_DESCRIBE_STRUCT(OrderDraft, (),
                      (customer_id, owner_id, lines, promised_on, note, delivery_address,
                       contact_name, contact_phone, policy, pay_term, pay_value, instalments,
                       customer_ref))
constexpr auto notes(const OrderDraft*) {
    using D = OrderDraft;
    return std::array{note<&D::customer_id>(required, "customer"),
                      note<&D::owner_id>(0, "user"),
                      note<&D::lines>(required),
                      note<&D::note>(multiline),
                      note<&D::contact_phone>(masked),
                      note<&D::policy>(multiline)};
}

struct NewOrder : OrderDraft {
    bool submit = false;   // enter and send to the customer in one step
    bool confirm = false;  // enter and confirm in one step
    bool accept_shortage = false;
    Text<60> confirmed_by;      // required when it confirms: who said yes
    Text<500> words;            // and in which words
    Text<500> approval_reason;  // required when it needs approval
};
BOOST_DESCRIBE_STRUCT(NewOrder, (OrderDraft),
                      (submit, confirm, accept_shortage, confirmed_by, words, approval_reason))

struct Submission : Act {
    Text<500> approval_reason;  // required when it needs approval
};
BOOST_DESCRIBE_STRUCT(Submission, (Act), (approval_reason))

struct Confirmation : Act {
    bool accept_shortage = false;
    Text<60> confirmed_by;
    Text<500> words;
    Text<500> approval_reason;  // required when it needs approval
};
BOOST_DESCRIBE_STRUCT(Confirmation, (Act), (accept_shortage, confirmed_by, words, approval_reason))
constexpr auto notes(const Confirmation*) {
    using C = Confirmation;
    return std::array{note<&C::id>(from_path), note<&C::if_match>(from_path),
                      note<&C::confirmed_by>(required), note<&C::words>(required | multiline)};
}

struct Cancellation : Act {
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Cancellation, (Act), (reason))
constexpr auto notes(const Cancellation*) {
    using C = Cancellation;
    return std::array{note<&C::id>(from_path), note<&C::if_match>(from_path),
                      note<&C::reason>(required | multiline)};
}

struct NewShipment : Act {
    std::vector<LineQuantity> lines;  // none: everything that is held for the order
    Text<60> carrier;
    Text<60> tracking_no;
    Id warehouse_id;  // none: from wherever it is held
};
BOOST_DESCRIBE_STRUCT(NewShipment, (Act), (lines, carrier, tracking_no, warehouse_id))
constexpr auto notes(const NewShipment*) {
    using S = NewShipment;
    return std::array{note<&S::id>(from_path), note<&S::if_match>(from_path),
                      note<&S::warehouse_id>(0, "warehouse")};
}

struct Delivery : Act {
    Id shipment_id;  // none: every shipment on the way
};
BOOST_DESCRIBE_STRUCT(Delivery, (Act), (shipment_id))

struct NewReceipt : Act {
    Money amount_minor;
    PayMethod method = PayMethod::bank_transfer;
    Date received_on;  // none: today
    Text<500> note;
};
BOOST_DESCRIBE_STRUCT(NewReceipt, (Act), (amount_minor, method, received_on, note))

/// What was received for this order was another's.
struct Reversal : Act {
    Money amount_minor;
    PayMethod method = PayMethod::bank_transfer;
    Text<500> note;
};
BOOST_DESCRIBE_STRUCT(Reversal, (Act), (amount_minor, method, note))

struct NewRelease : Act {
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(NewRelease, (Act), (reason))
constexpr auto notes(const NewRelease*) {
    using R = NewRelease;
    return std::array{note<&R::id>(from_path), note<&R::if_match>(from_path),
                      note<&R::reason>(required | multiline)};
}

struct ReleaseView : PaymentRelease {
    std::string actor_name;
};
BOOST_DESCRIBE_STRUCT(ReleaseView, (PaymentRelease), (actor_name))

/// Something allowed that people should look at twice.
struct Warning {
    std::string path;  // "lines.0.unit_price_e4"
    std::string code;  // message key
    std::string product;
    UnitPrice floor_price_e4;
    Quantity available, wanted;  // of stock.not_enough: over all lines of the product
    Money amount_minor;          // of orders.over_credit: by how much
    std::string order_number;    // of orders.looks_like and orders.same_ref: the other order
    Id order_id;
};
BOOST_DESCRIBE_STRUCT(Warning, (),
                      (path, code, product, floor_price_e4, available, wanted, amount_minor,
                       order_number, order_id))

/// An entry before it is sent: what would be written, and every warning about it.
struct ReviewQuestion : OrderDraft {
    Id except_id;  // the draft being changed
};
BOOST_DESCRIBE_STRUCT(ReviewQuestion, (OrderDraft), (except_id))

struct ReviewLine {
    Id product_id;
    std::string product_code, product_name, unit;
    Quantity quantity;
    UnitPrice unit_price_e4;
    Money amount_minor;
    Quantity available;
};
BOOST_DESCRIBE_STRUCT(ReviewLine, (),
                      (product_id, product_code, product_name, unit, quantity, unit_price_e4,
                       amount_minor, available))

struct Review {
    std::string customer_name;
    Text<200> delivery_address;
    Text<60> contact_name;
    Phone contact_phone;
    Date promised_on;
    Money amount_minor;
    Quantity quantity;
    std::vector<ReviewLine> lines;
    std::vector<Warning> warnings;
    bool needs_approval = false;  // before it is sent to the customer or confirmed
    PayTerm pay_term = PayTerm::on_delivery;
    int pay_value = 0;
    Money prepay_minor;  // of the amount, to be paid before shipping
};
BOOST_DESCRIBE_STRUCT(Review, (),
                      (customer_name, delivery_address, contact_name, contact_phone, promised_on,
                       amount_minor, quantity, lines, warnings, needs_approval, pay_term, pay_value,
                       prepay_minor))
constexpr auto notes(const Review*) { return std::array{note<&Review::contact_phone>(masked)}; }

/// What a customer buys again and again, with today's price and stock.
struct UsualProduct {
    Id product_id;
    std::string code, name, unit;
    UnitPrice list_price_e4;
    UnitPrice floor_price_e4;
    Quantity available;
    std::int64_t order_count = 0;
    Quantity last_quantity;
    UnitPrice last_price_e4;
};
BOOST_DESCRIBE_STRUCT(UsualProduct, (),
                      (product_id, code, name, unit, list_price_e4, floor_price_e4, available,
                       order_count, last_quantity, last_price_e4))

struct EarlierOrder {
    Id id;
    std::string number;
    Date placed_on;
    Money amount_minor;
    Commercial commercial = Commercial::draft;
};
BOOST_DESCRIBE_STRUCT(EarlierOrder, (), (id, number, placed_on, amount_minor, commercial))

/// Whether what is being entered was entered already.
struct TwinQuestion {
    Id customer_id;
    Text<60> customer_ref;
    std::vector<NewLine> lines;
    Id except_id;  // the draft being changed
};
BOOST_DESCRIBE_STRUCT(TwinQuestion, (), (customer_id, customer_ref, lines, except_id))
constexpr auto notes(const TwinQuestion*) {
    return std::array{note<&TwinQuestion::customer_id>(required, "customer")};
}

struct Twins {
    std::vector<Warning> items;  // orders.same_ref, orders.looks_like
};
BOOST_DESCRIBE_STRUCT(Twins, (), (items))

/// What the person entering an order wants to know of the customer.
struct BuyingProfile {
    Id customer_id;
    std::string customer_name;
    Text<200> delivery_address;
    Text<60> contact_name;
    Phone contact_phone;
    Money credit_limit_minor;  // 0: no limit was set
    Money credit_used_minor;   // due of confirmed orders
    int credit_days = 0;       // 0: none are given
    std::vector<UsualProduct> usual;
    std::vector<EarlierOrder> earlier;  // newest first
};
BOOST_DESCRIBE_STRUCT(BuyingProfile, (),
                      (customer_id, customer_name, delivery_address, contact_name, contact_phone,
                       credit_limit_minor, credit_used_minor, credit_days, usual, earlier))
constexpr auto notes(const BuyingProfile*) {
    return std::array{note<&BuyingProfile::contact_phone>(masked)};
}

struct OrderItem : OrderHead {
    std::string label;  // message key behind "order.label."
    std::string owner_name;
    Instant turn_due_at;  // until when it should be handed on; 0: nobody's turn
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(OrderItem, (OrderHead), (label, owner_name, turn_due_at, actions))

/// The latest request for approval, as the order's page shows it; no id: none was needed yet.
struct OrderApproval {
    Id id;
    std::string number;
    approvals::ApprovalState state = approvals::ApprovalState::waiting;
    Text<500> reason;        // why it was asked for
    Text<500> ending_words;  // why it was refused or returned
    std::string ended_by_name;
};
BOOST_DESCRIBE_STRUCT(OrderApproval, (), (id, number, state, reason, ending_words, ended_by_name))

struct OrderView : Order {
    std::string label;
    std::string owner_name;
    Instant turn_due_at;
    Money due_minor;      // still to be paid
    Money refund_minor;   // to be paid back
    Money missing_minor;  // to be paid or released before it ships
    std::vector<Due> dues;
    std::vector<ReleaseView> releases;
    std::vector<Receipt> receipts;
    std::vector<Shipment> shipments;
    std::vector<ReturnView> returns;
    ExchangeFor exchange_for;
    std::vector<Warning> warnings;
    OrderApproval approval;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(OrderView, (Order),
                      (label, owner_name, turn_due_at, due_minor, refund_minor, missing_minor, dues,
                       releases, receipts, shipments, returns, exchange_for, warnings, approval,
                       actions))

/// A line of one of a customer's latest orders.
struct BoughtLine {
    Id product_id;
    Quantity quantity;
    UnitPrice unit_price_e4;
};
BOOST_DESCRIBE_STRUCT(BoughtLine, (), (product_id, quantity, unit_price_e4))

/// An audit entry of an order or of one of its returns.
struct Change {
    std::string entity;
    std::int64_t version = 0;
    Instant at;
    Id actor_id;
    std::string path;
    std::string changes;  // [{"field":…,"before":…,"after":…}]
};
BOOST_DESCRIBE_STRUCT(Change, (), (entity, version, at, actor_id, path, changes))

/// One thing that happened to an order or to one of its returns, and whose turn it was then.
struct OrderStep {
    std::string kind;  // the event's: "order.confirmed"
    Instant at;
    Id actor_id;
    std::string actor_name;
    std::string path;
    Turn turn_role = Turn::assistant;  // after this
    bool handed_over = false;          // the turn changed with this
    Instant until_at;                  // of a hand-over: when the turn ended; 0: not yet
    Quantity quantity;                 // shipped, delivered or returned
    Money amount_minor;                // paid or returned
    std::string words;                 // the customer's, or a reason
};
BOOST_DESCRIBE_STRUCT(OrderStep, (),
                      (kind, at, actor_id, actor_name, path, turn_role, handed_over, until_at,
                       quantity, amount_minor, words))
struct OrderTimeline {
    std::vector<OrderStep> items;  // oldest first
};
BOOST_DESCRIBE_STRUCT(OrderTimeline, (), (items))

/// A document of imported history. Amounts are the file's, quantities and prices may be negative.
struct ImportedLine {
    Id product_id;
    Text<40> product_code;
    Text<120> product_name;
    Id product_line_id;
    Quantity quantity;
    UnitPrice unit_price_e4;
    Money amount_minor;
};
BOOST_DESCRIBE_STRUCT(ImportedLine, (),
                      (product_id, product_code, product_name, product_line_id, quantity,
                       unit_price_e4, amount_minor))

struct ImportedOrder {
    OrderKind kind = OrderKind::sale;
    Id customer_id;
    Text<120> customer_name;
    Id owner_id;
    Text<60> external_no;
    Text<40> source;
    Date placed_on;
    Instant placed_at;  // its first timestamp
    Text<200> delivery_address;
    Text<2000> note;
    std::vector<ImportedLine> lines;
};
BOOST_DESCRIBE_STRUCT(ImportedOrder, (),
                      (kind, customer_id, customer_name, owner_id, external_no, source, placed_on,
                       placed_at, delivery_address, note, lines))

enum class ImportOutcome : std::uint8_t { created, unchanged, conflict };
BOOST_DESCRIBE_ENUM(ImportOutcome, created, unchanged, conflict)

struct Imported {
    ImportOutcome outcome = ImportOutcome::created;
    Id order_id;
};
BOOST_DESCRIBE_STRUCT(Imported, (), (outcome, order_id))

}  // namespace zhuli::orders
