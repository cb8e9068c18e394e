#include "features/imports/rules_customers.hpp"

namespace zhuli::imports {

void check_row(const CustomerRow& row, std::vector<FieldProblem>& problems) {
    using customers::CustomerStatus;
    const bool ended = row.status == CustomerStatus::lost || row.status == CustomerStatus::invalid;
    if (ended && row.status_reason.empty())
        problems.push_back({"status_reason", "customers.say_why", {}});
}

}  // namespace zhuli::imports
