// What people do with the clean-up list. Each function authorises, loads, decides, saves and shows;
// problems are those of rules.hpp and rules_fix.hpp plus not_found (also when out of scope),
// forbidden and stale.
#pragma once

#include "core/codec.hpp"
#include "core/messages.hpp"
#include "features/cleanup/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::cleanup {

using storage::Tx;

/// The worst first; open ones unless another state is asked for.
Result<Page<FlawView>> list_flaws(Tx& tx, const Ctx& ctx, const http::Listed<Flaw>& query);
/// Remembered until what is wrong changes.
Result<FlawView> dismiss_flaw(Tx& tx, const Ctx& ctx, const NewDismissal& in);
Result<FlawView> reopen_flaw(Tx& tx, const Ctx& ctx, const http::ById& in);

/// The least complete first.
Result<Page<CompletenessView>> list_completeness(Tx& tx, const Ctx& ctx,
                                                 const http::Listed<Completeness>& query);
/// One customer's, line by line.
Result<Profile> show_profile(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Records, average, open and mended, by owner; open ones by code.
Result<Board> show_cleanup_board(Tx& tx, const Ctx& ctx, const BoardQuestion& in);

/// What a fix would do, and to whom not and why. Writes nothing.
Result<FixPreview> preview_fix(Tx& tx, const Ctx& ctx, const FixQuestion& in, const Catalog& texts);
/// All of it in one unit; rows that are refused stay, the others are mended.
Result<FixResult> fix_flaws(Tx& tx, const Ctx& ctx, const NewFix& in, const Catalog& texts);
Result<Page<FixView>> list_fixes(Tx& tx, const Ctx& ctx, const http::Listed<Fix>& query);
Result<FixView> show_fix(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Every member goes back that nobody changed since; the others are named.
Result<FixUndone> undo_fix(Tx& tx, const Ctx& ctx, const http::ById& in, const Catalog& texts);

Result<ScanView> show_cleanup_scan(Tx& tx, const Ctx& ctx, const http::Nothing& in);
/// One that runs goes on.
Result<ScanView> request_cleanup_scan(Tx& tx, const Ctx& ctx, const ScanRequest& in);
Result<Settings> show_cleanup_settings(Tx& tx, const Ctx& ctx, const http::Nothing& in);
/// Everybody is looked at again.
Result<Settings> edit_cleanup_settings(Tx& tx, const Ctx& ctx, const Edit& edit);

// For other capabilities.

/// Open flaws in the caller's scope.
std::int64_t count_flaws(Tx& tx, const Ctx& ctx);

}  // namespace zhuli::cleanup
