// The account as one answer, and the group it belongs to. Who was merged is read as its survivor,
// upwards and downwards.
#include <map>
#include <set>

#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_merge.hpp"
#include "features/key_accounts/rules.hpp"
#include "features/key_accounts/store.hpp"
#include "features/key_accounts/use_cases.hpp"
#include "features/metrics/use_cases_customers.hpp"
#include "storage/save.hpp"

namespace zhuli::key_accounts {

namespace {

Id parent_of(Tx& tx, Id customer) {
    const auto membership = membership_of(tx, customer);
    if (!membership || !membership->parent_id) return {};
    return customers::survivor_of(tx, membership->parent_id);
}

/// The nearest first; bounded, whatever was stored.
std::vector<Id> parents_of(Tx& tx, Id customer) {
    std::vector<Id> chain;
    for (Id at = parent_of(tx, customer); at && chain.size() < std::size_t{kDeepestGroup};
         at = parent_of(tx, at))
        chain.push_back(at);
    return chain;
}

std::vector<Id> members_of(Tx& tx, Id customer) {
    auto names = customers::family_of(tx, customer);  // those who are part of it now
    names.push_back(customer);
    std::set<Id> members;
    for (const Id child : children_of(tx, names)) {
        const Id now = customers::survivor_of(tx, child);
        if (now != customer && parent_of(tx, now) == customer) members.insert(now);
    }
    return {members.begin(), members.end()};
}

/// How many levels hang below, up to the deepest a group may be.
int depth_below(Tx& tx, Id customer) {
    std::vector<Id> level{customer};
    for (int depth = 0; depth < kDeepestGroup; ++depth) {
        std::vector<Id> next;
        for (const Id one : level)
            for (const Id member : members_of(tx, one)) next.push_back(member);
        if (next.empty()) return depth;
        level = std::move(next);
    }
    return kDeepestGroup;
}

/// Names of companies, and their sales where they lie in the caller's scope.
std::vector<Member> told(Tx& tx, const Ctx& ctx, const std::vector<Id>& ids) {
    metrics::SumsQuestion question;
    question.customer_ids = ids;
    std::map<Id, metrics::CustomerSum> sums;
    if (!ids.empty() && ctx.allowed("metrics.read"))
        if (auto found = metrics::list_sums(tx, ctx, question); found.ok())
            for (const auto& sum : found->items) sums[sum.customer_id] = sum;
    std::vector<Member> members;
    for (const Id id : ids) {
        const auto customer = storage::find<customers::Customer>(tx, id);
        if (!customer) continue;
        Member& member = members.emplace_back();
        member.customer_id = id;
        member.name = customer->name.v;
        if (const auto sum = sums.find(id); sum != sums.end()) {
            member.year_minor = sum->second.year_minor;
            member.due_minor = sum->second.due_minor;
        }
    }
    return members;
}

void add_up(Account& account, const std::vector<Member>& members) {
    for (const Member& member : members) {
        account.group_year_minor += member.year_minor.value_or(Money{});
        account.group_due_minor += member.due_minor.value_or(Money{});
    }
}

Account account_of(Tx& tx, const Ctx& ctx, const customers::Customer& customer) {
    Account account;
    account.customer_id = customer.id;
    account.name = customer.name.v;
    account.people = people_of(tx, customer.id);
    account.risks = risks_of(account.people, ctx.today);
    account.contact_days = kContactDays;
    account.silent_days = kSilentDays;
    account.milestones = milestones_of(tx, customer.id);
    account.parents = told(tx, ctx, parents_of(tx, customer.id));
    account.members = told(tx, ctx, members_of(tx, customer.id));
    add_up(account, told(tx, ctx, {customer.id}));
    add_up(account, account.members);
    if (ctx.covers("key_accounts.edit", customer.owner_id) && check_open(customer).ok())
        account.actions.emplace_back("edit");
    return account;
}

/// In this order and up to the top, so that no two changes close a circle side by side.
std::vector<Id> hold_chain(Tx& tx, Id customer, Id parent) {
    customers::hold_customer(tx, customer);
    std::vector<Id> above;
    for (Id at = parent; at && above.size() <= std::size_t{kDeepestGroup}; at = parent_of(tx, at)) {
        customers::hold_customer(tx, at);
        if (at != parent) above.push_back(at);
    }
    return above;
}

}  // namespace

Result<Account> show_account(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.id, "key_accounts.read"));
    return account_of(tx, ctx, customer);
}

Result<Account> set_parent(Tx& tx, const Ctx& ctx, const NewParent& in) {
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.id, "key_accounts.read"));
    if (!ctx.covers("key_accounts.edit", customer.owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    CHECK(check_open(customer));
    const Id parent = in.parent_id ? customers::survivor_of(tx, in.parent_id) : Id{};
    if (parent) {
        const auto found = storage::find<customers::Customer>(tx, parent);
        if (!found || !ctx.covers("customers.read", found->owner_id))
            return Problem::field("parent_id", "field.no_such_record");
        const auto above = hold_chain(tx, customer.id, parent);
        CHECK(check_parent(customer.id, parent, above, depth_below(tx, customer.id)));
    } else {
        customers::hold_customer(tx, customer.id);
    }
    const auto before = membership_of(tx, customer.id);
    const bool joins = parent && (!before || before->parent_id != parent);
    if (joins && members_of(tx, parent).size() >= std::size_t{kMembersLimit})
        return Problem::invalid(
            {{"parent_id", "key_accounts.group_full", {{"max", std::to_string(kMembersLimit)}}}});
    Membership after = before.value_or(Membership{});
    after.customer_id = customer.id;
    after.parent_id = parent;
    const storage::SaveEvent event{"account_membership.changed", customer.id, event_body("")};
    if (before)
        CHECK(storage::save(tx, ctx, *before, after, event));
    else
        CHECK(storage::save_new(tx, ctx, after, event));
    return account_of(tx, ctx, customer);
}

}  // namespace zhuli::key_accounts
