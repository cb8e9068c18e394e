// Where the pool refers to a customer: by its own key, which follows the events of merges.
#pragma once

#include "features/customers/model_references.hpp"

namespace zhuli::pool {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::stays_with_customer("pool_customer", "id",
                                   "who is merged leaves its pool when the consumer comes to it"),
    customers::stays_with_customer("pool_watch", "customer_id",
                                   "the consumer joins it to the survivor's")};

}  // namespace zhuli::pool
