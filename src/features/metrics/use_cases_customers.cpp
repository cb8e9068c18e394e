#include "features/metrics/use_cases_customers.hpp"

#include "core/zones.hpp"
#include "features/customers/use_cases.hpp"
#include "features/metrics/rules.hpp"
#include "features/metrics/store_customers.hpp"
#include "features/metrics/use_cases_unions.hpp"

namespace zhuli::metrics {

namespace {

Date new_year(Date day) { return Date::from_ymd(day.ymd().year, 1, 1); }

}  // namespace

Result<CustomerWorth> show_worth(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.id, "metrics.read"));
    CustomerWorth worth;
    worth.customer_id = customer.id;
    const auto empty = twelve_months({}, ctx.today);
    const Date from = *Date::parse(empty.front().month + "-01");
    worth.months = twelve_months(months_of(tx, customer.id, from), ctx.today);
    const std::string year = new_year(ctx.today).to_string().substr(0, 4);
    for (const auto& month : worth.months)
        if (month.month.starts_with(year)) worth.year_minor += month.revenue_minor;
    worth.total = total_of(tx, customer.id);
    const auto days = order_days_of(tx, customer.id, kRhythmDays);
    if (!days.empty()) worth.last_order_on = days.front();
    worth.rhythm = rhythm_of(days);
    return worth;
}

Result<CustomerSums> list_sums(Tx& tx, const Ctx& ctx, const SumsQuestion& question) {
    if (question.customer_ids.size() > kSumsLimit)
        return Problem::field("customer_ids", "field.too_many",
                              {{"max", std::to_string(kSumsLimit)}});
    std::vector<Id> own;
    const auto* owners = ctx.owners_in_scope("metrics.read", own);
    return CustomerSums{sums_of(tx, question.customer_ids, new_year(ctx.today), owners)};
}

void roll_up_customers(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    const TimeZone& zone = zone_of(ctx.org.timezone);
    CustomerCells cells;
    for (const auto& event : events) {
        if (const auto union_of = union_in(event.kind, event.body)) {
            write_cells(tx, cells);  // what came before counts for who it was then
            if (union_of->joined)
                move_sums(tx, union_of->other_id, event.entity_id);
            else
                part_sums(tx, {zone, event.seq}, event.entity_id, union_of->other_id);
            continue;
        }
        const Date day = business_date(zone, event.at);
        if (const auto cell = customer_cell_of(event.kind, event.body, event.customer_id, day))
            add_to(cells, *cell);
    }
    write_cells(tx, cells);
}

}  // namespace zhuli::metrics
