// Segments and offers that change hands: a draft goes to somebody who may send it, and what is in
// the name of whoever leaves goes to their successor.
#pragma once

#include <vector>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/offers/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::offers {

using storage::Tx;

/// A draft, to a colleague who may send offers, who is told. 422 for anybody else.
Result<OfferView> assign_offer(Tx& tx, const Ctx& ctx, const OfferAssignment& in);

// For a handover. Archived segments and stopped offers stay whose they were.
std::vector<Id> list_owned_segments(Tx& tx, Id person, int limit);
std::vector<Id> list_owned_offers(Tx& tx, Id person, int limit);
/// False: it was no longer in that person's name.
Result<bool> hand_over_segment(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);
Result<bool> hand_over_offer(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);

}  // namespace zhuli::offers
