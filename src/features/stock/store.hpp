// Statements and tables of stock. The guarded statements on a balance return whether the balance
// allowed the change; on PostgreSQL rows are locked in (product, warehouse) order first.
#pragma once

#include <span>

#include "features/stock/model.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::stock {

using storage::Check;
using storage::Tx;

struct Place {
    Id product_id;
    Id warehouse_id;
    auto operator<=>(const Place&) const = default;
};

void ensure_balance(Tx& tx, Place place);
/// on_hand by `by`, unless less than what is reserved would remain.
bool change_on_hand(Tx& tx, Place place, Quantity by);
/// reserved by `by`, unless it leaves 0 … on_hand.
bool change_reserved(Tx& tx, Place place, Quantity by);
/// What was reserved leaves the warehouse.
bool take_out(Tx& tx, Place place, Quantity quantity);

/// Balances of these products, ordered and locked by (product, warehouse) until the unit ends.
std::vector<Balance> lock_balances(Tx& tx, const std::string& product_set);
std::vector<Balance> balances_of(Tx& tx, Id product);
std::vector<Available> available_of(Tx& tx, const std::string& product_set);
std::vector<BalanceView> balance_views(Tx& tx, Id product);
std::vector<BalanceView> balance_views_in(Tx& tx, const std::string& product_set);
std::vector<BalanceView> balance_page(Tx& tx, Place after, int limit);

/// What lies in `warehouse` (0: in all of them), one statement each: the products of a set, those
/// with these codes (a JSON list), and a page in order of code.
std::vector<StockItem> items_in(Tx& tx, const std::string& product_set, Id warehouse);
std::vector<StockItem> items_by_code(Tx& tx, const std::string& codes, Id warehouse);
std::vector<StockItem> item_page(Tx& tx, std::string_view after_code, Id warehouse, int limit);

std::vector<Reservation> open_reservations(Tx& tx, Id order);
std::optional<Id> warehouse_by_code(Tx& tx, std::string_view code);
std::optional<Id> warehouse_by_name(Tx& tx, std::string_view name);
/// The sum of the opening moves of a place; 0: none, or taken back.
Quantity opening_of(Tx& tx, Place place);
std::optional<Id> first_warehouse(Tx& tx);

std::span<const storage::Sql* const> statements();
std::span<const Check> checks();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::stock
