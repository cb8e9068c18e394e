// Where price lists refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/price_lists/model.hpp"

namespace zhuli::price_lists {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<PriceList>()};

}  // namespace zhuli::price_lists
