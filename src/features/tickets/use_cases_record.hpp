// The ticket for the use cases of this capability: held for a change together with its clocks,
// saved with what is added beside it, shown.
#pragma once

#include "features/identity/use_cases.hpp"
#include "features/tickets/rules.hpp"
#include "features/tickets/rules_clock.hpp"
#include "features/tickets/rules_triage.hpp"
#include "features/tickets/store.hpp"
#include "features/tickets/use_cases.hpp"
#include "storage/events.hpp"
#include "storage/save.hpp"

namespace zhuli::tickets {

inline constexpr std::string_view kWatchJob = "tickets.watch";
inline constexpr std::int64_t kWatchEveryMs = kMinuteMs;

/// A ticket being changed: as it was, as it becomes, and what is added beside it.
struct Work {
    Ticket before, after;
    std::vector<ClockEvent> clocks;  // those that are stored, then the new ones
    std::size_t stored = 0;
    std::vector<TicketRecord> records;  // new ones

    bool is_new() const { return before.version == 0; }
    void start(const Ctx& ctx, Clock clock, const Policy& policy);
    /// Runs out first, if nobody recorded that it did.
    void stop(const Ctx& ctx, Clock clock);
    void stop_all(const Ctx& ctx);
    void note(const Ctx& ctx, Clock clock, ClockAct act, Instant at, Allowance allowed = {});
    void write(const Ctx& ctx, RecordKind kind, std::string_view words);
    Reading read(const Ctx& ctx, Clock clock) const;
};

std::vector<Policy> policies_of(Tx& tx);

/// Nobody else changes it until the unit ends. Nothing if there is none.
std::optional<Work> hold(Tx& tx, Id id);
/// The same, in scope for `permission`; forbidden where one may only read it.
Result<Work> hold_in_scope(Tx& tx, const Ctx& ctx, Id id, std::string_view permission);
/// A customer in scope who is still one.
Result<> check_customer(Tx& tx, const Ctx& ctx, Id id);
/// A new one as it was given at intake, its clocks running, saved.
Result<Work> open_ticket(Tx& tx, const Ctx& ctx, const Ticket& in);
/// Whoever sees tickets of its owner, or of its customer's.
Result<Ticket> load_to_read(Tx& tx, const Ctx& ctx, Id id);

/// On the customer's timeline.
Result<> save_work(Tx& tx, const Ctx& ctx, Work& work, std::string_view event_kind,
                   const std::string& body);

/// People who can be given tickets, ranked for a kind.
std::vector<Candidate> candidates_for(Tx& tx, const Ctx& ctx, Kind kind);
Result<> check_links(Tx& tx, Ticket& ticket);

std::vector<TicketView> views_of(Tx& tx, const Ctx& ctx, std::vector<Ticket> tickets);
TicketView view_of(Tx& tx, const Ctx& ctx, const Ticket& ticket);

/// A consumer of the event stream: customers are somebody else's to look after.
void follow_sellers(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

/// Tells a new owner, unless they took it themselves.
void tell_given(Tx& tx, const Ctx& ctx, const Ticket& ticket);

/// All that rang and was not told yet: each one by itself, or many at once as one notice.
void tell_of_clocks(Tx& tx, const Ctx& ctx);

}  // namespace zhuli::tickets
