#include "features/tickets/use_cases_intake.hpp"

#include "features/customers/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "features/tickets/use_cases_record.hpp"

namespace zhuli::tickets {

namespace {

void tell_written(Tx& tx, const Ctx& ctx, const Ticket& ticket) {
    if (!ticket.owner_id) return;
    notices::give(tx, ctx,
                  {.user_id = ticket.owner_id,
                   .kind = "ticket.customer_wrote",
                   .entity = "ticket",
                   .entity_id = ticket.id,
                   .customer_id = ticket.customer_id,
                   .due_at = ctx.now,
                   .words = {{"number", ticket.number.v}, {"title", ticket.title.v}}});
}

}  // namespace

Result<TicketView> name_customer(Tx& tx, const Ctx& ctx, const CustomerNaming& in) {
    TRY(auto work, hold_in_scope(tx, ctx, in.id, "tickets.assign"));
    if (!is_live(work.before.stage)) return Problem::of(Status::conflict, "tickets.is_closed");
    if (work.before.customer_id) return Problem::of(Status::conflict, "tickets.customer_known");
    CHECK(check_customer(tx, ctx, in.customer_id));
    customers::hold_customer(tx, in.customer_id);
    work.after.customer_id = in.customer_id;
    if (in.order_id) work.after.order_id = in.order_id;
    CHECK(check_links(tx, work.after));
    CHECK(save_work(tx, ctx, work, "ticket.customer_named",
                    event_body(work.after, work.after.words.v)));
    return view_of(tx, ctx, work.after);
}

Result<Ticket> take_in(Tx& tx, const Ctx& ctx, const Ticket& in) {
    TRY(const auto work, open_ticket(tx, ctx, in));
    return work.after;
}

Result<> hear_customer(Tx& tx, const Ctx& ctx, Id ticket, std::string_view words) {
    auto work = hold(tx, ticket);
    if (!work) return Problem::not_found("ticket");
    work->write(ctx, RecordKind::customer, words);
    CHECK(save_work(tx, ctx, *work, "ticket.customer_wrote", event_body(work->after, words)));
    tell_written(tx, ctx, work->after);
    return Done{};
}

void hold_ticket(Tx& tx, Id ticket) { lock_ticket(tx, ticket); }

std::vector<TicketRecord> written_on(Tx& tx, Id ticket) { return records_of(tx, ticket); }

}  // namespace zhuli::tickets
