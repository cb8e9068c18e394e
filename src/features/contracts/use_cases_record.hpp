// The contract for the use cases of this capability: held for a change, its papers checked, saved
// with its search entry, shown with names, standing and progress.
#pragma once

#include "features/contracts/rules.hpp"
#include "features/contracts/store.hpp"
#include "features/customers/model.hpp"
#include "storage/save.hpp"

namespace zhuli::contracts {

Result<Contract> load_in_scope(Tx& tx, const Ctx& ctx, Id id);
/// Held until the unit ends: forbidden when it may be seen but not changed, stale when the caller
/// saw another version than `if_match` (0: whichever).
Result<Contract> load_for_change(Tx& tx, const Ctx& ctx, Id id, std::int64_t if_match = 0);
/// For what will refer to it: in the caller's scope, and no merge takes it away meanwhile.
Result<customers::Customer> load_customer(Tx& tx, const Ctx& ctx, Id id);
std::string customer_called(Tx& tx, Id customer);

/// Every problem at once: of the contract itself, of its owner and of papers that are added, which
/// the caller may see, are this customer's, and of which no order stands under another contract.
Result<> check_contract(Tx& tx, const Ctx& ctx, const Contract& before, const Contract& after);

Result<> add_contract(Tx& tx, const Ctx& ctx, Contract& contract);
Result<> save_contract(Tx& tx, const Ctx& ctx, const Contract& before, Contract& after,
                       std::string_view event_kind);

std::vector<ContractItem> items_of(Tx& tx, const Ctx& ctx, std::span<const Contract> contracts);
ContractView view_of(Tx& tx, const Ctx& ctx, const Contract& contract);

}  // namespace zhuli::contracts
