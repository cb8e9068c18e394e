// Orders to suppliers and what they bring. A purchase order with its lines and receipts is one
// aggregate: one version, one audit entry and one event per change. What of a sent order is still
// to come stands in stock as supply, derived in the same unit.
#pragma once

#include "features/purchasing/model.hpp"

namespace zhuli::purchasing {

enum class OrderState : std::uint8_t {
    draft,
    sent,
    confirmed,
    partly_received,
    received,
    cancelled
};
BOOST_DESCRIBE_ENUM(OrderState, draft, sent, confirmed, partly_received, received, cancelled)

struct OrderLine {
    Id id;
    Id order_id;
    int line_no = 0;
    Id product_id;
    Text<40> product_code;
    Text<120> product_name;
    Quantity quantity;
    UnitPrice price_e4;
    Money amount_minor;
    Quantity received;
};
BOOST_DESCRIBE_STRUCT(OrderLine, (),
                      (id, order_id, line_no, product_id, product_code, product_name, quantity,
                       price_e4, amount_minor, received))
constexpr EntityName entity_of(const OrderLine*) {
    return {"purchase_order_line", "purchase_order_line"};
}

struct Order {
    Id id;
    std::int64_t version = 0;
    Text<30> number;  // PO-…
    Id supplier_id;
    Text<120> supplier_name;
    Id warehouse_id;
    Date expected_on;
    OrderState state = OrderState::draft;
    Money amount_minor;
    Text<500> note;
    Text<500> reason;  // cancelled because
    std::vector<OrderLine> lines;
    Id buyer_id;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Order, (),
                      (id, version, number, supplier_id, supplier_name, warehouse_id, expected_on,
                       state, amount_minor, note, reason, lines, buyer_id, created_at, updated_at))
constexpr auto notes(const Order*) {
    using O = Order;
    return std::array{note<&O::id>(read_only),
                      note<&O::version>(read_only),
                      note<&O::number>(read_only | filterable),
                      note<&O::supplier_id>(required | filterable, "supplier"),
                      note<&O::supplier_name>(read_only),
                      note<&O::warehouse_id>(required, "warehouse"),
                      note<&O::expected_on>(filterable | sortable),
                      note<&O::state>(read_only | filterable),
                      note<&O::amount_minor>(read_only),
                      note<&O::note>(multiline),
                      note<&O::reason>(read_only),
                      note<&O::lines>(stored_apart | read_only),
                      note<&O::buyer_id>(read_only, "user"),
                      note<&O::created_at>(read_only | sortable),
                      note<&O::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Order*) { return {"purchase_order", "purchase_order"}; }

/// 入库单: what came on one day.
struct GoodsReceipt {
    Id id;
    Text<30> number;  // GR-…
    Id order_id;
    Text<200> note;
    Id actor_id;
    Instant received_at;
};
BOOST_DESCRIBE_STRUCT(GoodsReceipt, (), (id, number, order_id, note, actor_id, received_at))
constexpr EntityName entity_of(const GoodsReceipt*) { return {"goods_receipt", "goods_receipt"}; }

struct GoodsReceiptLine {
    Id id;
    Id receipt_id;
    Id order_id;
    Id order_line_id;
    Id product_id;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(GoodsReceiptLine, (),
                      (id, receipt_id, order_id, order_line_id, product_id, quantity))
constexpr EntityName entity_of(const GoodsReceiptLine*) {
    return {"goods_receipt_line", "goods_receipt_line"};
}

}  // namespace zhuli::purchasing
