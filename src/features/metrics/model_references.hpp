// Where metrics refer to a customer: in sums, which follow the events of merges.
#pragma once

#include "features/customers/model_references.hpp"

namespace zhuli::metrics {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::stays_with_customer("rollup_customer", "customer_id",
                                   "the consumer moves it when it comes to the merge"),
    customers::stays_with_customer("rollup_customer_day", "customer_id",
                                   "the consumer moves it when it comes to the merge")};

}  // namespace zhuli::metrics
