#include "features/shortages/store.hpp"

namespace zhuli::shortages {

namespace {

using storage::Sql;

// A wait knows its order by key; the amount is that of the pieces that wait, at the line's price.
#define SHORT(owners, filter)                                                                  \
    "SELECT w.product_id AS product_id, p.code AS code, p.name AS name, p.unit AS unit,"       \
    " CAST(SUM(w.quantity) AS BIGINT) AS lacking, COUNT(DISTINCT w.order_id) AS orders_count," \
    " CAST(SUM(w.quantity * l.unit_price_e4) / 100 AS BIGINT) AS revenue_minor,"               \
    " COALESCE(MIN(CASE WHEN w.promised_on > '' THEN w.promised_on END), '') AS promised_on"   \
    " FROM stock_wait w JOIN order_line l ON l.org_id = $1 AND l.id = w.order_line_id"         \
    " JOIN sales_order o ON o.org_id = $1 AND o.id = w.order_id"                               \
    " JOIN product p ON p.org_id = $1 AND p.id = w.product_id WHERE w.org_id = $1"             \
    " AND (CAST($2 AS TEXT) = '[]' OR o.owner_id IN (" owners "))" filter                      \
    " GROUP BY w.product_id, p.code, p.name, p.unit ORDER BY w.product_id"
#define LITE "SELECT value FROM json_each($2)"
#define PG "SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json))"
constexpr Sql kPage{"shortages.page", SHORT(LITE, " AND w.product_id > $3") " LIMIT $4",
                    SHORT(PG, " AND w.product_id > $3") " LIMIT $4"};
constexpr Sql kOne{"shortages.one", SHORT(LITE, " AND w.product_id = $3"),
                   SHORT(PG, " AND w.product_id = $3")};
#undef SHORT
#undef LITE
#undef PG

constexpr Sql kLines{
    "shortages.lines",
    "SELECT w.order_line_id AS order_line_id, w.order_id AS order_id, o.number AS order_number,"
    " o.customer_id AS customer_id, o.customer_name AS customer_name, o.owner_id AS owner_id,"
    " w.quantity AS quantity, l.unit_price_e4 AS unit_price_e4, w.promised_on AS promised_on,"
    " w.since_at AS since_at FROM stock_wait w"
    " JOIN order_line l ON l.org_id = $1 AND l.id = w.order_line_id"
    " JOIN sales_order o ON o.org_id = $1 AND o.id = w.order_id"
    " WHERE w.org_id = $1 AND w.product_id = $2"
    " ORDER BY CASE WHEN w.promised_on = '' THEN 1 ELSE 0 END, w.promised_on, w.since_at,"
    " w.order_line_id LIMIT $3"};
constexpr Sql kChoices{
    "shortages.choices",
    "SELECT id, version, order_id, order_line_id, product_id, kind, quantity, told_on,"
    " substitute_id, new_order_id, words, author_id, created_at, updated_at FROM shortage_choice"
    " WHERE org_id = $1 AND product_id = $2 ORDER BY created_at DESC, id DESC LIMIT $3"};
constexpr Sql kSameLine{
    "shortages.same_line",
    "SELECT p.id AS product_id, p.code AS code, p.name AS name, p.unit AS unit,"
    " p.list_price_e4 AS list_price_e4, p.list_price_e4 - m.list_price_e4 AS difference_e4,"
    " CAST(SUM(b.on_hand - b.reserved) AS BIGINT) AS available"
    " FROM product m JOIN product p ON p.org_id = $1 AND p.line_id = m.line_id"
    " JOIN stock_balance b ON b.org_id = $1 AND b.product_id = p.id"
    " WHERE m.org_id = $1 AND m.id = $2 AND m.line_id <> 0 AND p.id <> m.id AND p.on_shelf = 1"
    " GROUP BY p.id, p.code, p.name, p.unit, p.list_price_e4, m.list_price_e4"
    " HAVING SUM(b.on_hand - b.reserved) > 0 ORDER BY p.id LIMIT $3"};
constexpr Sql kHeldIn{
    "shortages.held_in",
    "SELECT r.order_id AS order_id, r.order_line_id AS order_line_id,"
    " CAST(SUM(r.quantity) AS BIGINT) AS quantity FROM reservation r"
    " JOIN sales_order o ON o.org_id = $1 AND o.id = r.order_id"
    " WHERE r.org_id = $1 AND r.product_id = $2 AND r.warehouse_id = $3 AND r.state = 'open'"
    " GROUP BY r.order_id, r.order_line_id, o.promised_on, o.confirmed_at"
    " ORDER BY CASE WHEN o.promised_on = '' THEN 0 ELSE 1 END, o.promised_on DESC,"
    " o.confirmed_at DESC, r.order_line_id DESC"};

constexpr storage::Check kChecks[] = {
    {"shortages: who took another product has an order of it",
     {"shortages.check_substitutes",
      "SELECT CAST(c.id AS TEXT) AS choice FROM shortage_choice c WHERE c.org_id = $1"
      " AND ((c.kind = 'substitute') <> (c.new_order_id <> 0) OR (c.new_order_id <> 0"
      "  AND NOT EXISTS (SELECT 1 FROM sales_order o WHERE o.org_id = $1"
      "  AND o.id = c.new_order_id)))"}},
};

constexpr const Sql* kStatements[] = {&kPage,     &kOne,    &kLines,        &kChoices,
                                      &kSameLine, &kHeldIn, &kChecks[0].sql};

constexpr storage::Migration kMigrations[] = {{"shortages", 1, R"sql(
-- distributed
CREATE TABLE shortage_choice (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, order_id BIGINT NOT NULL,
  order_line_id BIGINT NOT NULL, product_id BIGINT NOT NULL, kind TEXT NOT NULL,
  quantity BIGINT NOT NULL, told_on TEXT NOT NULL, substitute_id BIGINT NOT NULL,
  new_order_id BIGINT NOT NULL, words TEXT NOT NULL, author_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX shortage_choice_product ON shortage_choice (org_id, product_id, created_at, id);
)sql"}};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }
std::span<const storage::Migration> migrations() { return kMigrations; }

std::vector<Shortage> shortages(Tx& tx, const std::string& owners, Id after, int limit) {
    return tx.all<Shortage>(kPage, owners, after, limit);
}
std::optional<Shortage> shortage_of(Tx& tx, const std::string& owners, Id product) {
    return tx.one<Shortage>(kOne, owners, product);
}
std::vector<WaitingLine> waiting_lines(Tx& tx, Id product, int limit) {
    return tx.all<WaitingLine>(kLines, product, limit);
}
std::vector<Choice> choices_of(Tx& tx, Id product, int limit) {
    return tx.all<Choice>(kChoices, product, limit);
}
std::vector<StandIn> of_same_line(Tx& tx, Id product, int limit) {
    return tx.all<StandIn>(kSameLine, product, limit);
}
std::vector<Held> held_in(Tx& tx, Id product, Id warehouse) {
    return tx.all<Held>(kHeldIn, product, warehouse);
}

}  // namespace zhuli::shortages
