#include "features/imports/use_cases_batch.hpp"

#include "features/imports/store.hpp"
#include "storage/list.hpp"

namespace zhuli::imports {

namespace {

constexpr storage::ListPlan kBatches{.permission = "imports.read",
                                     .owner_field = "",
                                     .default_sort = "-created_at",
                                     .search_entity = ""};
constexpr int kIssuePage = 200;
constexpr int kConflictsShown = 100;

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
    TRY(const auto batch, load_batch(tx, in.id));
    return view_of(tx, ctx, batch);
}

Result<BatchView> start_batch(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return move_batch(tx, ctx, in.id, "apply", BatchState::applying);
}

Result<BatchView> start_undo(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return move_batch(tx, ctx, in.id, "undo", BatchState::undoing);
}

Result<BatchView> discard_batch(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(auto view, move_batch(tx, ctx, in.id, "discard", BatchState::discarded));
    drop_items(tx, in.id);
    drop_parts(tx, in.id);
    return view;
}

Result<Issues> list_issues(Tx& tx, const Ctx&, const IssueQuestion& question) {
    CHECK(load_batch(tx, question.id));
    Issues issues{issues_of(tx, question.id, question.after, kIssuePage)};
    if (issues.items.size() == kIssuePage) issues.next_after = issues.items.back().issue_no;
    return issues;
}

Result<Conflicts> list_conflicts(Tx& tx, const Ctx&, const http::ById& in) {
    CHECK(load_batch(tx, in.id));
    return Conflicts{conflicts_of(tx, in.id, kConflictsShown)};
}

}  // namespace zhuli::imports
