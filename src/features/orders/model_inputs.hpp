// What people send to orders and what they are shown.
#pragma once

#include "features/orders/model.hpp"

namespace zhuli::orders {

struct NewLine {
    Id product_id;
    Quantity quantity;
    std::optional<UnitPrice> unit_price_e4;  // absent: the list price
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
};
BOOST_DESCRIBE_STRUCT(OrderDraft, (), (customer_id, owner_id, lines, promised_on, note,
                                       delivery_address, contact_name, contact_phone))
constexpr auto notes(const OrderDraft*) {
    using D = OrderDraft;
    return std::array{note<&D::customer_id>(required, "customer"), note<&D::owner_id>(0, "user"),
                      note<&D::lines>(required), note<&D::note>(multiline),
                      note<&D::contact_phone>(masked)};
}

struct NewOrder : OrderDraft {
    bool confirm = false;  // enter and confirm in one step
    bool accept_shortage = false;
    Text<60> confirmed_by;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(NewOrder, (OrderDraft), (confirm, accept_shortage, confirmed_by, words))

struct Confirmation {
    Id id;
    bool accept_shortage = false;
    Text<60> confirmed_by;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Confirmation, (), (id, accept_shortage, confirmed_by, words))
constexpr auto notes(const Confirmation*) {
    return std::array{note<&Confirmation::id>(from_path)};
}

struct Cancellation {
    Id id;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Cancellation, (), (id, reason))
constexpr auto notes(const Cancellation*) {
    return std::array{note<&Cancellation::id>(from_path),
                      note<&Cancellation::reason>(required | multiline)};
}

struct LineQuantity {
    Id line_id;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(LineQuantity, (), (line_id, quantity))

struct NewShipment {
    Id id;
    std::vector<LineQuantity> lines;  // none: everything that is held for the order
    Text<60> carrier;
    Text<60> tracking_no;
};
BOOST_DESCRIBE_STRUCT(NewShipment, (), (id, lines, carrier, tracking_no))
constexpr auto notes(const NewShipment*) { return std::array{note<&NewShipment::id>(from_path)}; }

struct Delivery {
    Id id;
    Id shipment_id;  // none: every shipment on the way
};
BOOST_DESCRIBE_STRUCT(Delivery, (), (id, shipment_id))
constexpr auto notes(const Delivery*) { return std::array{note<&Delivery::id>(from_path)}; }

struct NewReceipt {
    Id id;
    Money amount_minor;
    PayMethod method = PayMethod::bank_transfer;
    Date received_on;  // none: today
    Text<500> note;
};
BOOST_DESCRIBE_STRUCT(NewReceipt, (), (id, amount_minor, method, received_on, note))
constexpr auto notes(const NewReceipt*) { return std::array{note<&NewReceipt::id>(from_path)}; }

struct NewReturn {
    Id id;
    std::vector<LineQuantity> lines;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(NewReturn, (), (id, lines, reason))
constexpr auto notes(const NewReturn*) {
    return std::array{note<&NewReturn::id>(from_path), note<&NewReturn::lines>(required),
                      note<&NewReturn::reason>(required | multiline)};
}

struct Reception {
    Id id;            // the return's
    Id warehouse_id;  // none: the first warehouse
};
BOOST_DESCRIBE_STRUCT(Reception, (), (id, warehouse_id))
constexpr auto notes(const Reception*) { return std::array{note<&Reception::id>(from_path)}; }

/// Something allowed that people should look at twice.
struct Warning {
    std::string path;  // "lines.0.unit_price_e4"
    std::string code;  // message key
    std::string product;
    UnitPrice floor_price_e4;
};
BOOST_DESCRIBE_STRUCT(Warning, (), (path, code, product, floor_price_e4))

struct OrderItem : OrderHead {
    std::string label;  // message key behind "order.label."
    std::string owner_name;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(OrderItem, (OrderHead), (label, owner_name, actions))

struct ReturnView : Return {
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(ReturnView, (Return), (actions))

struct OrderView : Order {
    std::string label;
    std::string owner_name;
    Money due_minor;  // still to be paid
    std::vector<Receipt> receipts;
    std::vector<Shipment> shipments;
    std::vector<ReturnView> returns;
    std::vector<Warning> warnings;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(OrderView, (Order), (label, owner_name, due_minor, receipts, shipments,
                                           returns, warnings, actions))

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
BOOST_DESCRIBE_STRUCT(ImportedLine, (), (product_id, product_code, product_name, product_line_id,
                                         quantity, unit_price_e4, amount_minor))

struct ImportedOrder {
    OrderKind kind = OrderKind::sale;
    Id customer_id;
    Text<120> customer_name;
    Id owner_id;
    Text<60> external_no;
    Text<40> source;
    Date placed_on;
    Instant placed_at;  // its first timestamp
    Text<2000> note;
    std::vector<ImportedLine> lines;
};
BOOST_DESCRIBE_STRUCT(ImportedOrder, (), (kind, customer_id, customer_name, owner_id, external_no,
                                          source, placed_on, placed_at, note, lines))

enum class ImportOutcome : std::uint8_t { created, unchanged, conflict };
BOOST_DESCRIBE_ENUM(ImportOutcome, created, unchanged, conflict)

struct Imported {
    ImportOutcome outcome = ImportOutcome::created;
    Id order_id;
};
BOOST_DESCRIBE_STRUCT(Imported, (), (outcome, order_id))

}  // namespace zhuli::orders
