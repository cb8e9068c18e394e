// What a proposal is made from: a need, an inquiry, an opportunity or a customer alone, which must
// agree on whose it is. For this capability's use cases only.
#pragma once

#include "features/inquiries/model_needs.hpp"
#include "features/proposals/use_cases.hpp"

namespace zhuli::proposals {

struct Origin {
    Id customer_id;
    Id inquiry_id;
    std::optional<inquiries::Need> need;
    Text<120> title;  // if nobody gives it one
};

/// Every problem at once, at the field that names what is not there or belongs to somebody else.
Result<Origin> origin_of(Tx& tx, const Ctx& ctx, const NewProposal& in);

}  // namespace zhuli::proposals
