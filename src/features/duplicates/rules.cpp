#include "features/duplicates/rules.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <set>

#include "features/duplicates/rules_blend.hpp"

namespace zhuli::duplicates {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"duplicates.read",
     {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"duplicates.decide", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"duplicates.merge", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"duplicates.scan", {{manager, Scope::tree}, {admin, Scope::org}}},
};

// What the scan and the merges do to a pair needs nobody's permission and is no action.
constexpr Transition<PairState, Pair> kWorkflow[] = {
    {PairState::open, "merge", PairState::merged, "duplicates.merge"},
    {PairState::open, "dismiss", PairState::not_duplicate, "duplicates.decide"},
    {PairState::not_duplicate, "reopen", PairState::open, "duplicates.decide"},
};

void check_losers(const MergeQuestion& question, std::vector<FieldProblem>& problems) {
    std::set<Id> seen;
    for (std::size_t i = 0; i < question.loser_ids.size(); ++i) {
        const Id loser = question.loser_ids[i];
        const std::string path = "loser_ids." + std::to_string(i);
        if (loser == question.winner_id)
            problems.push_back({path, "duplicates.with_itself", {}});
        else if (!seen.insert(loser).second)
            problems.push_back({path, "duplicates.given_twice", {}});
    }
}

void check_picks(const MergeQuestion& question, std::vector<FieldProblem>& problems) {
    for (std::size_t i = 0; i < question.picks.size(); ++i) {
        const Pick& pick = question.picks[i];
        const std::string path = "picks." + std::to_string(i);
        const auto& losers = question.loser_ids;
        const bool takes_part =
            pick.customer_id == question.winner_id ||
            std::find(losers.begin(), losers.end(), pick.customer_id) != losers.end();
        if (!can_pick(pick.field.v))
            problems.push_back({path + ".field", "duplicates.no_such_field", {}});
        if (!takes_part)
            problems.push_back({path + ".customer_id", "duplicates.takes_no_part", {}});
    }
}

/// `now` without what `after` has and `before` had not.
boost::json::array without_added(const boost::json::array& before, const boost::json::array& after,
                                 const boost::json::array& now) {
    const auto holds = [](const boost::json::array& list, const boost::json::value& value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    };
    boost::json::array kept;
    for (const auto& value : now)
        if (holds(before, value) || !holds(after, value)) kept.push_back(value);
    return kept;
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Workflow<PairState, Pair> workflow() { return kWorkflow; }

bool covers(const Ctx& ctx, std::string_view permission, const Pair& pair) {
    return ctx.covers(permission, pair.owner_id) && ctx.covers(permission, pair.other_owner_id);
}

std::vector<std::string> actions_for(const Ctx& ctx, const Pair& pair) {
    std::vector<std::string> actions;
    for (const auto& step : workflow())
        if (step.from == pair.state && covers(ctx, step.permission, pair))
            actions.emplace_back(step.action);
    return actions;
}

PairLevel level_of(std::int64_t score, bool automatic) {
    if (automatic) return PairLevel::automatic;
    return score >= kLikelyScore ? PairLevel::likely : PairLevel::possible;
}

bool is_worth_a_look(std::span<const PairReason> reasons) {
    bool other_name = false, shares_number = false;
    for (const PairReason& reason : reasons) {
        const bool number =
            reason.field == "phone" || reason.field == "email" || reason.field == "credit_code";
        shares_number |= number && reason.agreement >= Agreement::close;
        other_name |= reason.field == "name" && reason.agreement == Agreement::different;
    }
    return shares_number || !other_name;
}

Scan due_scan(const ScanStatus& status, Date today, int hour, bool large) {
    const bool night = hour >= kNightHour && (!large || hour < kMorningHour);
    const bool never = !status.full_on && !large;
    if (never || (night && status.full_on < today)) return Scan::full;
    return large ? Scan::none : Scan::changed;
}

Result<> check(const MergeQuestion& question) {
    std::vector<FieldProblem> problems;
    if (question.loser_ids.size() > kLosersLimit)
        problems.push_back(
            {"loser_ids", "field.too_many", {{"max", std::to_string(kLosersLimit)}}});
    check_losers(question, problems);
    check_picks(question, problems);
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

std::string_view refusal_of(const customers::Customer& winner, const customers::Customer& loser,
                            std::int64_t moved_count) {
    if (winner.id == loser.id) return "duplicates.with_itself";
    for (const auto* one : {&winner, &loser}) {
        if (one->merged_into) return "customers.is_merged";
        if (one->archived) return "customers.is_archived";
        if (one->kind == customers::Kind::walk_in) return "customers.walk_in_is_system";
    }
    return moved_count > kMovedLimit ? "duplicates.too_much_to_move" : "";
}

std::string_view undo_refusal_of(const Merge& merge, const customers::Customer& winner,
                                 const customers::Customer& loser) {
    if (merge.state != MergeState::done) return "duplicates.undone_already";
    if (winner.merged_into) return "duplicates.undo_the_later_one_first";
    return loser.merged_into == winner.id ? "" : "duplicates.undone_already";
}

std::optional<std::string> value_after_undo(const MergedField& field, const std::string& now) {
    const auto is = boost::json::parse(now), was = boost::json::parse(field.after);
    if (is == was) return field.before;
    const auto before = boost::json::parse(field.before);
    if (!is.is_array() || !was.is_array() || !before.is_array()) return std::nullopt;
    return boost::json::serialize(
        without_added(before.get_array(), was.get_array(), is.get_array()));
}

}  // namespace zhuli::duplicates
