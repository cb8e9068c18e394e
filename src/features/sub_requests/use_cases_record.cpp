#include "features/sub_requests/use_cases_record.hpp"

#include <algorithm>
#include <map>

#include "features/customers/use_cases_notes.hpp"
#include "features/identity/model.hpp"
#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "storage/job_queue.hpp"

namespace zhuli::sub_requests {

namespace {

constexpr int kMostJoined = 100;  // one into the next

/// Everybody with the department's role, and administrators.
bool is_of_department(Tx& tx, const Ctx& ctx, Role department) {
    if (ctx.is_system()) return true;
    const auto user = storage::find<identity::User>(tx, ctx.user);
    return user && std::ranges::any_of(user->roles, [&](Role role) {
               return role == department || role == Role::admin;
           });
}

}  // namespace

Settings settings_of(Tx& tx) {
    if (auto stored = stored_settings(tx)) return std::move(*stored);
    Settings usual;
    usual.templates = usual_templates();
    return usual;
}

void Held::note(const Ctx& ctx, ClockAct act, Instant at) {
    clock.push_back({.request_id = after.id,
                     .step = clock.empty() ? 1 : clock.back().step + 1,
                     .act = act,
                     .at = at,
                     .noted_at = ctx.now,
                     .actor_id = ctx.user});
}

void Held::start(const Ctx& ctx) {
    note(ctx, ClockAct::started, ctx.now);
    clock.back().minutes = after.minutes;
    clock.back().warn_minutes = after.minutes * kWarnPercent / 100;
    clock.back().escalate_minutes = kEscalateMinutes;
}

void Held::stop(const Ctx& ctx) {
    const ClockReading reading = read(ctx);
    if (reading.runs() && !reading.breached && ctx.now > reading.due_at)
        note(ctx, ClockAct::breached, reading.due_at);
    note(ctx, ClockAct::stopped, ctx.now);
    clock.back().minutes = reading.allowed.minutes;
    clock.back().warn_minutes = reading.allowed.warn_minutes;
    clock.back().escalate_minutes = reading.allowed.escalate_minutes;
    clock.back().elapsed_ms = reading.elapsed_ms;
}

std::optional<Held> hold(Tx& tx, Id id) {
    const auto request = lock_request(tx, id);
    if (!request) return std::nullopt;
    Held held{*request, *request, clock_events_of(tx, {&id, 1})[id]};
    held.stored = held.clock.size();
    return held;
}

void plan_ring(Tx& tx, const Ctx& ctx, const Held& held) {
    const Instant at = next_ring(ctx.calendar(), held.read(ctx)).at;
    keep_ring(tx, held.after.id, at);
    if (at.v == 0 || at > ctx.now.plus_ms(kWatchEveryMs)) return;
    storage::enqueue(tx, ctx, {.kind = kWatchJob, .run_at = at, .hasten = true});
}

Result<> save_request(Tx& tx, const Ctx& ctx, Held& held, std::string_view event_kind,
                      std::string_view words) {
    const SubRequest& before = held.before;
    SubRequest& after = held.after;
    const ClockReading reading = held.read(ctx);
    after.warned = reading.warned;
    after.breached = reading.breached;
    after.escalated = reading.escalated;
    if (reading.runs()) after.due_at = reading.due_at;
    const storage::SaveEvent event{event_kind, after.customer_id, event_body(after, words)};
    CHECK(before.version == 0 ? storage::save_new(tx, ctx, after, event)
                              : storage::save(tx, ctx, before, after, event));
    for (std::size_t i = held.stored; i < held.clock.size(); ++i) {
        held.clock[i].request_id = after.id;
        storage::insert_row(tx, storage::table_of<RequestClockEvent>(), &held.clock[i]);
    }
    plan_ring(tx, ctx, held);
    if (before.state == RequestState::open && after.state != RequestState::open)
        notices::settle(tx, ctx, "sub_request", after.id);
    return Done{};
}

bool works_on(const Ctx& ctx, const tickets::Ticket& ticket) {
    return ticket.owner_id ? ctx.covers("tickets.edit", ticket.owner_id)
                           : ctx.allowed("tickets.edit");
}

std::vector<RequestView> views_of(Tx& tx, const Ctx& ctx, std::vector<SubRequest> requests) {
    std::vector<Id> customers, asked, ids;
    for (const SubRequest& one : requests) {
        customers.push_back(one.customer_id);
        asked.push_back(one.ticket_id);
        ids.push_back(one.id);
    }
    auto clocks = clock_events_of(tx, ids);
    const customers::NamesForNotes names(tx, ctx, customers);
    std::map<Id, tickets::Ticket> of;
    for (auto& ticket : storage::find_each<tickets::Ticket>(tx, asked))
        of.emplace(ticket.id, std::move(ticket));
    std::map<Role, bool> mine;
    std::vector<RequestView> views;
    for (SubRequest& one : requests) {
        RequestView& view = views.emplace_back();
        static_cast<SubRequest&>(view) = std::move(one);
        const tickets::Ticket& ticket = of[view.ticket_id];
        view.ticket_number = ticket.number.v;
        view.ticket_title = ticket.title.v;
        view.customer_name = names.title(view.customer_id);
        view.owner_name = identity::remembered_name(tx, ctx.now, view.owner_id);
        view.answerer_name = identity::remembered_name(tx, ctx.now, view.answered_by);
        view.clock_events = std::move(clocks[view.id]);
        const ClockReading clock = read_clock(ctx.calendar(), view.clock_events, ctx.now);
        view.warn_at = clock.warn_at;
        view.elapsed_ms = clock.elapsed_ms;
        if (view.state != RequestState::open) continue;
        const auto [at, fresh] = mine.try_emplace(view.department);
        if (fresh) at->second = is_of_department(tx, ctx, view.department);
        if (at->second && ctx.allowed("sub_requests.answer")) view.actions.emplace_back("answer");
        if (works_on(ctx, ticket)) view.actions.emplace_back("withdraw");
    }
    return views;
}

RequestView view_of(Tx& tx, const Ctx& ctx, const SubRequest& request) {
    return std::move(views_of(tx, ctx, {request}).front());
}

Id goes_on_in(Tx& tx, Id ticket) {
    for (int joined = 0; joined < kMostJoined; ++joined) {
        const auto found = storage::find<tickets::Ticket>(tx, ticket);
        if (!found || !found->joined_to) return ticket;
        ticket = found->joined_to;
    }
    return ticket;
}

}  // namespace zhuli::sub_requests
