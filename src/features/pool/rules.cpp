#include "features/pool/rules.hpp"

#include <algorithm>
#include <set>

#include "core/problems.hpp"

namespace zhuli::pool {

namespace {

using enum Role;
using customers::CustomerStatus;

constexpr Permission kPermissions[] = {
    {"pool.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {service, Scope::own},
      {marketing, Scope::own},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"pool.claim", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"pool.release", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"pool.assign", {{manager, Scope::tree}, {admin, Scope::org}}},
    {"pool.exempt", {{manager, Scope::tree}, {admin, Scope::org}}},
    {"pool.settings", {{manager, Scope::tree}, {admin, Scope::org}}},
};

void check_range(std::string_view path, int value, int least, int most, Problems& problems) {
    if (value < least || value > most)
        problems.push_back({std::string(path),
                            "pool.range",
                            {{"min", std::to_string(least)}, {"max", std::to_string(most)}}});
}

void check_people(std::string_view path, const std::vector<Id>& people, Problems& problems) {
    if (people.size() > kMembersLimit)
        problems.push_back(
            {std::string(path), "field.too_many", {{"max", std::to_string(kMembersLimit)}}});
}

void check_rules(const Pool& pool, Problems& problems) {
    if (pool.rules.size() > kRulesLimit)
        problems.push_back({"rules", "field.too_many", {{"max", std::to_string(kRulesLimit)}}});
    std::set<std::pair<Cause, ForTier>> seen;
    for (std::size_t i = 0; i < pool.rules.size(); ++i) {
        const RecycleRule& rule = pool.rules[i];
        const std::string path = "rules." + std::to_string(i);
        if (rule.cause == Cause::none)
            problems.push_back({path + ".cause", "field.required", {}});
        else if (!seen.emplace(rule.cause, rule.tier).second)
            problems.push_back({path + ".tier", "pool.rule_twice", {}});
        check_range(path + ".days", rule.days, 1, kMostDays, problems);
    }
}

bool names(const std::vector<Id>& list, Id one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Result<> check(const Pool& pool) {
    Problems problems;
    check_people("member_ids", pool.member_ids, problems);
    check_people("team_ids", pool.team_ids, problems);
    check_people("manager_ids", pool.manager_ids, problems);
    check_rules(pool, problems);
    check_range("position", pool.position, 0, 1000, problems);
    check_range("warn_days", pool.warn_days, 1, 60, problems);
    check_range("cool_down_days", pool.cool_down_days, 0, kMostDays, problems);
    check_range("daily_claims", pool.daily_claims, 0, 1000, problems);
    check_range("person_limit", pool.person_limit, 0, kMostHeld, problems);
    check_range("team_limit", pool.team_limit, 0, kMostHeldOfTeam, problems);
    return refused_if_any(std::move(problems));
}

Result<> check(const Exemption& exemption, Date today) {
    Problems problems;
    if (!exemption.until) return Done{};
    if (exemption.until < today)
        problems.push_back({"until", "pool.until_in_the_past", {}});
    else if (exemption.until > today.plus_days(kExemptDays))
        problems.push_back({"until", "pool.until_too_far", {}});
    if (exemption.reason.empty()) problems.push_back({"reason", "field.required", {}});
    return refused_if_any(std::move(problems));
}

Result<> check_ids(std::span<const Id> ids) {
    if (ids.size() <= kBulkLimit) return Done{};
    return Problem::field("ids", "field.too_many", {{"max", std::to_string(kBulkLimit)}});
}

bool is_member(const Pool& pool, const Person& person) {
    if (names(pool.member_ids, person.id)) return true;
    return std::ranges::any_of(person.teams, [&](Id team) { return names(pool.team_ids, team); });
}

bool manages(const Pool& pool, Id person) { return names(pool.manager_ids, person); }

const Pool* own_pool(std::span<const Pool> pools, const Person& person) {
    for (const Pool& pool : pools)
        if (pool.active && is_member(pool, person)) return &pool;
    return nullptr;
}

bool reaches(const Ctx& ctx, const Pool& pool, const Person& caller, std::string_view permission) {
    if (!ctx.allowed(permission)) return false;
    if (ctx.scope(permission) == Scope::org) return true;
    if (is_member(pool, caller) || manages(pool, caller.id)) return true;
    const auto covered = [&](Id person) { return ctx.covers(permission, person); };
    return std::ranges::any_of(pool.member_ids, covered) ||
           std::ranges::any_of(pool.manager_ids, covered);
}

void check_room(const Pool& pool, const Room& room, std::string_view path, Problems& problems) {
    if (pool.person_limit > 0 && room.held >= pool.person_limit)
        problems.push_back({std::string(path),
                            "pool.person_is_full",
                            {{"max", std::to_string(pool.person_limit)}}});
    if (pool.team_limit > 0 && room.has_team && room.team_held >= pool.team_limit)
        problems.push_back(
            {std::string(path), "pool.team_is_full", {{"max", std::to_string(pool.team_limit)}}});
}

void check_cool_down(const PoolCustomer& customer, Id person, Date today, Problems& problems) {
    if (customer.previous_owner_id == person && customer.cool_until >= today)
        problems.push_back(
            {"customer_id", "pool.cooling_down", {{"until", customer.cool_until.to_string()}}});
}

bool may_undo(const PoolCustomer& customer, Id person, Instant last_contact_at, Instant now) {
    return !customer.pool_id && customer.taken_by == person &&
           now.v - customer.taken_at.v <= kUndoMs && last_contact_at <= customer.taken_at;
}

std::string_view refusal_of(const customers::Customer& customer, bool open_order,
                            bool open_opportunity) {
    if (customer.merged_into) return "customers.is_merged";
    if (customer.archived) return "customers.is_archived";
    if (customer.kind == customers::Kind::walk_in) return "customers.walk_in_is_system";
    if (!customer.owner_id) return "pool.has_no_owner";
    if (open_order) return "pool.has_open_orders";
    return open_opportunity ? "pool.has_open_opportunity" : "";
}

}  // namespace zhuli::pool
