#include "features/contracts/use_cases_record.hpp"

#include <algorithm>

#include "features/customers/use_cases_merge.hpp"
#include "features/customers/use_cases_names.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/search_index.hpp"

namespace zhuli::contracts {

namespace {

void put_in_index(Tx& tx, const Contract& contract) {
    storage::SearchEntry entry;
    entry.entity = "contract";
    entry.id = contract.id;
    entry.title = contract.title.v;
    entry.subtitle = contract.number.v;
    entry.owner = contract.owner_id;
    entry.document = {{contract.title.v, text::TextKind::name},
                      {contract.number.v, text::TextKind::code},
                      {contract.paper_no.v, text::TextKind::code},
                      {customer_called(tx, contract.customer_id), text::TextKind::name}};
    storage::index_entry(tx, entry);
}

/// Those of `after` that `before` has not.
std::vector<Id> added(const std::vector<Id>& before, const std::vector<Id>& after) {
    std::vector<Id> fresh;
    for (const Id id : after)
        if (std::ranges::find(before, id) == before.end()) fresh.push_back(id);
    return fresh;
}

bool is_twice(std::vector<Id> ids) {
    std::ranges::sort(ids);
    return std::ranges::adjacent_find(ids) != ids.end();
}

/// Papers that are there, may be seen and are this customer's.
template <class Paper>
void check_papers(const Ctx& ctx, std::string_view permission, std::string field, Id customer,
                  std::span<const Id> wanted, std::span<const Paper> found, Problems& problems) {
    for (const Id id : wanted) {
        const auto at = std::ranges::find(found, id, &Paper::id);
        if (at == found.end() || !ctx.covers(permission, at->owner_id)) {
            problems.push_back({field, "field.no_such_record", {}});
            return;
        }
        if (at->customer_id == customer) continue;
        problems.push_back({field, "contracts.paper_of_another", {{"number", at->number}}});
        return;
    }
}

/// An order stands under one contract; a number of paper is one contract's.
void check_others(Tx& tx, const Contract& contract, Problems& problems) {
    for (const Papers& other : papers_of(tx, contract.customer_id)) {
        if (other.id == contract.id) continue;
        if (!contract.paper_no.empty() && other.paper_no == contract.paper_no)
            problems.push_back({"paper_no", "field.taken", {}});
        const bool shares = std::ranges::any_of(contract.order_ids, [&](Id id) {
            return std::ranges::find(other.order_ids, id) != other.order_ids.end();
        });
        if (shares)
            problems.push_back(
                {"order_ids", "contracts.under_another", {{"number", other.number.v}}});
    }
}

}  // namespace

std::string customer_called(Tx& tx, Id customer) {
    const Id ids[] = {customer};
    return customers::names_of(tx, ids)[customer];
}

Result<Contract> load_in_scope(Tx& tx, const Ctx& ctx, Id id) {
    auto contract = storage::find<Contract>(tx, id);
    if (!contract || !ctx.covers("contracts.read", contract->owner_id))
        return Problem::not_found("contract");
    return std::move(*contract);
}

Result<Contract> load_for_change(Tx& tx, const Ctx& ctx, Id id, std::int64_t if_match) {
    lock_contract(tx, id);
    TRY(auto contract, load_in_scope(tx, ctx, id));
    if (!ctx.covers("contracts.edit", contract.owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    if (if_match != 0)
        CHECK(storage::check_version(contract, if_match, to_json(view_of(tx, ctx, contract))));
    return contract;
}

Result<customers::Customer> load_customer(Tx& tx, const Ctx& ctx, Id id) {
    customers::hold_for_reference(tx, id);
    auto customer = storage::find<customers::Customer>(tx, id);
    if (!customer || !ctx.covers("contracts.edit", customer->owner_id))
        return Problem::field("customer_id", "field.no_such_record");
    if (customer->merged_into) return Problem::field("customer_id", "customers.is_merged");
    return std::move(*customer);
}

Result<> check_contract(Tx& tx, const Ctx& ctx, const Contract& before, const Contract& after) {
    Problems problems = problems_of(after);
    if (after.owner_id != before.owner_id) {
        const auto active = identity::hold_active_user(tx, after.owner_id, "owner_id");
        if (!active.ok() || !ctx.covers("contracts.edit", after.owner_id))
            problems.push_back({"owner_id", "contracts.owner_out_of_scope", {}});
    }
    if (!problems.empty()) return refused_if_any(std::move(problems));
    if (is_twice(after.order_ids)) problems.push_back({"order_ids", "contracts.paper_twice", {}});
    if (is_twice(after.quote_ids)) problems.push_back({"quote_ids", "contracts.paper_twice", {}});
    const auto orders = added(before.order_ids, after.order_ids);
    check_papers<OrderUnder>(ctx, "orders.read", "order_ids", after.customer_id, orders,
                             orders_in(tx, orders), problems);
    const auto quotes = added(before.quote_ids, after.quote_ids);
    check_papers<QuoteUnder>(ctx, "quotes.read", "quote_ids", after.customer_id, quotes,
                             quotes_in(tx, quotes), problems);
    check_others(tx, after, problems);
    return refused_if_any(std::move(problems));
}

Result<> add_contract(Tx& tx, const Ctx& ctx, Contract& contract) {
    CHECK(storage::save_new(tx, ctx, contract,
                            {"contract.created", contract.customer_id, event_body(contract)}));
    put_in_index(tx, contract);
    return Done{};
}

Result<> save_contract(Tx& tx, const Ctx& ctx, const Contract& before, Contract& after,
                       std::string_view event_kind) {
    CHECK(
        storage::save(tx, ctx, before, after, {event_kind, after.customer_id, event_body(after)}));
    put_in_index(tx, after);
    return Done{};
}

std::vector<ContractItem> items_of(Tx& tx, const Ctx& ctx, std::span<const Contract> contracts) {
    std::vector<Id> customers, ids;
    for (const Contract& one : contracts) {
        customers.push_back(one.customer_id);
        ids.push_back(one.id);
    }
    auto names = customers::names_of(tx, customers);
    const auto sums = progress_of(tx, ids);
    std::vector<ContractItem> items;
    for (const Contract& one : contracts) {
        ContractItem& item = items.emplace_back();
        static_cast<Contract&>(item) = one;
        item.customer_name = names[one.customer_id];
        item.owner_name = identity::remembered_name(tx, ctx.now, one.owner_id);
        item.standing = standing_of(one, ctx.today);
        item.days_left = one.until_on.days - ctx.today.days;
        const auto sum = std::ranges::find(sums, one.id, &Progress::contract_id);
        if (sum != sums.end()) item.progress = *sum;
        item.actions = actions_for(ctx, one);
    }
    return items;
}

ContractView view_of(Tx& tx, const Ctx& ctx, const Contract& contract) {
    ContractView view;
    static_cast<ContractItem&>(view) = std::move(items_of(tx, ctx, {&contract, 1}).front());
    for (auto& order : orders_in(tx, contract.order_ids))
        if (ctx.covers("orders.read", order.owner_id)) view.orders.push_back(std::move(order));
    for (auto& quote : quotes_in(tx, contract.quote_ids))
        if (ctx.covers("quotes.read", quote.owner_id)) view.quotes.push_back(std::move(quote));
    if (const auto before = storage::find<Contract>(tx, contract.renews_id))
        view.before = {before->id, before->number.v, before->from_on, before->until_on};
    view.after = following(tx, contract.id).value_or(Neighbour{});
    return view;
}

}  // namespace zhuli::contracts
