// Where key accounts refer to a customer.
#pragma once

#include "features/customers/model_references.hpp"
#include "features/key_accounts/model.hpp"

namespace zhuli::key_accounts {

inline constexpr customers::CustomerReference kReferences[] = {
    customers::moves_with_customer<KeyPerson>(), customers::moves_with_customer<Milestone>(),
    customers::stays_with_customer("account_membership", "customer_id",
                                   "the survivor keeps the group it stands in itself"),
    customers::stays_with_customer("account_membership", "parent_id",
                                   "who was merged is read as its survivor")};

}  // namespace zhuli::key_accounts
