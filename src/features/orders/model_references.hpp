// Where orders refer to a customer. Orders come before returns: whoever adds a return holds its
// order.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/orders/model.hpp"
#include "features/orders/model_returns.hpp"

namespace zhuli::orders {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Order>(), customers::moves_with_customer<Return>()};

}  // namespace zhuli::orders
