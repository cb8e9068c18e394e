// What people do about shortages: see them, write down what a customer chose, count what is there.
// Problems: stock.not_enough (a substitute that is gone), orders.*, shortages.*, not_found.
#pragma once

#include <span>

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/shortages/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/events.hpp"

namespace zhuli::shortages {

using storage::Tx;

Result<Page<Shortage>> list_shortages(Tx& tx, const Ctx& ctx, const Question& in);
Result<ShortageView> show_shortage(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Writes it down and does it: waiting changes nothing, a substitute is ordered and confirmed, and
/// what the customer does without leaves the order.
Result<ShortageView> choose(Tx& tx, const Ctx& ctx, const NewChoice& in);
/// Real life wins: what was not found is held for nobody, and the orders that lose it wait again.
Result<CountResult> count_stock(Tx& tx, const Ctx& ctx, const Count& in);
/// Enters goods that came in, or puts the books right: like a count, more than what is free may go,
/// but never more than is there (409 stock.not_there).
Result<MoveResult> record_move(Tx& tx, const Ctx& ctx, const stock::StockMove& in);

/// For other capabilities.

/// Products that can stand in, ranked, with their grounds; the one place that decides what a
/// substitute is.
std::vector<Substitute> substitutes_for(Tx& tx, const Ctx& ctx, Id product, Quantity wanted);
/// Nobody else changes the orders that wait for these until the unit ends. Who changes balances
/// and serves in one unit calls this first: everybody locks orders before balances.
void hold_waiting(Tx& tx, std::span<const Id> products);
/// Holds what is free for the lines that wait, in their order, and tells whose they are, once for
/// an order. Except those of `passed_over`. Returns how many orders got some.
Result<std::int64_t> serve(Tx& tx, const Ctx& ctx, std::span<const Id> products,
                           Id passed_over = {});
/// What these events set free, or brought in, goes to those who wait for it.
void serve_freed(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);
/// Holds whose time is over end, or go on where the order is under way; returns how many orders.
Result<std::int64_t> end_holds(Tx& tx, const Ctx& ctx);

}  // namespace zhuli::shortages
