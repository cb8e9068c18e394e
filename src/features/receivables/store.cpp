#include "features/receivables/store.hpp"

#include "core/json_out.hpp"
#include "features/receivables/store_checks.hpp"
#include "storage/id_set.hpp"

namespace zhuli::receivables {

namespace {

using storage::Sql;

#define LOCK "SELECT version FROM bank_receipt WHERE org_id = $1 AND id = $2"
constexpr Sql kLock{"receivables.lock", LOCK, LOCK " FOR UPDATE"};
#undef LOCK
constexpr Sql kKnown{"receivables.known",
                     "SELECT id FROM bank_receipt WHERE org_id = $1 AND reference = $2"
                     " AND state <> 'voided' LIMIT 1"};
constexpr Sql kMatches{
    "receivables.matches",
    "SELECT id, bank_receipt_id, order_id, order_number, amount_minor, undone, reason, actor_id,"
    " created_at FROM receipt_match WHERE org_id = $1 AND bank_receipt_id = $2 ORDER BY id"};

#define OWING                                                                                  \
    "SELECT id AS order_id, number, customer_id, customer_name, placed_on, due_on,"            \
    " amount_minor, amount_minor - returned_minor - paid_minor AS due_minor FROM sales_order " \
    "WHERE org_id = $1"                                                                        \
    " AND commercial = 'confirmed' AND source = '' AND paid_minor + returned_minor < "         \
    "amount_minor AND "
constexpr Sql kNumbered{
    "receivables.numbered", OWING "number IN (SELECT value FROM json_each($2)) LIMIT 20",
    OWING "number IN (SELECT value FROM json_array_elements_text(CAST($2 AS json))) LIMIT 20"};
constexpr Sql kOfCustomers{
    "receivables.of_customers",
    OWING "customer_id IN (SELECT value FROM json_each($2)) ORDER BY placed_on, id LIMIT 20",
    OWING
    "customer_id IN (SELECT CAST(value AS BIGINT) FROM"
    " json_array_elements_text(CAST($2 AS json))) ORDER BY placed_on, id LIMIT 20"};
constexpr Sql kOfAmount{"receivables.of_amount",
                        OWING "amount_minor = $2 ORDER BY id DESC LIMIT 10"};
#undef OWING

constexpr Sql kCalled{"receivables.customers_called",
                      "SELECT customer_id FROM customer_key WHERE org_id = $1 AND kind = 'name'"
                      " AND value = $2 LIMIT 10"};

constexpr Sql kFallingDue{
    "receivables.falling_due",
    "SELECT COUNT(*) AS count, CAST(COALESCE(SUM(amount_minor - returned_minor - paid_minor), 0) "
    "AS BIGINT)"
    " AS amount_minor FROM sales_order WHERE org_id = $1 AND due_on >= $2 AND due_on <= $3"};
constexpr Sql kInState{
    "receivables.in_state",
    "SELECT COUNT(*) AS count, CAST(COALESCE(SUM(open_minor), 0) AS BIGINT) AS amount_minor"
    " FROM bank_receipt WHERE org_id = $1 AND state = $2"};
constexpr Sql kCreditOf{"receivables.credit_of",
                        "SELECT CAST(COALESCE(SUM(open_minor), 0) AS BIGINT) AS n FROM bank_receipt"
                        " WHERE org_id = $1 AND customer_id = $2 AND state = 'credit'"};

constexpr Sql kOrderedBefore{
    "receivables.ordered_before",
    "SELECT CAST(COALESCE(SUM(amount_minor), 0) AS BIGINT) AS n FROM sales_order"
    " WHERE org_id = $1 AND customer_id = $2 AND placed_on < $3 AND source = ''"
    " AND commercial IN ('confirmed', 'closed')"};
constexpr Sql kPaidBefore{
    "receivables.paid_before",
    "SELECT CAST(COALESCE(SUM(r.amount_minor), 0) AS BIGINT) AS n FROM sales_order o"
    " JOIN receipt r ON r.org_id = $1 AND r.order_id = o.id"
    " WHERE o.org_id = $1 AND o.customer_id = $2 AND r.received_on < $3"};
constexpr Sql kReturnedBefore{
    "receivables.returned_before",
    "SELECT CAST(COALESCE(SUM(credit_minor), 0) AS BIGINT) AS n FROM sales_return"
    " WHERE org_id = $1 AND customer_id = $2 AND received_at <> 0 AND received_at < $3"};

constexpr Sql kAllowedBefore{
    "receivables.allowed_before",
    "SELECT CAST(COALESCE(SUM(a.amount_minor), 0) AS BIGINT) AS n FROM sales_order o"
    " JOIN order_allowance a ON a.org_id = $1 AND a.order_id = o.id"
    " WHERE o.org_id = $1 AND o.customer_id = $2 AND a.created_at < $3"
    " AND o.commercial IN ('confirmed', 'closed')"};

constexpr Sql kOrders{
    "receivables.statement_orders",
    "SELECT id, number, placed_on, amount_minor FROM sales_order WHERE org_id = $1"
    " AND customer_id = $2 AND placed_on >= $3 AND placed_on <= $4 AND source = ''"
    " AND commercial IN ('confirmed', 'closed') ORDER BY placed_on, id LIMIT $5"};
constexpr Sql kReceipts{
    "receivables.statement_receipts",
    "SELECT o.id, r.number, r.received_on, r.amount_minor, r.kind, o.number FROM sales_order o"
    " JOIN receipt r ON r.org_id = $1 AND r.order_id = o.id WHERE o.org_id = $1"
    " AND o.customer_id = $2 AND r.received_on >= $3 AND r.received_on <= $4"
    " ORDER BY r.received_on, r.id LIMIT $5"};
constexpr Sql kReturns{
    "receivables.statement_returns",
    "SELECT r.order_id, r.number, r.received_at, r.credit_minor FROM sales_return r"
    " WHERE r.org_id = $1 AND r.customer_id = $2 AND r.received_at >= $3 AND r.received_at < $4"
    " ORDER BY r.received_at, r.id LIMIT $5"};

constexpr Sql kAllowances{
    "receivables.statement_allowances",
    "SELECT o.id, a.document, a.created_at, a.amount_minor, o.number FROM sales_order o"
    " JOIN order_allowance a ON a.org_id = $1 AND a.order_id = o.id WHERE o.org_id = $1"
    " AND o.customer_id = $2 AND a.created_at >= $3 AND a.created_at < $4"
    " AND o.commercial IN ('confirmed', 'closed')"
    " ORDER BY a.created_at, a.id LIMIT $5"};

constexpr const Sql* kStatements[] = {
    &kLock,           &kKnown,         &kMatches,      &kNumbered, &kOfCustomers,   &kOfAmount,
    &kCalled,         &kFallingDue,    &kInState,      &kCreditOf, &kPaidBefore,    &kOrderedBefore,
    &kReturnedBefore, &kOrders,        &kReceipts,     &kReturns,  &kAllowedBefore, &kAllowances,
    &kChecks[0].sql,  &kChecks[1].sql, &kChecks[2].sql};
static_assert(std::size(kChecks) == 3);

std::string set_of(std::span<const std::string> texts) {
    JsonOut out;
    out.begin_array();
    for (const std::string& text : texts) out.string(text);
    return out.end_array().take();
}

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

void lock_receipt(Tx& tx, Id receipt) { tx.exec(kLock, receipt); }
bool is_known(Tx& tx, std::string_view reference) {
    return tx.scalar<Id>(kKnown, reference).has_value();
}
std::vector<Match> matches_of(Tx& tx, Id receipt) { return tx.all<Match>(kMatches, receipt); }

std::vector<Candidate> numbered(Tx& tx, std::span<const std::string> numbers) {
    if (numbers.empty()) return {};
    return tx.all<Candidate>(kNumbered, set_of(numbers));
}
std::vector<Candidate> of_customers(Tx& tx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    return tx.all<Candidate>(kOfCustomers, storage::id_set(customers));
}
std::vector<Candidate> of_amount(Tx& tx, Money amount) {
    return tx.all<Candidate>(kOfAmount, amount);
}
std::vector<Id> customers_called(Tx& tx, std::string_view name_key) {
    std::vector<Id> ids;
    tx.each(
        kCalled, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, name_key);
    return ids;
}

Total falling_due(Tx& tx, Date from, Date to) {
    return tx.one<Total>(kFallingDue, from, to).value_or(Total{});
}
Total in_state(Tx& tx, BankState state) { return tx.one<Total>(kInState, state).value_or(Total{}); }
Money credit_of(Tx& tx, Id customer) {
    return tx.scalar<Money>(kCreditOf, customer).value_or(Money{});
}

Money owed_before(Tx& tx, Id customer, Date day, Instant begins) {
    const Money ordered = tx.scalar<Money>(kOrderedBefore, customer, day).value_or(Money{});
    const Money paid = tx.scalar<Money>(kPaidBefore, customer, day).value_or(Money{});
    const Money back = tx.scalar<Money>(kReturnedBefore, customer, begins).value_or(Money{});
    const Money off = tx.scalar<Money>(kAllowedBefore, customer, begins).value_or(Money{});
    return ordered - paid - back - off;
}

std::vector<Entry> entries_of(Tx& tx, const Period& period, const TimeZone& zone) {
    std::vector<Entry> entries;
    const int limit = kEntriesLimit + 1;
    const auto day_in = [](const storage::RowView& row, std::size_t at) {
        return Date::parse(row.text(at)).value_or(Date{});
    };
    tx.each(
        kOrders,
        [&](const storage::RowView& row) {
            entries.push_back({day_in(row, 2),
                               EntryKind::order,
                               row.text(1),
                               row.text(1),
                               row.id(0),
                               Money{row.integer(3)},
                               {}});
        },
        period.customer_id, period.from, period.to, limit);
    tx.each(
        kReceipts,
        [&](const storage::RowView& row) {
            const std::string kind = row.text(4);
            entries.push_back({day_in(row, 2),
                               kind == "refund"     ? EntryKind::refund
                               : kind == "reversal" ? EntryKind::reversal
                                                    : EntryKind::receipt,
                               row.text(1),
                               row.text(5),
                               row.id(0),
                               Money{-row.integer(3)},
                               {}});
        },
        period.customer_id, period.from, period.to, limit);
    tx.each(
        kReturns,
        [&](const storage::RowView& row) {
            entries.push_back({business_date(zone, Instant{row.integer(2)}),
                               EntryKind::returned,
                               row.text(1),
                               "",
                               row.id(0),
                               Money{-row.integer(3)},
                               {}});
        },
        period.customer_id, period.begins, period.ends, limit);
    tx.each(
        kAllowances,
        [&](const storage::RowView& row) {
            entries.push_back({business_date(zone, Instant{row.integer(2)}),
                               EntryKind::allowance,
                               row.text(1),
                               row.text(4),
                               row.id(0),
                               Money{-row.integer(3)},
                               {}});
        },
        period.customer_id, period.begins, period.ends, limit);
    return entries;
}

}  // namespace zhuli::receivables
