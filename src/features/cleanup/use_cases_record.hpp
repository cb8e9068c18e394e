// Flaws for the use cases of this capability: loaded in scope, shown.
#pragma once

#include "features/cleanup/rules_fix.hpp"
#include "features/cleanup/store.hpp"
#include "features/cleanup/use_cases.hpp"
#include "features/customers/use_cases_record.hpp"

namespace zhuli::cleanup {

inline constexpr storage::ListPlan kFlawList{
    .permission = "cleanup.read", .owner_field = "owner_id", .default_sort = "-rank"};

/// In scope, and nobody else changes flaws until the unit ends.
Result<Flaw> load_flaw(Tx& tx, const Ctx& ctx, Id id);

/// Flaws with the records they are about, masked as their own pages mask them; without those of
/// customers out of scope.
std::vector<FlawView> views_of(Tx& tx, const Ctx& ctx, std::vector<Flaw> flaws);

/// A member as people read it.
std::string member_text(const customers::Customer& customer, std::string_view field);

}  // namespace zhuli::cleanup
