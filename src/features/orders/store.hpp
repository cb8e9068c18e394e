// Statements and tables of orders beyond what storage/save writes: the parts of the aggregate,
// lookups and what the doctor checks.
#pragma once

#include <map>
#include <span>

#include "features/orders/model_changes.hpp"
#include "features/orders/model_inputs.hpp"
#include "features/orders/model_terms.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Check;
using storage::Tx;

/// Nobody else changes this order until the unit ends.
void lock_order(Tx& tx, Id order);
std::vector<OrderLine> lines_of(Tx& tx, Id order);
void insert_lines(Tx& tx, const Order& order);
/// Writes the lines that differ; same ids in the same order.
void update_lines(Tx& tx, const Order& before, const Order& after);
/// What refers to a line does so by its id, which a line that stays keeps.
void replace_lines(Tx& tx, const Order& order);

void keep_terms(Tx& tx, const FrozenTerms& frozen);
std::optional<FrozenTerms> find_terms(Tx& tx, Id order, int terms_no);

/// Newest first, at most a hundred.
std::vector<OrderChange> order_changes_of(Tx& tx, Id order);
std::optional<OrderChange> waiting_change(Tx& tx, Id order);

std::vector<Instalment> instalments_of(Tx& tx, Id order);
void insert_instalments(Tx& tx, const Order& order);
/// Nothing when they are the same.
void replace_instalments(Tx& tx, const Order& before, const Order& after);
std::vector<PaymentRelease> releases_of(Tx& tx, Id order);
/// When the last of its goods arrived; nothing: none did.
std::optional<Instant> last_delivery(Tx& tx, Id order);
int credit_days_of(Tx& tx, Id customer);

std::vector<Receipt> receipts_of(Tx& tx, Id order);
std::vector<Shipment> shipments_of(Tx& tx, Id order);
std::vector<Return> returns_of(Tx& tx, Id order);
std::vector<ReturnLine> return_lines_of(Tx& tx, Id order);
/// The return whose goods this order replaces.
std::optional<Return> return_for(Tx& tx, Id exchange_order);

struct Seller {
    std::string name;
    Id team_id;
};
BOOST_DESCRIBE_STRUCT(Seller, (), (name, team_id))
Seller seller(Tx& tx, Id user);
/// One statement.
std::map<Id, std::string> names_of(Tx& tx, const std::vector<Id>& users);

/// Lines of the customer's latest orders, newest first; reads a fixed number of orders.
std::vector<BoughtLine> bought_lines(Tx& tx, Id customer);
std::vector<EarlierOrder> earlier_orders(Tx& tx, Id customer);
/// What is still due of the customer's confirmed orders; reads only those, out of one index.
Money credit_used(Tx& tx, Id customer);
/// What decides whether an order may go on, in one statement: the customer's credit limit (0: none)
/// and the policies of approvals as they are kept.
struct GateFacts {
    Money credit_limit_minor;
    std::string policies;
};
BOOST_DESCRIBE_STRUCT(GateFacts, (), (credit_limit_minor, policies))
GateFacts gate_facts(Tx& tx, Id customer);
/// No other order of this customer is weighed against the credit limit until the unit ends.
void hold_credit(Tx& tx, Id customer);
/// Audit entries of the order and its returns, oldest first.
std::vector<Change> changes_of(Tx& tx, Id order);

struct KnownImport {
    Id id;
    std::string source;
    std::string content_hash;
};
BOOST_DESCRIBE_STRUCT(KnownImport, (), (id, source, content_hash))
/// Imported history with that number, of any source, not taken back; at most ten.
std::vector<KnownImport> find_imports(Tx& tx, std::string_view external_no);
/// Our own order with that number.
std::optional<Id> find_own(Tx& tx, std::string_view number);

/// Whether the customer has an order that was not cancelled.
bool any_order_of(Tx& tx, Id customer);

std::span<const storage::Sql* const> statements();
/// A customer ($2) whom goods are to be brought to, or who owes.
const storage::Sql& to_deliver();
const storage::Sql& to_collect();
std::span<const Check> checks();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::orders
