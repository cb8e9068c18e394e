// What is done with a ticket: classified, answered, led from stage to stage, kept waiting for the
// customer, taken up again, joined to another.
#include "features/tickets/use_cases_record.hpp"

namespace zhuli::tickets {

namespace {

struct Said {
    std::string_view event_kind;
    std::string_view words = {}, reason = {};
};

Result<TicketView> keep(Tx& tx, const Ctx& ctx, Work& work, const Said& said) {
    CHECK(
        save_work(tx, ctx, work, said.event_kind, event_body(work.after, said.words, said.reason)));
    return view_of(tx, ctx, work.after);
}

/// The next stage of `action`, with its words written down.
Result<Work> begin(Tx& tx, const Ctx& ctx, Id id, std::string_view action, RecordKind kind,
                   std::string_view words) {
    TRY(auto work, hold_in_scope(tx, ctx, id, "tickets.edit"));
    TRY(work.after.stage, step(workflow(), ctx, work.before, work.before.stage, action));
    work.write(ctx, kind, words);
    return work;
}

Result<> check_live(const Ticket& ticket) {
    if (is_live(ticket.stage)) return Done{};
    return Problem::of(Status::conflict, "tickets.is_closed");
}

/// Whoever was named, whoever has it, or the first who could.
Result<Id> owner_for(Tx& tx, const Ctx& ctx, const Ticket& ticket, const Classification& in) {
    if (in.owner_id) {
        CHECK(identity::hold_active_user(tx, in.owner_id, "owner_id"));
        if (!ctx.covers("tickets.assign", in.owner_id))
            return Problem::field("owner_id", "tickets.owner_out_of_scope");
        return in.owner_id;
    }
    if (ticket.owner_id) return ticket.owner_id;
    const Id first = first_choice(candidates_for(tx, ctx, in.kind));
    if (!first) return Problem::field("owner_id", "tickets.nobody_fits");
    CHECK(identity::hold_active_user(tx, first, "owner_id"));
    return first;
}

/// What runs is given the minutes of the policy that holds now; what ended stays as it was.
void retarget(const Ctx& ctx, Work& work, const Policy& policy) {
    for (const Clock clock : {Clock::reply, Clock::investigate, Clock::resolve, Clock::revisit}) {
        const Reading reading = work.read(ctx, clock);
        const Allowance allowed = allowance_of(policy, clock);
        if (reading.started && !reading.stopped && reading.allowed != allowed)
            work.note(ctx, clock, ClockAct::retargeted, ctx.now, allowed);
    }
}

Policy policy_for(Tx& tx, const Ticket& ticket) {
    return policy_of(policies_of(tx), ticket.kind, ticket.severity);
}

/// All clocks that wait for us, when the customer has to do something, and when they did.
void turn_clocks(const Ctx& ctx, Work& work, ClockAct act) {
    for (const Clock clock : kClocks) {
        const Reading reading = work.read(ctx, clock);
        const bool turns = act == ClockAct::paused ? reading.runs() : reading.paused;
        if (turns && !reading.stopped) work.note(ctx, clock, act, ctx.now);
    }
    work.after.paused = act == ClockAct::paused;
}

Result<TicketView> give(Tx& tx, const Ctx& ctx, Work& work, Id owner) {
    CHECK(check_live(work.before));
    work.after.owner_id = owner;
    return keep(tx, ctx, work, {"ticket.assigned"});
}

}  // namespace

Result<TicketView> classify_ticket(Tx& tx, const Ctx& ctx, const Classification& in) {
    TRY(auto work, hold_in_scope(tx, ctx, in.id, "tickets.assign"));
    CHECK(check_live(work.before));
    CHECK(check(in));
    TRY(work.after.owner_id, owner_for(tx, ctx, work.before, in));
    work.after.kind = in.kind;
    work.after.severity = in.severity;
    if (work.before.classified_at.v == 0) work.after.classified_at = ctx.now;
    work.stop(ctx, Clock::classify);
    retarget(ctx, work, policy_for(tx, work.after));
    return keep(tx, ctx, work, {"ticket.classified"});
}

Result<TicketView> claim_ticket(Tx& tx, const Ctx& ctx, const Claim& in) {
    auto work = hold(tx, in.ticket_id);
    if (!work) return Problem::not_found("ticket");
    if (const Id owner = work->before.owner_id)
        return Problem::of(Status::conflict, "tickets.taken",
                           {{"name", identity::remembered_name(tx, ctx.now, owner)}});
    return give(tx, ctx, *work, ctx.user);
}

Result<TicketView> assign_ticket(Tx& tx, const Ctx& ctx, const Assignment& in) {
    TRY(auto work, hold_in_scope(tx, ctx, in.id, "tickets.assign"));
    CHECK(identity::hold_active_user(tx, in.owner_id, "owner_id"));
    if (!ctx.covers("tickets.assign", in.owner_id))
        return Problem::field("owner_id", "tickets.owner_out_of_scope");
    return give(tx, ctx, work, in.owner_id);
}

Result<> release_ticket(Tx& tx, const Ctx& ctx, Id id) {
    TRY(auto work, hold_in_scope(tx, ctx, id, "tickets.assign"));
    CHECK(check_live(work.before));
    work.after.owner_id = {};
    return save_work(tx, ctx, work, "ticket.released", event_body(work.after));
}

Result<TicketView> reply_to_customer(Tx& tx, const Ctx& ctx, const Words& in) {
    TRY(auto work, begin(tx, ctx, in.id, "reply", RecordKind::reply, in.words.v));
    if (!work.after.owner_id) work.after.owner_id = ctx.user;
    if (work.before.replied_at.v == 0) work.after.replied_at = ctx.now;
    work.stop(ctx, Clock::reply);
    return keep(tx, ctx, work, {"ticket.replied", in.words.v});
}

Result<TicketView> note_on_ticket(Tx& tx, const Ctx& ctx, const Words& in) {
    TRY(auto work, begin(tx, ctx, in.id, "note", RecordKind::note, in.words.v));
    return keep(tx, ctx, work, {"ticket.noted"});
}

Result<TicketView> advance_ticket(Tx& tx, const Ctx& ctx, const StageRecord& in) {
    TRY(auto work, hold_in_scope(tx, ctx, in.id, "tickets.edit"));
    CHECK(check_record(work.before, in));
    TRY(work.after.stage, step(workflow(), ctx, work.before, work.before.stage, "advance"));
    const StageStep& way = *step_from(work.before.stage);
    work.write(ctx, RecordKind::stage, in.words.v);
    if (way.needs_cause) work.after.cause = work.records.back().cause = in.cause;
    if (way.needs_satisfaction)
        work.after.satisfaction = work.records.back().satisfaction = in.satisfaction;
    if (way.stops != Clock::none) work.stop(ctx, way.stops);
    if (way.starts != Clock::none) work.start(ctx, way.starts, policy_for(tx, work.after));
    if (work.after.stage == Stage::closed) work.after.closed_at = ctx.now;
    return keep(
        tx, ctx, work,
        {work.after.stage == Stage::closed ? "ticket.closed" : "ticket.advanced", in.words.v});
}

Result<TicketView> pause_ticket(Tx& tx, const Ctx& ctx, const Words& in) {
    TRY(auto work, begin(tx, ctx, in.id, "pause", RecordKind::pause, in.words.v));
    turn_clocks(ctx, work, ClockAct::paused);
    return keep(tx, ctx, work, {"ticket.paused", {}, in.words.v});
}

Result<TicketView> resume_ticket(Tx& tx, const Ctx& ctx, const Words& in) {
    TRY(auto work, begin(tx, ctx, in.id, "resume", RecordKind::resume, in.words.v));
    turn_clocks(ctx, work, ClockAct::resumed);
    return keep(tx, ctx, work, {"ticket.resumed", {}, in.words.v});
}

Result<TicketView> reopen_ticket(Tx& tx, const Ctx& ctx, const Words& in) {
    TRY(auto work, begin(tx, ctx, in.id, "reopen", RecordKind::reopen, in.words.v));
    work.stop_all(ctx);
    const Policy policy = policy_for(tx, work.after);
    work.start(ctx, Clock::investigate, policy);
    work.start(ctx, Clock::resolve, policy);
    work.after.paused = false;
    work.after.satisfaction = 0;
    work.after.closed_at = {};
    ++work.after.reopened_count;
    return keep(tx, ctx, work, {"ticket.reopened", {}, in.words.v});
}

Result<TicketView> join_ticket(Tx& tx, const Ctx& ctx, const Joining& in) {
    TRY(auto work, hold_in_scope(tx, ctx, in.id, "tickets.edit"));
    auto into = hold(tx, in.into_id);
    if (!into || !reaches(ctx, "tickets.read", into->before))
        return Problem::field("into_id", "field.no_such_record");
    CHECK(check_join(work.before, into->before));
    work.write(ctx, RecordKind::join, into->before.number.v);
    work.stop_all(ctx);
    work.after.stage = Stage::joined;
    work.after.paused = false;
    work.after.joined_to = in.into_id;
    work.after.closed_at = ctx.now;
    into->after.open_requests +=
        work.before.open_requests;  // they go along: sub_requests moves them
    work.after.open_requests = 0;
    into->write(ctx, RecordKind::join, work.before.number.v + "：" + work.before.words.v);
    CHECK(save_work(tx, ctx, *into, "ticket.taken_in",
                    event_body(into->after, work.before.number.v)));
    return keep(tx, ctx, work, {"ticket.joined", into->before.number.v});
}

Result<> count_requests(Tx& tx, const Ctx& ctx, Id id, int change, std::string_view words) {
    TRY(auto work, hold_in_scope(tx, ctx, id, "tickets.edit"));
    if (change > 0) CHECK(check_live(work.before));
    work.after.open_requests += change;
    work.write(ctx, RecordKind::note, words);
    return save_work(tx, ctx, work, "ticket.noted", event_body(work.after));
}

Result<bool> hand_over_ticket(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    TRY(auto work, hold_in_scope(tx, ctx, id, "tickets.edit"));
    if (work.before.owner_id != from) return false;
    CHECK(give(tx, ctx, work, to));
    return true;
}

std::vector<Id> list_live_owned(Tx& tx, Id person, int limit) {
    return live_of_owner(tx, person, std::min(limit, kUnitTickets));
}

}  // namespace zhuli::tickets
