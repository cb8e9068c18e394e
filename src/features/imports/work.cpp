#include "features/imports/work.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "features/imports/file_hash.hpp"
#include "features/imports/owners.hpp"
#include "features/imports/store.hpp"
#include "jobs/units.hpp"
#include "storage/save.hpp"

namespace zhuli::imports {

namespace {

using storage::Tx;

/// On behalf of who began it: checked when it was begun.
Ctx ctx_of(const Ctx& system, const ImportBatch& batch, const Clock& clock) {
    Ctx ctx = system;
    ctx.user = batch.actor_id;
    ctx.path = Path::import;
    ctx.now = clock();
    return ctx;
}

bool is_at_work(BatchState state) {
    return state == BatchState::reading || state == BatchState::applying ||
           state == BatchState::undoing || state == BatchState::discarding;
}

/// What cannot be read is refused, what cannot be applied or undone stands as far as it came. The
/// rest is thrown away for as long as it takes.
std::optional<BatchState> state_when_given_up(BatchState state) {
    if (state == BatchState::reading) return BatchState::refused;
    if (state == BatchState::discarding) return std::nullopt;
    return BatchState::failed;
}

Result<> give_up(Tx& tx, const Ctx& ctx, const ImportBatch& before, BatchState state) {
    spdlog::error("import {} is given up while {}", before.id.v, enum_name(before.state));
    forget_tries(tx, before.id);
    ImportBatch after = before;
    after.state = state;
    if (state == BatchState::refused) after.content_hash = "";
    after.problems = {{"", "imports.given_up",
                       params_json({{"count", std::to_string(kMostTries)},
                                    {"reference", std::to_string(before.id.v)}})}};
    after.finished_at = ctx.now;
    return storage::save(tx, ctx, before, after, {"import_batch.moved", {}, ""});
}

/// A try that has begun: it counts until the batch gets on, so that also what kills the process is
/// not tried for ever.
struct Try {
    ImportBatch batch;
    bool given_up = false;  // there have been enough: nothing to work on
};

Result<Try> begin_try(Tx& tx, const Ctx& system, Id id, const Clock& clock) {
    lock_batch(tx, id);
    const auto batch = storage::find<ImportBatch>(tx, id);
    INVARIANT(batch.has_value(), "no batch is ever deleted");
    if (!is_at_work(batch->state))
        return Problem::of(Status::conflict, "imports.not_now",
                           {{"state", std::string(enum_name(batch->state))}});
    const Ctx ctx = ctx_of(system, *batch, clock);
    const int attempts = tries_of(tx, id) + 1;
    const auto last = state_when_given_up(batch->state);
    if (attempts > kMostTries && last) {
        CHECK(give_up(tx, ctx, *batch, *last));
        return Try{*batch, true};
    }
    const Instant retry_at = ctx.now.plus_ms(storage::retry_pause_ms(attempts));
    note_try(tx, id, attempts, retry_at);
    storage::enqueue(tx, system, {.kind = kBatchesJob, .run_at = retry_at, .hasten = true});
    return Try{*batch};
}

template <class F>
void in_unit(storage::Database& db, const Ctx& ctx, F&& work) {
    const auto done = storage::write_now(db, ctx, [&](Tx& tx) -> Result<> {
        work(tx);
        return Done{};
    });
    INVARIANT(done.ok(), "a note that nothing refuses");
}

Request request_of(const ImportBatch& batch) {
    Request request{.kind = batch.kind, .source = batch.source.v, .file_name = batch.file_name.v};
    request.options = options_of({batch.charset, batch.sheet, batch.header_row});
    for (const ToldName& name : batch.mapping) request.map.push_back({name.theirs.v, name.ours.v});
    return request;
}

/// The batch with the hash of its file, unless the same file is on its way already.
Result<ImportBatch> keep_hash(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                              const std::string& hash) {
    if (batch.content_hash.v == hash) return batch;
    return storage::write_now(db, ctx, [&](Tx& tx) -> Result<ImportBatch> {
        if (open_batch(tx, hash)) return Problem::of(Status::conflict, "imports.same_file");
        ImportBatch after = batch;
        after.content_hash = hash;
        CHECK(storage::save(tx, ctx, batch, after, {"import_batch.moved", {}, ""}));
        return after;
    });
}

/// Whether the mapping, not the file, is what is wrong.
bool is_about_mapping(const Problem& problem) {
    return !problem.fields.empty() && problem.fields.front().code.starts_with("imports.");
}

/// Ends the batch, or sends it back to its mapping.
Result<> refuse_file(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                     const Problem& problem) {
    return storage::write_now(db, ctx, [&](Tx& tx) -> Result<> {
        const auto before = storage::find<ImportBatch>(tx, batch.id);
        if (!before || before->state != BatchState::reading) return Done{};
        ImportBatch after = *before;
        after.state = is_about_mapping(problem) ? BatchState::uploading : BatchState::refused;
        after.content_hash = "";
        after.problems.clear();
        for (const FieldProblem& field : problem.fields)
            after.problems.push_back({field.path, field.code, params_json(field.params)});
        if (problem.fields.empty())
            after.problems.push_back({"", problem.code, params_json(problem.params)});
        if (after.state == BatchState::refused) after.finished_at = ctx.now;
        return storage::save(tx, ctx, *before, after, {"import_batch.moved", {}, ""});
    });
}

void drop_file(storage::Database& db, const Ctx& ctx, Id batch) {
    for (bool more = true; more;)
        more = storage::write_now(db, ctx, [&](Tx& tx) -> Result<bool> {
                   return drop_some_parts(tx, batch);
               }).value();
}

Result<> read_file(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                   const OnProgress& on_progress) {
    TRY(auto bytes,
        storage::read_now(db, ctx.org.id, [&](Tx& tx) { return uploaded_bytes(tx, batch.id); }));
    Request request = request_of(batch);
    request.content_hash = file_hash({bytes.data(), bytes.size()}, request);
    request.find_owner = find_owner(db, ctx);
    TRY(const auto ours, keep_hash(db, ctx, batch, request.content_hash));
    TRY(const auto reader, sheet::open_bytes(std::move(bytes), request.options));
    TRY(const auto plan, read_plan(*reader, request));
    CHECK(stage_into(
        db, ctx, ours, plan, Ahead::foreseen, [&](std::int64_t done, std::int64_t total) {
            in_unit(db, ctx, [&](Tx& tx) { note_progress(tx, batch.id, done, total); });
            if (on_progress) on_progress(done, total);
        }));
    return Done{};
}

void read_or_refuse(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                    const OnProgress& on_progress) {
    const auto read = read_file(db, ctx, batch, on_progress);
    if (read.ok()) return;
    const auto refused = refuse_file(db, ctx, batch, read.problem());
    INVARIANT(refused.ok(), refused.ok() ? "" : refused.problem().code);
    if (!is_about_mapping(read.problem())) drop_file(db, ctx, batch.id);
}

/// A batch that somebody else moved meanwhile is looked at again at the next wake-up.
template <class T>
void expect(const Result<T>& moved) {
    INVARIANT(moved.ok() || moved.problem().status == Status::conflict,
              moved.ok() ? "" : moved.problem().code);
}

/// `progress` says that the batch gets on; reading begins anew with each try, however far it came.
void work_on(storage::Database& db, const Ctx& ctx, const ImportBatch& batch, const Clock& clock,
             const OnProgress& progress, const OnProgress& on_reading) {
    if (batch.state == BatchState::reading)
        read_or_refuse(db, ctx, batch, on_reading);
    else if (batch.state == BatchState::applying)
        expect(apply(db, ctx, batch.id, clock, progress));
    else if (batch.state == BatchState::undoing)
        expect(undo(db, ctx, batch.id, clock, progress));
    else if (batch.state == BatchState::discarding)
        expect(discard(db, ctx, batch.id, clock));
}

}  // namespace

bool work_once(storage::Database& db, const Ctx& system, const Clock& clock,
               const OnProgress& on_progress) {
    const auto id =
        storage::read_now(db, system.org.id, [&](Tx& tx) { return unfinished_batch(tx, clock()); });
    if (!id) return false;
    const auto begun =
        storage::write_now(db, system, [&](Tx& tx) { return begin_try(tx, system, *id, clock); });
    expect(begun);
    if (!begun.ok()) return true;
    const ImportBatch& batch = begun->batch;
    const Ctx ctx = ctx_of(system, batch, clock);
    if (begun->given_up) {
        drop_file(db, ctx, *id);
        return true;
    }
    bool gets_on = false;
    const OnProgress progress = [&](std::int64_t settled, std::int64_t items) {
        if (!std::exchange(gets_on, true))
            in_unit(db, ctx, [&](Tx& tx) {
                note_try(tx, *id, 0, ctx.now.plus_ms(storage::retry_pause_ms(1)));
            });
        if (on_progress) on_progress(settled, items);
    };
    work_on(db, ctx, batch, clock, progress, on_progress);
    in_unit(db, ctx, [&](Tx& tx) { forget_tries(tx, *id); });
    return true;
}

Result<> run_batches(const jobs::JobRun& run) {
    while (work_once(run.db, run.ctx, run.clock, run.progress)) run.progress(0, 0);
    in_unit(run.db, run.ctx, [&](Tx& tx) {
        if (const auto next = next_try(tx))
            storage::enqueue(tx, run.ctx, {.kind = kBatchesJob, .run_at = *next, .hasten = true});
    });
    return Done{};
}

Result<> sweep(const jobs::JobRun& run) {
    return jobs::in_units(run, [&](Tx& tx, const Ctx& ctx) -> Result<std::int64_t> {
        if (next_try(tx) || unfinished_batch(tx, run.clock()))
            storage::enqueue(tx, ctx, {.kind = kBatchesJob, .hasten = true});
        const auto id = abandoned_upload(tx, run.clock().plus_ms(-kUploadKeptMs));
        if (!id) return 0;
        lock_batch(tx, *id);
        const auto before = storage::find<ImportBatch>(tx, *id);
        if (!before || before->state != BatchState::uploading) return 1;
        ImportBatch after = *before;
        after.state = BatchState::discarding;
        after.problems = {{"", "imports.abandoned",
                           params_json({{"days", std::to_string(kUploadKeptMs / kDayMs)}})}};
        CHECK(storage::save(tx, ctx, *before, after, {"import_batch.moved", {}, ""}));
        storage::enqueue(tx, ctx, {.kind = kBatchesJob, .hasten = true});
        return 1;
    });
}

}  // namespace zhuli::imports
