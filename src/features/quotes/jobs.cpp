#include "features/quotes/jobs.hpp"

#include "features/quotes/use_cases_record.hpp"

namespace zhuli::quotes {

Result<std::int64_t> expire_some(Tx& tx, const Ctx& ctx) {
    const auto ids = to_expire(tx, ctx.today, kUnitQuotes);
    for (const Id id : ids) {
        lock_quote(tx, id);
        const auto before = storage::find<Quote>(tx, id);
        if (before->state != QuoteState::sent) continue;  // answered meanwhile
        Quote after = *before;
        enter(after, standing(after, ctx.today));
        CHECK(save_quote(tx, ctx, *before, after, "quote.expired"));
    }
    return static_cast<std::int64_t>(ids.size());
}

Result<> expire(const jobs::JobRun& run) { return jobs::in_units(run, &expire_some); }

}  // namespace zhuli::quotes
