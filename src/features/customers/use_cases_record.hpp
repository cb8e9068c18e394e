// The customer as one aggregate, for the use cases of this capability: loaded for a change, saved
// with duplicate keys and search entry, shown.
#pragma once

#include "features/customers/store.hpp"
#include "features/customers/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::customers {

/// Names of people as they are shown beside a customer.
class Names {
 public:
    Names(Tx& tx, const Ctx& ctx) : tx_(tx), now_(ctx.now) {}
    const std::string& of(Id user) { return identity::remembered_name(tx_, now_, user); }

 private:
    Tx& tx_;
    Instant now_;
};

/// In scope for `permission`, and nobody else changes it until the unit ends.
Result<Customer> load_for_change(Tx& tx, const Ctx& ctx, Id id, std::string_view permission);
/// The row with its audit and event, then what is derived from it. Says nothing changed by keeping
/// the version.
Result<> save_customer(Tx& tx, const Ctx& ctx, const Customer& before, Customer& after,
                       std::string_view event_kind, const std::string& body);
/// Whether the new owner works here and lies in the caller's scope for `permission`.
Result<> check_owner(Tx& tx, const Ctx& ctx, Id owner, std::string_view permission);
CustomerView view_of(const Ctx& ctx, Customer customer, Names& names);
/// The same for a single record: who has something open with the customer sees how to reach it.
CustomerView shown_to(Tx& tx, const Ctx& ctx, Customer customer);

}  // namespace zhuli::customers
