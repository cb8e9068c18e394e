#include "features/cleanup/rules.hpp"

#include <algorithm>
#include <set>

#include "features/cleanup/rules_find.hpp"

namespace zhuli::cleanup {

namespace {

using enum Role;
using customers::Customer;
using Problems = std::vector<FieldProblem>;

constexpr Permission kPermissions[] = {
    {"cleanup.read",
     {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"cleanup.fix", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"cleanup.scan", {{manager, Scope::tree}, {admin, Scope::org}}},
    {"cleanup.settings", {{admin, Scope::org}}},
};

/// Members of a customer that a complete record may be asked for.
constexpr std::string_view kWeighable[] = {
    "short_name", "credit_code", "contact_name", "contact_title", "phone",  "email", "wechat",
    "contacts",   "region",      "address",      "industry",      "source", "tags"};

bool is_weighable(std::string_view field) {
    return std::ranges::find(kWeighable, field) != std::end(kWeighable);
}

void check_range(std::string path, int value, int least, int most, Problems& problems) {
    if (value < least || value > most)
        problems.push_back({std::move(path),
                            "cleanup.range",
                            {{"min", std::to_string(least)}, {"max", std::to_string(most)}}});
}

void check_weights(const std::string& path, const std::vector<FieldWeight>& weights,
                   Problems& problems) {
    std::set<std::string_view> seen;
    bool any = false;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const FieldWeight& one = weights[i];
        const std::string here = path + "." + std::to_string(i);
        if (!is_weighable(one.field.v))
            problems.push_back({here + ".field", "cleanup.no_such_member", {}});
        else if (!seen.insert(one.field.v).second)
            problems.push_back({here + ".field", "cleanup.member_twice", {}});
        check_range(here + ".weight", one.weight, 0, kMostWeight, problems);
        any |= one.weight > 0;
    }
    if (!any) problems.push_back({path, "cleanup.nothing_weighed", {}});
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Settings usual_settings() {
    Settings settings;
    settings.company = {{"phone", 20}, {"contact_name", 15}, {"credit_code", 10}, {"wechat", 10},
                        {"email", 10}, {"region", 10},       {"address", 10},     {"industry", 5},
                        {"source", 5}, {"contact_title", 5}};
    settings.person = {{"phone", 30},   {"wechat", 20}, {"region", 15},
                       {"address", 15}, {"email", 10},  {"source", 10}};
    return settings;
}

Result<> check(const Settings& settings) {
    Problems problems;
    check_weights("company", settings.company, problems);
    check_weights("person", settings.person, problems);
    check_range("empty_below", settings.empty_below, 0, 100, problems);
    check_range("stale_days", settings.stale_days, 1, kMostStaleDays, problems);
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

bool counts(const Customer& customer) {
    return customer.kind != customers::Kind::walk_in && !customer.archived &&
           !customer.merged_into && customer.status != customers::CustomerStatus::invalid;
}

std::vector<ScoreLine> lines_of(const Customer& customer, const Settings& settings) {
    const auto& weights =
        customer.kind == customers::Kind::person ? settings.person : settings.company;
    std::vector<ScoreLine> lines;
    for (const FieldWeight& one : weights) {
        const Field* field = find_field(fields_of<Customer>(), one.field.v);
        if (one.weight == 0 || field == nullptr) continue;
        lines.push_back({one.field.v, one.weight, !field->type->empty(field->in(&customer))});
    }
    std::ranges::stable_sort(lines,
                             [](const auto& a, const auto& b) { return a.weight > b.weight; });
    return lines;
}

int score_of(std::span<const ScoreLine> lines) {
    int filled = 0, all = 0;
    for (const ScoreLine& line : lines) {
        all += line.weight;
        if (line.filled) filled += line.weight;
    }
    return all == 0 ? 100 : (100 * filled + all / 2) / all;
}

std::vector<std::string> missing_in(std::span<const ScoreLine> lines) {
    std::vector<std::string> missing;
    for (const ScoreLine& line : lines)
        if (!line.filled) missing.push_back(line.field);
    return missing;
}

int average(std::int64_t score_sum, std::int64_t records_count) {
    if (records_count == 0) return 100;
    return static_cast<int>((score_sum + records_count / 2) / records_count);
}

Flaw new_flaw(const Finding& found, Id customer, Id owner, Instant now) {
    const FlawTraits& traits = traits_of(found.code);
    Flaw flaw;
    flaw.customer_id = customer;
    flaw.owner_id = owner;
    flaw.code = found.code;
    flaw.kind = traits.kind;
    flaw.field = traits.field;
    flaw.severity = traits.severity;
    flaw.rank = static_cast<int>(traits.severity);
    flaw.value = found.value;
    flaw.since_on = found.since_on;
    flaw.found_at = now;
    return flaw;
}

Flaw after_look(const Flaw& known, const Finding* found, Id owner, Date today, Instant now) {
    Flaw flaw = known;
    if (found == nullptr) {
        if (known.state == FlawState::resolved) return known;
        flaw.state = FlawState::resolved;
        flaw.resolved_on = today;  // counted for whoever had the customer then
        return flaw;
    }
    flaw = new_flaw(*found, known.customer_id, owner, known.found_at);
    flaw.id = known.id;
    const bool as_dismissed = known.state == FlawState::dismissed && known.value == found->value;
    if (as_dismissed) flaw.state = FlawState::dismissed;
    if (known.state == FlawState::resolved) flaw.found_at = now;
    return flaw;
}

void Cells::count(const Completeness& one, int sign) {
    Sum& sum = scores[one.owner_id];
    sum.records_count += sign;
    sum.score_sum += sign * one.score;
}

void Cells::count(const Flaw& one, int sign) {
    if (one.state == FlawState::open) open[{one.owner_id, one.code}] += sign;
    if (one.state == FlawState::resolved) resolved[{one.owner_id, one.resolved_on}] += sign;
}

std::vector<std::string> actions_for(const Ctx& ctx, const Flaw& flaw) {
    if (!ctx.covers("cleanup.fix", flaw.owner_id)) return {};
    if (flaw.state == FlawState::open) return {"fix", "dismiss"};
    if (flaw.state == FlawState::dismissed) return {"reopen"};
    return {};
}

}  // namespace zhuli::cleanup
