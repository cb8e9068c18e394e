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

void tell_owner(Tx& tx, const Ctx& ctx, const Held& held) {
    const bool yes = held.letter.state == ResolutionState::accepted;
    notices::give(tx, ctx,
                  {.user_id = held.ticket.owner_id ? held.ticket.owner_id : held.letter.author_id,
                   .kind = yes ? "resolution.accepted" : "resolution.declined",
                   .entity = "ticket",
                   .entity_id = held.ticket.id,
                   .customer_id = held.ticket.customer_id,
                   .due_at = held.letter.answered_at,
                   .words = {{"number", held.letter.number.v},
                             {"title", held.ticket.title.v},
                             {"by", held.letter.answered_by.v}},
                   .urgent = !yes});
}

}  // namespace

Result<> take_answer(Tx& tx, const Ctx& ctx, Held& held, const Answer& answer) {
    CHECK(check_words(answer.accepted, answer.words));
    const Resolution before = held.letter;
    Resolution& after = held.letter;
    TRY(after.state, step(workflow(), house_of(ctx), before, before.state,
                          answer.accepted ? "accept" : "decline"));
    after.answered_at = ctx.now;
    after.answered_by = answer.answered_by;
    after.answer_words = answer.words;
    after.answered_by_link = answer.by_link;
    if (answer.accepted) {
        auto booked = book(tx, ctx, held.ticket, after);
        if (!booked.ok() && answer.by_link)
            return Problem::of(Status::conflict, "resolutions.cannot_book");
        if (!booked.ok()) return booked;
    }
    CHECK(save_letter(tx, ctx, before, after,
                      answer.accepted ? "resolution.accepted" : "resolution.declined",
                      answer.words));
    if (is_live(held.ticket.stage))
        CHECK(tickets::note_on_ticket(tx, house_of(ctx), {held.ticket.id, answer_note(after)}));
    if (answer.by_link) tell_owner(tx, ctx, held);
    return Done{};
}

}  // namespace zhuli::resolutions
