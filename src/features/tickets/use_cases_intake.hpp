// What the public form may ask of tickets, and saying whose complaint one is that came by it.
#pragma once

#include "features/tickets/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::tickets {

using storage::Tx;

/// Of a complaint that nobody knew the customer of: who it is, and their order, if it is about one.
Result<TicketView> name_customer(Tx& tx, const Ctx& ctx, const CustomerNaming& in);

// For other capabilities.

/// A new one in the inbox, its clocks running, entered by the system; perhaps of nobody we know.
Result<Ticket> take_in(Tx& tx, const Ctx& ctx, const Ticket& in);
/// The customer wrote more; whoever works on it is told.
Result<> hear_customer(Tx& tx, const Ctx& ctx, Id ticket, std::string_view words);
/// Nobody else changes it until the unit ends.
void hold_ticket(Tx& tx, Id ticket);
/// In the order in which they were written; without asking who may see them.
std::vector<TicketRecord> written_on(Tx& tx, Id ticket);

}  // namespace zhuli::tickets
