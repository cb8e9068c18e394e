#include "features/resolutions/use_cases_answers.hpp"

#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "features/resolutions/use_cases_booking.hpp"
#include "features/tickets/use_cases.hpp"

namespace zhuli::resolutions {

namespace {

bool is_live(tickets::Stage stage) {
    return stage != tickets::Stage::closed && stage != tickets::Stage::joined;
}

void tell_owner(Tx& tx, const Ctx& ctx, const Held& held, std::string_view kind,
                std::string_view by) {
    notices::give(tx, ctx,
                  {.user_id = held.ticket.owner_id ? held.ticket.owner_id : held.letter.author_id,
                   .kind = kind,
                   .entity = "ticket",
                   .entity_id = held.ticket.id,
                   .customer_id = held.ticket.customer_id,
                   .due_at = ctx.now,
                   .words = {{"number", held.letter.number.v},
                             {"title", held.ticket.title.v},
                             {"by", std::string(by)}},
                   .urgent = kind != "resolution.accepted"});
}

Result<> note_on_live(Tx& tx, const Ctx& ctx, const Held& held, std::string note) {
    if (!is_live(held.ticket.stage)) return Done{};
    CHECK(tickets::note_on_ticket(tx, house_of(ctx), {held.ticket.id, std::move(note)}));
    return Done{};
}

/// The customer's yes is kept and told, though nothing is given yet; pressed again it tells nobody.
Result<> keep_blocked(Tx& tx, const Ctx& ctx, Held& held, const Answer& answer) {
    if (held.letter.blocked_at.v != 0) return Done{};
    const Resolution before = held.letter;
    held.letter.blocked_at = ctx.now;
    held.letter.blocked_by = answer.answered_by;
    CHECK(save_letter(tx, ctx, before, held.letter, "resolution.blocked", answer.words));
    CHECK(note_on_live(tx, ctx, held, blocked_note(held.letter, answer.words)));
    tell_owner(tx, ctx, held, "resolution.blocked", answer.answered_by);
    return Done{};
}

/// Why, and what can be done: the answer is as little kept as what it would have booked.
Problem not_booked(const Problem& why) {
    Problem problem = Problem::of(Status::conflict, "resolutions.not_booked");
    problem.fields = why.fields;
    if (why.fields.empty()) problem.fields.push_back({"compensation", why.code, why.params});
    problem.fields.push_back({"accepted", problem.code, {}});
    return problem;
}

}  // namespace

Result<> take_answer(Tx& tx, const Ctx& ctx, Held& held, const Answer& answer) {
    CHECK(check_words(answer.accepted, answer.words));
    if (answer.accepted && answer.by_link && !check_booking(tx, ctx, held.ticket, held.letter).ok())
        return keep_blocked(tx, ctx, held, answer);
    const Resolution before = held.letter;
    Resolution& after = held.letter;
    TRY(after.state, step(workflow(), house_of(ctx), before, before.state,
                          answer.accepted ? "accept" : "decline"));
    after.answered_at = ctx.now;
    after.answered_by = answer.answered_by;
    after.answer_words = answer.words;
    after.answered_by_link = answer.by_link;
    if (answer.accepted) {
        // It could be booked when it was looked at: asked again, it is booked or kept as blocked.
        const auto booked = book(tx, ctx, held.ticket, after);
        if (!booked.ok() && answer.by_link)
            return Problem::of(Status::conflict, "resolutions.cannot_book");
        if (!booked.ok()) return not_booked(booked.problem());
    }
    CHECK(save_letter(tx, ctx, before, after,
                      answer.accepted ? "resolution.accepted" : "resolution.declined",
                      answer.words));
    CHECK(note_on_live(tx, ctx, held, answer_note(after)));
    if (answer.by_link)
        tell_owner(tx, ctx, held, answer.accepted ? "resolution.accepted" : "resolution.declined",
                   answer.answered_by);
    return Done{};
}

}  // namespace zhuli::resolutions
