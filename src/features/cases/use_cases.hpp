// What people do with cases: draft one from a closed complaint, review, publish, look at it again,
// put it away; and what they are shown of them while they work on a complaint. Problems are those
// of rules.hpp plus not_found, forbidden, stale, cases.has_one and cases.own.
#pragma once

#include "core/codec.hpp"
#include "features/cases/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::cases {

using storage::Tx;

Result<Page<CaseItem>> list_cases(Tx& tx, const Ctx& ctx, const http::Listed<Case>& query);
Result<CaseView> show_case(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<CaseView> create_case(Tx& tx, const Ctx& ctx, const Case& in);
/// Out of a closed complaint's own records; one at a time.
Result<CaseView> draft_from_ticket(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Whoever changes a draft does not review it.
Result<CaseView> edit_case(Tx& tx, const Ctx& ctx, const Edit& edit);

Result<CaseView> submit_case(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<CaseView> publish_case(Tx& tx, const Ctx& ctx, const Publication& in);
Result<CaseView> return_case(Tx& tx, const Ctx& ctx, const Remark& in);
/// It still holds, until another day.
Result<CaseView> renew_case(Tx& tx, const Ctx& ctx, const Publication& in);
/// Back to a draft, found no more until it is published again.
Result<CaseView> revise_case(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<CaseView> archive_case(Tx& tx, const Ctx& ctx, const Remark& in);
Result<CaseView> restore_case(Tx& tx, const Ctx& ctx, const http::ById& in);

/// Published ones like what is typed, the best first, with why.
Result<Hints> hint_cases(Tx& tx, const Ctx& ctx, const HintQuestion& in);
/// The same for a complaint, with what helped there already and what was drafted from it.
Result<Hints> hint_for_ticket(Tx& tx, const Ctx& ctx, const http::ById& in);
/// It helped with that complaint; counted once for each.
Result<CaseView> use_case(Tx& tx, const Ctx& ctx, const Use& in);
Result<CaseView> take_back_case_use(Tx& tx, const Ctx& ctx, const Use& in);
Result<Effect> show_effect(Tx& tx, const Ctx& ctx, const EffectQuestion& in);

// For other capabilities.

/// Those of these that are there, as they stand today.
std::vector<CaseItem> find_cases(Tx& tx, const Ctx& ctx, std::span<const Id> ids);

/// Up to `limit` cases in somebody's name that are not put away.
std::vector<Id> list_kept_owned(Tx& tx, Id person, int limit);
/// Somebody else answers for it; false when it is no longer `from`'s.
Result<bool> hand_over_case(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);

}  // namespace zhuli::cases
