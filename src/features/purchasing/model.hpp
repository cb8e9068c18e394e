// Purchasing: whom we buy from, when a product is to be bought again, and the request that says so.
// Orders to suppliers and what they bring are model_orders.hpp. Every number of a request stands
// beside it as a ground, so that whoever decides sees why.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::purchasing {

struct Supplier {
    Id id;
    std::int64_t version = 0;
    Text<20> code;
    Text<120> name;
    Text<60> contact_name;
    Phone phone;
    Text<500> note;
    bool active = true;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Supplier, (),
                      (id, version, code, name, contact_name, phone, note, active, created_at,
                       updated_at))
constexpr auto notes(const Supplier*) {
    using S = Supplier;
    return std::array{note<&S::id>(read_only),
                      note<&S::version>(read_only),
                      note<&S::code>(required | filterable | sortable),
                      note<&S::name>(required),
                      note<&S::note>(multiline),
                      note<&S::active>(filterable),
                      note<&S::created_at>(read_only | sortable),
                      note<&S::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Supplier*) { return {"supplier", "supplier"}; }

/// When a product is bought again: one rule per product.
struct ReorderRule {
    Id id;
    std::int64_t version = 0;
    Id product_id;
    Id supplier_id;
    Id warehouse_id;           // into which it comes
    Quantity min_stock;        // never plan below
    Quantity max_stock;        // 0: up to the reorder point and one lead time's demand
    int lead_days = 7;         // from order to receipt, calendar days
    Quantity multiple{1};      // the supplier's lot
    int service_percent = 95;  // of cycles without a shortage
    UnitPrice price_e4;
    bool active = true;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(ReorderRule, (),
                      (id, version, product_id, supplier_id, warehouse_id, min_stock, max_stock,
                       lead_days, multiple, service_percent, price_e4, active, created_at,
                       updated_at))
constexpr auto notes(const ReorderRule*) {
    using R = ReorderRule;
    return std::array{note<&R::id>(read_only),
                      note<&R::version>(read_only),
                      note<&R::product_id>(required | filterable, "product"),
                      note<&R::supplier_id>(required | filterable, "supplier"),
                      note<&R::warehouse_id>(required, "warehouse"),
                      note<&R::active>(filterable),
                      note<&R::created_at>(read_only | sortable),
                      note<&R::updated_at>(read_only)};
}
constexpr EntityName entity_of(const ReorderRule*) { return {"reorder_rule", "reorder_rule"}; }

/// One line of why: a message purchasing.ground.<code> and its number.
struct Ground {
    Text<40> code;
    std::int64_t value = 0;
};
BOOST_DESCRIBE_STRUCT(Ground, (), (code, value))

/// lapsed: the rule made it, and it is needed no more.
enum class RequestState : std::uint8_t { open, accepted, refused, lapsed };
BOOST_DESCRIBE_ENUM(RequestState, open, accepted, refused, lapsed)

/// 采购申请. Made by the reorder rule or by a person; at most one of a product is open.
struct Request {
    Id id;
    std::int64_t version = 0;
    Text<30> number;  // PR-…
    Id product_id;
    Text<40> product_code;
    Text<120> product_name;
    Id supplier_id;
    Id warehouse_id;
    Quantity quantity;
    UnitPrice price_e4;
    Date needed_on;
    bool automatic = false;
    std::vector<Ground> grounds;
    int cover_days = -1;  // how long what is there lasts; -1: nothing is sold
    RequestState state = RequestState::open;
    Text<500> reason;  // refused because
    Id order_id;       // the purchase order it went into
    Id settled_by;
    Instant settled_at;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Request, (),
                      (id, version, number, product_id, product_code, product_name, supplier_id,
                       warehouse_id, quantity, price_e4, needed_on, automatic, grounds, cover_days,
                       state, reason, order_id, settled_by, settled_at, created_at, updated_at))
constexpr auto notes(const Request*) {
    using R = Request;
    return std::array{note<&R::id>(read_only),
                      note<&R::version>(read_only),
                      note<&R::number>(read_only | filterable),
                      note<&R::product_id>(required | filterable, "product"),
                      note<&R::product_code>(read_only),
                      note<&R::product_name>(read_only),
                      note<&R::supplier_id>(required, "supplier"),
                      note<&R::warehouse_id>(required, "warehouse"),
                      note<&R::quantity>(required),
                      note<&R::automatic>(read_only),
                      note<&R::grounds>(read_only),
                      note<&R::cover_days>(read_only | sortable),
                      note<&R::state>(read_only | filterable),
                      note<&R::reason>(read_only),
                      note<&R::order_id>(read_only, "purchase_order"),
                      note<&R::settled_by>(read_only, "user"),
                      note<&R::settled_at>(read_only),
                      note<&R::created_at>(read_only | sortable),
                      note<&R::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Request*) { return {"purchase_request", "purchase_request"}; }

}  // namespace zhuli::purchasing
