// Where notices refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"

namespace zhuli::notices {

inline constexpr customers::CustomerReference kReferences[] = {
    {"notice", "customer_id", customers::OnMerge::moves_quietly}};

}  // namespace zhuli::notices
