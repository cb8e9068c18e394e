#include "features/customers/rules.hpp"

#include "core/text/text.hpp"

namespace zhuli::customers {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"customers.read",
     {{assistant, Scope::own}, {manager, Scope::tree}, {finance, Scope::org},
      {warehouse, Scope::org}, {purchasing, Scope::org}, {service, Scope::org},
      {marketing, Scope::org}, {hr, Scope::none}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"customers.create",
     {{assistant, Scope::own}, {manager, Scope::tree}, {service, Scope::own},
      {marketing, Scope::own}, {admin, Scope::org}}},
    {"customers.edit",
     {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"customers.contact",
     {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"customers.assign", {{manager, Scope::tree}, {admin, Scope::org}}},
    {"customers.import", {{manager, Scope::tree}, {admin, Scope::org}}},
};

constexpr std::size_t kShortestCompanyName = 2;

void add_key(std::vector<CustomerKey>& keys, Id customer, std::string_view kind,
             std::string value) {
    if (!value.empty()) keys.push_back({customer, kind, std::move(value)});
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

std::vector<CustomerKey> keys_of(const Customer& customer) {
    std::vector<CustomerKey> keys;
    if (customer.kind == Kind::walk_in) return keys;
    add_key(keys, customer.id, "credit_code", customer.credit_code.v);
    add_key(keys, customer.id, "phone", customer.phone.v);
    add_key(keys, customer.id, "email", text::fold(customer.email.v));
    add_key(keys, customer.id, "name",
            customer.kind == Kind::company ? text::company_key(customer.name.v) : "");
    return keys;
}

bool sees_contact(const Ctx& ctx, const Customer& customer) {
    return ctx.is_system() || customer.owner_id == ctx.user ||
           ctx.covers("customers.contact", customer.owner_id);
}

Result<> check(const Customer& customer) {
    if (customer.kind == Kind::company && text::length(customer.name.v) < kShortestCompanyName)
        return Problem::field("name", "customers.name_too_short");
    if (customer.credit_limit_minor.v < 0)
        return Problem::field("credit_limit_minor", "customers.negative_credit_limit");
    return Done{};
}

}  // namespace zhuli::customers
