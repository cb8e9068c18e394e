#include "features/revisits/use_cases.hpp"

#include <algorithm>

#include "features/customers/use_cases.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/revisits/use_cases_record.hpp"
#include "features/tickets/use_cases.hpp"

namespace zhuli::revisits {

namespace {

std::string link_of(Tx& tx, const Ctx& ctx, Id revisit) {
    const auto link = identity::fresh_link(ctx.org.id);
    replace_link(tx, link.hash, revisit, ctx.now);
    return "/v/" + link.token;
}

Result<Held> begin(Tx& tx, const Ctx& ctx, const Act& act, std::string_view action) {
    TRY(auto held, load(tx, ctx, act.id));
    if (!works_on(ctx, held.ticket)) return Problem::not_found("revisit");
    held.revisit = *hold(tx, act.id);
    const auto seen = act.if_match == 0 ? std::nullopt : std::optional(act.if_match);
    CHECK(storage::check_version(held.revisit, seen, to_json(view_of(tx, ctx, held))));
    TRY(held.revisit.state, step(workflow(), ctx, held.revisit, held.revisit.state, action));
    return held;
}

Result<> end_waiting(Tx& tx, const Ctx& ctx, const tickets::Ticket& ticket) {
    for (const Revisit& earlier : revisits_of(tx, ticket.id)) {
        if (earlier.state != RevisitState::waiting) continue;
        Held held{earlier, ticket};
        held.revisit.state = RevisitState::revoked;
        CHECK(save_revisit(tx, ctx, earlier, held, "revisit.revoked"));
    }
    return Done{};
}

}  // namespace

Result<Revisits> list_revisits(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto ticket, tickets::show_ticket(tx, ctx, in));
    Revisits list;
    for (const Revisit& one : revisits_of(tx, in.id))
        list.items.push_back(view_of(tx, ctx, {one, ticket}));
    return list;
}

Result<RevisitView> ask_for_verdict(Tx& tx, const Ctx& ctx, const Asking& in) {
    TRY(const auto ticket, tickets::show_ticket(tx, ctx, {in.id}));
    if (!works_on(ctx, ticket)) return Problem::of(Status::forbidden, "problem.forbidden");
    CHECK(check(in));
    if (ticket.stage != tickets::Stage::revisiting)
        return Problem::of(Status::conflict, "revisits.not_yet");
    customers::hold_customer(tx, ticket.customer_id);  // two who ask one wait here
    CHECK(end_waiting(tx, ctx, ticket));
    Held held{{}, ticket};
    held.revisit.ticket_id = ticket.id;
    held.revisit.customer_id = ticket.customer_id;
    held.revisit.author_id = ctx.user;
    held.revisit.valid_until_at = ctx.now.plus_ms(in.valid_days * kDayMs);
    CHECK(storage::save_new(tx, ctx, held.revisit,
                            {"revisit.asked", ticket.customer_id, event_body(ticket.number.v)}));
    auto view = view_of(tx, ctx, held);
    view.link = link_of(tx, ctx, held.revisit.id);
    return view;
}

Result<RevisitView> renew_revisit_link(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(auto held, begin(tx, ctx, in, "link"));
    const Revisit before = held.revisit;
    held.revisit.valid_until_at =
        std::max(before.valid_until_at, ctx.now.plus_ms(Asking{}.valid_days * kDayMs));
    CHECK(save_revisit(tx, ctx, before, held, "revisit.link_renewed"));
    auto view = view_of(tx, ctx, {*storage::find<Revisit>(tx, in.id), held.ticket});
    view.link = link_of(tx, ctx, in.id);
    return view;
}

Result<RevisitView> revoke_revisit(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(auto held, begin(tx, ctx, in, "revoke"));
    Revisit before = held.revisit;
    before.state = RevisitState::waiting;
    CHECK(save_revisit(tx, ctx, before, held, "revisit.revoked"));
    return view_of(tx, ctx, {*storage::find<Revisit>(tx, in.id), held.ticket});
}

}  // namespace zhuli::revisits
