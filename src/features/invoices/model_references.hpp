// Where invoices refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/invoices/model.hpp"

namespace zhuli::invoices {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<InvoiceTitle>(), customers::moves_with_customer<Invoice>()};

}  // namespace zhuli::invoices
