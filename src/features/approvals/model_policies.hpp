// What policies say of a document: pure functions over models, by which other capabilities judge
// theirs before they file it.
#pragma once

#include <span>

#include "features/approvals/model_inputs.hpp"

namespace zhuli::approvals {

/// What of a document needs approval by the active policies.
std::vector<Finding> findings_of(std::span<const Policy> policies, const Facts& facts);
/// Whether the credit of the customer is asked about at all.
bool asks_for_credit(std::span<const Policy> policies, Document document);

}  // namespace zhuli::approvals
