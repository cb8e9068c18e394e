// Two customers that are one become one, in one unit: what a preview shows, with where each value
// comes from, and the merge itself with its journal, which can be taken back weeks later. What
// belongs to a customer moves by the declared references. Both must lie in the caller's scope.
#pragma once

#include "core/messages.hpp"
#include "features/duplicates/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::duplicates {

using storage::Tx;

/// Field by field what would be and why, what would move, and why it would be refused.
Result<MergePreview> preview_merge(Tx& tx, const Ctx& ctx, const MergeQuestion& in,
                                   const Catalog& texts);
/// One merge for each loser, all or none; 409 when one of them may not be merged now.
Result<Merges> merge_customers(Tx& tx, const Ctx& ctx, const MergeQuestion& in);
/// What the merge moved and still is the winner's goes back; members nobody changed since become
/// what they were. What has changed since stays, see `kept`.
Result<MergeView> undo_merge(Tx& tx, const Ctx& ctx, const http::ById& in);

Result<MergeView> show_merge(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Those a customer took part in, newest first.
Result<Merges> list_merges(Tx& tx, const Ctx& ctx, const http::ById& in);

}  // namespace zhuli::duplicates
