// Where approvals refer to a customer.
#pragma once

#include "features/approvals/model.hpp"
#include "features/customers/model_references.hpp"

namespace zhuli::approvals {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Approval>()};

}  // namespace zhuli::approvals
