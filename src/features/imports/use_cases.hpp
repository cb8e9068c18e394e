// What people see and decide of imports: the batches, how far each is, what is wrong with which
// row, and that one is applied, undone or thrown away. The work itself is run.hpp's.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/imports/model.hpp"
#include "http/route.hpp"

namespace zhuli::imports {

using storage::Tx;

struct BatchView : ImportBatch {
    Outcome outcome;
    std::vector<std::string> actions;  // apply, undo, discard
};
BOOST_DESCRIBE_STRUCT(BatchView, (ImportBatch), (outcome, actions))

Result<Page<ImportBatch>> list_batches(Tx& tx, const Ctx& ctx,
                                       const http::Listed<ImportBatch>& query);
Result<BatchView> show_batch(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Marks the batch for the runner, which is woken by the commit.
Result<BatchView> start_batch(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<BatchView> start_undo(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Throws away a batch that was never applied.
Result<BatchView> discard_batch(Tx& tx, const Ctx& ctx, const http::ById& in);

struct IssueQuestion {
    Id id;
    std::int64_t after = 0;  // issue number
};
BOOST_DESCRIBE_STRUCT(IssueQuestion, (), (id, after))
constexpr auto notes(const IssueQuestion*) {
    return std::array{note<&IssueQuestion::id>(from_path)};
}
struct Issues {
    std::vector<ImportIssue> items;
    std::int64_t next_after = 0;  // 0: that was all
};
BOOST_DESCRIBE_STRUCT(Issues, (), (items, next_after))
Result<Issues> list_issues(Tx& tx, const Ctx& ctx, const IssueQuestion& question);

struct Conflicts {
    std::vector<ImportItem> items;  // the first hundred
};
BOOST_DESCRIBE_STRUCT(Conflicts, (), (items))
Result<Conflicts> list_conflicts(Tx& tx, const Ctx& ctx, const http::ById& in);

}  // namespace zhuli::imports
