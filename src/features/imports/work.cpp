#include "features/imports/work.hpp"

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

Result<Plan> read_uploaded(storage::Database& db, const Ctx& ctx, const ImportBatch& batch) {
    TRY(auto bytes, storage::read_now(db, ctx.org.id, [&](Tx& tx) {
        return uploaded_bytes(tx, batch.id);
    }));
    TRY(const auto reader, sheet::open_bytes(std::move(bytes)));
    Request request{.kind = batch.kind, .source = batch.source.v, .file_name = batch.file_name.v};
    for (const ToldName& name : batch.mapping)
        request.map.push_back({name.theirs.v, name.ours.v});
    return read_plan(*reader, request);
}

Result<> refuse_file(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                     const Problem& problem) {
    return storage::write_now(db, ctx, [&](Tx& tx) {
        ImportBatch after = batch;
        after.state = BatchState::refused;
        after.problem = problem.fields.empty() ? problem.code : problem.fields.front().code;
        after.finished_at = ctx.now;
        drop_parts(tx, batch.id);
        return storage::save(tx, ctx, batch, after, {"import_batch.moved", {}, ""});
    });
}

Result<> read_file(storage::Database& db, const Ctx& ctx, const ImportBatch& batch) {
    const auto plan = read_uploaded(db, ctx, batch);
    if (!plan.ok()) return refuse_file(db, ctx, batch, plan.problem());
    CHECK(stage_into(db, ctx, batch, *plan));
    return Done{};
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
    if (batch->state == BatchState::reading) {
        const auto read = read_file(db, ctx, *batch);
        INVARIANT(read.ok(), read.ok() ? "" : read.problem().code);
    } else if (batch->state == BatchState::applying) {
        const auto applied = apply(db, ctx, batch->id, clock, on_progress);
        INVARIANT(applied.ok(), applied.ok() ? "" : applied.problem().code);
    } else {
        const auto undone = undo(db, ctx, batch->id, clock, on_progress);
        INVARIANT(undone.ok(), undone.ok() ? "" : undone.problem().code);
    }
    return true;
}

}  // namespace zhuli::imports
