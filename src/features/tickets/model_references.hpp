// Where tickets refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/tickets/model.hpp"

namespace zhuli::tickets {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Ticket>()};

}  // namespace zhuli::tickets
