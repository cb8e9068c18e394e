// Where follow-ups refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/followups/model.hpp"

namespace zhuli::followups {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Plan>()};

}  // namespace zhuli::followups
