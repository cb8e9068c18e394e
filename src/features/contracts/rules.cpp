#include "features/contracts/rules.hpp"

#include "core/json_out.hpp"

namespace zhuli::contracts {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"contracts.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"contracts.edit", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
};

using enum ContractState;

constexpr Transition<ContractState, Contract> kWorkflow[] = {
    {running, "edit", running, "contracts.edit"},  {expired, "edit", expired, "contracts.edit"},
    {running, "renew", renewed, "contracts.edit"}, {expired, "renew", renewed, "contracts.edit"},
    {running, "end", ended, "contracts.edit"},
};

constexpr int kLookBackDays = 60;  // no calendar rests for longer

void check_many(std::vector<FieldProblem>& problems, const char* field, std::size_t count,
                std::size_t limit) {
    if (count > limit)
        problems.push_back({field, "field.too_many", {{"max", std::to_string(limit)}}});
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<ContractState, Contract> workflow() { return kWorkflow; }

std::vector<std::string> actions_for(const Ctx& ctx, const Contract& contract) {
    if (!ctx.covers("contracts.edit", contract.owner_id)) return {};
    return actions_of(workflow(), ctx, contract, contract.state);
}

std::vector<FieldProblem> problems_of(const Contract& contract) {
    std::vector<FieldProblem> problems;
    if (contract.until_on < contract.from_on)
        problems.push_back({"until_on", "contracts.ends_before_it_begins", {}});
    if (contract.amount_minor.v < 0)
        problems.push_back({"amount_minor", "contracts.negative_amount", {}});
    if (contract.remind_days < 0 || contract.remind_days > kRemindLimit)
        problems.push_back({"remind_days",
                            "field.out_of_range",
                            {{"min", "0"}, {"max", std::to_string(kRemindLimit)}}});
    check_many(problems, "order_ids", contract.order_ids.size(), kOrdersLimit);
    check_many(problems, "quote_ids", contract.quote_ids.size(), kQuotesLimit);
    return problems;
}

Date remind_on(const Contract& contract, const WorkCalendar& calendar) {
    const Date asked = contract.until_on.plus_days(-contract.remind_days);
    for (Date day = asked; day > asked.plus_days(-kLookBackDays); day = day.plus_days(-1))
        if (calendar.open_days(day, day.plus_days(1)) > 0) return day;
    return asked;
}

ContractState state_by(const Contract& contract, Date today) {
    if (contract.state != running && contract.state != expired) return contract.state;
    return contract.until_on < today ? expired : running;
}

Standing standing_of(const Contract& contract, Date today) {
    switch (state_by(contract, today)) {
        case expired:
            return Standing::expired;
        case renewed:
            return Standing::renewed;
        case ended:
            return Standing::ended;
        case running:
            break;
    }
    if (contract.from_on > today) return Standing::upcoming;
    return contract.remind_on <= today ? Standing::expiring : Standing::running;
}

std::string event_body(const Contract& contract) {
    JsonOut out;
    out.begin_object().key("number").string(contract.number.v);
    out.key("amount_minor").integer(contract.amount_minor.v);
    out.key("words").string(contract.title.v).key("reason").string(contract.end_reason.v);
    return out.end_object().take();
}

}  // namespace zhuli::contracts
