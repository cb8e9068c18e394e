// Takes what refers to one customer over to another, reference by reference, and keeps a journal of
// it: set-wise, whatever the tables are. Records get the next version and an audit entry each, and
// no event: the merge tells of all of them. The statements are made from the declared references.
#pragma once

#include "core/ctx.hpp"
#include "features/customers/model_references.hpp"
#include "features/duplicates/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::duplicates {

using customers::CustomerReference;
using storage::Tx;

/// Of this customer; counts no further than `limit`.
std::int64_t count_rows(Tx& tx, const CustomerReference& reference, Id customer,
                        std::int64_t limit);

/// All of the loser's rows become the winner's; returns how many.
std::int64_t move_rows(Tx& tx, const Ctx& ctx, const CustomerReference& reference,
                       const Merge& merge);
/// What this merge moved and is still the winner's becomes the loser's again.
std::int64_t move_rows_back(Tx& tx, const Ctx& ctx, const CustomerReference& reference,
                            const Merge& merge);

/// Events since the merge about what it moved, of records that go back: they are the loser's too.
/// Called before the rows go back.
void move_events_back(Tx& tx, const CustomerReference& reference, const Merge& merge);

}  // namespace zhuli::duplicates
