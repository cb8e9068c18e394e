// Where check-ins refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/visits/model.hpp"

namespace zhuli::visits {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<CheckIn>()};

}  // namespace zhuli::visits
