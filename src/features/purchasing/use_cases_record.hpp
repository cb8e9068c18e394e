// What the parts of purchasing share; for this capability's use cases only.
#pragma once

#include <map>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/catalog/model.hpp"
#include "features/purchasing/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::purchasing {

using storage::Tx;

/// Product, supplier and warehouse are there; every one that is not at once. Gives the product.
Result<catalog::Product> check_references(Tx& tx, Id product, Id supplier, Id warehouse);
/// How these sell and what there is of them, each asked for.
std::map<Id, Position> positions_of(Tx& tx, const Ctx& ctx, std::span<const Id> products);
/// Adds to the draft to the request's supplier; returns that order's id.
Result<Id> put_into_draft(Tx& tx, const Ctx& ctx, const Request& request);

}  // namespace zhuli::purchasing
