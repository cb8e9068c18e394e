// Where opportunities refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/opportunities/model.hpp"

namespace zhuli::opportunities {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Opportunity>()};

}  // namespace zhuli::opportunities
