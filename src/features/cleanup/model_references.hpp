// Where the clean-up list refers to a customer: by what is found anew with each change of it.
#pragma once

#include "features/customers/model_references.hpp"

namespace zhuli::cleanup {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::stays_with_customer("flaw", "customer_id",
                                   "resolved when the consumer comes to who was merged"),
    customers::stays_with_customer("cleanup_fix_item", "customer_id", "the journal itself")};

}  // namespace zhuli::cleanup
