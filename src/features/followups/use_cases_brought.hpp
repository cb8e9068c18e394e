// Plans that come from elsewhere, in a file: found again instead of entered twice, and taken back
// with the file they came in. They are plans like any other and keep the same rules.
#pragma once

#include "features/followups/use_cases.hpp"

namespace zhuli::followups {

/// Of the same customer in the same minute with the same goal, a cancelled one only where there is
/// no other.
std::optional<Id> find_plan(Tx& tx, const Plan& plan);
/// Whether create_plan would take it now. Writes nothing.
Result<> check_plan(Tx& tx, const Ctx& ctx, const Plan& plan);
/// Cancels it while it is still planned and untouched; false: somebody has dealt with it.
bool take_back_plan(Tx& tx, const Ctx& ctx, Id plan, std::string_view reason);

}  // namespace zhuli::followups
