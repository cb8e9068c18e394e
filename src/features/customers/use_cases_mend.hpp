// Customers put right by the clean-up: tried first, then done, and taken back later. What is wrong
// and what would mend it is decided there; who may, and what a customer may become, here.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/customers/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::customers {

using storage::Tx;

/// Of a customer in the caller's scope: whether `after` may follow `before`, as on its own page.
/// Clears a reason that is no longer due.
Result<> check_mended(const Ctx& ctx, const Customer& before, Customer& after);
/// The way back, which asks for no step of the workflow: it was like this before.
Result<> check_unmended(const Ctx& ctx, const Customer& before, const Customer& after);
/// With its event: edited, archived or restored. The caller holds the customer.
Result<> save_mended(Tx& tx, const Ctx& ctx, const Customer& before, Customer& after,
                     std::string_view reason);

}  // namespace zhuli::customers
