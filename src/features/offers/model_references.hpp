// Where offers refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/offers/model_recipients.hpp"

namespace zhuli::offers {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Consent>(),
    {"offer_recipient", "customer_id", customers::OnMerge::moves_quietly}};

}  // namespace zhuli::offers
