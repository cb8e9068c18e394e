// What people do in the retro: look at a month, decide what is done otherwise, do it. Problems are
// those of rules.hpp plus not_found, forbidden and stale.
#pragma once

#include "core/codec.hpp"
#include "features/retros/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::retros {

using storage::Tx;

Result<Retro> show_retro(Tx& tx, const Ctx& ctx, const MonthQuestion& in);

Result<Page<SopChangeView>> list_sop_changes(Tx& tx, const Ctx& ctx,
                                             const http::Listed<SopChange>& query);
Result<SopChangeView> show_sop_change(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Its owner is told.
Result<SopChangeView> plan_sop_change(Tx& tx, const Ctx& ctx, const SopChange& in);
Result<SopChangeView> edit_sop_change(Tx& tx, const Ctx& ctx, const Edit& edit);
/// By its owner, with what was done.
Result<SopChangeView> finish_sop_change(Tx& tx, const Ctx& ctx, const SopEnding& in);
/// It is not done, with why.
Result<SopChangeView> drop_sop_change(Tx& tx, const Ctx& ctx, const SopEnding& in);
Result<SopChangeView> reopen_sop_change(Tx& tx, const Ctx& ctx, const http::ById& in);

// For other capabilities.

/// Up to `limit` open changes in somebody's name.
std::vector<Id> list_open_owned(Tx& tx, Id person, int limit);
/// Somebody else sees to it; false when it is no longer `from`'s, or has ended.
Result<bool> hand_over_change(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);

}  // namespace zhuli::retros
