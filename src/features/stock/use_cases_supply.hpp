// What comes in, who waits for it, and moves between and in warehouses, as other capabilities ask
// for them. They run inside the unit of whoever asks, under whose lock the documents are.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/stock/model_supply.hpp"
#include "features/stock/rules_supply.hpp"
#include "storage/tx.hpp"

namespace zhuli::stock {

using storage::Tx;

/// As it is now; none still to come: it is gone.
void keep_supply(Tx& tx, const Supply& supply);
/// As it is now; none lacking: nobody waits.
void keep_wait(Tx& tx, const Wait& wait);

/// By product, then what others wait for, then by day.
std::vector<Flow> flows_of(Tx& tx, std::span<const Id> products);
/// By day, at most kListed.
std::vector<Supply> supplies_of(Tx& tx, Id product);
/// In the order in which they are served: promised day, then age; at most kListed.
std::vector<Wait> waits_of(Tx& tx, Id product);
inline constexpr int kListed = 200;

/// Two moves in one unit; 409 stock.below_reserved if less than that is free.
Result<Moves> transfer(Tx& tx, const Ctx& ctx, const Transfer& in);
/// A move with its balance, audit and event. False: less than is reserved would remain.
Result<bool> append(Tx& tx, const Ctx& ctx, StockMove& move);
/// Balances of the product, locked until the unit ends, by warehouse.
std::vector<Balance> hold_balances(Tx& tx, Id product);

/// What a line of the order holds in `warehouse` (0: anywhere) becomes free, at most `most`;
/// returns how much.
Quantity give_back(Tx& tx, Id order, Id line, Id warehouse, Quantity most);
/// What was ever held for this order, whatever became of it, and some other order waits for.
std::vector<Id> waited_for_of(Tx& tx, Id order);
/// Orders that hold something longer than was meant.
std::vector<Id> orders_with_expired(Tx& tx, Instant now, int limit);
void prolong(Tx& tx, Id order, Instant until);

}  // namespace zhuli::stock
