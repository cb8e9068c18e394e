// Board, forecast, settings, and what other capabilities ask.
#include "features/identity/use_cases.hpp"
#include "features/opportunities/use_cases_record.hpp"
#include "storage/settings.hpp"

namespace zhuli::opportunities {

namespace {

/// Whose sums are asked for: one owner's, or those in the caller's scope (null: everybody's).
class Owners {
 public:
    Owners(const Ctx& ctx, Id asked) {
        in_scope_ = ctx.owners_in_scope("opportunities.read", own_);
        if (!asked) return;
        own_.clear();
        if (ctx.covers("opportunities.read", asked)) own_.push_back(asked);
        in_scope_ = &own_;
    }
    const std::vector<Id>* list() const { return in_scope_; }

 private:
    std::vector<Id> own_;
    const std::vector<Id>* in_scope_ = nullptr;
};

}  // namespace

Result<Board> show_opportunity_board(Tx& tx, const Ctx& ctx, const SumsQuestion& in) {
    const Owners owners(ctx, in.owner_id);
    const auto cells = sum_cells(tx, month_key(ctx.today), owners.list());
    return board_of(cells, settings_of(tx), ctx.today);
}

Result<Forecast> show_opportunity_forecast(Tx& tx, const Ctx& ctx, const SumsQuestion& in) {
    const Owners owners(ctx, in.owner_id);
    const auto cells = sum_cells(tx, month_key(ctx.today), owners.list());
    const auto late = late_cells(tx, first_of_month(ctx.today), ctx.today, owners.list());
    Forecast forecast = forecast_of(cells, late, settings_of(tx), ctx.today);
    for (OwnerForecast& sum : forecast.owners)
        sum.owner_name = identity::remembered_name(tx, ctx.now, sum.owner_id);
    return forecast;
}

Result<PipelineSettings> show_opportunity_settings(Tx& tx, const Ctx&, const http::Nothing&) {
    return settings_of(tx);
}

Result<PipelineSettings> edit_opportunity_settings(Tx& tx, const Ctx& ctx, const Edit& edit) {
    return storage::edit_settings(tx, ctx, settings_of(tx), edit, check,
                                  "opportunity_settings.edited");
}

std::vector<OpenWith> list_open_with(Tx& tx, std::span<const Id> customers) {
    std::map<Id, OpenWith> all;
    for (const OpenSum& sum : open_sums(tx, customers)) {
        OpenWith& one = all[sum.customer_id];
        one.customer_id = sum.customer_id;
        one.amount_minor += sum.amount_minor;
        one.furthest = std::max(one.furthest, sum.stage);
    }
    std::vector<OpenWith> list;
    for (const auto& [id, one] : all) list.push_back(one);
    return list;
}

std::vector<Id> list_open_owned(Tx& tx, Id person, int limit) {
    return open_owned(tx, person, limit);
}

Result<bool> hand_over_opportunity(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    TRY(const auto before, load_for_change(tx, ctx, id));
    if (before.owner_id != from) return false;
    Opportunity after = before;
    after.owner_id = to;
    CHECK(save_opportunity(tx, ctx, before, after, "opportunity.handed_over"));
    return true;
}

}  // namespace zhuli::opportunities
