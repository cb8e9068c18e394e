// Patient units: people come first. How far a scan is stands in the rows themselves and in its own,
// so that a restart goes on where the last unit ended.
#include "features/cleanup/jobs.hpp"

#include "features/cleanup/rules_find.hpp"
#include "features/cleanup/use_cases_keep.hpp"
#include "jobs/units.hpp"

namespace zhuli::cleanup {

namespace {

/// Other rules than the last scan's: a new version of the product finds other things.
Result<std::int64_t> begin_if_rules_changed(Tx& tx, const Ctx& ctx) {
    const Scan scan = hold_scan(tx);
    if (scan.rules_no != kRulesNo) start_scan(tx, ctx);
    return 0;
}

Result<std::int64_t> look_at_some(Tx& tx, const Ctx& ctx) {
    Scan scan = hold_scan(tx);
    const auto ids = not_yet_looked_at(tx, scan.scan_no, kUnitCustomers);
    if (ids.empty() && scan.finished_at.v > 0) return 0;
    const bool changed = look_again(tx, ctx, ids);
    scan.looked_count += static_cast<std::int64_t>(ids.size());
    if (ids.empty()) {
        scan.finished_at = ctx.now;
        tx.emit({"cleanup_scan.finished", "cleanup_scan", {}, {}, ""});
    }
    keep_scan(tx, scan);
    if (changed) tell_pages(tx);
    return static_cast<std::int64_t>(ids.size());
}

Result<std::int64_t> look_at_some_due(Tx& tx, const Ctx& ctx) {
    const auto ids = due_for_a_look(tx, ctx.today, kUnitCustomers);
    if (look_again(tx, ctx, ids)) tell_pages(tx);
    return static_cast<std::int64_t>(ids.size());
}

}  // namespace

Result<> look_at_all(const jobs::JobRun& run) { return jobs::in_patient_units(run, &look_at_some); }

Result<> look_at_due(const jobs::JobRun& run) {
    CHECK(jobs::in_patient_units(run, &begin_if_rules_changed));
    CHECK(look_at_all(run));
    return jobs::in_patient_units(run, &look_at_some_due);
}

}  // namespace zhuli::cleanup
