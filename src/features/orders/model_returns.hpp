// Returns and exchanges: goods that come back to us. A return is a document of its own beside its
// order, from what the customer asks for to what they get: its goods are received, then inspected
// line by line, and only what is good goes into stock.
#pragma once

#include <array>
#include <span>

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/orders/model_act.hpp"

namespace zhuli::orders {

/// refunded: its worth was taken off the order. exchanged: another order replaces the goods.
/// closed: looked at, and nothing is given for it.
enum class ReturnState : std::uint8_t {
    requested,
    approved,
    refused,
    received,
    inspected,
    refunded,
    exchanged,
    closed
};
BOOST_DESCRIBE_ENUM(ReturnState, requested, approved, refused, received, inspected, refunded,
                    exchanged, closed)

enum class ReturnWish : std::uint8_t { refund, exchange };
BOOST_DESCRIBE_ENUM(ReturnWish, refund, exchange)

/// Why goods come back, in the words of an organisation. Of what is our fault the customer is given
/// the whole worth, however it came back.
struct ReturnCause {
    Text<40> code;  // stays; given by the house to a new one
    Text<60> name;  // of a usual one empty: the usual words
    bool our_fault = false;
    bool active = true;

    bool operator==(const ReturnCause&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnCause, (), (code, name, our_fault, active))

/// The causes of an organisation in the order they are chosen from; until somebody changes them
/// the usual ones (rules_causes.hpp).
struct ReturnSettings {
    Id id;
    std::int64_t version = 0;
    std::vector<ReturnCause> causes;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(ReturnSettings, (), (id, version, causes, created_at, updated_at))
constexpr auto notes(const ReturnSettings*) {
    using S = ReturnSettings;
    return std::array{note<&S::id>(read_only), note<&S::version>(read_only),
                      note<&S::created_at>(read_only), note<&S::updated_at>(read_only)};
}
constexpr EntityName entity_of(const ReturnSettings*) {
    return {"return_settings", "return_settings"};
}

/// Where damaged pieces go; never into what is available.
enum class Fate : std::uint8_t { none, quarantine, scrap };
BOOST_DESCRIBE_ENUM(Fate, none, quarantine, scrap)

struct ReturnLine {
    Id id;
    Id return_id;
    Id order_id;
    Id order_line_id;
    Id product_id;
    Quantity quantity;
    Money amount_minor;
    Quantity good;     // of inspected ones
    Quantity damaged;  // the rest
    Fate fate = Fate::none;
    Text<300> finding;
};
BOOST_DESCRIBE_STRUCT(ReturnLine, (),
                      (id, return_id, order_id, order_line_id, product_id, quantity, amount_minor,
                       good, damaged, fate, finding))
constexpr EntityName entity_of(const ReturnLine*) { return {"return_line", "return_line"}; }

struct Return {
    Id id;
    std::int64_t version = 0;
    Text<30> number;  // RT-…
    Id order_id;
    Id customer_id;
    Id owner_id;
    Text<40> cause;          // code of a ReturnCause
    bool our_fault = false;  // as it was when it was asked for
    ReturnWish wish = ReturnWish::refund;
    Text<500> reason;
    ReturnState state = ReturnState::requested;
    Money amount_minor;
    Text<500> decision_words;  // why it was refused, or what was agreed on
    Id decided_by;
    Id warehouse_id;  // that received it
    Instant received_at;
    Instant inspected_at;
    Money credit_minor;  // taken off the order for it
    Text<500> settlement_words;
    Id settled_by;
    Id exchange_order_id;  // what replaces the goods
    std::vector<ReturnLine> lines;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Return, (),
                      (id, version, number, order_id, customer_id, owner_id, cause, our_fault, wish,
                       reason, state, amount_minor, decision_words, decided_by, warehouse_id,
                       received_at, inspected_at, credit_minor, settlement_words, settled_by,
                       exchange_order_id, lines, created_at, updated_at))
constexpr auto notes(const Return*) {
    using R = Return;
    return std::array{note<&R::id>(read_only),
                      note<&R::version>(read_only),
                      note<&R::number>(read_only),
                      note<&R::order_id>(read_only | filterable, "order"),
                      note<&R::customer_id>(read_only | filterable, "customer"),
                      note<&R::owner_id>(read_only | filterable, "user"),
                      note<&R::our_fault>(read_only),
                      note<&R::reason>(multiline),
                      note<&R::state>(read_only | filterable),
                      note<&R::amount_minor>(read_only),
                      note<&R::decided_by>(read_only, "user"),
                      note<&R::warehouse_id>(read_only, "warehouse"),
                      note<&R::settled_by>(read_only, "user"),
                      note<&R::exchange_order_id>(read_only, "order"),
                      note<&R::lines>(stored_apart),
                      note<&R::created_at>(read_only | sortable),
                      note<&R::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Return*) { return {"return", "sales_return"}; }

struct NewReturn : Act {
    std::vector<LineQuantity> lines;
    Text<40> cause;  // none: other
    ReturnWish wish = ReturnWish::refund;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(NewReturn, (Act), (lines, cause, wish, reason))
constexpr auto notes(const NewReturn*) {
    using R = NewReturn;
    return std::array{note<&R::id>(from_path), note<&R::if_match>(from_path),
                      note<&R::lines>(required), note<&R::reason>(required | multiline)};
}

// Of these, id and version are the return's.

struct ReturnDecision : Act {
    bool approve = true;
    Text<500> words;  // required to refuse
};
BOOST_DESCRIBE_STRUCT(ReturnDecision, (Act), (approve, words))

struct Reception : Act {
    Id warehouse_id;  // none: the first warehouse
};
BOOST_DESCRIBE_STRUCT(Reception, (Act), (warehouse_id))

struct Finding {
    Id line_id;  // of the return
    Quantity good;
    Quantity damaged;
    Fate fate = Fate::none;  // of the damaged ones
    Text<300> words;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (line_id, good, damaged, fate, words))

struct Inspection : Act {
    std::vector<Finding> lines;  // none: everything is good
};
BOOST_DESCRIBE_STRUCT(Inspection, (Act), (lines))

/// What the customer gets for it. refund: its worth is taken off the order. exchange: another order
/// replaces the goods, paid with that worth. Neither: it is closed.
enum class SettlementKind : std::uint8_t { refund, exchange, close };
BOOST_DESCRIBE_ENUM(SettlementKind, refund, exchange, close)

struct ExchangeLine {
    Id product_id;
    Quantity quantity;
    std::optional<UnitPrice> unit_price_e4;  // absent: the list price
};
BOOST_DESCRIBE_STRUCT(ExchangeLine, (), (product_id, quantity, unit_price_e4))

struct Settlement : Act {
    SettlementKind kind = SettlementKind::refund;
    std::optional<Money> credit_minor;  // absent: what the inspection comes to
    Text<500> words;                    // required for another sum than that, and to close
    std::vector<ExchangeLine> lines;    // of an exchange; none: the same goods at the same price
    Text<60> agreed_by;                 // who said yes to the exchange at the customer's
    Date promised_on;
};
BOOST_DESCRIBE_STRUCT(Settlement, (Act), (kind, credit_minor, words, lines, agreed_by, promised_on))

/// The return whose goods an order replaces; no id: it replaces nothing.
struct ExchangeFor {
    Id id;
    std::string number;
    Id order_id;
};
BOOST_DESCRIBE_STRUCT(ExchangeFor, (), (id, number, order_id))

struct ReturnView : Return {
    std::string order_number, customer_name, owner_name, exchange_number;
    std::string cause_name;  // in the organisation's words; empty: the usual ones
    Money proposed_minor;    // what the inspection comes to
    std::vector<std::string> product_codes, product_names;  // of the lines
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(ReturnView, (Return),
                      (order_number, customer_name, owner_name, exchange_number, cause_name,
                       proposed_minor, product_codes, product_names, actions))

}  // namespace zhuli::orders
