#include "features/orders/store.hpp"

#include "features/orders/store_checks.hpp"
#include "storage/entity.hpp"

namespace zhuli::orders {

namespace {

using storage::Sql;

constexpr Sql kLock{"orders.lock", "SELECT version FROM sales_order WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM sales_order WHERE org_id = $1 AND id = $2 FOR UPDATE"};

constexpr Sql kLines{
    "orders.lines",
    "SELECT id, order_id, line_no, product_id, product_code, product_name, product_line_id,"
    " quantity, unit_price_e4, floor_price_e4, amount_minor, reserved, shipped, backordered"
    " FROM order_line WHERE org_id = $1 AND order_id = $2 ORDER BY line_no"};

constexpr Sql kDeleteLines{"orders.delete_lines",
                           "DELETE FROM order_line WHERE org_id = $1 AND order_id = $2"};

constexpr Sql kReceipts{
    "orders.receipts",
    "SELECT id, number, order_id, amount_minor, method, received_on, note, actor_id, created_at"
    " FROM receipt WHERE org_id = $1 AND order_id = $2 ORDER BY id"};

constexpr Sql kShipments{
    "orders.shipments",
    "SELECT id, number, order_id, carrier, tracking_no, shipped_at, delivered_at, actor_id"
    " FROM shipment WHERE org_id = $1 AND order_id = $2 ORDER BY id"};

constexpr Sql kShipmentLines{
    "orders.shipment_lines",
    "SELECT id, shipment_id, order_id, order_line_id, product_id, quantity"
    " FROM shipment_line WHERE org_id = $1 AND order_id = $2 ORDER BY id"};

constexpr Sql kReturns{
    "orders.returns",
    "SELECT id, version, number, order_id, customer_id, owner_id, reason, state, amount_minor,"
    " received_at, created_at, updated_at"
    " FROM sales_return WHERE org_id = $1 AND order_id = $2 ORDER BY id"};

constexpr Sql kReturnLines{
    "orders.return_lines",
    "SELECT id, return_id, order_id, order_line_id, product_id, quantity, amount_minor"
    " FROM return_line WHERE org_id = $1 AND order_id = $2 ORDER BY id"};

constexpr Sql kSeller{"orders.seller",
                      "SELECT name, team_id FROM app_user WHERE org_id = $1 AND id = $2"};

constexpr Sql kFindImport{"orders.find_import",
                          "SELECT id, content_hash FROM sales_order WHERE org_id = $1"
                          " AND source = $2 AND external_no = $3 AND external_no <> ''"};

constexpr Sql kAnyOrder{"orders.any_order",
                        "SELECT id FROM sales_order WHERE org_id = $1 AND customer_id = $2"
                        " AND commercial <> 'cancelled' LIMIT 1"};

constexpr const Sql* kStatements[] = {
    &kLock, &kLines, &kDeleteLines, &kReceipts, &kShipments, &kShipmentLines, &kReturns,
    &kReturnLines, &kSeller, &kFindImport, &kAnyOrder, &kChecks[0].sql, &kChecks[1].sql,
    &kChecks[2].sql,
    &kChecks[3].sql, &kChecks[4].sql, &kChecks[5].sql};
static_assert(std::size(kChecks) == 6);

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

void lock_order(Tx& tx, Id order) { tx.exec(kLock, order); }

std::vector<OrderLine> lines_of(Tx& tx, Id order) { return tx.all<OrderLine>(kLines, order); }

void insert_lines(Tx& tx, const Order& order) {
    for (const OrderLine& line : order.lines)
        storage::insert_row(tx, storage::table_of<OrderLine>(), &line);
}

void update_lines(Tx& tx, const Order& before, const Order& after) {
    INVARIANT(before.lines.size() == after.lines.size());
    for (std::size_t i = 0; i < after.lines.size(); ++i)
        INVARIANT(storage::update_row(tx, storage::table_of<OrderLine>(), &before.lines[i],
                                      &after.lines[i], {}));
}

void replace_lines(Tx& tx, const Order& order) {
    tx.exec(kDeleteLines, order.id);
    insert_lines(tx, order);
}

std::vector<Receipt> receipts_of(Tx& tx, Id order) { return tx.all<Receipt>(kReceipts, order); }

std::vector<Shipment> shipments_of(Tx& tx, Id order) {
    auto shipments = tx.all<Shipment>(kShipments, order);
    if (shipments.empty()) return shipments;
    for (const auto& line : tx.all<ShipmentLine>(kShipmentLines, order))
        for (Shipment& shipment : shipments)
            if (shipment.id == line.shipment_id) shipment.lines.push_back(line);
    return shipments;
}

std::vector<ReturnLine> return_lines_of(Tx& tx, Id order) {
    return tx.all<ReturnLine>(kReturnLines, order);
}

std::vector<Return> returns_of(Tx& tx, Id order) {
    auto returns = tx.all<Return>(kReturns, order);
    if (returns.empty()) return returns;
    for (const auto& line : return_lines_of(tx, order))
        for (Return& document : returns)
            if (document.id == line.return_id) document.lines.push_back(line);
    return returns;
}

Seller seller(Tx& tx, Id user) {
    return user ? tx.one<Seller>(kSeller, user).value_or(Seller{}) : Seller{};
}

bool any_order_of(Tx& tx, Id customer) {
    return tx.scalar<Id>(kAnyOrder, customer).has_value();
}

std::optional<KnownImport> find_import(Tx& tx, std::string_view source,
                                       std::string_view external_no) {
    return tx.one<KnownImport>(kFindImport, source, external_no);
}

}  // namespace zhuli::orders
