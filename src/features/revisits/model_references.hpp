// Where revisits refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/revisits/model.hpp"

namespace zhuli::revisits {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Revisit>()};

}  // namespace zhuli::revisits
