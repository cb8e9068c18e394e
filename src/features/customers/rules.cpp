#include "features/customers/rules.hpp"

#include <algorithm>
#include <set>

#include "core/problems.hpp"
#include "core/text/text.hpp"

namespace zhuli::customers {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"customers.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {marketing, Scope::org},
      {hr, Scope::none},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"customers.create",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {service, Scope::own},
      {marketing, Scope::own},
      {admin, Scope::org}}},
    {"customers.edit", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"customers.contact", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"customers.record",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {service, Scope::org},
      {admin, Scope::org}}},
    {"customers.assign", {{manager, Scope::tree}, {admin, Scope::org}}},
    {"customers.archive", {{manager, Scope::tree}, {admin, Scope::org}}},
    {"customers.import", {{manager, Scope::tree}, {admin, Scope::org}}},
    {"customers.credit", {{finance, Scope::org}, {admin, Scope::org}}},
};

void add_key(std::vector<CustomerKey>& keys, Id customer, std::string_view kind,
             std::string value) {
    if (value.empty()) return;
    for (const auto& known : keys)
        if (known.kind == Text<12>(kind) && known.value.v == value) return;
    keys.push_back({customer, kind, std::move(value)});
}

void check_tags(const Customer& customer, std::vector<FieldProblem>& problems) {
    if (customer.tags.size() > kTagsLimit)
        problems.push_back({"tags", "field.too_many", {{"max", std::to_string(kTagsLimit)}}});
    std::set<std::string_view> seen;
    for (const auto& tag : customer.tags)
        if (tag.empty() || !seen.insert(tag).second) {
            problems.push_back({"tags", "customers.tag_empty_or_twice", {}});
            return;
        }
}

void check_contacts(const Customer& customer, std::vector<FieldProblem>& problems) {
    if (customer.contacts.size() > kContactsLimit)
        problems.push_back(
            {"contacts", "field.too_many", {{"max", std::to_string(kContactsLimit)}}});
    for (std::size_t i = 0; i < customer.contacts.size(); ++i)
        if (customer.contacts[i].name.empty())
            problems.push_back({"contacts." + std::to_string(i) + ".name", "field.required", {}});
}

void check_addresses(const Customer& customer, std::vector<FieldProblem>& problems) {
    if (customer.addresses.size() > kAddressesLimit)
        problems.push_back(
            {"addresses", "field.too_many", {{"max", std::to_string(kAddressesLimit)}}});
    for (std::size_t i = 0; i < customer.addresses.size(); ++i)
        if (customer.addresses[i].text.empty())
            problems.push_back({"addresses." + std::to_string(i) + ".text", "field.required", {}});
}

std::vector<FieldProblem> problems_of(const Customer& customer) {
    std::vector<FieldProblem> problems;
    if (customer.kind == Kind::company && text::length(customer.name.v) < kShortestCompanyName)
        problems.push_back({"name", "customers.name_too_short", {}});
    if (customer.credit_limit_minor.v < 0)
        problems.push_back({"credit_limit_minor", "customers.negative_credit_limit", {}});
    if (customer.credit_days < 0 || customer.credit_days > 365)
        problems.push_back({"credit_days", "field.out_of_range", {{"min", "0"}, {"max", "365"}}});
    check_tags(customer, problems);
    check_contacts(customer, problems);
    check_addresses(customer, problems);
    return problems;
}

bool needs_reason(CustomerStatus status) {
    return status == CustomerStatus::lost || status == CustomerStatus::invalid;
}

void check_reason(const Customer& customer, std::vector<FieldProblem>& problems) {
    if (needs_reason(customer.status) && customer.status_reason.empty())
        problems.push_back({"status_reason", "customers.say_why", {}});
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

std::vector<CustomerKey> keys_of(const Customer& customer) {
    std::vector<CustomerKey> keys;
    if (customer.kind == Kind::walk_in) return keys;
    add_key(keys, customer.id, "credit_code", customer.credit_code.v);
    add_key(keys, customer.id, "phone", customer.phone.v);
    add_key(keys, customer.id, "email", text::fold(customer.email.v));
    for (const Contact& contact : customer.contacts) {
        add_key(keys, customer.id, "phone", contact.phone.v);
        add_key(keys, customer.id, "email", text::fold(contact.email.v));
    }
    if (customer.kind == Kind::company)
        add_key(keys, customer.id, "name", text::company_key(customer.name.v));
    return keys;
}

bool sees_contact(const Ctx& ctx, const Customer& customer) {
    return ctx.is_system() || customer.owner_id == ctx.user ||
           ctx.covers("customers.contact", customer.owner_id);
}

bool reveals_phone(std::string_view query, const Customer& customer) {
    std::string digits;
    for (const char c : query) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != '-' && c != '+' && c != '(' && c != ')')
            return false;  // words are matched elsewhere
    }
    if (digits.size() <= text::kMinPhoneTail) return false;
    if (text::e164(query) == customer.phone.v) return false;  // whoever knows it all learns nothing
    return customer.phone.v.find(digits) != std::string::npos;
}

Result<> check(const Customer& customer) { return refused_if_any(problems_of(customer)); }

Result<> check_new(const Customer& customer, Date today) {
    auto problems = problems_of(customer);
    if (customer.kind == Kind::walk_in)
        problems.push_back({"kind", "customers.walk_in_is_system", {}});
    if (customer.next_contact_on && customer.next_contact_on < today)
        problems.push_back({"next_contact_on", "customers.next_in_the_past", {}});
    check_reason(customer, problems);
    return refused_if_any(std::move(problems));
}

Result<> check_live(const Customer& customer) {
    if (customer.merged_into) return Problem::of(Status::conflict, "customers.is_merged");
    if (customer.archived) return Problem::of(Status::conflict, "customers.is_archived");
    return Done{};
}

Result<> check_change(const Customer& before, Customer& after, Date today) {
    CHECK(check_live(before));
    if (!needs_reason(after.status)) after.status_reason = {};
    auto problems = problems_of(after);
    if (after.kind != before.kind && (before.kind == Kind::walk_in || after.kind == Kind::walk_in))
        problems.push_back({"kind", "customers.walk_in_is_system", {}});
    if (after.next_contact_on != before.next_contact_on && after.next_contact_on &&
        after.next_contact_on < today)
        problems.push_back({"next_contact_on", "customers.next_in_the_past", {}});
    if (after.status != before.status) check_reason(after, problems);
    if (!may_become(before.status, after.status))
        problems.push_back({"status", "customers.no_such_step", {}});
    return refused_if_any(std::move(problems));
}

Result<> check_archival(const Customer& before) {
    CHECK(check_live(before));
    if (before.kind == Kind::walk_in)
        return Problem::of(Status::conflict, "customers.walk_in_is_system");
    return Done{};
}

Result<> check_restoration(const Customer& before) {
    if (before.merged_into) return Problem::of(Status::conflict, "customers.is_merged");
    if (!before.archived) return Problem::of(Status::conflict, "customers.not_archived");
    return Done{};
}

bool moves_contact(Channel channel, bool wrong_number) {
    return channel != Channel::note && !wrong_number;
}

Instant moment_of(const NewInteraction& interaction, Instant now) {
    const Instant said = interaction.happened_at;
    return said.v == 0 ? now : std::min(said, now);
}

Date next_contact_after(const Customer& customer, const NewInteraction& interaction, Date day) {
    if (interaction.next_contact_on) return interaction.next_contact_on;
    const bool settled = moves_contact(interaction.channel, interaction.wrong_number) &&
                         customer.next_contact_on <= day;
    return settled ? Date{} : customer.next_contact_on;
}

Result<> check(const NewInteraction& interaction, const Ctx& ctx) {
    std::vector<FieldProblem> wrong;
    if (interaction.next_contact_on && interaction.next_contact_on < ctx.today)
        wrong.push_back({"next_contact_on", "customers.next_in_the_past", {}});
    if (ctx.now.v - moment_of(interaction, ctx.now).v > kOldestTalkMs)
        wrong.push_back({"happened_at", "customers.too_long_ago", {}});
    if (interaction.wrong_number && interaction.channel != Channel::phone)
        wrong.push_back({"wrong_number", "customers.only_a_call_has_a_number", {}});
    if (interaction.wrong_number && !interaction.spoke_with.empty())
        wrong.push_back({"spoke_with", "customers.nobody_was_reached", {}});
    if (interaction.wrong_number && interaction.from_customer)
        wrong.push_back({"from_customer", "customers.nobody_was_reached", {}});
    if (!wrong.empty()) return Problem::invalid(std::move(wrong));
    return Done{};
}

Result<> check_withdrawal(const Ctx& ctx, const Interaction& interaction) {
    if (interaction.withdrawn) return Problem::of(Status::conflict, "customers.withdrawn_already");
    const bool late = ctx.now.v - interaction.created_at.v > kWithdrawalMs;
    if (interaction.author_id != ctx.user || late)
        return Problem::of(Status::conflict, "customers.not_yours_or_too_late");
    return Done{};
}

std::string_view activity_band(Instant now, Instant last) {
    const auto days = (now.v - last.v) / kDayMs;
    if (days <= 7) return "week";
    if (days <= 31) return "month";
    return days <= 92 ? "quarter" : "older";
}

}  // namespace zhuli::customers
