#include "features/identity/calendar.hpp"
#include "features/identity/rules_calendar.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/settings.hpp"

namespace zhuli::identity {

namespace {

constexpr int kHoursBefore = 60, kHoursAhead = 120;  // days

Calendar calendar_of(Tx& tx) { return stored_calendar(tx).value_or(default_calendar()); }

CalendarView view_of(Calendar calendar) { return {{std::move(calendar)}, default_calendar().days}; }

}  // namespace

Result<CalendarView> show_calendar(Tx& tx, const Ctx&, const http::Nothing&) {
    return view_of(calendar_of(tx));
}

Result<WorkHours> show_work_hours(Tx&, const Ctx& ctx, const http::Nothing&) {
    return work_hours(ctx.calendar(), ctx.today.plus_days(-kHoursBefore),
                      ctx.today.plus_days(kHoursAhead));
}

Result<CalendarView> edit_calendar(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const Calendar before = calendar_of(tx);
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(before))));
    TRY(auto after, apply(before, edit));
    CHECK(check(after));
    std::ranges::sort(after.days, {}, &CalendarDay::on);
    CHECK(storage::save_first_or_next(tx, ctx, before, after, {"work_calendar.edited", {}, ""}));
    note_access_change(tx);  // whoever asks next gets a Ctx with the new hours
    return view_of(after);
}

}  // namespace zhuli::identity
