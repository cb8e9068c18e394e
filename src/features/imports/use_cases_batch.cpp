#include "features/imports/use_cases_batch.hpp"

#include <algorithm>

#include "features/imports/work.hpp"
#include "storage/save.hpp"

namespace zhuli::imports {

namespace {

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
            return {"apply", "discard"};
        case BatchState::applying:
        case BatchState::done:
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

BatchView view_of(Tx& tx, const Ctx& ctx, const ImportBatch& batch) {
    BatchView view;
    static_cast<ImportBatch&>(view) = batch;
    view.outcome = outcome_of(tx, batch.id);
    view.issue_count = count_issues(tx, batch.id);
    view.actions = actions_for(tx, ctx, batch);
    return view;
}

Result<ImportBatch> load_batch(Tx& tx, Id id) {
    auto batch = storage::find<ImportBatch>(tx, id);
    if (!batch) return Problem::not_found("import_batch");
    return std::move(*batch);
}

Result<BatchView> move_batch(Tx& tx, const Ctx& ctx, Id id, std::string_view action,
                             BatchState to) {
    TRY(const auto before, load_batch(tx, id));
    const auto may = actions_for(tx, ctx, before);
    if (std::find(may.begin(), may.end(), action) == may.end())
        return Problem::of(Status::conflict, "imports.not_now",
                           {{"state", std::string(enum_name(before.state))}});
    const bool reopens = before.state == BatchState::failed || before.state == BatchState::done;
    if (reopens && open_batch(tx, before.content_hash.v))
        return Problem::of(Status::conflict, "imports.same_file");
    ImportBatch after = before;
    after.state = to;
    after.problems = {};
    forget_tries(tx, id);
    CHECK(storage::save(tx, ctx, before, after, {"import_batch.moved", {}, ""}));
    storage::enqueue(tx, ctx, {.kind = kBatchesJob, .hasten = true});
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::imports
