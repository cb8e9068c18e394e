#include "features/stock/rules_supply.hpp"

namespace zhuli::stock {

void tell_when(Plan& plan, std::span<const Demand> demands, std::span<const Flow> flows,
               Date today) {
    for (std::size_t i = 0; i < plan.lacks.size(); ++i) {
        const Lack& lack = plan.lacks[i];
        const auto own = flows_for(flows, demands[lack.line].product_id);
        const Date on = covered_on(lack.available, own, lack.wanted, today);
        if (!on) continue;
        FieldProblem& problem = plan.short_lines[i];
        problem.code = "stock.not_enough_until";
        problem.params.emplace_back("more_on", on.to_string());
    }
}

Result<> check(const Transfer& transfer) {
    std::vector<FieldProblem> problems;
    if (transfer.quantity.v <= 0) problems.push_back({"quantity", "stock.transfer_above_zero", {}});
    if (transfer.quantity.v > kMoveLimit) problems.push_back(too_many("quantity"));
    if (transfer.from_id == transfer.to_id)
        problems.push_back({"to_id", "stock.same_warehouse", {}});
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

}  // namespace zhuli::stock
