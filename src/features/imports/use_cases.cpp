#include "features/imports/use_cases.hpp"

#include "features/imports/run.hpp"
#include "features/imports/store.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::imports {

namespace {

constexpr storage::ListPlan kBatches{.permission = "imports.read",
                                     .owner_field = "",
                                     .default_sort = "-created_at",
                                     .search_entity = ""};
constexpr int kIssuePage = 200;
constexpr int kConflictsShown = 100;

BatchView view_of(Tx& tx, const Ctx& ctx, const ImportBatch& batch) {
    BatchView view;
    static_cast<ImportBatch&>(view) = batch;
    view.outcome = outcome_of(tx, batch.id);
    if (!ctx.allowed("imports.run")) return view;
    if (batch.state == BatchState::staged && batch.item_count > 0) view.actions = {"apply"};
    if (batch.state == BatchState::staged) view.actions.push_back("discard");
    if (batch.state == BatchState::done) view.actions = {"undo"};
    return view;
}

Result<ImportBatch> load(Tx& tx, Id id) {
    auto batch = storage::find<ImportBatch>(tx, id);
    if (!batch) return Problem::not_found("import_batch");
    return std::move(*batch);
}

Result<BatchView> move(Tx& tx, const Ctx& ctx, Id id, std::string_view action, BatchState to) {
    TRY(const auto before, load(tx, id));
    const auto may = view_of(tx, ctx, before).actions;
    if (std::find(may.begin(), may.end(), action) == may.end())
        return Problem::of(Status::conflict, "imports.not_now",
                           {{"state", std::string(enum_name(before.state))}});
    ImportBatch after = before;
    after.state = to;
    CHECK(storage::save(tx, ctx, before, after, {"import_batch.moved", {}, ""}));
    return view_of(tx, ctx, after);
}

}  // namespace

Result<Page<ImportBatch>> list_batches(Tx& tx, const Ctx& ctx,
                                       const http::Listed<ImportBatch>& query) {
    TRY(auto rows, storage::list_page<ImportBatch>(tx, ctx, query, kBatches));
    Page<ImportBatch> page;
    page.items = std::move(rows.items);
    page.next_cursor = std::move(rows.next_cursor);
    return page;
}

Result<BatchView> show_batch(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto batch, load(tx, in.id));
    return view_of(tx, ctx, batch);
}

Result<BatchView> start_batch(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return move(tx, ctx, in.id, "apply", BatchState::applying);
}

Result<BatchView> start_undo(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return move(tx, ctx, in.id, "undo", BatchState::undoing);
}

Result<BatchView> discard_batch(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(auto view, move(tx, ctx, in.id, "discard", BatchState::undone));
    drop_items(tx, in.id);
    return view;
}

Result<Issues> list_issues(Tx& tx, const Ctx&, const IssueQuestion& question) {
    CHECK(load(tx, question.id));
    Issues issues{issues_of(tx, question.id, question.after, kIssuePage)};
    if (issues.items.size() == kIssuePage) issues.next_after = issues.items.back().issue_no;
    return issues;
}

Result<Conflicts> list_conflicts(Tx& tx, const Ctx&, const http::ById& in) {
    CHECK(load(tx, in.id));
    return Conflicts{conflicts_of(tx, in.id, kConflictsShown)};
}

}  // namespace zhuli::imports
