// Where attachments refer to a customer.
#pragma once

#include "features/attachments/model.hpp"
#include "features/customers/model_references.hpp"

namespace zhuli::attachments {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Attachment>()};

}  // namespace zhuli::attachments
