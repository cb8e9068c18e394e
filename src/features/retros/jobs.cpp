#include "features/retros/jobs.hpp"

#include "features/notices/use_cases.hpp"
#include "features/retros/store.hpp"
#include "jobs/units.hpp"
#include "storage/entity.hpp"

namespace zhuli::retros {

namespace {

constexpr int kUnitChanges = 100;

Result<std::int64_t> remind_some(Tx& tx, const Ctx& ctx) {
    const auto ids = changes_to_remind(tx, ctx.today, kUnitChanges);
    for (const SopChange& change : storage::find_each<SopChange>(tx, ids)) {
        notices::give(tx, ctx,
                      {.user_id = change.owner_id,
                       .kind = "sop_change.due",
                       .entity = "sop_change",
                       .entity_id = change.id,
                       .due_at = ctx.now,
                       .words = {{"title", change.title.v}, {"day", change.due_on.to_string()}}});
        forget_reminder(tx, change.id);
    }
    return static_cast<std::int64_t>(ids.size());
}

}  // namespace

Result<> remind(const jobs::JobRun& run) { return jobs::in_units(run, &remind_some); }

}  // namespace zhuli::retros
