#include "features/today/use_cases.hpp"

#include <algorithm>
#include <map>

#include "core/zones.hpp"
#include "features/approvals/use_cases.hpp"
#include "features/duplicates/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/metrics/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "features/stock/use_cases.hpp"
#include "features/stock/use_cases_low.hpp"
#include "features/today/rules.hpp"

namespace zhuli::today {

namespace {

constexpr int kOverdueShown = 30;
constexpr int kTodayShown = 30;
constexpr int kLaterShown = 10;
constexpr int kInquiriesShown = 10;
constexpr std::size_t kTicketsShown = 10;
constexpr std::size_t kRequestsShown = 10;
constexpr int kQueueShown = 12;
constexpr int kLowShown = 12;
constexpr int kEscalatedShown = 6;
constexpr std::size_t kTeamShown = 30;
constexpr int kApprovalsShown = 6;
constexpr std::size_t kMoneyShown = 8;
constexpr std::size_t kPicksShown = 12;
constexpr std::size_t kPurchasesShown = 6;

FollowUpGroup group_of(Tx& tx, const Ctx& ctx, customers::DueDays days, int shown) {
    FollowUpGroup group{customers::count_due(tx, ctx, days), {}};
    if (group.count == 0) return group;
    for (auto& due : customers::list_due(tx, ctx, days, shown)) {
        FollowUp& item = group.items.emplace_back();
        static_cast<customers::Due&>(item) = std::move(due);
    }
    return group;
}

/// The most promising first, then better customers, then the longest waiting.
void put_in_order(FollowUpGroup& group) {
    std::ranges::stable_sort(
        group.items, {}, [](const FollowUp& item) { return std::pair(-item.score, item.tier); });
}

void add_plan(FollowUp& item, const followups::PlanView& plan) {
    item.plan_id = plan.id;
    item.goal = plan.goal.v;
    item.situation = plan.situation;
    item.step_no = plan.step_no;
    item.score = plan.score;
    item.snooze_count = plan.snooze_count;
}

/// What is being talked about with each, and the plan.
void add_details(Tx& tx, const Ctx& ctx, FollowUps& all) {
    std::map<Id, FollowUp*> items;
    for (FollowUpGroup* group : {&all.overdue, &all.today, &all.later})
        for (FollowUp& item : group->items) items[item.customer_id] = &item;
    std::vector<Id> ids;
    for (const auto& [id, item] : items) ids.push_back(id);
    for (const auto& talk : orders::list_in_talk(tx, ids))
        items.at(talk.customer_id)->in_talk_minor = talk.amount_minor;
    for (const auto& plan : followups::list_earliest(tx, ctx, ids))
        add_plan(*items.at(plan.customer_id), plan);
}

FollowUps follow_ups(Tx& tx, const Ctx& ctx) {
    const Date today = ctx.today;
    FollowUps all;
    all.overdue = group_of(tx, ctx, customers::overdue(today), kOverdueShown);
    all.today = group_of(tx, ctx, {today, today}, kTodayShown);
    all.later =
        group_of(tx, ctx, {today.plus_days(1), today.plus_days(kRestOfWeekDays)}, kLaterShown);
    add_details(tx, ctx, all);
    put_in_order(all.overdue);
    put_in_order(all.today);
    all.talked_count =
        customers::count_talks(tx, ctx, start_of_day(zone_of(ctx.org.timezone), today));
    return all;
}

StockWarnings stock_warnings(Tx& tx, const Ctx& ctx) {
    const auto needs = orders::list_needs(tx, ctx);
    std::vector<Id> ids;
    for (const auto& need : needs) ids.push_back(need.product_id);
    std::map<Id, stock::StockItem> levels;
    for (auto& level : stock::items_of(tx, ids)) levels[level.product_id] = std::move(level);
    std::vector<StockWarning> standings;
    for (const auto& need : needs) {
        const stock::StockItem& level = levels[need.product_id];
        standings.push_back({need.product_id, need.product_code, need.product_name, level.unit,
                             StockState::low, level.available, level.safety_stock, need.needed,
                             need.orders_count});
    }
    StockWarnings warnings{0, warnings_of(std::move(standings))};
    warnings.count = static_cast<std::int64_t>(warnings.items.size());
    if (warnings.items.size() > kWarningsShown) warnings.items.resize(kWarningsShown);
    return warnings;
}

LowStock low_stock(Tx& tx) {
    LowStock low{0, stock::list_low(tx, static_cast<int>(kCountLimit))};
    low.count = static_cast<std::int64_t>(low.items.size());
    if (low.items.size() > kLowShown) low.items.resize(kLowShown);
    return low;
}

Pace pace(Tx& tx, const Ctx& ctx) {
    const auto now = month_so_far(ctx.today);
    const auto before = same_days_before(ctx.today);
    const auto whole = whole_month_before(ctx.today);
    const auto a = metrics::sum_sales(tx, ctx, now.from, now.to);
    const auto b = metrics::sum_sales(tx, ctx, before.from, before.to);
    const auto c = metrics::sum_sales(tx, ctx, whole.from, whole.to);
    return {ctx.scope("metrics.read"),
            now.from,
            now.to,
            before.from,
            before.to,
            {a.revenue_minor, b.revenue_minor, c.revenue_minor},
            {a.orders_count, b.orders_count, c.orders_count},
            {a.aov_minor, b.aov_minor, c.aov_minor},
            {a.new_customers_count, b.new_customers_count, c.new_customers_count}};
}

/// All of a team in numbers, and the rows that are shown.
struct Team {
    std::int64_t size = 0, overdue_count = 0;
    std::vector<TeamRow> items;
};

void add_sales(Tx& tx, const Ctx& ctx, std::span<TeamRow> rows) {
    std::vector<Id> people;
    for (const TeamRow& row : rows) people.push_back(row.person_id);
    const auto add = [&](Days days, auto&& put) {
        for (const auto& slice : metrics::sum_sales_by_person(tx, ctx, days.from, days.to, people))
            for (TeamRow& row : rows)
                if (std::to_string(row.person_id.v) == slice.key) put(row, slice);
    };
    add(month_so_far(ctx.today), [](TeamRow& row, const metrics::Slice& slice) {
        row.revenue_minor = {slice.revenue_minor};
        row.orders_count = slice.orders_count;
    });
    add(same_days_before(ctx.today), [](TeamRow& row, const metrics::Slice& slice) {
        row.revenue_before_minor = {slice.revenue_minor};
    });
}

/// Whoever let most slip first; of a large team only these.
Team team(Tx& tx, const Ctx& ctx) {
    std::map<Id, TeamRow> rows;
    std::vector<Id> people;
    for (auto& seller : identity::list_sellers(tx)) {
        if (!ctx.covers("today.team", seller.id)) continue;
        people.push_back(seller.id);
        rows[seller.id] = {.person_id = seller.id, .name = std::move(seller.name)};
    }
    Team team{static_cast<std::int64_t>(people.size()), 0, {}};
    for (const auto& slipped : customers::list_slipped(tx, ctx, people)) {
        TeamRow& row = rows.at(slipped.person_id);
        row.overdue_count = slipped.overdue_count;
        row.oldest_on = slipped.oldest_on;
        team.overdue_count += slipped.overdue_count;
    }
    for (auto& [id, row] : rows) team.items.push_back(std::move(row));
    std::ranges::stable_sort(team.items, std::greater{}, &TeamRow::overdue_count);
    if (team.items.size() > kTeamShown) team.items.resize(kTeamShown);
    add_sales(tx, ctx, team.items);
    return team;
}

/// The work of finance, the warehouse and purchasing.
Result<> add_back_office(Tx& tx, const Ctx& ctx, Today& today) {
    if (ctx.allowed("receivables.edit")) {
        TRY(today.money, receivables::list_waiting(tx, ctx, kMoneyShown));
        today.sections.emplace_back("money");
    }
    if (ctx.allowed("logistics.pick")) {
        TRY(today.picks, logistics::list_waiting(tx, ctx, kPicksShown));
        today.sections.emplace_back("picks");
    }
    if (ctx.allowed("purchasing.edit")) {
        TRY(today.purchases, purchasing::list_waiting(tx, ctx, kPurchasesShown));
        today.sections.emplace_back("purchases");
    }
    return Done{};
}

Counts counts_of(const Today& today, std::int64_t team_overdue) {
    Counts counts;
    counts.tickets = std::min(today.tickets.count, kCountLimit);
    counts.late_tickets = std::min(today.late_tickets.count, kCountLimit);
    counts.sub_requests = std::min(today.sub_requests.count, kCountLimit);
    counts.inquiries = today.inquiries.count;
    counts.approvals = today.approvals.count;
    counts.overdue = today.follow_ups.overdue.count;
    counts.due_today = today.follow_ups.today.count;
    for (const auto& queue : today.queues) {
        if (queue.turn == orders::Turn::assistant) counts.my_orders = queue.count;
        if (queue.turn == orders::Turn::warehouse) counts.to_ship = queue.count;
        if (queue.turn == orders::Turn::finance) counts.to_collect = queue.count;
    }
    counts.dues = today.money.due_count;
    counts.unmatched = today.money.unmatched_count;
    counts.to_pick = today.picks.count;
    counts.late_supply = today.purchases.late_count;
    counts.requests = today.purchases.requests_count;
    counts.shortages = today.stock_warnings.count;
    counts.low_stock = today.low_stock.count;
    counts.team_overdue = team_overdue;
    return counts;
}

}  // namespace

Result<Today> show_today(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    Today today{.day = ctx.today};
    const auto has = [&](const char* section, std::string_view permission) {
        if (ctx.allowed(permission)) today.sections.emplace_back(section);
        return ctx.allowed(permission);
    };
    if (has("tickets", "tickets.edit"))
        today.tickets = tickets::list_waiting(tx, ctx, kTicketsShown);
    if (has("late_tickets", "tickets.board"))
        today.late_tickets = tickets::list_late(tx, ctx, kTicketsShown);
    today.sub_requests = sub_requests::list_waiting(tx, ctx, kRequestsShown);
    if (today.sub_requests.count > 0) today.sections.emplace_back("sub_requests");
    if (has("inquiries", "inquiries.take"))
        today.inquiries = {inquiries::count_waiting(tx, ctx),
                           inquiries::list_waiting(tx, ctx, kInquiriesShown)};
    if (has("follow_ups", "customers.edit")) today.follow_ups = follow_ups(tx, ctx);
    TRY(today.queues, orders::list_queues(tx, ctx, kQueueShown));
    if (!today.queues.empty()) today.sections.emplace_back("queues");
    today.approvals.count = approvals::count_waiting(tx, ctx);
    if (today.approvals.count > 0) {
        today.sections.emplace_back("approvals");
        TRY(today.approvals.items, approvals::list_waiting(tx, ctx, kApprovalsShown));
    }
    CHECK(add_back_office(tx, ctx, today));
    if (has("stock_warnings", "orders.create")) today.stock_warnings = stock_warnings(tx, ctx);
    if (has("low_stock", "today.low_stock")) today.low_stock = low_stock(tx);
    if (has("pace", "metrics.read")) today.pace = pace(tx, ctx);
    std::int64_t team_overdue = 0;
    if (has("team", "today.team")) {
        auto whole = team(tx, ctx);
        team_overdue = whole.overdue_count;
        today.team_size = whole.size;
        today.team = std::move(whole.items);
        TRY(today.escalated, followups::list_escalated(tx, ctx, kEscalatedShown));
    }
    Counts counts = counts_of(today, team_overdue);
    if (ctx.allowed("today.team")) counts.duplicates = duplicates::count_waiting(tx, ctx);
    today.parts = sentence(counts);
    return today;
}

Result<Badges> show_badges(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    Badges badges;
    if (ctx.allowed("customers.edit")) {
        const auto overdue = customers::count_due(tx, ctx, customers::overdue(ctx.today));
        const auto due = customers::count_due(tx, ctx, {ctx.today, ctx.today});
        badges.items.push_back({"today", overdue + due});
    }
    if (ctx.allowed("inquiries.take"))
        badges.items.push_back({"inquiries", inquiries::count_waiting(tx, ctx)});
    std::int64_t waiting = 0;
    for (const auto count : orders::count_queues(tx, ctx)) waiting += count;
    badges.items.push_back({"orders", waiting});
    if (ctx.allowed("tickets.edit"))
        badges.items.push_back({"tickets", tickets::count_waiting(tx, ctx)});
    badges.items.push_back({"sub_requests", sub_requests::count_waiting(tx, ctx)});
    badges.items.push_back({"approvals", approvals::count_waiting(tx, ctx)});
    badges.items.push_back({"notices", notices::count_unread_notices(tx, ctx)});
    if (ctx.allowed("today.team"))
        badges.items.push_back({"duplicates", duplicates::count_waiting(tx, ctx)});
    return badges;
}

}  // namespace zhuli::today
