#include "features/orders/store.hpp"

#include <algorithm>

#include "features/orders/store_causes.hpp"
#include "features/orders/store_checks.hpp"
#include "features/orders/store_due.hpp"
#include "features/orders/store_late.hpp"
#include "features/orders/store_queue.hpp"
#include "features/orders/store_twins.hpp"
#include "storage/entity.hpp"
#include "storage/id_set.hpp"

namespace zhuli::orders {

namespace {

using storage::Sql;

constexpr Sql kLock{"orders.lock", "SELECT version FROM sales_order WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM sales_order WHERE org_id = $1 AND id = $2 FOR UPDATE"};

constexpr Sql kLines{
    "orders.lines",
    "SELECT id, order_id, line_no, product_id, product_code, product_name, product_line_id,"
    " quantity, unit_price_e4, list_price_e4, floor_price_e4, amount_minor, reserved, shipped,"
    " delivered, backordered"
    " FROM order_line WHERE org_id = $1 AND order_id = $2 ORDER BY line_no"};

constexpr Sql kDeleteLines{"orders.delete_lines",
                           "DELETE FROM order_line WHERE org_id = $1 AND order_id = $2"};

constexpr Sql kKeepTerms{
    "orders.keep_terms",
    "INSERT INTO order_terms (org_id, order_id, terms_no, terms, hash, frozen_at)"
    " VALUES ($1, $2, $3, $4, $5, $6)"};

constexpr Sql kTerms{"orders.terms",
                     "SELECT order_id, terms_no, terms, hash, frozen_at FROM order_terms"
                     " WHERE org_id = $1 AND order_id = $2 AND terms_no = $3"};

#define DIFF                                                                             \
    "SELECT id, version, order_id, state, author_id, reason, amount_before_minor,"       \
    " amount_after_minor, lines, head, draft, approval_id, refused_because, created_at," \
    " updated_at FROM order_change WHERE org_id = $1 AND order_id = $2"
constexpr Sql kDiffs{"orders.order_changes", DIFF " ORDER BY created_at DESC, id DESC LIMIT 100"};
constexpr Sql kWaitingDiff{"orders.waiting_change", DIFF " AND state = 'waiting'"};
#undef DIFF

constexpr Sql kInstalments{
    "orders.instalments",
    "SELECT due_when, days, due_on, percent, amount_minor, id, order_id, line_no FROM instalment"
    " WHERE org_id = $1 AND order_id = $2 ORDER BY line_no"};
constexpr Sql kDeleteInstalments{"orders.delete_instalments",
                                 "DELETE FROM instalment WHERE org_id = $1 AND order_id = $2"};
constexpr Sql kReleases{"orders.releases",
                        "SELECT id, order_id, amount_minor, reason, actor_id, created_at"
                        " FROM payment_release WHERE org_id = $1 AND order_id = $2 ORDER BY id"};
constexpr Sql kLastDelivery{"orders.last_delivery",
                            "SELECT delivered_at FROM shipment WHERE org_id = $1 AND order_id = $2"
                            " AND delivered_at <> 0 ORDER BY delivered_at DESC LIMIT 1"};
constexpr Sql kCreditDays{"orders.credit_days",
                          "SELECT credit_days FROM customer WHERE org_id = $1 AND id = $2"};

constexpr Sql kReceipts{
    "orders.receipts",
    "SELECT id, number, order_id, amount_minor, method, received_on, note, actor_id, created_at,"
    " kind"
    " FROM receipt WHERE org_id = $1 AND order_id = $2 ORDER BY id"};

constexpr Sql kShipments{"orders.shipments",
                         "SELECT id, number, order_id, carrier, tracking_no, shipped_at,"
                         " delivered_at, actor_id, warehouse_id"
                         " FROM shipment WHERE org_id = $1 AND order_id = $2 ORDER BY id"};

constexpr Sql kShipmentLines{"orders.shipment_lines",
                             "SELECT id, shipment_id, order_id, order_line_id, product_id, quantity"
                             " FROM shipment_line WHERE org_id = $1 AND order_id = $2 ORDER BY id"};

#define RETURN                                                                                     \
    "SELECT id, version, number, order_id, customer_id, owner_id, cause, our_fault, wish, reason," \
    " state, amount_minor, decision_words, decided_by, warehouse_id, received_at,"                 \
    " inspected_at, credit_minor, settlement_words, settled_by, exchange_order_id,"                \
    " created_at, updated_at FROM sales_return WHERE org_id = $1 AND "
constexpr Sql kReturns{"orders.returns", RETURN "order_id = $2 ORDER BY id"};
constexpr Sql kReturnFor{"orders.return_for",
                         RETURN "exchange_order_id = $2 AND exchange_order_id <> 0"};
#undef RETURN

constexpr Sql kReturnLines{
    "orders.return_lines",
    "SELECT id, return_id, order_id, order_line_id, product_id, quantity, amount_minor, good,"
    " damaged, fate, finding FROM return_line WHERE org_id = $1 AND order_id = $2 ORDER BY id"};

constexpr Sql kSeller{"orders.seller",
                      "SELECT name, team_id FROM app_user WHERE org_id = $1 AND id = $2"};

constexpr Sql kNames{
    "orders.names",
    "SELECT u.id, u.name FROM json_each($2) asked CROSS JOIN app_user u"
    " ON u.org_id = $1 AND u.id = asked.value",
    "SELECT id, name FROM app_user WHERE org_id = $1 AND id IN"
    " (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json)))"};

// Both bounds keep the cost away from the length of the customer's history.
constexpr Sql kBoughtLines{
    "orders.bought_lines",
    "SELECT l.product_id AS product_id, l.quantity AS quantity, l.unit_price_e4 AS unit_price_e4"
    " FROM (SELECT id, placed_on, kind, commercial FROM sales_order"
    "  WHERE org_id = $1 AND customer_id = $2 ORDER BY placed_on DESC, id DESC LIMIT 20) o"
    " JOIN order_line l ON l.org_id = $1 AND l.order_id = o.id"
    " WHERE o.kind = 'sale' AND o.commercial <> 'cancelled' AND l.quantity > 0"
    " ORDER BY o.placed_on DESC, o.id DESC, l.line_no LIMIT 2000"};

constexpr Sql kEarlierOrders{
    "orders.earlier_orders",
    "SELECT id, number, placed_on, amount_minor, commercial FROM sales_order"
    " WHERE org_id = $1 AND customer_id = $2 ORDER BY placed_on DESC, id DESC LIMIT 3"};

constexpr Sql kCreditUsed{"orders.credit_used",
                          "SELECT CAST(COALESCE(SUM(amount_minor - returned_minor - paid_minor), "
                          "0) AS BIGINT) AS used FROM sales_order"
                          " WHERE org_id = $1 AND customer_id = $2 AND commercial = 'confirmed'"};

constexpr Sql kGate{"orders.gate",
                    "SELECT c.credit_limit_minor AS credit_limit_minor, COALESCE((SELECT s.policies"
                    " FROM approval_settings s WHERE s.org_id = $1), '') AS policies"
                    " FROM customer c WHERE c.org_id = $1 AND c.id = $2"};

// Weaker than what a merge takes and stronger than what an entry holds: two orders of one customer
// are weighed one after the other.
constexpr Sql kHoldCredit{
    "orders.hold_credit", "SELECT id FROM customer WHERE org_id = $1 AND id = $2",
    "SELECT id FROM customer WHERE org_id = $1 AND id = $2 FOR NO KEY UPDATE"};

constexpr Sql kChanges{
    "orders.changes",
    "SELECT entity, version, at, actor_id, path, changes FROM audit"
    " WHERE org_id = $1 AND entity_id IN (SELECT $2 UNION ALL SELECT id FROM sales_return"
    "  WHERE org_id = $1 AND order_id = $2) ORDER BY at, id LIMIT 500"};

constexpr Sql kFindImports{"orders.find_imports",
                           "SELECT id, source, content_hash FROM sales_order WHERE org_id = $1"
                           " AND external_no = $2 AND source <> '' AND commercial <> 'cancelled'"
                           " ORDER BY id LIMIT 10"};

constexpr Sql kFindOwn{"orders.find_own",
                       "SELECT id FROM sales_order WHERE org_id = $1 AND number = $2"
                       " AND source = ''"};

constexpr Sql kAnyOrder{"orders.any_order",
                        "SELECT id FROM sales_order WHERE org_id = $1 AND customer_id = $2"
                        " AND commercial <> 'cancelled' LIMIT 1"};

constexpr Sql kToDeliver{"orders.to_deliver",
                         "SELECT id FROM sales_order WHERE org_id = $1 AND customer_id = $2"
                         " AND commercial = 'confirmed' AND turn_role = 'warehouse' LIMIT 1"};
constexpr Sql kToCollect{"orders.to_collect",
                         "SELECT id FROM sales_order WHERE org_id = $1 AND customer_id = $2"
                         " AND commercial = 'confirmed' AND source = ''"
                         " AND paid_minor + returned_minor < amount_minor LIMIT 1"};

constexpr const Sql* kStatements[] = {&kToDeliver,      &kToCollect,      &kLock,
                                      &kLines,          &kDeleteLines,    &kReceipts,
                                      &kShipments,      &kKeepTerms,      &kTerms,
                                      &kShipmentLines,  &kReturns,        &kReturnLines,
                                      &kReturnFor,      &kReturnSettings, &kSeller,
                                      &kNames,          &kBoughtLines,    &kEarlierOrders,
                                      &kCreditUsed,     &kOrdersOfPieces, &kChanges,
                                      &kFindImports,    &kFindOwn,        &kAnyOrder,
                                      &kOrderWithRef,   &kTurnCount,      &kOwnTurnCount,
                                      &kNeeds,          &kInTalk,         &kOpenOwned,
                                      &kGate,           &kHoldCredit,     &kChecks[0].sql,
                                      &kChecks[1].sql,  &kChecks[2].sql,  &kChecks[3].sql,
                                      &kChecks[4].sql,  &kChecks[5].sql,  &kChecks[6].sql,
                                      &kChecks[7].sql,  &kChecks[8].sql,  &kChecks[9].sql,
                                      &kChecks[10].sql, &kChecks[11].sql, &kChecks[12].sql,
                                      &kChecks[13].sql, &kChecks[14].sql, &kDiffs,
                                      &kWaitingDiff,    &kInstalments,    &kDeleteInstalments,
                                      &kReleases,       &kLastDelivery,   &kCreditDays,
                                      &kChecks[15].sql, &kChecks[16].sql, &kChecks[17].sql,
                                      &kRemind,         &kOverdue,        &kEscalate,
                                      &kLateTurns};
static_assert(std::size(kChecks) == 18);

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
const Sql& to_deliver() { return kToDeliver; }
const Sql& to_collect() { return kToCollect; }
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

void keep_terms(Tx& tx, const FrozenTerms& frozen) {
    tx.exec(kKeepTerms, frozen.order_id, frozen.terms_no, frozen.terms, frozen.hash,
            frozen.frozen_at);
}

std::optional<FrozenTerms> find_terms(Tx& tx, Id order, int terms_no) {
    return tx.one<FrozenTerms>(kTerms, order, terms_no);
}

std::vector<OrderChange> order_changes_of(Tx& tx, Id order) {
    return tx.all<OrderChange>(kDiffs, order);
}

std::optional<OrderChange> waiting_change(Tx& tx, Id order) {
    return tx.one<OrderChange>(kWaitingDiff, order);
}

std::vector<Instalment> instalments_of(Tx& tx, Id order) {
    return tx.all<Instalment>(kInstalments, order);
}

void insert_instalments(Tx& tx, const Order& order) {
    for (const Instalment& row : order.instalments)
        storage::insert_row(tx, storage::table_of<Instalment>(), &row);
}

void replace_instalments(Tx& tx, const Order& before, const Order& after) {
    const auto same = [](const Instalment& a, const Instalment& b) {
        return a.id == b.id && static_cast<const InstalmentDraft&>(a) == b;
    };
    if (std::ranges::equal(before.instalments, after.instalments, same)) return;
    tx.exec(kDeleteInstalments, after.id);
    insert_instalments(tx, after);
}

std::vector<PaymentRelease> releases_of(Tx& tx, Id order) {
    return tx.all<PaymentRelease>(kReleases, order);
}

std::optional<Instant> last_delivery(Tx& tx, Id order) {
    return tx.scalar<Instant>(kLastDelivery, order);
}

int credit_days_of(Tx& tx, Id customer) {
    return static_cast<int>(tx.scalar<std::int64_t>(kCreditDays, customer).value_or(0));
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

std::optional<Return> return_for(Tx& tx, Id exchange_order) {
    return tx.one<Return>(kReturnFor, exchange_order);
}

Seller seller(Tx& tx, Id user) {
    return user ? tx.one<Seller>(kSeller, user).value_or(Seller{}) : Seller{};
}

std::map<Id, std::string> names_of(Tx& tx, const std::vector<Id>& users) {
    std::map<Id, std::string> names;
    const auto add = [&](const storage::RowView& row) { names.emplace(row.id(0), row.text(1)); };
    if (!users.empty()) tx.each(kNames, add, storage::id_set(users));
    return names;
}

std::vector<BoughtLine> bought_lines(Tx& tx, Id customer) {
    return tx.all<BoughtLine>(kBoughtLines, customer);
}

std::vector<EarlierOrder> earlier_orders(Tx& tx, Id customer) {
    return tx.all<EarlierOrder>(kEarlierOrders, customer);
}

Money credit_used(Tx& tx, Id customer) {
    return tx.scalar<Money>(kCreditUsed, customer).value_or(Money{});
}

GateFacts gate_facts(Tx& tx, Id customer) {
    return tx.one<GateFacts>(kGate, customer).value_or(GateFacts{});
}

void hold_credit(Tx& tx, Id customer) { tx.exec(kHoldCredit, customer); }

std::vector<Change> changes_of(Tx& tx, Id order) { return tx.all<Change>(kChanges, order); }

bool any_order_of(Tx& tx, Id customer) { return tx.scalar<Id>(kAnyOrder, customer).has_value(); }

std::vector<KnownImport> find_imports(Tx& tx, std::string_view external_no) {
    return tx.all<KnownImport>(kFindImports, external_no);
}

std::optional<Id> find_own(Tx& tx, std::string_view number) {
    return tx.scalar<Id>(kFindOwn, number);
}

}  // namespace zhuli::orders
