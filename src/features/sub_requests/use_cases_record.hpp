// The sub-request for the use cases of this capability: held for a change, saved with its ring and
// with what the complaint says of it, shown, told of.
#pragma once

#include "features/sub_requests/rules.hpp"
#include "features/sub_requests/store.hpp"
#include "features/tickets/model.hpp"
#include "http/route.hpp"
#include "storage/save.hpp"

namespace zhuli::sub_requests {

inline constexpr std::string_view kWatchJob = "sub_requests.watch";
inline constexpr std::int64_t kWatchEveryMs = kMinuteMs;

Settings settings_of(Tx& tx);

/// A request being changed: as it was, as it becomes, and what its clock did.
struct Held {
    SubRequest before, after;
    std::vector<RequestClockEvent> clock;  // what is stored, then what is new
    std::size_t stored = 0;

    ClockReading read(const Ctx& ctx) const { return read_clock(ctx.calendar(), clock, ctx.now); }
    void start(const Ctx& ctx);
    /// Runs out first, if nobody recorded that it did.
    void stop(const Ctx& ctx);
    void note(const Ctx& ctx, ClockAct act, Instant at);
};

/// Nobody else changes it until the unit ends. Nothing if there is none.
std::optional<Held> hold(Tx& tx, Id id);
/// Saves it as its clock stands, and plans when the scheduler looks at it.
Result<> save_request(Tx& tx, const Ctx& ctx, Held& held, std::string_view event_kind,
                      std::string_view words = {});
void plan_ring(Tx& tx, const Ctx& ctx, const Held& held);

std::vector<RequestView> views_of(Tx& tx, const Ctx& ctx, std::vector<SubRequest> requests);
RequestView view_of(Tx& tx, const Ctx& ctx, const SubRequest& request);

/// The complaint that this one goes on in; itself, unless it was joined.
Id goes_on_in(Tx& tx, Id ticket);

/// Whether the caller works on this complaint.
bool works_on(const Ctx& ctx, const tickets::Ticket& ticket);

}  // namespace zhuli::sub_requests
