// Where receivables refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/receivables/model.hpp"

namespace zhuli::receivables {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<BankReceipt>()};

}  // namespace zhuli::receivables
