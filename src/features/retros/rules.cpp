#include "features/retros/rules.hpp"

#include <algorithm>
#include <map>

#include "core/json_out.hpp"
#include "core/problems.hpp"

namespace zhuli::retros {

namespace {

using enum Role;
using enum ChangeState;

constexpr std::string_view kPlan = "retros.plan", kFinish = "retros.finish";

constexpr Permission kPermissions[] = {
    {"retros.read",
     {{assistant, Scope::org},
      {manager, Scope::org},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {marketing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"retros.plan", {{manager, Scope::org}, {service, Scope::org}, {admin, Scope::org}}},
    {"retros.finish",
     {{assistant, Scope::own},
      {manager, Scope::org},
      {finance, Scope::own},
      {warehouse, Scope::own},
      {purchasing, Scope::own},
      {service, Scope::own},
      {marketing, Scope::own},
      {admin, Scope::org}}},
};

constexpr Transition<ChangeState, SopChange> kWorkflow[] = {
    {open, "edit", open, kPlan},   {open, "finish", done, kFinish},  {open, "drop", dropped, kPlan},
    {done, "reopen", open, kPlan}, {dropped, "reopen", open, kPlan},
};

using Key = std::pair<Cause, Kind>;

std::map<Key, std::int64_t> sums_of(std::span<const Counted> counted) {
    std::map<Key, std::int64_t> sums;
    for (const Counted& one : counted) sums[{one.cause, one.kind}] += one.complaints;
    return sums;
}

std::vector<AboutProduct> products_of(std::span<const CountedProduct> counted, const Key& key) {
    std::vector<AboutProduct> products;
    for (const CountedProduct& one : counted)
        if (Key{one.cause, one.kind} == key)
            products.push_back({one.product_id, {}, one.complaints});
    std::ranges::sort(products, [](const AboutProduct& a, const AboutProduct& b) {
        return a.complaints != b.complaints ? a.complaints > b.complaints
                                            : a.product_id < b.product_id;
    });
    if (products.size() > kMostProducts) products.resize(kMostProducts);
    return products;
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<ChangeState, SopChange> workflow() { return kWorkflow; }

std::vector<std::string> actions_for(const Ctx& ctx, const SopChange& change) {
    auto actions = actions_of(workflow(), ctx, change, change.state);
    std::erase_if(actions, [&](const std::string& action) {
        return action == "finish" && !ctx.covers(kFinish, change.owner_id);
    });
    return actions;
}

Date first_of_month(Date day) { return day.plus_days(1 - day.ymd().day); }
Date first_of_next(Date first) { return first_of_month(first.plus_days(31)); }
Date first_before(Date first) { return first_of_month(first.plus_days(-1)); }

std::vector<Repeat> repeats_of(std::span<const Counted> month, std::span<const Counted> before,
                               std::span<const CountedProduct> products) {
    const auto earlier = sums_of(before);
    std::vector<Repeat> repeats;
    for (const auto& [key, complaints] : sums_of(month)) {
        if (complaints < kRepeats) continue;
        const auto was = earlier.find(key);
        repeats.push_back({key.first, key.second, complaints,
                           was == earlier.end() ? 0 : was->second, products_of(products, key)});
    }
    std::ranges::stable_sort(repeats, [](const Repeat& a, const Repeat& b) {
        return a.complaints != b.complaints
                   ? a.complaints > b.complaints
                   : a.complaints - a.month_before > b.complaints - b.month_before;
    });
    return repeats;
}

std::vector<CauseCost> by_cause(std::span<const resolutions::Cost> costs) {
    std::vector<CauseCost> found;
    for (const resolutions::Cost& one : costs) {
        auto at = std::ranges::find(found, one.cause, &CauseCost::cause);
        if (at == found.end()) at = found.insert(found.end(), {one.cause, 0, {}});
        at->letters += one.count;
        at->amount_minor += one.amount_minor;
    }
    std::ranges::sort(found, [](const CauseCost& a, const CauseCost& b) {
        return a.amount_minor != b.amount_minor ? a.amount_minor > b.amount_minor
                                                : a.cause < b.cause;
    });
    return found;
}

std::int64_t sum_of(std::span<const Counted> counted) {
    std::int64_t sum = 0;
    for (const Counted& one : counted) sum += one.complaints;
    return sum;
}

Result<> check(const SopChange& change, const SopChange* before, Date today) {
    Problems problems;
    if (change.cause == Cause::none) problems.push_back({"cause", "field.required", {}});
    if (change.kind == Kind::none) problems.push_back({"kind", "field.required", {}});
    if (change.month_on && change.month_on > today)
        problems.push_back({"month_on", "retros.month_to_come", {}});
    const bool stood = before != nullptr && before->due_on == change.due_on;
    if (!stood && (change.due_on < today || change.due_on > today.plus_days(kMostDaysAhead)))
        problems.push_back(
            {"due_on", "retros.due_day", {{"days", std::to_string(kMostDaysAhead)}}});
    return refused_if_any(std::move(problems));
}

std::string event_body(const SopChange& change) {
    JsonOut out;
    out.begin_object().key("title").string(change.title.v).end_object();
    return out.take();
}

}  // namespace zhuli::retros
