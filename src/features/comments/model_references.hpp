// Where comments refer to a customer.
#pragma once

#include "features/comments/model.hpp"
#include "features/customers/model_references.hpp"

namespace zhuli::comments {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<Comment>()};

}  // namespace zhuli::comments
