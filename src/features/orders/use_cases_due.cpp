#include "features/orders/use_cases_due.hpp"

#include "core/calendar.hpp"
#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "features/orders/rules.hpp"
#include "features/orders/use_cases_aggregate.hpp"

namespace zhuli::orders {

namespace {

constexpr int kUnit = 50;
constexpr int kLookDays = 21;  // a window reaches no further, whatever the calendar says

/// From today to the last day that is at most so many working days away.
DayWindow window_ahead(const Ctx& ctx) {
    Date to = ctx.today;
    while (to < ctx.today.plus_days(kLookDays) &&
           ctx.calendar().open_days(ctx.today, to.plus_days(1)) <= kRemindWorkdays)
        to = to.plus_days(1);
    return {ctx.today, to};
}

/// Days so many working days ago; reaches back further, should the clock have stood still.
DayWindow window_behind(const Ctx& ctx) {
    Date to = ctx.today.plus_days(-1);
    while (to > ctx.today.plus_days(-kLookDays) &&
           ctx.calendar().open_days(to.plus_days(1), ctx.today.plus_days(1)) < kEscalateWorkdays)
        to = to.plus_days(-1);
    return {to.plus_days(-kLookDays), to};
}

void tell(Tx& tx, const Ctx& ctx, const DueRow& row, Id whom, std::string_view kind, bool urgent) {
    notices::give(tx, ctx,
                  {.user_id = whom,
                   .kind = kind,
                   .entity = "order",
                   .entity_id = row.id,
                   .customer_id = row.customer_id,
                   .due_at = ctx.calendar().zone().at(row.day, 0),
                   .words = {{"number", row.number},
                             {"customer", row.customer_name},
                             {"amount", format_money(row.owed_minor)},
                             {"day", Value<Date>::to_text(row.day)},
                             {"owner", identity::remembered_name(tx, ctx.now, row.owner_id)}},
                   .urgent = urgent});
}

Result<> mark(Tx& tx, const Ctx& ctx, const DueRow& row) {
    lock_order(tx, row.id);
    auto before = storage::find<Order>(tx, row.id);
    INVARIANT(before.has_value(), "an order is never deleted");
    load_parts(tx, *before);
    if (!before->due_on || before->due_on >= ctx.today || before->overdue_on) return Done{};
    Order after = *before;
    after.overdue_on = before->due_on;
    const auto body = part_body(after, after.number.v, row.owed_minor, {});
    CHECK(save_order(tx, ctx, *before, after, {"order.overdue", after.customer_id, body}));
    tell(tx, ctx, row, after.owner_id, "order.overdue", true);
    return Done{};
}

std::int64_t gone_on(const std::vector<DueRow>& rows, DueRow& last) {
    if (!rows.empty()) last = rows.back();
    return static_cast<std::int64_t>(rows.size());
}

}  // namespace

std::vector<DueRow> list_due(Tx& tx, Date until, int limit) {
    return due_between(tx, {Date::from_ymd(1970, 1, 1), until}, {}, limit);
}

Result<std::int64_t> mark_overdue(Tx& tx, const Ctx& ctx) {
    const auto rows = falling_overdue(tx, ctx.today, kUnit);
    for (const DueRow& row : rows) CHECK(mark(tx, ctx, row));
    return static_cast<std::int64_t>(rows.size());
}

Result<std::int64_t> remind_of_dues(Tx& tx, const Ctx& ctx, DueRow& last) {
    const auto rows = due_between(tx, window_ahead(ctx), last, kUnit);
    for (const DueRow& row : rows) tell(tx, ctx, row, row.owner_id, "order.due_soon", false);
    return gone_on(rows, last);
}

Result<std::int64_t> escalate_overdue(Tx& tx, const Ctx& ctx, DueRow& last) {
    const auto rows = overdue_since(tx, window_behind(ctx), last, kUnit);
    for (const DueRow& row : rows)
        if (const auto leader = identity::leader_of(tx, row.owner_id))
            tell(tx, ctx, row, *leader, "order.long_overdue", true);
    return gone_on(rows, last);
}

}  // namespace zhuli::orders
