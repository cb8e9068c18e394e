// A row of a file of follow-ups that are planned: with whom, when, how and what for.
#pragma once

#include <vector>

#include "core/result.hpp"
#include "features/customers/model.hpp"

namespace zhuli::imports {

/// The cells of one row, by columns_of(ImportKind::follow_ups).
struct PlannedRow {
    Text<60> customer_code;
    Text<120> customer_name;
    Text<60> due_at;   // a day is meant as nine o'clock of it
    Text<60> channel;  // as people say it; empty: by telephone
    Text<200> goal;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(PlannedRow, (), (customer_code, customer_name, due_at, channel, goal, reason))

/// imports.whose, imports.not_a_date, imports.not_a_channel.
void check_row(const PlannedRow& row, std::vector<FieldProblem>& problems);

}  // namespace zhuli::imports
