// What a quote is made from: a proposal, an opportunity, an inquiry or a customer alone, which must
// agree on whose it is. For this capability's use cases only.
#pragma once

#include "features/quotes/use_cases.hpp"

namespace zhuli::quotes {

struct Origin {
    Id customer_id;
    Id opportunity_id;
    Id inquiry_id;
    std::vector<NewLine> lines;  // the goods of the proposal
    Text<120> title;             // if nobody gives it one
};

/// Every problem at once, at the field that names what is not there or belongs to somebody else.
Result<Origin> origin_of(Tx& tx, const Ctx& ctx, const NewQuote& in);

}  // namespace zhuli::quotes
