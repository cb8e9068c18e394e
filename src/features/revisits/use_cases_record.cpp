#include "features/revisits/use_cases_record.hpp"

#include "features/identity/use_cases.hpp"
#include "features/tickets/use_cases.hpp"

namespace zhuli::revisits {

Ctx house_of(const Ctx& ctx) {
    Ctx house = ctx;
    house.rights = nullptr;
    return house;
}

bool works_on(const Ctx& ctx, const tickets::Ticket& ticket) {
    return ticket.owner_id ? ctx.covers("tickets.edit", ticket.owner_id)
                           : ctx.allowed("tickets.edit");
}

Result<Held> load(Tx& tx, const Ctx& ctx, Id id) {
    const auto revisit = storage::find<Revisit>(tx, id);
    if (!revisit) return Problem::not_found("revisit");
    const auto ticket = tickets::show_ticket(tx, ctx, {revisit->ticket_id});
    if (!ticket.ok()) return Problem::not_found("revisit");
    return Held{*revisit, *ticket};
}

Result<> save_revisit(Tx& tx, const Ctx& ctx, const Revisit& before, const Held& held,
                      std::string_view event_kind, std::string_view words) {
    Revisit after = held.revisit;
    return storage::save(tx, ctx, before, after,
                         {event_kind, after.customer_id, event_body(held.ticket.number.v, words)});
}

RevisitView view_of(Tx& tx, const Ctx& ctx, const Held& held) {
    RevisitView view;
    static_cast<Revisit&>(view) = held.revisit;
    view.standing = standing(held.revisit, held.ticket.stage, ctx.now);
    view.author_name = identity::remembered_name(tx, ctx.now, view.author_id);
    view.is_unhappy = is_unhappy(held.revisit);
    const bool open = view.standing == "waiting" || view.standing == "expired";
    if (open && works_on(ctx, held.ticket))
        view.actions = actions_of(workflow(), ctx, held.revisit, held.revisit.state);
    return view;
}

}  // namespace zhuli::revisits
