// Where quotes refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/quotes/model.hpp"

namespace zhuli::quotes {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Quote>()};

}  // namespace zhuli::quotes
