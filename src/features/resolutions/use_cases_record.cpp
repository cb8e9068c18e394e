#include "features/resolutions/use_cases_record.hpp"

#include "features/approvals/use_cases.hpp"
#include "features/customers/use_cases_notes.hpp"
#include "features/identity/use_cases.hpp"
#include "features/orders/model.hpp"
#include "features/tickets/use_cases.hpp"

namespace zhuli::resolutions {

namespace {

constexpr std::string_view kRead = "resolutions.read";

/// Whoever has the complaint; of one in the inbox whoever wrote the letter.
Id owner_of(const Held& held) {
    return held.ticket.owner_id ? held.ticket.owner_id : held.letter.owner_id;
}

bool covers(const Ctx& ctx, std::string_view permission, Id owner) {
    return owner ? ctx.covers(permission, owner) : ctx.allowed(permission);
}

/// Whoever reads the complaint, also only as its customer's seller, reads what answers it.
bool reads(Tx& tx, const Ctx& ctx, Id owner, Id ticket) {
    return covers(ctx, kRead, owner) ||
           (ctx.allowed(kRead) && tickets::show_ticket(tx, ctx, {ticket}).ok());
}

std::string order_number(Tx& tx, Id order) {
    const auto found = order ? storage::find<orders::OrderHead>(tx, order) : std::nullopt;
    return found ? found->number.v : std::string();
}

void add_approval(Tx& tx, ResolutionView& view) {
    view.needs_approval = is_open(view.state) && !findings_of(tx, view).empty();
    if (!view.approval_id) return;
    const auto request = approvals::find_approval(tx, view.approval_id);
    if (!request) return;
    view.approval_number = request->number.v;
    view.approval_words = request->ending_words.v;
}

}  // namespace

Ctx house_of(const Ctx& ctx) {
    Ctx house = ctx;
    house.rights = nullptr;
    return house;
}

Result<tickets::Ticket> ticket_for(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto ticket = storage::find<tickets::Ticket>(tx, id);
    if (!ticket || !reads(tx, ctx, ticket->owner_id, id)) return Problem::not_found("ticket");
    if (permission != kRead && !covers(ctx, permission, ticket->owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    return std::move(*ticket);
}

Result<Held> load(Tx& tx, const Ctx& ctx, Id id) {
    auto letter = storage::find<Resolution>(tx, id);
    auto ticket = letter ? storage::find<tickets::Ticket>(tx, letter->ticket_id) : std::nullopt;
    if (!ticket) return Problem::not_found("resolution");
    Held held{std::move(*letter), std::move(*ticket)};
    if (!reads(tx, ctx, owner_of(held), held.ticket.id)) return Problem::not_found("resolution");
    return held;
}

Result<Held> load_for_change(Tx& tx, const Ctx& ctx, const Act& act) {
    TRY(auto held, load(tx, ctx, act.id));
    if (!covers(ctx, "resolutions.edit", owner_of(held)))
        return Problem::of(Status::forbidden, "problem.forbidden");
    held.letter = *hold(tx, act.id);
    const auto seen = act.if_match == 0 ? std::nullopt : std::optional(act.if_match);
    CHECK(storage::check_version(held.letter, seen, to_json(view_of(tx, ctx, held))));
    return held;
}

Result<> save_letter(Tx& tx, const Ctx& ctx, const Resolution& before, Resolution& after,
                     std::string_view event_kind, std::string_view words) {
    if (after.state != ResolutionState::sent) {
        after.blocked_at = {};
        after.blocked_by = {};
    }
    return storage::save(tx, ctx, before, after,
                         {event_kind, after.customer_id, event_body(after, words)});
}

std::vector<approvals::Finding> findings_of(Tx& tx, const Resolution& letter) {
    approvals::Facts facts;
    facts.document = approvals::Document::compensation;
    facts.amount_minor = letter.amount_minor;
    auto findings = approvals::findings_of(approvals::policies_of(tx), facts);
    if (!findings.empty() &&
        approvals::allows(tx, letter.approval_id, letter.customer_id, findings))
        findings.clear();
    return findings;
}

ResolutionView view_of(Tx& tx, const Ctx& ctx, const Held& held) {
    ResolutionView view;
    static_cast<Resolution&>(view) = held.letter;
    view.standing = standing(held.letter, ctx.now);
    view.ticket_number = held.ticket.number.v;
    view.ticket_title = held.ticket.title.v;
    const Id customer[] = {view.customer_id};
    view.customer_name = customers::NamesForNotes(tx, ctx, customer).title(view.customer_id);
    view.author_name = identity::remembered_name(tx, ctx.now, view.author_id);
    view.sender_name = identity::remembered_name(tx, ctx.now, view.sent_by);
    view.order_number = order_number(tx, view.order_id);
    view.given_order_number = order_number(tx, view.given_order_id);
    if (const auto voucher =
            view.voucher_id ? storage::find<Voucher>(tx, view.voucher_id) : std::nullopt) {
        view.voucher_number = voucher->number.v;
        view.voucher_until = voucher->valid_until;
    }
    add_approval(tx, view);
    if (!covers(ctx, "resolutions.edit", owner_of(held))) return view;
    view.actions = actions_of(workflow(), ctx, held.letter, held.letter.state);
    const bool records = held.ticket.stage == tickets::Stage::resolving && !held.ticket.paused;
    if (records && view.sent_at.v != 0 && view.state != ResolutionState::draft)
        view.actions.emplace_back("record");
    return view;
}

VoucherView view_of(Tx& tx, const Ctx& ctx, const Voucher& voucher) {
    VoucherView view;
    static_cast<Voucher&>(view) = voucher;
    view.standing = standing(voucher, ctx.today);
    if (const auto letter = storage::find<Resolution>(tx, voucher.resolution_id))
        view.resolution_number = letter->number.v;
    view.order_number = order_number(tx, voucher.order_id);
    if (view.standing == "open" && covers(ctx, "resolutions.redeem", voucher.owner_id))
        view.actions.emplace_back("redeem");
    return view;
}

}  // namespace zhuli::resolutions
