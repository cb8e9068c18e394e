// Looks for duplicates and settles what was found against what is known, in short patient units. A
// run that dies is repeated: a pair is found once, however often it is found.
#include "features/duplicates/jobs.hpp"

#include <algorithm>

#include "core/zones.hpp"
#include "features/customers/use_cases_merge.hpp"
#include "features/duplicates/scan.hpp"
#include "features/duplicates/use_cases_record.hpp"
#include "jobs/units.hpp"
#include "storage/units_ahead.hpp"

namespace zhuli::duplicates {

namespace {

constexpr std::size_t kUnitPairs = 50;
constexpr std::int64_t kOverlapMs = kMinuteMs;  // what was committed late is looked at again

using Units = storage::UnitsAhead<std::int64_t>;

Pair learned(Pair pair, const Suspicion& found, Instant found_at) {
    pair.first_id = found.first_id;
    pair.second_id = found.second_id;
    pair.score = found.score;
    pair.level = found.level;
    pair.reasons = found.reasons;
    pair.found_at = found_at;
    return pair;
}

/// Whether a pair that is known waits for somebody again. What was dismissed is remembered as long
/// as customers does; a merge that was undone reopens its pairs itself.
bool waits_again(Tx& tx, const Pair& known) {
    if (known.state == PairState::not_duplicate)
        return !customers::are_apart(tx, known.first_id, known.second_id);
    return known.state == PairState::gone;
}

Result<> settle(Tx& tx, const Ctx& ctx, const Suspicion& found, Instant found_at) {
    const auto found_before = find_pair(tx, found.first_id, found.second_id);
    if (!found_before) {
        Pair pair = learned({}, found, found_at);
        if (!name_owners(tx, pair)) return Done{};
        return storage::save_new(tx, ctx, pair, {"duplicate_pair.found", {}, ""});
    }
    lock_pair(tx, found_before->id);
    // Read again under its lock: somebody may just have decided.
    auto known = find_pair(tx, found.first_id, found.second_id);
    keep_learned(tx, learned(*known, found, found_at));
    Pair live = *known;
    if (!waits_again(tx, *known) || !name_owners(tx, live)) return Done{};
    Pair after = *known;
    after.state = PairState::open;
    after.reason = {};
    return settle_pair(tx, ctx, *known, after, "duplicate_pair.found");
}

/// Takes results until no more than `most` units are on their way.
Result<> wait_for(Units& units, std::size_t most, std::int64_t& done, const jobs::JobRun& run,
                  std::int64_t total) {
    while (units.size() > most) {
        TRY(const auto count, units.next());
        done += count;
        run.progress(done, total);
    }
    return Done{};
}

Result<> write_pairs(const jobs::JobRun& run, const std::vector<Suspicion>& pairs,
                     Instant found_at) {
    Units units(run.db);
    std::int64_t done = 0;
    const auto total = static_cast<std::int64_t>(pairs.size());
    for (std::size_t from = 0; from < pairs.size(); from += kUnitPairs) {
        const std::size_t to = std::min(pairs.size(), from + kUnitPairs);
        units.add(run.ctx, [&, from, to](Tx& tx) -> Result<std::int64_t> {
            for (std::size_t i = from; i < to; ++i) CHECK(settle(tx, run.ctx, pairs[i], found_at));
            return static_cast<std::int64_t>(to - from);
        });
        CHECK(wait_for(units, units.room() - 1, done, run, total));
    }
    return wait_for(units, 0, done, run, total);
}

/// Open pairs that a look at everybody did not see again are none any more.
Result<> drop_unseen(const jobs::JobRun& run, Instant found_at) {
    return jobs::in_patient_units(run, [&](Tx& tx, const Ctx& ctx) -> Result<std::int64_t> {
        const auto unseen = open_unseen(tx, found_at, kUnitPairs);
        for (const Pair& pair : unseen) {
            Pair after = pair;
            after.state = PairState::gone;
            CHECK(settle_pair(tx, ctx, pair, after, "duplicate_pair.gone"));
        }
        return static_cast<std::int64_t>(unseen.size());
    });
}

ScanStatus status_of(const jobs::JobRun& run) {
    return storage::read_now(run.db, run.ctx.org.id, [](Tx& tx) { return scan_status(tx); });
}

Result<> keep_end(const jobs::JobRun& run, const Findings& found, Instant started, bool full) {
    return storage::write_now(run.db, run.ctx, [&](Tx& tx) -> Result<> {
        ScanStatus status{.started_at = started,
                          .finished_at = std::max(run.clock(), started),
                          .customers_count = found.customers_count};
        if (full) status.full_on = run.ctx.today;
        if (full) status.pairs_count = static_cast<std::int64_t>(found.pairs.size());
        full ? keep_full_scan(tx, status) : keep_scan(tx, status);
        tx.emit({"duplicate_scan.finished", "duplicate_scan", {}, {}, ""});
        return Done{};
    });
}

Result<> scan(const jobs::JobRun& run, Instant since) {
    const Instant started = run.clock();
    const auto on_read = [&](std::int64_t customers) { run.progress(0, customers); };
    const auto found = look_for_duplicates(run.db, run.ctx.org.id, since, on_read);
    CHECK(write_pairs(run, found.pairs, started));
    if (found.complete) CHECK(drop_unseen(run, started));
    return keep_end(run, found, started, since.v == 0);
}

int hour_of(const Ctx& ctx) {
    const auto start = start_of_day(zone_of(ctx.org.timezone), ctx.today);
    return static_cast<int>((ctx.now.v - start.v) / kHourMs);
}

}  // namespace

Result<> scan_due(const jobs::JobRun& run) {
    const ScanStatus status = status_of(run);
    const Instant since{std::max<std::int64_t>(1, status.started_at.v - kOverlapMs)};
    const bool large = storage::read_now(run.db, run.ctx.org.id, [&](Tx& tx) {
        return customers::more_than(tx, kLargeOrganisation);
    });
    switch (due_scan(status, run.ctx.today, hour_of(run.ctx), large)) {
        case Scan::none:
            return Done{};
        case Scan::full:
            return scan(run, {});
        case Scan::changed:
            break;
    }
    const bool changed = storage::read_now(
        run.db, run.ctx.org.id, [&](Tx& tx) { return customers::anybody_changed(tx, since); });
    return changed ? scan(run, since) : Result<>(Done{});
}

Result<> scan_all(const jobs::JobRun& run) { return scan(run, {}); }

}  // namespace zhuli::duplicates
