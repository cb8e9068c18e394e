// Customers as the duplicate matcher reads them: which fields take part, and as what.
#pragma once

#include <string>
#include <vector>

#include "core/match/record.hpp"
#include "features/customers/model.hpp"

namespace zhuli::customers {

/// Name, credit code, phones and e-mails (of further contacts too), main contact, region, address.
const match::Schema& match_fields();

/// The values of match_fields(), in their order; empty where the customer has none.
std::vector<std::string> match_values(const Customer& customer);

}  // namespace zhuli::customers
