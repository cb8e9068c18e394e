// Where proposals refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/proposals/model.hpp"

namespace zhuli::proposals {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Proposal>()};

}  // namespace zhuli::proposals
