// What people send to purchasing and are shown. Prices are 0 for whoever may not see what things
// cost us.
#pragma once

#include "features/purchasing/model_orders.hpp"

namespace zhuli::purchasing {

/// How a product sells and what there is of it, as of now.
struct Position {
    Id product_id;
    Quantity available;  // on hand and not held
    Quantity incoming;
    Quantity waiting;          // what confirmed orders lack
    std::int64_t sold = 0;     // pieces shipped in the last kDemandDays days
    std::int64_t squares = 0;  // sum of the squares of the daily pieces
};
BOOST_DESCRIBE_STRUCT(Position, (), (product_id, available, incoming, waiting, sold, squares))

/// What the rule of a product comes to.
struct Advice {
    double daily = 0;   // mean demand
    double spread = 0;  // its standard deviation
    Quantity safety_stock;
    Quantity reorder_point;
    Quantity target;      // up to
    Quantity position;    // available + incoming − waiting
    Quantity quantity;    // to buy now; 0: nothing
    int cover_days = -1;  // how long what is available lasts; -1: nothing is sold
};
BOOST_DESCRIBE_STRUCT(Advice, (),
                      (daily, spread, safety_stock, reorder_point, target, position, quantity,
                       cover_days))

struct RuleView : ReorderRule {
    std::string product_code, product_name, unit, supplier_name;
    Position stock;
    Advice advice;
    bool warns = false;  // it lasts shorter than the next delivery takes, and nothing is on its way
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(RuleView, (ReorderRule),
                      (product_code, product_name, unit, supplier_name, stock, advice, warns,
                       actions))

struct RequestView : Request {
    std::string supplier_name;
    std::string order_number;
    Money amount_minor;
    std::vector<std::string> actions;  // edit, accept, refuse
};
BOOST_DESCRIBE_STRUCT(RequestView, (Request), (supplier_name, order_number, amount_minor, actions))

/// What every state change may name: the record, and the version its caller saw (If-Match).
struct Act {
    Id id;
    std::int64_t if_match = 0;  // 0: whichever it is
};
BOOST_DESCRIBE_STRUCT(Act, (), (id, if_match))
constexpr auto notes(const Act*) {
    return std::array{note<&Act::id>(from_path), note<&Act::if_match>(from_path)};
}

struct Refusal : Act {
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Refusal, (Act), (reason))
constexpr auto notes(const Refusal*) {
    using R = Refusal;
    return std::array{note<&R::id>(from_path), note<&R::if_match>(from_path),
                      note<&R::reason>(required | multiline)};
}

struct NewOrderLine {
    Id product_id;
    Quantity quantity;
    UnitPrice price_e4;
};
BOOST_DESCRIBE_STRUCT(NewOrderLine, (), (product_id, quantity, price_e4))

/// What may be changed while it is a draft; expected_on and note until all of it came in.
struct OrderDraft {
    Id supplier_id;
    Id warehouse_id;
    Date expected_on;
    Text<500> note;
    std::vector<NewOrderLine> lines;
};
BOOST_DESCRIBE_STRUCT(OrderDraft, (), (supplier_id, warehouse_id, expected_on, note, lines))
constexpr auto notes(const OrderDraft*) {
    using D = OrderDraft;
    return std::array{note<&D::supplier_id>(required, "supplier"),
                      note<&D::warehouse_id>(required, "warehouse"), note<&D::note>(multiline),
                      note<&D::lines>(required)};
}

/// The supplier says yes, for a day.
struct SupplierYes : Act {
    Date expected_on;  // none: as it was
};
BOOST_DESCRIBE_STRUCT(SupplierYes, (Act), (expected_on))

struct ReceivedLine {
    Id line_id;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(ReceivedLine, (), (line_id, quantity))

struct NewReceipt : Act {
    std::vector<ReceivedLine> lines;
    Text<200> note;
};
BOOST_DESCRIBE_STRUCT(NewReceipt, (Act), (lines, note))
constexpr auto notes(const NewReceipt*) {
    using R = NewReceipt;
    return std::array{note<&R::id>(from_path), note<&R::if_match>(from_path),
                      note<&R::lines>(required)};
}

struct ReceiptView : GoodsReceipt {
    std::string actor_name;
    std::vector<GoodsReceiptLine> lines;
};
BOOST_DESCRIBE_STRUCT(ReceiptView, (GoodsReceipt), (actor_name, lines))

struct OrderItem : Order {
    std::string buyer_name;
    bool late = false;  // its day is over and something is still to come
    bool cost_hidden = false;
    std::vector<std::string> actions;  // edit, send, confirm, receive, cancel
};
BOOST_DESCRIBE_STRUCT(OrderItem, (Order), (buyer_name, late, cost_hidden, actions))

struct OrderView : OrderItem {
    std::vector<std::string> barcodes;  // of each line's product, for the scanner
    std::vector<ReceiptView> receipts;
    std::int64_t served_count = 0;  // orders that got what just came in
};
BOOST_DESCRIBE_STRUCT(OrderView, (OrderItem), (barcodes, receipts, served_count))

/// Its day is over and something is still to come.
struct LateOrder {
    Id id;
    std::string number, supplier_name;
    Date expected_on;
};
BOOST_DESCRIBE_STRUCT(LateOrder, (), (id, number, supplier_name, expected_on))

}  // namespace zhuli::purchasing
