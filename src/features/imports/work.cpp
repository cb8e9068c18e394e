#include "features/imports/work.hpp"

#include "features/imports/file_hash.hpp"
#include "features/imports/store.hpp"
#include "storage/save.hpp"

namespace zhuli::imports {

namespace {

using storage::Tx;

std::optional<ImportBatch> unfinished(storage::Database& db, Id org) {
    return storage::read_now(db, org, [&](Tx& tx) -> std::optional<ImportBatch> {
        const auto id = unfinished_batch(tx);
        return id ? storage::find<ImportBatch>(tx, *id) : std::nullopt;
    });
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

Result<> read_file(storage::Database& db, const Ctx& ctx, const ImportBatch& batch) {
    TRY(auto bytes,
        storage::read_now(db, ctx.org.id, [&](Tx& tx) { return uploaded_bytes(tx, batch.id); }));
    Request request = request_of(batch);
    request.content_hash = file_hash({bytes.data(), bytes.size()}, request);
    TRY(const auto ours, keep_hash(db, ctx, batch, request.content_hash));
    TRY(const auto reader, sheet::open_bytes(std::move(bytes), request.options));
    TRY(const auto plan, read_plan(*reader, request));
    CHECK(stage_into(db, ctx, ours, plan));
    return Done{};
}

void read_or_refuse(storage::Database& db, const Ctx& ctx, const ImportBatch& batch) {
    const auto read = read_file(db, ctx, batch);
    if (read.ok()) return;
    const auto refused = refuse_file(db, ctx, batch, read.problem());
    INVARIANT(refused.ok(), refused.ok() ? "" : refused.problem().code);
    if (!is_about_mapping(read.problem())) drop_file(db, ctx, batch.id);
}

/// A batch that somebody else moved meanwhile is looked at again at the next wake-up.
void expect(const Result<ImportBatch>& moved) {
    INVARIANT(moved.ok() || moved.problem().status == Status::conflict,
              moved.ok() ? "" : moved.problem().code);
}

}  // namespace

bool work_once(storage::Database& db, const Ctx& system, const Clock& clock,
               const OnProgress& on_progress) {
    const auto batch = unfinished(db, system.org.id);
    if (!batch) return false;
    Ctx ctx = system;  // on behalf of who began it: checked when it was begun
    ctx.user = batch->actor_id;
    ctx.path = Path::import;
    ctx.now = clock();
    if (batch->state == BatchState::reading)
        read_or_refuse(db, ctx, *batch);
    else if (batch->state == BatchState::applying)
        expect(apply(db, ctx, batch->id, clock, on_progress));
    else if (batch->state == BatchState::undoing)
        expect(undo(db, ctx, batch->id, clock, on_progress));
    else
        expect(discard(db, ctx, batch->id, clock));
    return true;
}

Result<> run_batches(const jobs::JobRun& run) {
    while (work_once(run.db, run.ctx, run.clock, run.progress)) run.progress(0, 0);
    return Done{};
}

}  // namespace zhuli::imports
