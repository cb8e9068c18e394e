// The morning: each seller's day is composed before anybody looks, so that from then on it can be
// told what moved. Later in the day: what ran late has moved. Each person in a unit of their own,
// which gives way to those of people. Nothing is done on a day off or once the day is over.
#include "features/day_plans/jobs.hpp"

#include "core/calendar.hpp"
#include "features/day_plans/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/database.hpp"

namespace zhuli::day_plans {

namespace {

constexpr int kBeforeOpeningMinutes = 60;

bool is_time(const Ctx& ctx) {
    const WorkCalendar& calendar = ctx.calendar();
    const OpenHours& hours = calendar.hours_on(ctx.today);
    if (hours.empty()) return false;
    const Instant from = calendar.zone()
                             .at(ctx.today, hours.front().from_minute)
                             .plus_ms(-kBeforeOpeningMinutes * kMinuteMs);
    const Instant to = calendar.zone().at(ctx.today, hours.back().to_minute);
    return from <= ctx.now && ctx.now < to;
}

}  // namespace

Result<> keep_days(const jobs::JobRun& run) {
    if (!is_time(run.ctx)) return Done{};
    const auto sellers = storage::read_now(run.db, run.ctx.org.id,
                                           [](Tx& tx) { return identity::list_sellers(tx); });
    std::int64_t done = 0;
    for (const auto& seller : sellers) {
        auto kept = storage::write_patiently(run.db, run.ctx, [&](Tx& tx) -> Result<bool> {
            return keep_day(tx, run.ctx, seller.id, true);
        });
        // A refusal is somebody who has left just now: the others' days are composed all the same.
        static_cast<void>(kept.get().ok());
        run.progress(++done, static_cast<std::int64_t>(sellers.size()));
    }
    return Done{};
}

}  // namespace zhuli::day_plans
