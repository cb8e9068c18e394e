// What is true of the causes of returns, without I/O: the usual ones, what a list of them has to
// be, and which may be given. Never judges a return.
#pragma once

#include <span>

#include "core/result.hpp"
#include "features/orders/model_returns.hpp"

namespace zhuli::orders {

inline constexpr std::size_t kCausesLimit = 30;

std::vector<ReturnCause> usual_causes();
/// Every cause there was stays, switched off where it is used no more; new ones have names.
Result<> check_causes(const ReturnSettings& before, const ReturnSettings& after);
/// The cause with this code, none being other; 422 for one that is not used.
Result<ReturnCause> cause_of(const ReturnSettings& settings, const Text<40>& code);
/// In the organisation's words; empty: the usual ones.
void name_causes(const ReturnSettings& settings, std::span<ReturnView> returns);

}  // namespace zhuli::orders
