#include "features/contracts/use_cases.hpp"

#include "features/contracts/rules.hpp"
#include "features/contracts/use_cases_record.hpp"
#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "storage/list.hpp"
#include "storage/numbers.hpp"

namespace zhuli::contracts {

namespace {

constexpr int kAtOnce = 50;
constexpr storage::ListPlan kList{.permission = "contracts.read",
                                  .owner_field = "owner_id",
                                  .default_sort = "until_on",
                                  .search_entity = "contract"};

/// The contract before it, if it may be followed: of this customer, and not followed yet.
Result<std::optional<Contract>> renewed_by(Tx& tx, const Ctx& ctx, const Contract& contract) {
    if (!contract.renews_id) return std::optional<Contract>{};
    auto before = load_for_change(tx, ctx, contract.renews_id);
    if (!before.ok() || before->customer_id != contract.customer_id)
        return Problem::field("renews_id", "field.no_such_record");
    CHECK(step(workflow(), ctx, *before, before->state, "renew"));
    return std::optional(std::move(*before));
}

Result<> mark_renewed(Tx& tx, const Ctx& ctx, const Contract& before) {
    Contract after = before;
    after.state = ContractState::renewed;
    notices::settle(tx, ctx, "contract", after.id);
    return save_contract(tx, ctx, before, after, "contract.renewed");
}

void tell(Tx& tx, const Ctx& ctx, const Watched& row, Id whom, std::string_view kind) {
    if (!whom) return;
    notices::give(tx, ctx,
                  {.user_id = whom,
                   .kind = kind,
                   .entity = "contract",
                   .entity_id = row.id,
                   .customer_id = row.customer_id,
                   .due_at = ctx.calendar().zone().at(row.until_on, 0),
                   .words = {{"number", row.number.v},
                             {"title", row.title.v},
                             {"customer", customer_called(tx, row.customer_id)},
                             {"day", row.until_on.to_string()}}});
}

}  // namespace

Result<Page<ContractItem>> list_contracts(Tx& tx, const Ctx& ctx,
                                          const http::Listed<Contract>& query) {
    TRY(auto rows, storage::list_page<Contract>(tx, ctx, query, kList));
    return Page<ContractItem>{items_of(tx, ctx, rows.items), std::move(rows.next_cursor)};
}

Result<ContractView> create_contract(Tx& tx, const Ctx& ctx, const Contract& in) {
    TRY(const auto customer, load_customer(tx, ctx, in.customer_id));
    Contract contract = in;
    if (!contract.owner_id) contract.owner_id = ctx.user ? ctx.user : customer.owner_id;
    TRY(const auto before, renewed_by(tx, ctx, contract));
    CHECK(check_contract(tx, ctx, {}, contract));
    contract.remind_on = remind_on(contract, ctx.calendar());
    contract.state = state_by(contract, ctx.today);
    if (before) CHECK(mark_renewed(tx, ctx, *before));
    contract.number = storage::take_number(tx, ctx, "CT");
    CHECK(add_contract(tx, ctx, contract));
    return view_of(tx, ctx, contract);
}

Result<ContractView> show_contract(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto contract, load_in_scope(tx, ctx, in.id));
    return view_of(tx, ctx, contract);
}

Result<ContractView> edit_contract(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, load_for_change(tx, ctx, edit.id));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    CHECK(step(workflow(), ctx, before, before.state, "edit"));
    TRY(auto after, apply(before, edit));
    if (after.customer_id != before.customer_id)
        return Problem::field("customer_id", "contracts.stays_with_customer");
    if (after.renews_id != before.renews_id)
        return Problem::field("renews_id", "contracts.stays_in_its_row");
    CHECK(check_contract(tx, ctx, before, after));
    after.remind_on = remind_on(after, ctx.calendar());
    after.state = state_by(after, ctx.today);
    if (after.until_on != before.until_on) notices::settle(tx, ctx, "contract", after.id);
    CHECK(save_contract(tx, ctx, before, after, "contract.edited"));
    return view_of(tx, ctx, after);
}

Result<ContractView> end_contract(Tx& tx, const Ctx& ctx, const Ending& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, in.if_match));
    Contract after = before;
    TRY(after.state, step(workflow(), ctx, before, before.state, "end"));
    after.ended_on = ctx.today;
    after.end_reason = in.reason;
    notices::settle(tx, ctx, "contract", after.id);
    CHECK(save_contract(tx, ctx, before, after, "contract.ended"));
    return view_of(tx, ctx, after);
}

Result<std::int64_t> remind_of_ends(Tx& tx, const Ctx& ctx, Watched& last) {
    const auto rows = expiring(tx, ctx.today, last, kAtOnce);
    for (const Watched& row : rows) tell(tx, ctx, row, row.owner_id, "contract.expiring");
    if (!rows.empty()) last = rows.back();
    return static_cast<std::int64_t>(rows.size());
}

Result<std::int64_t> expire(Tx& tx, const Ctx& ctx) {
    const auto rows = run_out(tx, ctx.today, kAtOnce);
    for (const Watched& row : rows) {
        lock_contract(tx, row.id);
        const auto before = storage::find<Contract>(tx, row.id);
        INVARIANT(before.has_value(), "a contract is never deleted");
        if (before->state != ContractState::running || before->until_on >= ctx.today) continue;
        Contract after = *before;
        after.state = state_by(*before, ctx.today);
        CHECK(save_contract(tx, ctx, *before, after, "contract.expired"));
        tell(tx, ctx, row, row.owner_id, "contract.expired");
        if (const auto leader = identity::leader_of(tx, row.owner_id))
            tell(tx, ctx, row, *leader, "contract.expired");
    }
    return static_cast<std::int64_t>(rows.size());
}

std::vector<Id> list_open_owned(Tx& tx, Id person, int limit) {
    return open_owned(tx, person, limit);
}

Result<bool> hand_over_contract(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    TRY(const auto before, load_for_change(tx, ctx, id));
    if (before.owner_id != from) return false;
    Contract after = before;
    after.owner_id = to;
    CHECK(save_contract(tx, ctx, before, after, "contract.handed_over"));
    return true;
}

}  // namespace zhuli::contracts
