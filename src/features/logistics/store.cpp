#include "features/logistics/store.hpp"

#include "storage/id_set.hpp"

namespace zhuli::logistics {

namespace {

using storage::Sql;

#define LITE "(SELECT value FROM json_each($2))"
#define PG "(SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json)))"

constexpr Sql kSettings{
    "logistics.settings",
    "SELECT id, version, day_points, wait_points, usual_days, tier_a_points, tier_b_points,"
    " tier_c_points, tier_d_points, paid_points, part_paid_points, look_ahead_days, pick_days,"
    " silent_days, created_at, updated_at FROM logistics_settings WHERE org_id = $1"};

#define DISPATCH                                                                           \
    "SELECT id, version, order_id, order_number, customer_name, owner_id, promised_on,"    \
    " waiting_since_on, tier, payment, state, in_queue, picker_id, picked, placed,"        \
    " placing_reason, rank, at_risk, risk_told, risks, delivered_on, outcome, created_at," \
    " updated_at FROM dispatch WHERE org_id = $1 AND order_id = $2"
constexpr Sql kDispatchOf{"logistics.dispatch_of", DISPATCH, DISPATCH " FOR UPDATE"};
#undef DISPATCH

constexpr Sql kOpenAfter{"logistics.open_after",
                         "SELECT id FROM dispatch WHERE org_id = $1 AND outcome = 'open'"
                         " AND id > $2 ORDER BY id LIMIT $3"};
constexpr Sql kPromised{
    "logistics.promised_until",
    "SELECT id, order_id, promised_on FROM dispatch WHERE org_id = $1 AND outcome = 'open'"
    " AND promised_on > '' AND promised_on <= $2"
    " AND (promised_on > $3 OR (promised_on = $3 AND id > $4))"
    " ORDER BY promised_on, id LIMIT $5"};
constexpr Sql kSilent{"logistics.silent_since",
                      "SELECT id, order_id, promised_on FROM waybill WHERE org_id = $1"
                      " AND on_the_way = 1 AND heard_at <= $2 AND id > $3 ORDER BY id LIMIT $4"};

#define SUMS                                                                         \
    "SELECT order_id, COUNT(*) AS line_count, CAST(SUM(reserved) AS BIGINT) AS held" \
    " FROM order_line WHERE org_id = $1 AND order_id IN "
constexpr Sql kHeldSums{"logistics.held_sums", SUMS LITE " GROUP BY order_id",
                        SUMS PG " GROUP BY order_id"};
#undef SUMS
constexpr Sql kHeldAt{"logistics.held_at",
                      "SELECT r.order_line_id AS order_line_id, w.name AS warehouse,"
                      " CAST(SUM(r.quantity) AS BIGINT) AS quantity FROM reservation r"
                      " JOIN warehouse w ON w.org_id = $1 AND w.id = r.warehouse_id"
                      " WHERE r.org_id = $1 AND r.order_id = $2 AND r.state = 'open'"
                      " GROUP BY r.order_line_id, w.name ORDER BY r.order_line_id, w.name"};
#define STANDING                                                                                 \
    "SELECT o.id AS order_id, o.promised_on AS promised_on, o.confirmed_at AS confirmed_at,"     \
    " o.payment AS payment, c.tier AS tier, COALESCE(d.placed, 'by_score') AS placed"            \
    " FROM sales_order o JOIN customer c ON c.org_id = $1 AND c.id = o.customer_id"              \
    " LEFT JOIN dispatch d ON d.org_id = $1 AND d.order_id = o.id WHERE o.org_id = $1 AND o.id " \
    "IN "
constexpr Sql kStandings{"logistics.standings", STANDING LITE, STANDING PG};
#undef STANDING
constexpr Sql kByBarcode{"logistics.product_by_barcode",
                         "SELECT id FROM product WHERE org_id = $1 AND barcode = $2"
                         " ORDER BY id LIMIT 1"};
constexpr Sql kByCode{"logistics.product_by_code",
                      "SELECT id FROM product WHERE org_id = $1 AND code = $2"};
constexpr Sql kCarrierByName{"logistics.carrier_by_name",
                             "SELECT id FROM carrier WHERE org_id = $1 AND name = $2"};

#define WAYBILL                                                                            \
    "SELECT id, version, shipment_id, shipment_number, order_id, order_number,"            \
    " customer_name, owner_id, promised_on, carrier_id, carrier_name, tracking_no,"        \
    " package_count, weight_g, freight_minor, expected_on, state, on_the_way, shipped_at," \
    " heard_at, attempt_count, delivered_at, signed_by, proof_words, created_at,"          \
    " updated_at FROM waybill WHERE org_id = $1 AND "
constexpr Sql kWaybillsOf{"logistics.waybills_of",
                          WAYBILL "order_id = $2 ORDER BY shipment_id LIMIT 200"};
constexpr Sql kHoldWaybill{"logistics.hold_waybill", WAYBILL "id = $2",
                           WAYBILL "id = $2 FOR UPDATE"};
#undef WAYBILL
constexpr Sql kEvents{"logistics.events",
                      "SELECT id, waybill_id, kind, at, words, actor_id, created_at"
                      " FROM waybill_event WHERE org_id = $1 AND waybill_id = $2"
                      " ORDER BY at DESC, id DESC LIMIT 200"};

constexpr storage::Check kChecks[] = {
    {"logistics: an order in picking is somebody's to pick",
     {"logistics.check_picking",
      "SELECT o.number FROM sales_order o WHERE o.org_id = $1 AND o.fulfilment = 'picking'"
      " AND NOT EXISTS (SELECT 1 FROM dispatch d WHERE d.org_id = $1 AND d.order_id = o.id"
      "  AND d.state IN ('picking', 'packed') AND d.picker_id <> 0)"}},
    {"logistics: in the queue exactly while it is picked or to be",
     {"logistics.check_queue",
      "SELECT order_number FROM dispatch WHERE org_id = $1"
      " AND (in_queue = 1) <> (state IN ('to_pick', 'picking', 'packed'))"}},
    {"logistics: the outcome is known exactly when it is over",
     {"logistics.check_outcome",
      "SELECT order_number FROM dispatch WHERE org_id = $1 AND ((outcome = 'open')"
      " <> (state NOT IN ('delivered', 'dropped'))"
      " OR (outcome = 'kept' AND delivered_on > promised_on))"}},
    {"logistics: a waybill is of a shipment, and delivered only if that is",
     {"logistics.check_waybills",
      "SELECT w.shipment_number FROM waybill w LEFT JOIN shipment s ON s.org_id = w.org_id"
      " AND s.id = w.shipment_id WHERE w.org_id = $1 AND (s.id IS NULL"
      " OR s.order_id <> w.order_id OR (w.on_the_way = 1) <> (w.state <> 'delivered')"
      " OR (w.state = 'delivered' AND s.delivered_at = 0))"}},
    {"logistics: every event is of a waybill",
     {"logistics.check_events",
      "SELECT CAST(e.id AS TEXT) FROM waybill_event e WHERE e.org_id = $1 AND NOT EXISTS"
      " (SELECT 1 FROM waybill w WHERE w.org_id = $1 AND w.id = e.waybill_id)"}},
};

constexpr const Sql* kStatements[] = {
    &kSettings,      &kDispatchOf,    &kOpenAfter,     &kPromised,     &kSilent,
    &kHeldSums,      &kHeldAt,        &kStandings,     &kByBarcode,    &kByCode,
    &kCarrierByName, &kWaybillsOf,    &kHoldWaybill,   &kEvents,       &kChecks[0].sql,
    &kChecks[1].sql, &kChecks[2].sql, &kChecks[3].sql, &kChecks[4].sql};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

std::optional<LogisticsSettings> stored_settings(Tx& tx) {
    return tx.one<LogisticsSettings>(kSettings);
}
std::optional<Dispatch> dispatch_of(Tx& tx, Id order) {
    return tx.one<Dispatch>(kDispatchOf, order);
}
std::vector<Id> open_after(Tx& tx, Id after, int limit) {
    std::vector<Id> ids;
    const auto add = [&](const storage::RowView& row) { ids.push_back(row.id(0)); };
    tx.each(kOpenAfter, add, after, limit);
    return ids;
}
std::vector<Watched> promised_until(Tx& tx, Date until, const Watched& after, int limit) {
    return tx.all<Watched>(kPromised, until, after.promised_on, after.id, limit);
}
std::vector<Watched> silent_since(Tx& tx, Instant since, Id after, int limit) {
    return tx.all<Watched>(kSilent, since, after, limit);
}
std::vector<HeldSum> held_sums(Tx& tx, std::span<const Id> orders) {
    if (orders.empty()) return {};
    return tx.all<HeldSum>(kHeldSums, storage::id_set(orders));
}
std::vector<Standing> standings_of(Tx& tx, const std::string& order_set) {
    return tx.all<Standing>(kStandings, order_set);
}

std::vector<HeldAt> held_at(Tx& tx, Id order) { return tx.all<HeldAt>(kHeldAt, order); }
std::optional<Id> scanned_product(Tx& tx, std::string_view code) {
    const auto found = tx.scalar<Id>(kByBarcode, code);
    return found ? found : tx.scalar<Id>(kByCode, code);
}
std::optional<Id> carrier_by_name(Tx& tx, std::string_view name) {
    return tx.scalar<Id>(kCarrierByName, name);
}
std::vector<Waybill> waybills_of(Tx& tx, Id order) { return tx.all<Waybill>(kWaybillsOf, order); }
std::optional<Waybill> hold_waybill(Tx& tx, Id id) { return tx.one<Waybill>(kHoldWaybill, id); }
std::vector<WaybillEvent> events_of(Tx& tx, Id waybill) {
    return tx.all<WaybillEvent>(kEvents, waybill);
}

}  // namespace zhuli::logistics
