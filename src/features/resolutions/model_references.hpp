// Where resolutions refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/resolutions/model.hpp"

namespace zhuli::resolutions {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Resolution>(), customers::moves_with_customer<Voucher>()};

}  // namespace zhuli::resolutions
