// Customers that change hands by another way than their own page, and those nobody owns.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "storage/tx.hpp"

namespace zhuli::customers {

/// Another owner, or none, as a pool decides; the former one keeps nothing. `event` is what the
/// timeline is told, with a reason if there is one.
Result<> change_owner(storage::Tx& tx, const Ctx& ctx, Id id, Id owner, std::string_view event,
                      std::string_view reason = {});

}  // namespace zhuli::customers
