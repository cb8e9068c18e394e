#include "features/tickets/use_cases_undo.hpp"

#include "features/tickets/use_cases_record.hpp"
#include "storage/before.hpp"

namespace zhuli::tickets {

namespace {

constexpr std::string_view kBack = "↩ ";

/// Its clocks go on as if they had not been stopped then.
void go_on(const Ctx& ctx, Work& work, Instant stopped) {
    for (const Clock clock : kClocks)
        if (stopped_last(work.clocks, clock, stopped))
            work.note(ctx, clock, ClockAct::resumed, ctx.now);
}

Result<> unclassify(Tx& tx, const Ctx& ctx, Work& work, const Ticket& before) {
    const Instant then = work.before.classified_at;
    for (const Clock clock : kClocks)
        if (const auto allowed = allowed_before(work.clocks, clock, then))
            work.note(ctx, clock, ClockAct::retargeted, ctx.now, *allowed);
    go_on(ctx, work, then);
    work.after.kind = before.kind;
    work.after.severity = before.severity;
    work.after.classified_at = {};
    work.after.owner_id = before.owner_id;
    return save_work(tx, ctx, work, "ticket.unclassified", event_body(work.after));
}

Result<> give_back(Tx& tx, const Ctx& ctx, Work& work, const Ticket& before) {
    const Id owner = work.after.owner_id = before.owner_id;
    if (owner) CHECK(identity::hold_active_user(tx, owner, "owner_id"));
    return save_work(tx, ctx, work, owner ? "ticket.assigned" : "ticket.released",
                     event_body(work.after));
}

/// Both say so; what was said on either stays where it was said.
Result<> part(Tx& tx, const Ctx& ctx, Work& work, const Ticket& before) {
    auto into = hold(tx, work.before.joined_to);
    INVARIANT(into.has_value());
    CHECK(check_parting(before, into->before));
    go_on(ctx, work, work.before.closed_at);
    work.after.stage = before.stage;
    work.after.paused = before.paused;
    work.after.joined_to = {};
    work.after.closed_at = {};
    work.write(ctx, RecordKind::note, std::string(kBack) + into->before.number.v);
    into->write(ctx, RecordKind::note, std::string(kBack) + work.before.number.v);
    CHECK(save_work(tx, ctx, *into, "ticket.noted", event_body(into->after)));
    return save_work(tx, ctx, work, "ticket.parted", event_body(work.after, into->before.number.v));
}

Result<> undo(Tx& tx, const Ctx& ctx, TriageAct act, Work& work, const Ticket& before) {
    switch (act) {
        case TriageAct::accept:
            return unclassify(tx, ctx, work, before);
        case TriageAct::give:
            return give_back(tx, ctx, work, before);
        case TriageAct::join:
            break;
    }
    return part(tx, ctx, work, before);
}

}  // namespace

Result<> take_back(Tx& tx, const Ctx& ctx, TriageAct act, const TriageDone& done, TriageRow& row) {
    const auto permission = act == TriageAct::join ? "tickets.edit" : "tickets.assign";
    TRY(auto work, hold_in_scope(tx, ctx, done.id, permission));
    row.number = work.before.number.v;
    row.title = work.before.title.v;
    row.owner_before = work.before.owner_id;
    const auto before = storage::before_change(tx, ctx, work.before, done.version);
    if (!before) return Problem::of(Status::conflict, "tickets.moved_on");
    CHECK(check_undo(act, *before, work.before));
    CHECK(undo(tx, ctx, act, work, *before));
    row.kind = work.after.kind;
    row.severity = work.after.severity;
    row.owner_name = identity::remembered_name(tx, ctx.now, work.after.owner_id);
    row.version = work.after.version;
    return Done{};
}

}  // namespace zhuli::tickets
