// What people do with customers. Each function authorises, loads, decides, saves and shows;
// problems are those of rules.hpp plus not_found (also when out of scope), forbidden and stale.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/customers/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::customers {

using storage::Tx;

Result<CustomerView> create_customer(Tx& tx, const Ctx& ctx, const Customer& in);
Result<CustomerView> show_customer(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<CustomerView> edit_customer(Tx& tx, const Ctx& ctx, const Edit& edit);
/// Without the archived ones unless they are asked for.
Result<Page<CustomerView>> list_customers(Tx& tx, const Ctx& ctx,
                                          const http::Listed<Customer>& query);

/// A colleague follows the customer from now on.
/// By finance alone; a first one may come with a new or an imported customer.
Result<CustomerView> set_credit_limit(Tx& tx, const Ctx& ctx, const CreditLimit& in);
Result<CustomerView> assign_customer(Tx& tx, const Ctx& ctx, const Assignment& in);
/// Out of the lists, with a reason; nothing is deleted.
Result<CustomerView> archive_customer(Tx& tx, const Ctx& ctx, const Archival& in);
Result<CustomerView> restore_customer(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Who would change or did, who stays as they are, and who was refused and why.
Result<BulkOutcome> edit_customers(Tx& tx, const Ctx& ctx, const BulkEdit& in);
/// Members become what they were, of whom nobody changed since; the others are named as refused
/// (customers.changed_since).
Result<BulkOutcome> undo_customer_edits(Tx& tx, const Ctx& ctx, const BulkUndo& in);

/// Equal keys beyond the caller's scope, masked.
Result<Duplicates> find_duplicates(Tx& tx, const Ctx& ctx, const DuplicateQuestion& question);
/// Other names that are alike and share a word few customers have; masked likewise.
Duplicates find_alike_names(Tx& tx, const Ctx& ctx, const DuplicateQuestion& question);
/// find_duplicates and find_alike_names for a person: logged, at most kChecksPerMinute (429).
Result<Duplicates> check_duplicates(Tx& tx, const Ctx& ctx, const DuplicateQuestion& question);

Result<Interaction> record_interaction(Tx& tx, const Ctx& ctx, const NewInteraction& in);
/// Takes back what was just written down; the dates become what they were.
Result<Interaction> withdraw_interaction(Tx& tx, const Ctx& ctx, const http::ById& in);
/// What happened with a customer, newest first, of the groups the caller may see.
Result<Timeline> show_timeline(Tx& tx, const Ctx& ctx, const TimelineQuestion& question);

// For other capabilities.

/// The customer if it exists and lies in the caller's scope for `permission`.
Result<Customer> load_in_scope(Tx& tx, const Ctx& ctx, Id id, std::string_view permission);
/// The customer, which nobody else changes until the unit ends; whoever asks has decided whether
/// they may.
std::optional<Customer> hold_customer(Tx& tx, Id id);
/// Saves a new customer with keys and search entry; for imports and the simulation too.
Result<> add_customer(Tx& tx, const Ctx& ctx, Customer& customer);
/// Rules over several members, for those who check before they save.
Result<> check_customer(const Customer& customer);
/// Who came from `source` under that number.
std::optional<Id> find_imported(Tx& tx, std::string_view source, std::string_view external_no);
/// Another owner, as a handover decides; the former one keeps nothing.
Result<> give_to(Tx& tx, const Ctx& ctx, Id id, Id owner);
std::optional<Id> find_by_code(Tx& tx, std::string_view code);
/// By which a probable duplicate is recognised, most telling first.
std::vector<CustomerKey> duplicate_keys(const Customer& customer);
/// Undoes the entering of an imported customer: invalid, and neither its number nor its keys stand
/// in the way of importing it again. Refuses customers.in_use: people have dealt with it since.
Result<> take_back_customer(Tx& tx, const Ctx& ctx, Id id, std::string_view reason);

}  // namespace zhuli::customers
