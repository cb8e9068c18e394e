// What a letter gives, once its customer said yes: booked by orders in the same unit, so that
// nothing is promised that stands nowhere. A refund is taken off the order, and what was paid
// beyond the rest is finance's to pay back; replacements are an order of their own for nothing; a
// voucher waits for an order it is taken off. Never decides whether it may be given: that is
// approval's.
#pragma once

#include "features/resolutions/use_cases_record.hpp"

namespace zhuli::resolutions {

/// Goods are there, the order is the customer's and has so much left; fills in names and prices.
Result<> check_gift(Tx& tx, Id customer, ResolutionDraft& draft);
/// Whether it could be booked now, as far as can be told without doing it.
Result<> check_booking(Tx& tx, const Ctx& ctx, const tickets::Ticket& ticket,
                       const Resolution& letter);
/// `letter` as it becomes, with what came of it.
Result<> book(Tx& tx, const Ctx& ctx, const tickets::Ticket& ticket, Resolution& letter);

}  // namespace zhuli::resolutions
