// What people do with contracts, and what the clock does. Problems: those of rules.hpp, not_found
// (also out of scope), forbidden, stale, problem.action_not_now, and of the papers:
// contracts.paper_of_another, contracts.under_another, field.no_such_record.
#pragma once

#include "core/codec.hpp"
#include "features/contracts/model_inputs.hpp"
#include "features/contracts/store.hpp"
#include "http/route.hpp"

namespace zhuli::contracts {

Result<Page<ContractItem>> list_contracts(Tx& tx, const Ctx& ctx,
                                          const http::Listed<Contract>& query);
/// With `renews_id` it follows another contract of the customer, which counts as renewed then.
Result<ContractView> create_contract(Tx& tx, const Ctx& ctx, const Contract& in);
Result<ContractView> show_contract(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<ContractView> edit_contract(Tx& tx, const Ctx& ctx, const Edit& edit);
/// Before its time.
Result<ContractView> end_contract(Tx& tx, const Ctx& ctx, const Ending& in);

/// Tells each owner once of what runs out; `last` is where the page before ended.
Result<std::int64_t> remind_of_ends(Tx& tx, const Ctx& ctx, Watched& last);
/// What is over counts as expired; its owner and their leader are told once.
Result<std::int64_t> expire(Tx& tx, const Ctx& ctx);

/// For a handover: running ones and those that expired and were not renewed.
std::vector<Id> list_open_owned(Tx& tx, Id person, int limit);
Result<bool> hand_over_contract(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);

}  // namespace zhuli::contracts
