#include "features/imports/use_cases_batch.hpp"

#include <algorithm>

#include "features/imports/rules.hpp"
#include "features/imports/run.hpp"
#include "features/imports/work.hpp"
#include "storage/save.hpp"

namespace zhuli::imports {

namespace {

/// Of records that are left out, or would be, for a reason one may decide about.
bool has_choice(const ImportBatch& batch, const Outcome& outcome) {
    return (outcome.suspected > 0 && !choices(batch.kind, ItemState::suspected).empty()) ||
           (outcome.conflicts > 0 && !choices(batch.kind, ItemState::conflict).empty());
}

/// What applying would do after what was decided since it was foreseen.
void add_decisions(Tx& tx, const ImportBatch& batch, Outcome& forecast) {
    for (const Decided& part : decided(tx, batch.id)) {
        count_items(forecast, batch, ItemKind::customer, part.foreseen, -part.count);
        const auto becomes =
            part.decision == Decision::create ? ItemState::created : ItemState::updated;
        count_items(forecast, batch, ItemKind::customer, becomes, part.count);
    }
}

std::vector<std::string> actions_for(Tx& tx, const Ctx& ctx, const ImportBatch& batch) {
    if (!ctx.allowed("imports.run")) return {};
    switch (batch.state) {
        case BatchState::uploading:
            return {"read", "discard"};
        case BatchState::reading:
            // What the command line left in the middle has nobody else to end it.
            if (batch.byte_count == 0) return {"discard"};
            break;
        case BatchState::staged:
            if (batch.item_count == 0) return {"discard"};
            if (has_choice(batch, batch.forecast)) return {"apply", "decide", "discard"};
            return {"apply", "discard"};
        case BatchState::done:
            if (has_choice(batch, outcome_of(tx, batch.id))) return {"decide", "undo"};
            return {"undo"};
        case BatchState::applying:
            return {"undo"};
        case BatchState::failed:
            if (next_items(tx, batch.id, ItemState::staged, 1).empty()) return {"undo"};
            return {"apply", "undo"};
        default:
            break;
    }
    return {};
}

}  // namespace

bool may_decide(const Ctx& ctx, const ImportBatch& batch) {
    return ctx.allowed("imports.run") &&
           (batch.state == BatchState::staged || batch.state == BatchState::done);
}

BatchView view_of(Tx& tx, const Ctx& ctx, const ImportBatch& batch) {
    BatchView view;
    static_cast<ImportBatch&>(view) = batch;
    view.outcome = outcome_of(tx, batch.id);
    if (batch.state == BatchState::staged) add_decisions(tx, batch, view.forecast);
    view.issue_count = count_issues(tx, batch.id);
    if (batch.state == BatchState::reading) {
        const Progress progress = progress_of(tx, batch.id);
        view.read_count = progress.done_count;
        view.reading_count = progress.total_count;
    }
    view.actions = actions_for(tx, ctx, batch);
    return view;
}

Result<ImportBatch> load_batch(Tx& tx, Id id) {
    auto batch = storage::find<ImportBatch>(tx, id);
    if (!batch) return Problem::not_found("import_batch");
    return std::move(*batch);
}

Result<BatchView> go_on(Tx& tx, const Ctx& ctx, const ImportBatch& before, BatchState to) {
    const bool reopens = before.state == BatchState::failed || before.state == BatchState::done;
    if (reopens && open_batch(tx, before.content_hash.v))
        return Problem::of(Status::conflict, "imports.same_file");
    ImportBatch after = before;
    after.state = to;
    after.problems = {};
    forget_tries(tx, before.id);
    CHECK(storage::save(tx, ctx, before, after, {"import_batch.moved", {}, ""}));
    storage::enqueue(tx, ctx, {.kind = kBatchesJob, .hasten = true});
    return view_of(tx, ctx, after);
}

Result<BatchView> move_batch(Tx& tx, const Ctx& ctx, Id id, std::string_view action,
                             BatchState to) {
    TRY(const auto before, load_batch(tx, id));
    const auto may = actions_for(tx, ctx, before);
    if (std::find(may.begin(), may.end(), action) == may.end())
        return Problem::of(Status::conflict, "imports.not_now",
                           {{"state", std::string(enum_name(before.state))}});
    return go_on(tx, ctx, before, to);
}

}  // namespace zhuli::imports
