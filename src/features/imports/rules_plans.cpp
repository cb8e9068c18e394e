#include "features/imports/rules_plans.hpp"

#include "features/imports/rules_cells.hpp"
#include "features/imports/rules_interactions.hpp"

namespace zhuli::imports {

void check_row(const PlannedRow& row, std::vector<FieldProblem>& problems) {
    if (row.customer_code.empty() && row.customer_name.empty())
        problems.push_back({"customer_name", "imports.whose", {}});
    if (!row.due_at.empty() && !parse_local_time(row.due_at.v))
        problems.push_back({"due_at", "imports.not_a_date", {{"value", row.due_at.v}}});
    if (!channel_called(row.channel.v))
        problems.push_back({"channel", "imports.not_a_channel", {{"value", row.channel.v}}});
}

}  // namespace zhuli::imports
