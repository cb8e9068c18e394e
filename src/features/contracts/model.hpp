// Contracts (合同) with a customer: from when until when, for how much, which quotes and orders
// stand under it, and when somebody should speak of renewing it. The paper is an attachment. What
// was ordered and paid under it is counted from the orders and never kept here.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::contracts {

/// expired: its last day is over and nothing followed. renewed: another one follows it. ended:
/// before its time, with a reason.
enum class ContractState : std::uint8_t { running, expired, renewed, ended };
BOOST_DESCRIBE_ENUM(ContractState, running, expired, renewed, ended)

struct Contract {
    Id id;
    std::int64_t version = 0;
    Text<30> number;    // CT-…
    Text<60> paper_no;  // as it stands on the paper
    Text<120> title;
    Id customer_id;
    Id owner_id;
    Date signed_on;
    Date from_on;
    Date until_on;
    Money amount_minor;    // 0: a frame without a sum
    int remind_days = 30;  // before the last day
    Date remind_on;        // the last working day by then, see rules.hpp
    Text<2000> note;
    std::vector<Id> order_ids;
    std::vector<Id> quote_ids;
    Id renews_id;  // the contract this one follows
    ContractState state = ContractState::running;
    Text<500> end_reason;
    Date ended_on;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Contract, (),
                      (id, version, number, paper_no, title, customer_id, owner_id, signed_on,
                       from_on, until_on, amount_minor, remind_days, remind_on, note, order_ids,
                       quote_ids, renews_id, state, end_reason, ended_on, created_at, updated_at))
constexpr auto notes(const Contract*) {
    using C = Contract;
    return std::array{note<&C::id>(read_only),
                      note<&C::version>(read_only),
                      note<&C::number>(read_only | filterable | searchable),
                      note<&C::paper_no>(filterable | searchable),
                      note<&C::title>(required | searchable),
                      note<&C::customer_id>(required | filterable, "customer"),
                      note<&C::owner_id>(filterable, "user"),
                      note<&C::signed_on>(sortable),
                      note<&C::from_on>(required),
                      note<&C::until_on>(required | filterable | sortable),
                      note<&C::amount_minor>(sortable),
                      note<&C::remind_on>(read_only),
                      note<&C::note>(multiline),
                      note<&C::renews_id>(0, "contract"),
                      note<&C::state>(read_only | filterable),
                      note<&C::end_reason>(read_only),
                      note<&C::ended_on>(read_only),
                      note<&C::created_at>(read_only | sortable),
                      note<&C::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Contract*) { return {"contract", "contract"}; }

}  // namespace zhuli::contracts
