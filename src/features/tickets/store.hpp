// The tickets' own statements: what rings, what was written, how the clocks went, who has how much,
// and what a ticket may be linked to. Tickets, agents and settings are written by storage/save.
#pragma once

#include <map>
#include <span>

#include "features/tickets/model_triage.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::tickets {

using storage::Check;
using storage::Tx;

inline constexpr int kUnitTickets = 500;  // that one unit of the clocks' job touches
inline constexpr int kStoryLimit = 500;   // records, and clock events, of one ticket
inline constexpr int kOfCustomerLimit = 100;

std::optional<Settings> stored_settings(Tx& tx);
std::optional<WordSettings> stored_words(Tx& tx);
/// As written down, at most 200; who is missing has the usual.
std::vector<Agent> agents(Tx& tx);
std::optional<Agent> agent_of(Tx& tx, Id user);

/// Waits for whoever changes it now (PostgreSQL; SQLite has one writer).
void lock_ticket(Tx& tx, Id ticket);
void keep_ring(Tx& tx, Id ticket, Instant ring_at);
/// Who sells to its customer now; of every ticket of a customer.
void keep_seller(Tx& tx, Id ticket);
void keep_sellers(Tx& tx, Id customer);
std::vector<Id> tickets_to_ring(Tx& tx, Instant now, int limit);
/// When the next one rings; nothing if none does.
std::optional<Instant> next_ring_at(Tx& tx);

/// What rang of one owner's tickets and was not told yet.
struct Untold {
    Id owner_id;
    ClockAct act = ClockAct::warned;
    std::int64_t count = 0;
    Id first_ticket;
};
BOOST_DESCRIBE_STRUCT(Untold, (), (owner_id, act, count, first_ticket))
std::vector<Untold> untold(Tx& tx);
std::vector<Rung> untold_of(Tx& tx, const Untold& group, std::int64_t limit);
void forget_untold(Tx& tx);

/// In the order in which they were added.
std::vector<TicketRecord> records_of(Tx& tx, Id ticket);
std::vector<ClockEvent> clock_events_of(Tx& tx, Id ticket);

/// Live ones per owner, of these people.
std::map<Id, int> open_counts(Tx& tx, std::span<const Id> people);
std::vector<Id> live_of_owner(Tx& tx, Id owner, int limit);
/// The newest first.
std::vector<Id> of_customer(Tx& tx, Id customer);
std::vector<Id> live_of_customer(Tx& tx, Id customer);
/// Its customer, since then and before this one.
bool complained_before(Tx& tx, const Ticket& ticket, Instant since);

/// What was said, and what people called it.
struct Called {
    std::string words;
    Kind kind = Kind::other;
};
BOOST_DESCRIBE_STRUCT(Called, (), (words, kind))
/// The latest 3,000 that were classified, the newest first.
std::vector<Called> latest_called(Tx& tx);
/// What was learned of them last, as text; empty: nothing yet.
std::string kept_model(Tx& tx);
void keep_model(Tx& tx, Instant now, const std::string& body);

/// What a link leads to.
struct LinkedOrder {
    Id id;
    std::string number;
    Id customer_id;
};
BOOST_DESCRIBE_STRUCT(LinkedOrder, (), (id, number, customer_id))
std::vector<LinkedOrder> linked_orders(Tx& tx, std::span<const Id> orders);
/// The product of a line of this order; nothing if it is none.
std::optional<Id> product_of_line(Tx& tx, Id order, Id line);
bool has_shipment(Tx& tx, Id order, Id shipment);

std::span<const storage::Sql* const> statements();
/// An open complaint of a customer ($2) that a person ($3) has.
const storage::Sql& task_with();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::tickets
