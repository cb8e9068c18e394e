#include "features/directory/jobs.hpp"

#include <algorithm>

#include "core/calendar.hpp"
#include "core/zones.hpp"
#include "features/directory/rules.hpp"
#include "features/directory/store.hpp"
#include "features/directory/store_runs.hpp"
#include "features/directory/talk.hpp"
#include "features/directory/use_cases_apply.hpp"
#include "features/directory/use_cases_runs.hpp"
#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "jobs/units.hpp"
#include "storage/job_queue.hpp"
#include "storage/save.hpp"

namespace zhuli::directory {

namespace {

constexpr int kUnitChanges = 25;        // applied in one unit
constexpr std::size_t kUnitRows = 200;  // written in one unit
constexpr std::int64_t kMostDepartments = 5'000;
constexpr std::int64_t kMostPeople = 50'000;

struct Work {
    const jobs::JobRun& job;
    Run run;
    Platform platform;
};

template <class F>
Result<> in_unit(const Work& work, F&& change) {
    return storage::write_now(work.job.db, work.job.ctx, [&](Tx& tx) -> Result<> {
        const auto now = storage::find<Run>(tx, work.run.id);
        INVARIANT(now.has_value());
        if (now->state != work.run.state) return Done{};  // thrown away meanwhile
        return change(tx, *now);
    });
}

void tell_administrators(Tx& tx, const Ctx& ctx, const Run& run, std::string_view kind) {
    for (const Id admin : identity::administrators(tx))
        notices::give(
            tx, ctx,
            {.user_id = admin,
             .kind = kind,
             .entity = "directory_run",
             .entity_id = run.id,
             .due_at = run.created_at,
             .words = {{"changes", std::to_string(run.change_count)}, {"why", run.problem.v}}});
}

Result<> fail(const Work& work, std::string_view why) {
    return in_unit(work, [&](Tx& tx, const Run& now) -> Result<> {
        Run after = now;
        after.state = RunState::failed;
        after.problem = shortened(why);
        CHECK(storage::save(tx, work.job.ctx, now, after, {"directory_run.failed", {}, ""}));
        tell_administrators(tx, work.job.ctx, after, "directory.failed");
        return Done{};
    });
}

/// Tried again later, longer each time; after a day it has failed.
Result<> wait(const Work& work, std::string_view why) {
    const Instant now = work.job.clock();
    if (now.v - work.run.created_at.v >= kGiveUpMs) return fail(work, why);
    return in_unit(work, [&](Tx& tx, const Run& run) -> Result<> {
        keep_failure(tx, run.id, run.tries + 1, shortened(why));
        storage::enqueue(tx, work.job.ctx,
                         {.kind = kRunJob,
                          .subject_id = run.id,
                          .run_at = now.plus_ms(pause_ms(run.tries + 1))});
        tx.emit({"directory_run.waits", "directory_run", run.id, {}, ""});
        return Done{};
    });
}

/// What came of one question: whether there is more to ask at once.
enum class Step { more, all_read, over };

template <class T>
Result<Step> unread(const Work& work, const Answer<T>& answer) {
    if (answer.outcome == Outcome::busy)
        CHECK(wait(work, answer.why));
    else
        CHECK(fail(work, answer.why));
    return Step::over;
}

/// Notes how far it is; too much to be a company's is a failure.
Result<> note_progress(Tx& tx, const Run& now, std::string_view next) {
    const auto count = count_staged(tx, now.id);
    keep_progress(tx, now.id, count, next);
    return Done{};
}

Result<Step> read_departments(const Work& work, Talk& talk, const std::string& department) {
    const Speech& speech = talk.speech();
    const auto answer = talk.ask<DepartmentsPage>(
        [&](const std::string& token) {
            return speech.departments(work.platform, token, department, work.run.page);
        },
        speech.read_departments);
    if (answer.outcome != Outcome::done) return unread(work, answer);
    const auto& page = answer.value;
    CHECK(in_unit(work, [&](Tx& tx, const Run& now) -> Result<> {
        std::int64_t at = now.department_count + 1;
        for (const Department& one : page.departments)
            if (!one.external_id.empty()) stage_department(tx, now.id, one, at++);
        if (page.next.empty() && speech.whole_tree)
            note_all_units_read(tx, now.id);
        else if (page.next.empty())
            note_units_read(tx, now.id, department);
        return note_progress(tx, now, page.next);
    }));
    return Step::more;
}

Result<Step> read_people(const Work& work, Talk& talk, const std::string& department) {
    const Speech& speech = talk.speech();
    const auto answer = talk.ask<PeoplePage>(
        [&](const std::string& token) {
            return speech.people(work.platform, token, department, work.run.page);
        },
        speech.read_people);
    if (answer.outcome != Outcome::done) return unread(work, answer);
    const auto& people = answer.value.people;
    for (std::size_t from = 0; from == 0 || from < people.size(); from += kUnitRows)
        CHECK(in_unit(work, [&](Tx& tx, const Run& now) -> Result<> {
            const auto end = std::min(people.size(), from + kUnitRows);
            for (std::size_t i = from; i < end; ++i)
                if (!people[i].external_id.empty()) stage_person(tx, now.id, people[i]);
            if (end < people.size()) return Done{};
            if (answer.value.next.empty()) note_people_read(tx, now.id, department);
            return note_progress(tx, now, answer.value.next);
        }));
    return Step::more;
}

Result<Step> read_next(const Work& work, Talk& talk) {
    if (work.run.department_count > kMostDepartments || work.run.person_count > kMostPeople) {
        CHECK(fail(work, "too many departments or people"));
        return Step::over;
    }
    const auto next = storage::read_now(work.job.db, work.job.ctx.org.id,
                                        [&](Tx& tx) { return next_department(tx, work.run.id); });
    if (!next) return Step::all_read;
    return next->units_read ? read_people(work, talk, next->external_id)
                            : read_departments(work, talk, next->external_id);
}

/// As much of something as it takes, a unit at a time.
template <class F>
Result<> until_gone(const Work& work, F&& some) {
    return jobs::in_patient_units(work.job, [&](Tx& tx, const Ctx&) -> Result<std::int64_t> {
        return some(tx, work.run.id) ? 1 : 0;
    });
}

Result<> keep_changes(const Work& work, std::vector<Change> changes) {
    CHECK(until_gone(work, &drop_changes));  // of a comparison that did not end
    std::size_t from = 0;
    return jobs::in_patient_units(work.job, [&](Tx& tx, const Ctx&) -> Result<std::int64_t> {
        const auto end = std::min(changes.size(), from + kUnitRows);
        for (std::size_t i = from; i < end; ++i) {
            changes[i].id = tx.new_id();
            changes[i].run_id = work.run.id;
            add_change(tx, changes[i]);
        }
        const auto count = static_cast<std::int64_t>(end - from);
        from = end;
        return count;
    });
}

/// Whether a run by the clock goes on without anybody: allowed, confirmed once before, and not so
/// many leave that somebody has to look.
bool applies_alone(Tx& tx, const Platform& platform, const Run& run) {
    return run.automatic && platform.apply_alone && was_ever_applied(tx, platform.id) &&
           !too_many_leave(run.leaver_count, count_bound(tx, platform.id),
                           platform.leavers_percent);
}

Result<> end_comparing(const Work& work, const std::vector<Change>& changes) {
    const auto count = [&](ChangeKind kind) {
        return std::ranges::count(changes, kind, &Change::kind);
    };
    return in_unit(work, [&](Tx& tx, const Run& now) -> Result<> {
        Run after = now;
        after.conflict_count = count(ChangeKind::conflict);
        after.change_count = std::ssize(changes) - after.conflict_count;
        after.leaver_count = count(ChangeKind::leave);
        after.state = RunState::ready;
        if (after.change_count == 0 && after.conflict_count == 0)
            after.state = RunState::applied;
        else if (applies_alone(tx, work.platform, after))
            after.state = RunState::applying;
        CHECK(storage::save(tx, work.job.ctx, now, after, {"directory_run.compared", {}, ""}));
        if (after.state == RunState::applying)
            storage::enqueue(tx, work.job.ctx, {.kind = kRunJob, .subject_id = after.id});
        if (after.state == RunState::ready)
            tell_administrators(tx, work.job.ctx, after, "directory.ready");
        return Done{};
    });
}

Result<> compare(const Work& work) {
    auto [found, known] = storage::read_now(work.job.db, work.job.ctx.org.id, [&](Tx& tx) {
        return std::pair(staged(tx, work.run.id), known_of(tx, work.platform.id));
    });
    const auto changes = plan(work.platform, found, known);
    CHECK(keep_changes(work, changes));
    CHECK(end_comparing(work, changes));
    return until_gone(work, &drop_staged);
}

std::optional<Work> load(const jobs::JobRun& job) {
    return storage::read_now(job.db, job.ctx.org.id, [&](Tx& tx) -> std::optional<Work> {
        auto run = storage::find<Run>(tx, job.job.subject_id);
        if (!run) return std::nullopt;
        auto platform = storage::find<Platform>(tx, run->platform_id);
        INVARIANT(platform.has_value());
        return Work{job, std::move(*run), std::move(*platform)};
    });
}

Result<> read_all(const jobs::JobRun& job, Work work) {
    const Platform platform = work.platform;
    Talk talk(job.db, job.ctx, platform);
    while (work.run.state == RunState::reading) {
        TRY(const auto step, read_next(work, talk));
        if (step == Step::over) return Done{};
        if (step == Step::all_read) return compare(work);
        work.run = load(job)->run;
        job.progress(work.run.person_count, work.run.person_count);
    }
    return until_gone(work, &drop_staged);  // thrown away meanwhile
}

/// One unit after another until nothing is left, then the run is over.
Result<> settle(const Work& work, std::vector<Change> (*some)(Tx&, Id, int),
                void (*one)(Tx&, const Ctx&, const Platform&, Change), RunState end,
                std::string_view event) {
    CHECK(jobs::in_patient_units(work.job, [&](Tx& tx, const Ctx& ctx) -> Result<std::int64_t> {
        const auto changes = some(tx, work.run.id, kUnitChanges);
        for (const Change& change : changes) one(tx, ctx, work.platform, change);
        return std::ssize(changes);
    }));
    return in_unit(work, [&](Tx& tx, const Run& now) -> Result<> {
        Run after = now;
        after.state = end;
        const auto count = [&](ChangeState state) { return count_changes(tx, now.id, state); };
        after.undone_count = count(ChangeState::undone);
        after.kept_count = count(ChangeState::kept);
        after.applied_count = count(ChangeState::applied) + after.undone_count + after.kept_count;
        after.skipped_count = count(ChangeState::skipped);
        return storage::save(tx, work.job.ctx, now, after, {event, {}, ""});
    });
}

/// On working days from the minute in the settings on, once a day.
bool is_due(Tx& tx, const Ctx& ctx, const Platform& platform) {
    if (!platform.sync_daily || ctx.calendar().hours_on(ctx.today).empty()) return false;
    const TimeZone& zone = zone_of(ctx.org.timezone);
    const Instant from = zone.at(ctx.today, static_cast<int>(platform.sync_minute));
    if (ctx.now < from) return false;
    const auto last = last_automatic_run(tx, platform.id);
    return !last || business_date(zone, last->created_at) != ctx.today;
}

}  // namespace

Result<> go_on_with_run(const jobs::JobRun& job) {
    auto work = load(job);
    if (!work) return Done{};
    switch (work->run.state) {
        case RunState::reading:
            return read_all(job, std::move(*work));
        case RunState::applying:
            return settle(*work, &changes_to_apply, &apply_change, RunState::applied,
                          "directory_run.applied");
        case RunState::undoing:
            return settle(*work, &changes_to_undo, &undo_change, RunState::undone,
                          "directory_run.undone");
        default:
            return until_gone(*work, &drop_staged);
    }
}

Result<> start_due_runs(const jobs::JobRun& job) {
    return storage::write_now(job.db, job.ctx, [&](Tx& tx) -> Result<> {
        for (const Platform& platform : all_platforms(tx))
            if (is_due(tx, job.ctx, platform) && !run_under_way(tx, platform.id))
                CHECK(begin_run(tx, job.ctx, platform, true));
        return Done{};
    });
}

}  // namespace zhuli::directory
