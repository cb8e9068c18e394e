#include "features/stock/store.hpp"

#include "features/stock/store_low.hpp"
#include "features/stock/store_supply.hpp"

namespace zhuli::stock {

namespace {

using storage::Sql;

constexpr Sql kEnsure{
    "stock.ensure_balance",
    "INSERT INTO stock_balance (org_id, product_id, warehouse_id, on_hand, reserved)"
    " VALUES ($1, $2, $3, 0, 0) ON CONFLICT (org_id, product_id, warehouse_id) DO NOTHING"};

constexpr Sql kChangeOnHand{
    "stock.change_on_hand",
    "UPDATE stock_balance SET on_hand = on_hand + $4"
    " WHERE org_id = $1 AND product_id = $2 AND warehouse_id = $3 AND on_hand + $4 >= reserved"};

constexpr Sql kChangeReserved{"stock.change_reserved",
                              "UPDATE stock_balance SET reserved = reserved + $4"
                              " WHERE org_id = $1 AND product_id = $2 AND warehouse_id = $3"
                              " AND on_hand - reserved >= $4 AND reserved + $4 >= 0"};

constexpr Sql kTakeOut{
    "stock.take_out",
    "UPDATE stock_balance SET on_hand = on_hand - $4, reserved = reserved - $4"
    " WHERE org_id = $1 AND product_id = $2 AND warehouse_id = $3 AND reserved >= $4"};

#define LOCKED_BALANCES(ids)                                                \
    "SELECT product_id, warehouse_id, on_hand, reserved FROM stock_balance" \
    " WHERE org_id = $1 AND product_id IN (" ids ") ORDER BY product_id, warehouse_id"
#define SQLITE_IDS "SELECT value FROM json_each($2)"
#define POSTGRES_IDS "SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json))"

constexpr Sql kLock{"stock.lock_balances", LOCKED_BALANCES(SQLITE_IDS),
                    LOCKED_BALANCES(POSTGRES_IDS) " FOR UPDATE OF stock_balance"};

constexpr Sql kBalancesOf{"stock.balances_of",
                          "SELECT product_id, warehouse_id, on_hand, reserved FROM stock_balance"
                          " WHERE org_id = $1 AND product_id = $2 ORDER BY warehouse_id"};

#define SUMS(ids)                                                              \
    "SELECT product_id, CAST(SUM(on_hand) AS BIGINT) AS on_hand,"              \
    " CAST(SUM(reserved) AS BIGINT) AS reserved,"                              \
    " CAST(SUM(on_hand - reserved) AS BIGINT) AS available FROM stock_balance" \
    " WHERE org_id = $1 AND product_id IN (" ids ") GROUP BY product_id ORDER BY product_id"
constexpr Sql kAvailable{"stock.available", SUMS(SQLITE_IDS), SUMS(POSTGRES_IDS)};

#define VIEWS                                                                                  \
    "SELECT b.product_id AS product_id, b.warehouse_id AS warehouse_id, b.on_hand AS on_hand," \
    " b.reserved AS reserved, p.code AS product_code, p.name AS product_name, p.unit AS unit," \
    " w.name AS warehouse_name, p.safety_stock AS safety_stock,"                               \
    " b.on_hand - b.reserved AS available FROM stock_balance b"                                \
    " JOIN product p ON p.org_id = b.org_id AND p.id = b.product_id"                           \
    " JOIN warehouse w ON w.org_id = b.org_id AND w.id = b.warehouse_id WHERE b.org_id = $1"
constexpr Sql kViews{"stock.balance_views", VIEWS " AND b.product_id = $2 ORDER BY b.warehouse_id"};
constexpr Sql kViewsIn{
    "stock.balance_views_in",
    VIEWS " AND b.product_id IN (" SQLITE_IDS ") ORDER BY b.product_id, b.warehouse_id",
    VIEWS " AND b.product_id IN (" POSTGRES_IDS ") ORDER BY b.product_id, b.warehouse_id"};
constexpr Sql kPage{"stock.balance_page", VIEWS
                    " AND (b.product_id, b.warehouse_id) > ($2, $3)"
                    " ORDER BY b.product_id, b.warehouse_id LIMIT $4"};

// The balances of a product are a short range of the key: one per warehouse.
#define ITEMS                                                                            \
    "SELECT p.id AS product_id, p.code AS code, p.name AS name, p.unit AS unit,"         \
    " p.list_price_e4 AS list_price_e4, p.floor_price_e4 AS floor_price_e4,"             \
    " p.on_shelf AS on_shelf, p.safety_stock AS safety_stock,"                           \
    " CAST(COALESCE(SUM(b.on_hand), 0) AS BIGINT) AS on_hand,"                           \
    " CAST(COALESCE(SUM(b.reserved), 0) AS BIGINT) AS reserved,"                         \
    " CAST(COALESCE(SUM(b.on_hand - b.reserved), 0) AS BIGINT) AS available"             \
    " FROM product p LEFT JOIN stock_balance b ON b.org_id = $1 AND b.product_id = p.id" \
    " AND (CAST($3 AS BIGINT) = 0 OR b.warehouse_id = $3)"
#define GROUPED                                                                              \
    " GROUP BY p.id, p.code, p.name, p.unit, p.list_price_e4, p.floor_price_e4, p.on_shelf," \
    " p.safety_stock ORDER BY p.code"
constexpr Sql kItemsIn{"stock.items_in",
                       ITEMS " WHERE p.org_id = $1 AND p.id IN (" SQLITE_IDS ")" GROUPED,
                       ITEMS " WHERE p.org_id = $1 AND p.id IN (" POSTGRES_IDS ")" GROUPED};
constexpr Sql kItemsByCode{
    "stock.items_by_code",
    ITEMS " WHERE p.org_id = $1 AND p.code IN (SELECT value FROM json_each($2))" GROUPED,
    ITEMS
    " WHERE p.org_id = $1 AND p.code IN"
    " (SELECT value FROM json_array_elements_text(CAST($2 AS json)))" GROUPED};
constexpr Sql kItemPage{"stock.item_page", ITEMS
                        " WHERE p.org_id = $1 AND p.id IN (SELECT id FROM product"
                        " WHERE org_id = $1 AND code > $2 ORDER BY code LIMIT $4)" GROUPED};
#undef ITEMS
#undef GROUPED

constexpr Sql kOpen{
    "stock.open_reservations",
    "SELECT id, order_id, order_line_id, product_id, warehouse_id, quantity, expires_at, state"
    " FROM reservation WHERE org_id = $1 AND order_id = $2 AND state = 'open' ORDER BY id"};

constexpr Sql kWarehouseByCode{"stock.warehouse_by_code",
                               "SELECT id FROM warehouse WHERE org_id = $1 AND code = $2"};
constexpr Sql kWarehouseByName{"stock.warehouse_by_name",
                               "SELECT id FROM warehouse WHERE org_id = $1 AND name = $2"
                               " ORDER BY id LIMIT 1"};
constexpr Sql kOpening{"stock.opening_of",
                       "SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) AS quantity"
                       " FROM stock_move WHERE org_id = $1 AND product_id = $2"
                       " AND warehouse_id = $3 AND reason = 'opening'"};
constexpr Sql kFirstWarehouse{
    "stock.first_warehouse",
    "SELECT id FROM warehouse WHERE org_id = $1 ORDER BY created_at, id LIMIT 1"};

constexpr Check kChecks[] = {
    {"stock: on hand = sum of moves",
     {"stock.check_on_hand",
      "SELECT p.code FROM product p"
      " LEFT JOIN (SELECT product_id, CAST(SUM(on_hand) AS BIGINT) AS n FROM stock_balance"
      "  WHERE org_id = $1 GROUP BY product_id) b ON b.product_id = p.id"
      " LEFT JOIN (SELECT product_id, CAST(SUM(quantity) AS BIGINT) AS n FROM stock_move"
      "  WHERE org_id = $1 GROUP BY product_id) m ON m.product_id = p.id"
      " WHERE p.org_id = $1 AND COALESCE(b.n, 0) <> COALESCE(m.n, 0)"}},
    {"stock: on hand per warehouse = sum of its moves",
     {"stock.check_on_hand_per_warehouse",
      "SELECT CAST(b.product_id AS TEXT) AS product FROM stock_balance b"
      " LEFT JOIN (SELECT product_id, warehouse_id, CAST(SUM(quantity) AS BIGINT) AS n"
      "  FROM stock_move WHERE org_id = $1 GROUP BY product_id, warehouse_id) m"
      " ON m.product_id = b.product_id AND m.warehouse_id = b.warehouse_id"
      " WHERE b.org_id = $1 AND b.on_hand <> COALESCE(m.n, 0)"}},
    {"stock: reserved = sum of open reservations",
     {"stock.check_reserved",
      "SELECT CAST(b.product_id AS TEXT) AS product FROM stock_balance b"
      " LEFT JOIN (SELECT product_id, warehouse_id, CAST(SUM(quantity) AS BIGINT) AS n"
      "  FROM reservation WHERE org_id = $1 AND state = 'open'"
      "  GROUP BY product_id, warehouse_id) r"
      " ON r.product_id = b.product_id AND r.warehouse_id = b.warehouse_id"
      " WHERE b.org_id = $1 AND b.reserved <> COALESCE(r.n, 0)"}},
    {"stock: 0 <= reserved <= on hand",
     {"stock.check_bounds",
      "SELECT CAST(product_id AS TEXT) AS product FROM stock_balance"
      " WHERE org_id = $1 AND (reserved < 0 OR reserved > on_hand)"}},
};

constexpr const Sql* kStatements[] = {&kEnsure,
                                      &kChangeOnHand,
                                      &kChangeReserved,
                                      &kTakeOut,
                                      &kLock,
                                      &kBalancesOf,
                                      &kAvailable,
                                      &kViews,
                                      &kPage,
                                      &kViewsIn,
                                      &kItemsIn,
                                      &kItemsByCode,
                                      &kItemPage,
                                      &kWarehouseByName,
                                      &kOpening,
                                      &kOpen,
                                      &kWarehouseByCode,
                                      &kFirstWarehouse,
                                      &kLow,
                                      &kKeepSupply,
                                      &kDropSupply,
                                      &kKeepWait,
                                      &kDropWait,
                                      &kFlows,
                                      &kSupplies,
                                      &kWaits,
                                      &kExpired,
                                      &kWaitedFor,
                                      &kChecks[0].sql,
                                      &kChecks[1].sql,
                                      &kChecks[2].sql,
                                      &kChecks[3].sql};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

void ensure_balance(Tx& tx, Place place) { tx.exec(kEnsure, place.product_id, place.warehouse_id); }

bool change_on_hand(Tx& tx, Place place, Quantity by) {
    return tx.exec(kChangeOnHand, place.product_id, place.warehouse_id, by) == 1;
}

bool change_reserved(Tx& tx, Place place, Quantity by) {
    return tx.exec(kChangeReserved, place.product_id, place.warehouse_id, by) == 1;
}

bool take_out(Tx& tx, Place place, Quantity quantity) {
    return tx.exec(kTakeOut, place.product_id, place.warehouse_id, quantity) == 1;
}

std::vector<Balance> lock_balances(Tx& tx, const std::string& product_set) {
    return tx.all<Balance>(kLock, product_set);
}

std::vector<Balance> balances_of(Tx& tx, Id product) {
    return tx.all<Balance>(kBalancesOf, product);
}

std::vector<Available> available_of(Tx& tx, const std::string& product_set) {
    return tx.all<Available>(kAvailable, product_set);
}

std::vector<BalanceView> balance_views(Tx& tx, Id product) {
    return tx.all<BalanceView>(kViews, product);
}

std::vector<BalanceView> balance_views_in(Tx& tx, const std::string& product_set) {
    return tx.all<BalanceView>(kViewsIn, product_set);
}

std::vector<BalanceView> balance_page(Tx& tx, Place after, int limit) {
    return tx.all<BalanceView>(kPage, after.product_id, after.warehouse_id, limit);
}

std::vector<StockItem> items_in(Tx& tx, const std::string& product_set, Id warehouse) {
    return tx.all<StockItem>(kItemsIn, product_set, warehouse);
}

std::vector<StockItem> items_by_code(Tx& tx, const std::string& codes, Id warehouse) {
    return tx.all<StockItem>(kItemsByCode, codes, warehouse);
}

std::vector<StockItem> item_page(Tx& tx, std::string_view after_code, Id warehouse, int limit) {
    return tx.all<StockItem>(kItemPage, after_code, warehouse, limit);
}

std::vector<Reservation> open_reservations(Tx& tx, Id order) {
    return tx.all<Reservation>(kOpen, order);
}

std::optional<Id> warehouse_by_code(Tx& tx, std::string_view code) {
    return tx.scalar<Id>(kWarehouseByCode, code);
}

std::optional<Id> warehouse_by_name(Tx& tx, std::string_view name) {
    return tx.scalar<Id>(kWarehouseByName, name);
}

Quantity opening_of(Tx& tx, Place place) {
    return tx.scalar<Quantity>(kOpening, place.product_id, place.warehouse_id).value_or(Quantity{});
}

std::optional<Id> first_warehouse(Tx& tx) { return tx.scalar<Id>(kFirstWarehouse); }

}  // namespace zhuli::stock
