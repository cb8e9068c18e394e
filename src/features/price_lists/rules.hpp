// What is true of price lists, without I/O.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/price_lists/model_inputs.hpp"

namespace zhuli::price_lists {

std::span<const Permission> permissions();

/// A name, a first day, for whom; each product once per quantity, from 1 on, at a price that is
/// not negative. Every problem at once.
Result<> check(const PriceListDraft& draft);

/// The line that holds for this product and quantity: the customer's own list before the tier's
/// before everybody's; among those the list valid since the latest day, then the one made last; in
/// it the greatest quantity not above the one asked for. A list that begins above that quantity
/// does not hold. None: the product's list price does.
const Candidate* holding(std::span<const Candidate> candidates, const Wanted& wanted);

Standing standing(const PriceList& list, Date today);
PriceListDraft draft_of(const PriceList& list);
std::string event_body(const PriceList& list);

}  // namespace zhuli::price_lists
