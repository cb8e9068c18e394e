// What is true of customers, without I/O: duplicate keys, who may see contact details, permissions.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/customers/model.hpp"

namespace zhuli::customers {

std::span<const Permission> permissions();

/// The normalised keys of a customer: credit code, E.164 phone, e-mail, company name without legal
/// suffix, region and punctuation. Empty values make no key; a walk-in has none.
std::vector<CustomerKey> keys_of(const Customer& customer);

/// Whether the caller sees phone, e-mail and WeChat in full: the owner, whoever has the record in
/// the scope of `customers.contact`, and the system.
bool sees_contact(const Ctx& ctx, const Customer& customer);

/// Rules over several members: a company needs a name of two characters, a walk-in is the system's.
Result<> check(const Customer& customer);

}  // namespace zhuli::customers
