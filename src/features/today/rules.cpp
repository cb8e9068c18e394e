#include "features/today/rules.hpp"

#include <algorithm>
#include <tuple>

namespace zhuli::today {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"today.read",
     {{assistant, Scope::own},
      {manager, Scope::own},
      {finance, Scope::own},
      {warehouse, Scope::own},
      {purchasing, Scope::own},
      {service, Scope::own},
      {marketing, Scope::own},
      {hr, Scope::own},
      {admin, Scope::own},
      {auditor, Scope::own}}},
    {"today.team", {{manager, Scope::tree}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"today.low_stock", {{purchasing, Scope::org}, {admin, Scope::org}}},
};

Date first_of_month(Date day) {
    const auto ymd = day.ymd();
    return Date::from_ymd(ymd.year, ymd.month, 1);
}

std::int64_t missing(const StockWarning& warning) {
    return std::max(warning.needed.v, warning.safety_stock.v) - warning.available.v;
}

bool deserves_a_look(StockWarning& warning) {
    const std::int64_t rest = warning.available.v - warning.needed.v;
    if (warning.needed.v > 0 && warning.available.v <= 0)
        warning.state = StockState::none;
    else if (rest < 0)
        warning.state = StockState::too_little;
    else if (rest < warning.safety_stock.v)
        warning.state = StockState::low;
    else
        return false;
    return true;
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Days month_so_far(Date today) { return {first_of_month(today), today}; }

Days whole_month_before(Date today) {
    const Date last = first_of_month(today).plus_days(-1);
    return {first_of_month(last), last};
}

Days same_days_before(Date today) {
    const Days before = whole_month_before(today);
    const bool month_ends = first_of_month(today.plus_days(1)) != first_of_month(today);
    const Date same = before.from.plus_days(today.ymd().day - 1);
    return {before.from, month_ends ? before.to : std::min(same, before.to)};
}

std::vector<Part> sentence(const Counts& counts) {
    const Part all[] = {{"late_tickets", counts.late_tickets},
                        {"tickets", counts.tickets},
                        {"sub_requests", counts.sub_requests},
                        {"inquiries", counts.inquiries},
                        {"approvals", counts.approvals},
                        {"overdue", counts.overdue},
                        {"due_today", counts.due_today},
                        {"my_orders", counts.my_orders},
                        {"to_pick", counts.to_pick},
                        {"to_ship", counts.to_ship},
                        {"dues", counts.dues},
                        {"to_collect", counts.to_collect},
                        {"unmatched", counts.unmatched},
                        {"shortages", counts.shortages},
                        {"late_supply", counts.late_supply},
                        {"requests", counts.requests},
                        {"low_stock", counts.low_stock},
                        {"team_overdue", counts.team_overdue},
                        {"duplicates", counts.duplicates}};
    std::vector<Part> parts;
    std::ranges::copy_if(all, std::back_inserter(parts), [](const Part& p) { return p.count > 0; });
    return parts;
}

std::vector<StockWarning> warnings_of(std::vector<StockWarning> candidates) {
    std::erase_if(candidates, [](StockWarning& one) { return !deserves_a_look(one); });
    std::ranges::sort(candidates, [](const StockWarning& a, const StockWarning& b) {
        return std::tuple(a.state, -missing(a), a.code) < std::tuple(b.state, -missing(b), b.code);
    });
    return candidates;
}

}  // namespace zhuli::today
