// Which stage may follow which, who may do what now, and one change for many.
#include <algorithm>

#include "features/customers/rules.hpp"

namespace zhuli::customers {

namespace {

using enum CustomerStatus;

constexpr Transition<CustomerStatus, Customer> kWorkflow[] = {
    {lead, "to_prospect", prospect, "customers.edit"},
    {lead, "to_customer", customer, "customers.edit"},
    {lead, "to_lost", lost, "customers.edit"},
    {lead, "to_invalid", invalid, "customers.edit"},
    {prospect, "to_customer", customer, "customers.edit"},
    {prospect, "to_lead", lead, "customers.edit"},
    {prospect, "to_dormant", dormant, "customers.edit"},
    {prospect, "to_lost", lost, "customers.edit"},
    {prospect, "to_invalid", invalid, "customers.edit"},
    {customer, "to_prospect", prospect, "customers.edit"},
    {customer, "to_dormant", dormant, "customers.edit"},
    {customer, "to_lost", lost, "customers.edit"},
    {customer, "to_invalid", invalid, "customers.edit"},
    {dormant, "to_customer", customer, "customers.edit"},
    {dormant, "to_prospect", prospect, "customers.edit"},
    {dormant, "to_lost", lost, "customers.edit"},
    {dormant, "to_invalid", invalid, "customers.edit"},
    {lost, "to_customer", customer, "customers.edit"},
    {lost, "to_prospect", prospect, "customers.edit"},
    {lost, "to_invalid", invalid, "customers.edit"},
    {invalid, "to_lead", lead, "customers.edit"},
    {invalid, "to_prospect", prospect, "customers.edit"},
};

}  // namespace

Workflow<CustomerStatus, Customer> workflow() { return kWorkflow; }

bool may_become(CustomerStatus before, CustomerStatus after) {
    return before == after ||
           std::any_of(std::begin(kWorkflow), std::end(kWorkflow),
                       [&](const auto& t) { return t.from == before && t.to == after; });
}

constexpr std::size_t kMostActions = 10;  // room for them, no limit

std::vector<std::string> actions_for(const Ctx& ctx, const Customer& record) {
    std::vector<std::string> actions;
    actions.reserve(kMostActions);
    const auto add = [&](std::string_view action, std::string_view permission) {
        if (ctx.covers(permission, record.owner_id)) actions.emplace_back(action);
    };
    if (record.merged_into) return actions;  // what is done with it, is done with its survivor
    if (record.archived) {
        add("restore", "customers.archive");
        return actions;
    }
    add("edit", "customers.edit");
    add("record", "customers.record");
    if (record.kind == Kind::walk_in) return actions;
    add("assign", "customers.assign");
    add("archive", "customers.archive");
    if (!ctx.covers("customers.edit", record.owner_id)) return actions;
    for (auto& step : actions_of(workflow(), ctx, record, record.status))
        actions.push_back(std::move(step));
    return actions;
}

Customer apply_bulk(const Customer& before, const BulkEdit& edit) {
    Customer after = before;
    if (edit.owner_id) after.owner_id = edit.owner_id;
    if (edit.tier) after.tier = *edit.tier;
    if (edit.status) after.status = *edit.status;
    if (edit.status) after.status_reason = edit.status_reason;
    if (edit.next_contact_on) after.next_contact_on = *edit.next_contact_on;
    const auto has = [&](const Text<30>& tag) {
        return std::find(after.tags.begin(), after.tags.end(), tag) != after.tags.end();
    };
    if (!edit.add_tag.empty() && !has(edit.add_tag)) after.tags.push_back(edit.add_tag);
    if (!edit.remove_tag.empty()) std::erase(after.tags, edit.remove_tag);
    return after;
}

Result<> check(const BulkEdit& edit) {
    std::vector<FieldProblem> problems;
    if (edit.ids.size() > kBulkLimit)
        problems.push_back({"ids", "field.too_many", {{"max", std::to_string(kBulkLimit)}}});
    const bool changes = edit.owner_id || edit.tier || edit.status || edit.next_contact_on ||
                         !edit.add_tag.empty() || !edit.remove_tag.empty();
    if (!changes && edit.archive_reason.empty())
        problems.push_back({"", "customers.changes_nothing", {}});
    if (changes && !edit.archive_reason.empty())
        problems.push_back({"archive_reason", "customers.archive_alone", {}});
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

}  // namespace zhuli::customers
