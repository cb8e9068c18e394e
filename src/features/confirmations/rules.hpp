// What is true of second confirmations, without I/O: what a link still opens, what an answer may
// be, and what corrections make of an order.
#pragma once

#include <boost/json/value.hpp>

#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/confirmations/model_inputs.hpp"

namespace zhuli::confirmations {

inline constexpr int kMostDays = 90;
inline constexpr std::size_t kMostCorrections = 200;

Workflow<ConfirmationState, Confirmation> workflow();

/// "waiting", "confirmed", "corrected", "revoked"; "expired" when nobody answered in time;
/// "replaced" when the order's terms changed since.
std::string_view standing(const Confirmation& confirmation, const orders::OrderHead& order,
                          Instant now);
/// The page shows terms: it waits, or was answered and is not too old.
bool shows_terms(std::string_view standing);
/// 409 confirmations.<standing> unless it waits for an answer.
Result<> check_waiting(std::string_view standing);

Result<> check(const Asking& asking);
/// Whether there is something to say yes to: 409 confirmations.nothing_to_confirm.
Result<> check_askable(const orders::OrderHead& order);
/// Every problem of an answer at once; `corrections` come back with what stood in the terms.
Result<std::vector<Correction>> corrections_of(const OpenAnswer& answer, const orders::Terms& terms,
                                               Date today);

/// The members of an order's edit that adopt what plain corrections want; none: an empty object.
boost::json::object edit_of(const orders::Order& order, std::span<const Correction> corrections);
/// Only their words can be read: they are not put into the order by themselves.
bool is_plain(Term term);

/// Whoever has a link does not learn more of a person than it needs to be told apart.
orders::Terms for_page(orders::Terms terms);

/// For timelines: {number, terms_no, words}.
std::string event_body(const Confirmation& confirmation, std::string_view number);

}  // namespace zhuli::confirmations
