// What becomes of rows that were left out because somebody like them is there already.
#include <algorithm>

#include "features/imports/rules.hpp"
#include "features/imports/use_cases_batch.hpp"

namespace zhuli::imports {

namespace {

Result<> check(const ImportBatch& batch, const Deciding& in) {
    const auto may = choices(batch.kind, in.about);
    const bool takes_back = in.decision == Decision::none && batch.state == BatchState::staged;
    if (may.empty() || (!takes_back && std::ranges::find(may, in.decision) == may.end()))
        return Problem::field("decision", "imports.not_to_be_decided");
    if (in.rows.size() > kMostRowsDecided)
        return Problem::field("rows", "field.too_many",
                              {{"max", std::to_string(kMostRowsDecided)}});
    return Done{};
}

}  // namespace

Result<BatchView> decide_items(Tx& tx, const Ctx& ctx, const Deciding& in) {
    lock_batch(tx, in.id);
    TRY(const auto batch, load_batch(tx, in.id));
    if (!may_decide(ctx, batch))
        return Problem::of(Status::conflict, "imports.not_now",
                           {{"state", std::string(enum_name(batch.state))}});
    CHECK(check(batch, in));
    const bool done = batch.state == BatchState::done;
    const auto asked = static_cast<std::int64_t>(
        decide(tx, in.id, in.about, in.decision, in.rows, kMostDecidedAtOnce));
    if (!done || asked == 0) return view_of(tx, ctx, batch);
    return go_on(tx, ctx, batch, BatchState::applying);
}

}  // namespace zhuli::imports
