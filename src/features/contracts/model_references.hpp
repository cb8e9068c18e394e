// Where contracts refer to a customer.
#pragma once

#include "features/contracts/model.hpp"
#include "features/customers/model_references.hpp"

namespace zhuli::contracts {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Contract>()};

}  // namespace zhuli::contracts
