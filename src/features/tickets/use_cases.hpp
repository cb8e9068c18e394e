// What people do with tickets. Each function authorises, loads, decides, saves and shows; problems
// are those of rules.hpp plus not_found (also when out of scope), forbidden and stale. What other
// capabilities may ask is at the end.
#pragma once

#include "core/codec.hpp"
#include "features/tickets/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::tickets {

using storage::Tx;

/// Starts the clocks. Without an owner it lies in the inbox.
Result<TicketView> create_ticket(Tx& tx, const Ctx& ctx, const Ticket& in);
Result<TicketView> show_ticket(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<TicketView> edit_ticket(Tx& tx, const Ctx& ctx, const Edit& edit);
/// With those of the inbox: owner_id=0.
Result<Page<TicketView>> list_tickets(Tx& tx, const Ctx& ctx, const http::Listed<Ticket>& query);
/// Of the customers in one's scope, whoever works on them.
Result<Page<TicketView>> list_tickets_of_customers(Tx& tx, const Ctx& ctx,
                                                   const http::Listed<Ticket>& query);
/// The newest hundred of a customer, for whoever sees the customer.
Result<Tickets> list_tickets_of_customer(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<Story> show_story(Tx& tx, const Ctx& ctx, const http::ById& in);

/// Type, severity and owner, again too: what runs is given the minutes of the new policy.
Result<TicketView> classify_ticket(Tx& tx, const Ctx& ctx, const Classification& in);
/// Out of the inbox. 409 tickets.taken with who was first.
Result<TicketView> claim_ticket(Tx& tx, const Ctx& ctx, const Claim& in);
Result<TicketView> assign_ticket(Tx& tx, const Ctx& ctx, const Assignment& in);
/// Back into the inbox.
Result<> release_ticket(Tx& tx, const Ctx& ctx, Id id);
/// The first one stops its clock.
Result<TicketView> reply_to_customer(Tx& tx, const Ctx& ctx, const Words& in);
Result<TicketView> note_on_ticket(Tx& tx, const Ctx& ctx, const Words& in);
/// Leaves the written record of the stage; the next begins.
Result<TicketView> advance_ticket(Tx& tx, const Ctx& ctx, const StageRecord& in);
/// While the customer has to do something; the words say what.
Result<TicketView> pause_ticket(Tx& tx, const Ctx& ctx, const Words& in);
Result<TicketView> resume_ticket(Tx& tx, const Ctx& ctx, const Words& in);
Result<TicketView> reopen_ticket(Tx& tx, const Ctx& ctx, const Words& in);
Result<TicketView> join_ticket(Tx& tx, const Ctx& ctx, const Joining& in);

Result<Suggestion> suggest_for_ticket(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<Agents> list_agents(Tx& tx, const Ctx& ctx, const http::Nothing& in);
/// Skills and most open ones of somebody, whatever they were.
Result<AgentView> set_agent(Tx& tx, const Ctx& ctx, const Agent& in);
/// That one is there oneself, or is not.
Result<AgentView> set_presence(Tx& tx, const Ctx& ctx, const Presence& in);
Result<Settings> show_settings(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<Settings> edit_settings(Tx& tx, const Ctx& ctx, const Edit& edit);

// For other capabilities.

/// Up to `limit` live tickets in somebody's name.
std::vector<Id> list_live_owned(Tx& tx, Id person, int limit);
/// Of another department: so many more are open, with what was asked or answered written down.
Result<> count_requests(Tx& tx, const Ctx& ctx, Id id, int change, std::string_view words);
/// Another owner; false when it is no longer `from`'s.
Result<bool> hand_over_ticket(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);

}  // namespace zhuli::tickets
