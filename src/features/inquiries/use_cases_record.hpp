// The inquiry for the use cases of this capability: held for a change, saved with its bell and its
// search entry, shown.
#pragma once

#include "core/zones.hpp"
#include "features/customers/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/inquiries/rules.hpp"
#include "features/inquiries/store.hpp"
#include "features/inquiries/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::inquiries {

Settings settings_of(Tx& tx);

/// The inquiry, which nobody else changes until the unit ends, and before it its customer. Nothing
/// if there is none.
std::optional<Inquiry> hold(Tx& tx, Id id);
/// The same, in scope for `permission`.
Result<Inquiry> hold_in_scope(Tx& tx, const Ctx& ctx, Id id, std::string_view permission);

Result<> add_inquiry(Tx& tx, const Ctx& ctx, Inquiry& inquiry);
/// On the customer's timeline.
Result<> save_inquiry(Tx& tx, const Ctx& ctx, const Inquiry& before, Inquiry& after,
                      std::string_view event_kind, const std::string& body);

/// Who the caller may give an inquiry to: at work, and in the scope of `permission`.
Result<> check_owner(Tx& tx, const Ctx& ctx, Id owner, std::string_view permission);

std::vector<InquiryView> views_of(Tx& tx, const Ctx& ctx, std::vector<Inquiry> inquiries);
InquiryView view_of(Tx& tx, const Ctx& ctx, const Inquiry& inquiry);

/// Tells a new owner, unless they took it themselves.
void tell_given(Tx& tx, const Ctx& ctx, const Inquiry& inquiry);
/// Tells of a warning, or of a breach.
void tell_of_clock(Tx& tx, const Ctx& ctx, const Inquiry& inquiry);

/// The needs of an inquiry whose customer is known now belong to that customer.
Result<> give_needs(Tx& tx, const Ctx& ctx, const Inquiry& inquiry);

}  // namespace zhuli::inquiries
