#include "features/metrics/use_cases.hpp"

#include <map>

#include "core/zones.hpp"
#include "features/metrics/rules.hpp"
#include "features/metrics/store.hpp"

namespace zhuli::metrics {

namespace {

std::vector<Slice> gather(std::vector<Slice> days, By by) {
    if (by == By::day) return days;
    std::vector<Slice> periods;
    for (const Slice& day : days) {
        const std::string key = period_key(*Date::parse(day.key), by);
        if (periods.empty() || periods.back().key != key) periods.push_back({key, key});
        periods.back().revenue_minor += day.revenue_minor;
        periods.back().orders_count += day.orders_count;
        periods.back().new_customers_count += day.new_customers_count;
    }
    return periods;
}

void add(RollupCell& sum, const RollupCell& cell) {
    sum.orders_count += cell.orders_count;
    sum.revenue_minor += cell.revenue_minor;
    sum.quantity += cell.quantity;
    sum.new_customers_count += cell.new_customers_count;
}

}  // namespace

Result<SalesDashboard> show_sales(Tx& tx, const Ctx& ctx, const SalesQuestion& question) {
    CHECK(check(question));
    std::vector<Id> own;
    const auto* people = ctx.owners_in_scope("metrics.read", own);
    const int days = question.to.days - question.from.days + 1;
    SalesDashboard board{question.from, question.to, question.from.plus_days(-days),
                         question.from.plus_days(-1)};
    const Period period{question.from, question.to};
    board.totals = with_average(totals(tx, period, people));
    board.previous = with_average(totals(tx, {board.previous_from, board.previous_to}, people));
    board.over_time = gather(by_day(tx, period, people), question.by);
    board.by_person = by_person(tx, period, people);
    board.by_line = by_line(tx, period, people);
    return board;
}

Totals sum_sales(Tx& tx, const Ctx& ctx, Date from, Date to) {
    std::vector<Id> own;
    return with_average(totals(tx, {from, to}, ctx.owners_in_scope("metrics.read", own)));
}

std::vector<Slice> sum_sales_by_person(Tx& tx, const Ctx& ctx, Date from, Date to,
                                       std::span<const Id> people) {
    std::vector<Id> seen;
    for (const Id person : people)
        if (ctx.covers("metrics.read", person)) seen.push_back(person);
    return by_person(tx, {from, to}, &seen);
}

void roll_up(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    const TimeZone& zone = zone_of(ctx.org.timezone);
    std::map<RollupKey, RollupCell> sums;
    for (const auto& event : events) {
        const Date day = business_date(zone, event.at);
        for (const auto& cell : cells_of(event.kind, event.body, event.actor_id, day))
            for (auto& key : keys_of(cell)) add(sums[std::move(key)], cell);
    }
    for (const auto& [key, sum] : sums) add_cell(tx, key, sum);
}

}  // namespace zhuli::metrics
