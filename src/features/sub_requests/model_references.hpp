// Where sub-requests refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/sub_requests/model.hpp"

namespace zhuli::sub_requests {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<SubRequest>()};

}  // namespace zhuli::sub_requests
