// The opportunity for the use cases of this capability: held for a change, saved with history, sums
// and search entry, shown with names and what follows from the settings.
#pragma once

#include "core/zones.hpp"
#include "features/opportunities/rules.hpp"
#include "features/opportunities/rules_sums.hpp"
#include "features/opportunities/store.hpp"
#include "features/opportunities/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::opportunities {

PipelineSettings settings_of(Tx& tx);

/// Held until the unit ends: forbidden when it may be seen but not changed, stale when the caller
/// saw another version than `if_match` (0: whichever).
Result<Opportunity> load_for_change(Tx& tx, const Ctx& ctx, Id id, std::int64_t if_match = 0);

/// A new one with its cell of the sums.
Result<> add_opportunity(Tx& tx, const Ctx& ctx, Opportunity& opportunity);
/// The row with its audit and event, then what the change leaves behind: history, sums, index.
Result<> save_opportunity(Tx& tx, const Ctx& ctx, const Opportunity& before, Opportunity& after,
                          std::string_view event_kind);

/// The owner works here and lies in the caller's scope.
Result<> check_owner(Tx& tx, const Ctx& ctx, Id owner);

std::vector<OpportunityView> views_of(Tx& tx, const Ctx& ctx, std::vector<Opportunity> rows);
OpportunityView view_of(Tx& tx, const Ctx& ctx, const Opportunity& opportunity);

}  // namespace zhuli::opportunities
