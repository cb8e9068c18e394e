// Statements and tables of purchasing.
#pragma once

#include <map>

#include "features/purchasing/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::purchasing {

using storage::Tx;

std::optional<Id> supplier_by_code(Tx& tx, std::string_view code);
std::map<Id, std::string> supplier_names(Tx& tx, std::span<const Id> suppliers);

std::optional<Id> rule_of(Tx& tx, Id product);
/// Active rules: of these products, and page by page in order of product.
std::vector<ReorderRule> rules_for(Tx& tx, std::span<const Id> products);
std::vector<ReorderRule> rules_after(Tx& tx, Id after, int limit);
/// Only sold and squares: what left by shipments since.
std::vector<Position> sold_since(Tx& tx, std::span<const Id> products, Instant since, Instant now);
/// Pieces in orders that were not sent yet.
std::map<Id, Quantity> drafted(Tx& tx, std::span<const Id> products);

/// The open one of a product, else the last one; locked.
std::optional<Request> latest_request(Tx& tx, Id product);
void lock_request(Tx& tx, Id request);

void lock_order(Tx& tx, Id order);
std::vector<OrderLine> lines_of(Tx& tx, Id order);
void replace_lines(Tx& tx, const Order& order);
/// The draft to this supplier for this warehouse made last.
std::optional<Id> draft_for(Tx& tx, Id supplier, Id warehouse);
/// Under way, and expected before `today`: the latest first.
std::vector<LateOrder> late_orders(Tx& tx, Date today, int limit);
/// Up to `most`.
std::int64_t drafts_count(Tx& tx, int most);
std::map<Id, std::string> order_numbers(Tx& tx, std::span<const Id> orders);
std::vector<GoodsReceipt> receipts_of(Tx& tx, Id order);
std::vector<GoodsReceiptLine> receipt_lines_of(Tx& tx, Id order);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::purchasing
