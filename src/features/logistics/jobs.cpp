#include "features/logistics/jobs.hpp"

#include <algorithm>

#include "core/calendar.hpp"
#include "features/logistics/rules.hpp"
#include "features/logistics/store.hpp"
#include "features/logistics/use_cases_follow.hpp"
#include "jobs/units.hpp"
#include "storage/save.hpp"

namespace zhuli::logistics {

namespace {

constexpr int kAtOnce = 50;

/// Orders are held in order of id: everybody who holds several does.
Result<> look_at_each(Tx& tx, const Ctx& ctx, std::span<const Watched> watched) {
    std::vector<Id> orders;
    for (const Watched& one : watched) orders.push_back(one.order_id);
    std::ranges::sort(orders);
    orders.erase(std::ranges::unique(orders).begin(), orders.end());
    for (const Id order : orders) CHECK(look_again(tx, ctx, order, true));
    return Done{};
}

}  // namespace

Result<> look_ahead(const jobs::JobRun& run) {
    if (!is_open(run.ctx.calendar(), run.ctx.now)) return Done{};
    Watched last{{}, {}, Date{0}};
    CHECK(jobs::in_patient_units(run, [&last](Tx& tx, const Ctx& ctx) -> Result<std::int64_t> {
        const Date until = ctx.today.plus_days(settings_of(tx).look_ahead_days);
        const auto watched = promised_until(tx, until, last, kAtOnce);
        CHECK(look_at_each(tx, ctx, watched));
        if (!watched.empty()) last = watched.back();
        return static_cast<std::int64_t>(watched.size());
    }));
    Id behind;
    return jobs::in_patient_units(run, [&behind](Tx& tx, const Ctx& ctx) -> Result<std::int64_t> {
        const Instant since = ctx.now.plus_ms(-settings_of(tx).silent_days * kDayMs);
        const auto silent = silent_since(tx, since, behind, kAtOnce);
        CHECK(look_at_each(tx, ctx, silent));
        if (!silent.empty()) behind = silent.back().id;
        return static_cast<std::int64_t>(silent.size());
    });
}

Result<> rank_anew(const jobs::JobRun& run) {
    Id last;
    return jobs::in_patient_units(run, [&last](Tx& tx, const Ctx& ctx) -> Result<std::int64_t> {
        const auto settings = settings_of(tx);
        const auto ids = open_after(tx, last, kAtOnce);
        for (const Dispatch& before : storage::find_each<Dispatch>(tx, ids)) {
            Dispatch after = before;
            after.rank = rank_of(after, settings);
            if (after.rank == before.rank) continue;
            const auto saved = storage::save(tx, ctx, before, after, {"dispatch.placed", {}, ""});
            // Whoever just changed it has placed it anew.
            if (!saved.ok() && saved.problem().status != Status::conflict) return saved.problem();
        }
        if (!ids.empty()) last = ids.back();
        return static_cast<std::int64_t>(ids.size());
    });
}

}  // namespace zhuli::logistics
