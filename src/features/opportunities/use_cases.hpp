// What people do with opportunities. Each function authorises, loads, decides, saves and shows;
// problems are those of rules.hpp plus not_found (also when out of scope), forbidden and stale.
#pragma once

#include "core/codec.hpp"
#include "features/opportunities/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::opportunities {

using storage::Tx;

Result<Page<OpportunityView>> list_opportunities(Tx& tx, const Ctx& ctx,
                                                 const http::Listed<Opportunity>& query);
Result<OpportunityView> show_opportunity(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<History> show_opportunity_history(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<OpportunityView> create_opportunity(Tx& tx, const Ctx& ctx, const Opportunity& in);
/// Everything but its stage; a later expected day is a slip.
Result<OpportunityView> edit_opportunity(Tx& tx, const Ctx& ctx, const Edit& edit);
/// Into another open stage, forwards or back.
Result<OpportunityView> move_opportunity(Tx& tx, const Ctx& ctx, const StageMove& in);
Result<OpportunityView> win_opportunity(Tx& tx, const Ctx& ctx, const Success& in);
Result<OpportunityView> lose_opportunity(Tx& tx, const Ctx& ctx, const Loss& in);
Result<OpportunityView> reopen_opportunity(Tx& tx, const Ctx& ctx, const Reopening& in);

/// Count and sum of each stage.
Result<Board> show_opportunity_board(Tx& tx, const Ctx& ctx, const SumsQuestion& in);
/// Σ amount × probability by month and owner.
Result<Forecast> show_opportunity_forecast(Tx& tx, const Ctx& ctx, const SumsQuestion& in);

Result<PipelineSettings> show_opportunity_settings(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<PipelineSettings> edit_opportunity_settings(Tx& tx, const Ctx& ctx, const Edit& edit);

// For other capabilities.

/// What is open with customers: how much, and the stage that came furthest. Customers without are
/// left out.
struct OpenWith {
    Id customer_id;
    Money amount_minor;
    Stage furthest = Stage::discovery;
};
std::vector<OpenWith> list_open_with(Tx& tx, std::span<const Id> customers);

/// Up to `limit` open ones in somebody's name.
std::vector<Id> list_open_owned(Tx& tx, Id person, int limit);
/// Another owner; false when it is no longer `from`'s.
Result<bool> hand_over_opportunity(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);

}  // namespace zhuli::opportunities
