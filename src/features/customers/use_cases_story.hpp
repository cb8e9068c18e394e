// Conversations as they are kept and taken back, whoever brings them.
#pragma once

#include "features/customers/use_cases_record.hpp"

namespace zhuli::customers {

/// Writes it down, with the customer's last and next contact. The customer is held and live.
Result<Interaction> keep_talk(Tx& tx, const Ctx& ctx, const Customer& customer,
                              const NewInteraction& in);
/// Marks it, and sets the customer's dates back to the conversation before.
Result<Interaction> withdraw_talk(Tx& tx, const Ctx& ctx, const Customer& customer,
                                  const Interaction& talk);

}  // namespace zhuli::customers
