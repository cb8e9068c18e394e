// A row of a file of customers: the record's own members, and whose it is in words.
#pragma once

#include <vector>

#include "core/result.hpp"
#include "features/customers/model.hpp"

namespace zhuli::imports {

/// Cells become members by columns_of(ImportKind::customers). Without notes of its own: they would
/// replace the record's.
struct CustomerRow : customers::Customer {
    Text<120> owner;  // a colleague's name or e-mail
};
BOOST_DESCRIBE_STRUCT(CustomerRow, (customers::Customer), (owner))

/// customers.say_why: who is lost or no customer has a reason.
void check_row(const CustomerRow& row, std::vector<FieldProblem>& problems);

}  // namespace zhuli::imports
