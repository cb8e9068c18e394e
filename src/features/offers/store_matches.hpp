// The statement that finds the customers of a segment, page by page in the order of their ids, and
// the same counted; and those among chosen customers who are no recipients of an offer yet. Lists
// come as JSON; an empty one asks for nothing.
#pragma once

#include "features/offers/store.hpp"

namespace zhuli::offers {

extern const storage::Sql kMatches, kCountMatches, kChosen;

void run_matches(Tx& tx, const storage::Sql& sql, const Question& question, Id after,
                 std::int64_t limit, const storage::RowSink& sink);

}  // namespace zhuli::offers
