#include "features/imports/use_cases_batch.hpp"

#include "features/imports/plan.hpp"
#include "storage/list.hpp"

namespace zhuli::imports {

namespace {

constexpr storage::ListPlan kBatches{.permission = "imports.read",
                                     .owner_field = "",
                                     .default_sort = "-created_at",
                                     .search_entity = ""};

}  // namespace

Result<Page<ImportBatch>> list_batches(Tx& tx, const Ctx& ctx,
                                       const http::Listed<ImportBatch>& query) {
    TRY(auto rows, storage::list_page<ImportBatch>(tx, ctx, query, kBatches));
    Page<ImportBatch> page;
    page.items = std::move(rows.items);
    page.next_cursor = std::move(rows.next_cursor);
    return page;
}

Result<BatchView> show_batch(Tx& tx, const Ctx& ctx, const http::ById& in, const Catalog& texts) {
    TRY(const auto batch, load_batch(tx, in.id));
    BatchView view = view_of(tx, ctx, batch);
    for (const FileProblem& problem : batch.problems)
        view.problem_texts.push_back(
            texts.text(ctx.locale, problem.code, params_of(problem.params)));
    return view;
}

Result<BatchView> start_batch(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return move_batch(tx, ctx, in.id, "apply", BatchState::applying);
}

Result<BatchView> start_undo(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return move_batch(tx, ctx, in.id, "undo", BatchState::undoing);
}

Result<BatchView> discard_batch(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return move_batch(tx, ctx, in.id, "discard", BatchState::discarding);
}

}  // namespace zhuli::imports
