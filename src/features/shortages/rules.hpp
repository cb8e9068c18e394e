// What is true of shortages, without I/O: who sees and chooses, who is served when, who loses what
// a count did not find, and which holds end with their time.
#pragma once

#include <map>
#include <span>

#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/orders/model.hpp"
#include "features/shortages/model_inputs.hpp"
#include "features/stock/model_supply.hpp"

namespace zhuli::shortages {

inline constexpr std::size_t kSubstitutesShown = 8;

std::span<const Permission> permissions();

/// When each of those who wait, in the order in which they are served, has all it lacks.
std::vector<Date> served_on(std::span<const stock::Wait> waits, Quantity available,
                            std::span<const stock::Supply> supplies, Date today);

/// Those that matter least first: the lowest rank (see logistics), then promised last, then
/// confirmed last.
void put_in_order_of_loss(std::vector<Held>& held, const std::map<Id, std::int64_t>& ranks);
/// What of `held`, in the order in which it is lost, makes up for `missing` pieces.
std::vector<Held> losses(std::span<const Held> held, Quantity missing);

/// Whether what is held for an order stays held although its time is over: it was paid for or
/// shipped in part, or its promised day is still to come; and its customer said yes to it as it is.
bool keeps_hold(const orders::OrderHead& order, Date today);

/// The nearest in price first, dearer and cheaper alike; only what covers the quantity, if
/// anything does.
std::vector<Substitute> ranked(std::vector<Substitute> found, Quantity wanted);

Result<> check(const Count& count, Quantity on_hand);
Result<> check(const NewChoice& choice);

/// For timelines: {number, words, kind}.
std::string event_body(const Choice& choice, std::string_view order_number);

}  // namespace zhuli::shortages
