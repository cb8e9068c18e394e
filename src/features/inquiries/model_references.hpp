// Where inquiries and needs refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/inquiries/model_needs.hpp"

namespace zhuli::inquiries {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Inquiry>(), customers::moves_with_customer<Need>()};

}  // namespace zhuli::inquiries
