// Statements and tables of logistics beyond what storage/save writes.
#pragma once

#include <span>

#include "features/logistics/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::logistics {

using storage::Tx;

std::optional<LogisticsSettings> stored_settings(Tx& tx);

/// An order's, locked until the unit ends; whoever asks holds the order already.
std::optional<Dispatch> dispatch_of(Tx& tx, Id order);
/// Open ones in order of id, behind `after`.
std::vector<Id> open_after(Tx& tx, Id after, int limit);
/// The orders of open dispatches promised up to `until`, in order of promised day and id, behind.
struct Watched {
    Id id;
    Id order_id;
    Date promised_on;
};
BOOST_DESCRIBE_STRUCT(Watched, (), (id, order_id, promised_on))
std::vector<Watched> promised_until(Tx& tx, Date until, const Watched& after, int limit);
/// The orders of shipments on their way of which nothing was heard since; a page behind `after`.
std::vector<Watched> silent_since(Tx& tx, Instant since, Id after, int limit);

/// How many lines each order has and how much is held for it.
struct HeldSum {
    Id order_id;
    std::int64_t line_count = 0;
    Quantity held;
};
BOOST_DESCRIBE_STRUCT(HeldSum, (), (order_id, line_count, held))
std::vector<HeldSum> held_sums(Tx& tx, std::span<const Id> orders);
/// Where what is held for an order lies.
struct HeldAt {
    Id order_line_id;
    std::string warehouse;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(HeldAt, (), (order_line_id, warehouse, quantity))
std::vector<HeldAt> held_at(Tx& tx, Id order);
/// What the score of an order is made of.
struct Standing {
    Id order_id;
    Date promised_on;
    Instant confirmed_at;
    orders::Payment payment = orders::Payment::unpaid;
    customers::Tier tier = customers::Tier::c;
    Placing placed = Placing::by_score;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (order_id, promised_on, confirmed_at, payment, tier, placed))
std::vector<Standing> standings_of(Tx& tx, const std::string& order_set);
/// By barcode, else by code.
std::optional<Id> scanned_product(Tx& tx, std::string_view code);

std::optional<Id> carrier_by_name(Tx& tx, std::string_view name);
std::vector<Waybill> waybills_of(Tx& tx, Id order);
std::optional<Waybill> hold_waybill(Tx& tx, Id id);
std::vector<WaybillEvent> events_of(Tx& tx, Id waybill);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::logistics
