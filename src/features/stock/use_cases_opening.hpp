// What lay in a warehouse before there was a ledger: written once for each product and place, and
// taken back as a whole. Typed or imported; a count is something else.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/stock/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::stock {

using storage::Tx;

/// The sum of the opening moves of a place; 0: none, or taken back.
Quantity opened_with(Tx& tx, Id product, Id warehouse);
/// The warehouse with this code, else the one with this name.
std::optional<Id> warehouse_called(Tx& tx, std::string_view words);
/// Adds to what lies there; the id is the move's.
Result<Id> open_stock(Tx& tx, const Ctx& ctx, Id product, Id warehouse, Quantity quantity);
/// By a move against it; false when less than what is reserved would remain.
Result<bool> take_back_opening(Tx& tx, const Ctx& ctx, Id move);

}  // namespace zhuli::stock
