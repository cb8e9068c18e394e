#include "features/revisits/use_cases_open.hpp"

#include "features/identity/use_cases.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/notices/use_cases.hpp"
#include "features/revisits/use_cases_record.hpp"
#include "features/tickets/use_cases.hpp"

namespace zhuli::revisits {

namespace {

enum class Use : bool { look, change };

Result<Held> open(Tx& tx, const Ctx& ctx, std::string_view token, Use use) {
    const auto id = linked(tx, identity::hash_of_link(token));
    if (!id) return Problem::not_found("revisit");
    TRY(auto held, load(tx, house_of(ctx), *id));
    if (use == Use::change) held.revisit = *hold(tx, *id);
    return held;
}

OpenRevisit page_of(Tx& tx, const Ctx& ctx, const Held& held) {
    const Revisit& revisit = held.revisit;
    OpenRevisit page;
    page.org_name = ctx.org.name;
    page.author_name = identity::remembered_name(tx, ctx.now, revisit.author_id);
    page.standing = standing(revisit, held.ticket.stage, ctx.now);
    if (page.standing != "waiting" && page.standing != "answered") return page;
    page.ticket_number = held.ticket.number.v;
    page.ticket_title = held.ticket.title.v;
    page.valid_until_at = revisit.valid_until_at;
    page.answered_at = revisit.answered_at;
    page.satisfaction = revisit.satisfaction;
    page.answered_by = revisit.answered_by.v;
    return page;
}

/// Whoever has it should take it up again.
Result<> tell_unhappy(Tx& tx, const Ctx& ctx, const Held& held) {
    const Revisit& revisit = held.revisit;
    CHECK(tickets::note_on_ticket(tx, house_of(ctx), {held.ticket.id, record_words(revisit)}));
    notices::give(tx, ctx,
                  {.user_id = held.ticket.owner_id ? held.ticket.owner_id : revisit.author_id,
                   .kind = "revisit.unhappy",
                   .entity = "ticket",
                   .entity_id = held.ticket.id,
                   .customer_id = held.ticket.customer_id,
                   .due_at = revisit.answered_at,
                   .words = {{"number", held.ticket.number.v},
                             {"title", held.ticket.title.v},
                             {"by", revisit.answered_by.v},
                             {"mark", std::to_string(revisit.satisfaction)}},
                   .urgent = true});
    return Done{};
}

/// The mark is the record of the stage; while another department still owes an answer it is
/// written on the complaint alone.
Result<> close(Tx& tx, const Ctx& ctx, const Held& held) {
    if (held.ticket.open_requests > 0) {
        CHECK(tickets::note_on_ticket(tx, house_of(ctx),
                                      {held.ticket.id, record_words(held.revisit)}));
        return Done{};
    }
    tickets::StageRecord record;
    record.id = held.ticket.id;
    record.stage = tickets::Stage::revisiting;
    record.words = std::string_view(record_words(held.revisit));
    record.satisfaction = held.revisit.satisfaction;
    if (held.ticket.paused)
        CHECK(tickets::resume_ticket(tx, house_of(ctx), {held.ticket.id, record.words}));
    CHECK(tickets::advance_ticket(tx, house_of(ctx), record));
    return Done{};
}

}  // namespace

Result<OpenRevisit> show_open_revisit(Tx& tx, const Ctx& ctx, const RevisitQuestion& in) {
    TRY(const auto held, open(tx, ctx, in.token, Use::look));
    return page_of(tx, ctx, held);
}

Result<OpenRevisit> note_revisit_opening(Tx& tx, const Ctx& ctx, const RevisitQuestion& in) {
    TRY(auto held, open(tx, ctx, in.token, Use::change));
    const Revisit before = held.revisit;
    const auto now = standing(before, held.ticket.stage, ctx.now);
    if (before.first_opened_at.v == 0 && now == "waiting") {
        held.revisit.first_opened_at = ctx.now;
        CHECK(save_revisit(tx, ctx, before, held, "revisit.opened"));
    }
    return page_of(tx, ctx, held);
}

Result<OpenRevisit> give_verdict(Tx& tx, const Ctx& ctx, const Verdict& in) {
    TRY(auto held, open(tx, ctx, in.token, Use::change));
    const Revisit before = held.revisit;
    if (before.answered_at.v != 0 && before.satisfaction == in.satisfaction)
        return page_of(tx, ctx, held);
    CHECK(check_waiting(standing(before, held.ticket.stage, ctx.now)));
    CHECK(check(in));
    Revisit& after = held.revisit;
    after.state = RevisitState::answered;
    after.satisfaction = in.satisfaction;
    after.words = in.words;
    after.answered_by = in.answered_by;
    after.answered_at = ctx.now;
    CHECK(save_revisit(tx, ctx, before, held, "revisit.answered", record_words(after)));
    CHECK(is_unhappy(after) ? tell_unhappy(tx, ctx, held) : close(tx, ctx, held));
    return page_of(tx, ctx, held);
}

}  // namespace zhuli::revisits
