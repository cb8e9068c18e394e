#include "features/purchasing/store.hpp"

#include "features/purchasing/store_checks.hpp"
#include "storage/entity.hpp"
#include "storage/id_set.hpp"

namespace zhuli::purchasing {

namespace {

using storage::Sql;

#define LITE "(SELECT value FROM json_each($2))"
#define PG "(SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json)))"

constexpr Sql kSupplierByCode{"purchasing.supplier_by_code",
                              "SELECT id FROM supplier WHERE org_id = $1 AND code = $2"};
#define NAMES "SELECT id, name FROM supplier WHERE org_id = $1 AND id IN "
constexpr Sql kSupplierNames{"purchasing.supplier_names", NAMES LITE, NAMES PG};
#undef NAMES
constexpr Sql kRuleOf{"purchasing.rule_of",
                      "SELECT id FROM reorder_rule WHERE org_id = $1 AND product_id = $2"};

#define RULES                                                                          \
    "SELECT id, version, product_id, supplier_id, warehouse_id, min_stock, max_stock," \
    " lead_days, multiple, service_percent, price_e4, active, created_at, updated_at"  \
    " FROM reorder_rule WHERE org_id = $1 AND active = 1 AND "
constexpr Sql kRulesFor{"purchasing.rules_for", RULES "product_id IN " LITE " ORDER BY id",
                        RULES "product_id IN " PG " ORDER BY id"};
constexpr Sql kRulesAfter{"purchasing.rules_after",
                          RULES "product_id > $2 ORDER BY product_id LIMIT $3"};
#undef RULES

// Days count back from now, so that the last one is whole.
#define SOLD(ids)                                                                    \
    "SELECT product_id, CAST(SUM(pieces) AS BIGINT) AS sold,"                        \
    " CAST(SUM(pieces * pieces) AS BIGINT) AS squares FROM (SELECT product_id,"      \
    " CAST(-SUM(quantity) AS BIGINT) AS pieces FROM stock_move WHERE org_id = $1"    \
    " AND product_id IN " ids                                                        \
    " AND reason = 'shipment' AND created_at > $3"                                   \
    " AND created_at <= $4 GROUP BY product_id, ($4 - created_at) / 86400000) daily" \
    " GROUP BY product_id"
constexpr Sql kSold{"purchasing.sold_since", SOLD(LITE), SOLD(PG)};
#undef SOLD

#define DRAFTED(ids)                                                                      \
    "SELECT l.product_id, CAST(SUM(l.quantity) AS BIGINT) FROM purchase_order_line l"     \
    " JOIN purchase_order o ON o.org_id = $1 AND o.id = l.order_id AND o.state = 'draft'" \
    " WHERE l.org_id = $1 AND l.product_id IN " ids " GROUP BY l.product_id"
constexpr Sql kDrafted{"purchasing.drafted", DRAFTED(LITE), DRAFTED(PG)};
#undef DRAFTED

#define LATEST                                                                                \
    "SELECT id, version, number, product_id, product_code, product_name, supplier_id,"        \
    " warehouse_id, quantity, price_e4, needed_on, automatic, grounds, cover_days, state,"    \
    " reason, order_id, settled_by, settled_at, created_at, updated_at FROM purchase_request" \
    " WHERE org_id = $1 AND product_id = $2"                                                  \
    " ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, created_at DESC, id DESC LIMIT 1"
constexpr Sql kLatest{"purchasing.latest_request", LATEST, LATEST " FOR UPDATE"};
#undef LATEST

#define LOCK(table) "SELECT version FROM " table " WHERE org_id = $1 AND id = $2"
constexpr Sql kLockRequest{"purchasing.lock_request", LOCK("purchase_request"),
                           LOCK("purchase_request") " FOR UPDATE"};
constexpr Sql kLockOrder{"purchasing.lock_order", LOCK("purchase_order"),
                         LOCK("purchase_order") " FOR UPDATE"};
#undef LOCK

constexpr Sql kLines{
    "purchasing.lines",
    "SELECT id, order_id, line_no, product_id, product_code, product_name, quantity, price_e4,"
    " amount_minor, received FROM purchase_order_line WHERE org_id = $1 AND order_id = $2"
    " ORDER BY line_no"};
constexpr Sql kDeleteLines{"purchasing.delete_lines",
                           "DELETE FROM purchase_order_line WHERE org_id = $1 AND order_id = $2"};
constexpr Sql kDraftFor{"purchasing.draft_for",
                        "SELECT id FROM purchase_order WHERE org_id = $1 AND state = 'draft'"
                        " AND supplier_id = $2 AND warehouse_id = $3"
                        " ORDER BY created_at DESC, id DESC LIMIT 1"};
#define NUMBERS "SELECT id, number FROM purchase_order WHERE org_id = $1 AND id IN "
constexpr Sql kNumbers{"purchasing.order_numbers", NUMBERS LITE, NUMBERS PG};
#undef NUMBERS
constexpr Sql kReceipts{
    "purchasing.receipts",
    "SELECT id, number, order_id, note, actor_id, received_at FROM goods_receipt"
    " WHERE org_id = $1 AND order_id = $2 ORDER BY id"};
constexpr Sql kReceiptLines{
    "purchasing.receipt_lines",
    "SELECT id, receipt_id, order_id, order_line_id, product_id, quantity"
    " FROM goods_receipt_line WHERE org_id = $1 AND order_id = $2 ORDER BY id"};
#undef LITE
#undef PG

constexpr Sql kLate{
    "purchasing.late_orders",
    "SELECT id, number, supplier_name, expected_on FROM purchase_order"
    " WHERE org_id = $1 AND state IN ('sent', 'confirmed', 'partly_received')"
    " AND expected_on <> '' AND expected_on < $2 ORDER BY expected_on, id LIMIT $3"};
constexpr Sql kDrafts{"purchasing.drafts_count",
                      "SELECT COUNT(*) FROM (SELECT id FROM purchase_order WHERE org_id = $1"
                      " AND state = 'draft' LIMIT $2) counted"};

constexpr const Sql* kStatements[] = {
    &kSupplierByCode, &kSupplierNames, &kRuleOf,        &kRulesFor,      &kRulesAfter,
    &kSold,           &kDrafted,       &kLatest,        &kLockRequest,   &kLockOrder,
    &kLines,          &kDeleteLines,   &kDraftFor,      &kNumbers,       &kReceipts,
    &kReceiptLines,   &kChecks[0].sql, &kChecks[1].sql, &kChecks[2].sql, &kChecks[3].sql,
    &kChecks[4].sql,  &kLate,          &kDrafts};
static_assert(std::size(kChecks) == 5);

std::map<Id, std::string> texts(Tx& tx, const Sql& sql, std::span<const Id> ids) {
    std::map<Id, std::string> found;
    const auto add = [&](const storage::RowView& row) { found.emplace(row.id(0), row.text(1)); };
    if (!ids.empty()) tx.each(sql, add, storage::id_set(ids));
    return found;
}

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

std::optional<Id> supplier_by_code(Tx& tx, std::string_view code) {
    return tx.scalar<Id>(kSupplierByCode, code);
}
std::map<Id, std::string> supplier_names(Tx& tx, std::span<const Id> suppliers) {
    return texts(tx, kSupplierNames, suppliers);
}
std::optional<Id> rule_of(Tx& tx, Id product) { return tx.scalar<Id>(kRuleOf, product); }

std::vector<ReorderRule> rules_for(Tx& tx, std::span<const Id> products) {
    if (products.empty()) return {};
    return tx.all<ReorderRule>(kRulesFor, storage::id_set(products));
}
std::vector<ReorderRule> rules_after(Tx& tx, Id after, int limit) {
    return tx.all<ReorderRule>(kRulesAfter, after, limit);
}
std::vector<Position> sold_since(Tx& tx, std::span<const Id> products, Instant since, Instant now) {
    return tx.all<Position>(kSold, storage::id_set(products), since, now);
}
std::map<Id, Quantity> drafted(Tx& tx, std::span<const Id> products) {
    std::map<Id, Quantity> found;
    const auto add = [&](const storage::RowView& row) {
        found[row.id(0)] = Quantity{row.integer(1)};
    };
    if (!products.empty()) tx.each(kDrafted, add, storage::id_set(products));
    return found;
}

std::optional<Request> latest_request(Tx& tx, Id product) {
    return tx.one<Request>(kLatest, product);
}
void lock_request(Tx& tx, Id request) { tx.exec(kLockRequest, request); }
void lock_order(Tx& tx, Id order) { tx.exec(kLockOrder, order); }

std::vector<OrderLine> lines_of(Tx& tx, Id order) { return tx.all<OrderLine>(kLines, order); }
void replace_lines(Tx& tx, const Order& order) {
    tx.exec(kDeleteLines, order.id);
    for (const OrderLine& line : order.lines)
        storage::insert_row(tx, storage::table_of<OrderLine>(), &line);
}
std::vector<LateOrder> late_orders(Tx& tx, Date today, int limit) {
    return tx.all<LateOrder>(kLate, today, limit);
}

std::int64_t drafts_count(Tx& tx, int most) {
    return tx.scalar<std::int64_t>(kDrafts, most).value_or(0);
}

std::optional<Id> draft_for(Tx& tx, Id supplier, Id warehouse) {
    return tx.scalar<Id>(kDraftFor, supplier, warehouse);
}
std::map<Id, std::string> order_numbers(Tx& tx, std::span<const Id> orders) {
    return texts(tx, kNumbers, orders);
}
std::vector<GoodsReceipt> receipts_of(Tx& tx, Id order) {
    return tx.all<GoodsReceipt>(kReceipts, order);
}
std::vector<GoodsReceiptLine> receipt_lines_of(Tx& tx, Id order) {
    return tx.all<GoodsReceiptLine>(kReceiptLines, order);
}

}  // namespace zhuli::purchasing
