#include "features/resolutions/use_cases.hpp"

#include <algorithm>

#include "features/approvals/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/orders/use_cases_allowance.hpp"
#include "features/resolutions/use_cases_answers.hpp"
#include "features/resolutions/use_cases_booking.hpp"
#include "features/tickets/use_cases.hpp"
#include "storage/numbers.hpp"

namespace zhuli::resolutions {

namespace {

/// `action` done with it, as its row says.
Result<Held> begin(Tx& tx, const Ctx& ctx, const Act& act, std::string_view action) {
    TRY(auto held, load_for_change(tx, ctx, act));
    CHECK(step(workflow(), ctx, held.letter, held.letter.state, action));
    return held;
}

Result<ResolutionView> keep(Tx& tx, const Ctx& ctx, Held& held, const Resolution& before,
                            std::string_view event_kind) {
    CHECK(save_letter(tx, ctx, before, held.letter, event_kind));
    return view_of(tx, ctx, held);
}

/// Since 处理: before that nobody knows what happened.
Result<> check_stage(const tickets::Ticket& ticket) {
    if (ticket.stage == tickets::Stage::resolving || ticket.stage == tickets::Stage::revisiting)
        return Done{};
    return Problem::of(Status::conflict, "resolutions.not_yet");
}

std::string link_of(Tx& tx, const Ctx& ctx, Id letter) {
    const auto link = identity::fresh_link(ctx.org.id);
    replace_link(tx, link.hash, letter, ctx.now);
    return "/r/" + link.token;
}

approvals::Filing filing_of(Tx& tx, const Ctx& ctx, const Held& held,
                            std::vector<approvals::Finding> findings, const Text<500>& reason) {
    const ResolutionView view = view_of(tx, ctx, held);
    approvals::Filing filing;
    filing.document = approvals::Document::compensation;
    filing.subject_id = held.letter.id;
    filing.subject_version = held.letter.version + 1;
    filing.subject_number = held.letter.number.v;
    filing.customer_id = held.letter.customer_id;
    filing.customer_name = view.customer_name;
    filing.owner_id = held.letter.owner_id;
    filing.amount_minor = held.letter.amount_minor;
    filing.findings = std::move(findings);
    filing.reason = reason.v;
    filing.earlier_id = held.letter.approval_id;
    return filing;
}

}  // namespace

Result<Resolutions> list_resolutions(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto ticket, ticket_for(tx, ctx, in.id, "resolutions.read"));
    Resolutions list;
    for (Resolution& letter : letters_of(tx, in.id))
        list.items.push_back(view_of(tx, ctx, {std::move(letter), ticket}));
    return list;
}

Result<ResolutionView> show_resolution(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto held, load(tx, ctx, in.id));
    return view_of(tx, ctx, held);
}

Result<ResolutionView> write_resolution(Tx& tx, const Ctx& ctx, const NewResolution& in) {
    TRY(const auto ticket, ticket_for(tx, ctx, in.id, "resolutions.edit"));
    CHECK(check_stage(ticket));
    customers::hold_customer(tx, ticket.customer_id);  // two who begin one wait here
    for (const Resolution& earlier : letters_of(tx, ticket.id))
        if (is_open(earlier.state)) return Problem::of(Status::conflict, "resolutions.one_is_open");
    Held held{{}, ticket};
    static_cast<ResolutionDraft&>(held.letter) = in;
    CHECK(check(held.letter));
    CHECK(check_gift(tx, ticket.customer_id, held.letter));
    held.letter.ticket_id = ticket.id;
    held.letter.customer_id = ticket.customer_id;
    held.letter.owner_id = ticket.owner_id ? ticket.owner_id : ctx.user;
    held.letter.author_id = ctx.user;
    held.letter.number = storage::take_number(tx, ctx, "RL");
    CHECK(storage::save_new(tx, ctx, held.letter,
                            {"resolution.written", ticket.customer_id, event_body(held.letter)}));
    return view_of(tx, ctx, held);
}

Result<ResolutionView> edit_resolution(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(auto held, begin(tx, ctx, {edit.id, edit.if_match.value_or(0)}, "edit"));
    const Resolution before = held.letter;
    TRY(auto draft, apply(static_cast<const ResolutionDraft&>(before), edit));
    CHECK(check(draft));
    CHECK(check_gift(tx, before.customer_id, draft));
    static_cast<ResolutionDraft&>(held.letter) = std::move(draft);
    held.letter.state = ResolutionState::draft;
    return keep(tx, ctx, held, before, "resolution.edited");
}

Result<ResolutionView> send_resolution(Tx& tx, const Ctx& ctx, const Sending& in) {
    CHECK(check(in));
    TRY(auto held, begin(tx, ctx, in, "send"));
    const Resolution before = held.letter;
    CHECK(check_complete(before));
    CHECK(check_gift(tx, before.customer_id, held.letter));
    auto findings = findings_of(tx, held.letter);
    if (!findings.empty()) {
        held.letter.state = ResolutionState::approval;
        TRY(held.letter.approval_id,
            approvals::file(tx, ctx,
                            filing_of(tx, ctx, held, std::move(findings), in.approval_reason)));
        return keep(tx, ctx, held, before, "resolution.approval_asked");
    }
    CHECK(approvals::drop(tx, ctx, before.approval_id));
    held.letter.state = ResolutionState::sent;
    held.letter.sent_at = ctx.now;
    held.letter.sent_by = ctx.user;
    held.letter.valid_until_at = ctx.now.plus_ms(in.valid_days * kDayMs);
    held.letter.first_opened_at = held.letter.answered_at = {};
    held.letter.answered_by = {};
    held.letter.answer_words = {};
    TRY(auto view, keep(tx, ctx, held, before, "resolution.sent"));
    view.link = link_of(tx, ctx, held.letter.id);
    return view;
}

Result<ResolutionView> renew_resolution_link(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(auto held, begin(tx, ctx, in, "link"));
    const Resolution before = held.letter;
    held.letter.valid_until_at =
        std::max(before.valid_until_at, ctx.now.plus_ms(Sending{}.valid_days * kDayMs));
    TRY(auto view, keep(tx, ctx, held, before, "resolution.link_renewed"));
    view.link = link_of(tx, ctx, held.letter.id);
    return view;
}

Result<ResolutionView> take_resolution_back(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(auto held, begin(tx, ctx, in, "take_back"));
    const Resolution before = held.letter;
    held.letter.state = ResolutionState::draft;
    return keep(tx, ctx, held, before, "resolution.taken_back");
}

Result<ResolutionView> drop_resolution(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(auto held, begin(tx, ctx, in, "drop"));
    const Resolution before = held.letter;
    held.letter.state = ResolutionState::dropped;
    CHECK(approvals::drop(tx, ctx, before.approval_id));
    return keep(tx, ctx, held, before, "resolution.dropped");
}

Result<ResolutionView> note_answer(Tx& tx, const Ctx& ctx, const ToldAnswer& in) {
    TRY(auto held, begin(tx, ctx, in, in.accepted ? "accept" : "decline"));
    CHECK(take_answer(tx, ctx, held, {in.accepted, in.answered_by.v, in.words.v}));
    return view_of(tx, ctx, held);
}

Result<ResolutionView> record_resolution(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(auto held, load_for_change(tx, ctx, in));
    if (held.letter.sent_at.v == 0 || held.letter.state == ResolutionState::draft)
        return Problem::of(Status::conflict, "resolutions.not_sent");
    tickets::StageRecord record;
    record.id = held.ticket.id;
    record.stage = tickets::Stage::resolving;
    record.words = std::string_view(record_words(held.letter));
    CHECK(tickets::advance_ticket(tx, ctx, record));
    return show_resolution(tx, ctx, {in.id});
}

Result<> follow_approval(Tx& tx, const Ctx& ctx, const approvals::Approval& approval) {
    const Ctx house = house_of(ctx);
    TRY(auto held, load_for_change(tx, house, {approval.subject_id, 0}));
    const Resolution before = held.letter;
    if (before.state != ResolutionState::approval || before.approval_id != approval.id)
        return Done{};
    const bool yes = approval.state == approvals::ApprovalState::approved;
    held.letter.state = yes ? ResolutionState::approved : ResolutionState::draft;
    return save_letter(tx, house, before, held.letter,
                       yes ? "resolution.approved" : "resolution.turned_back");
}

Result<Vouchers> list_vouchers(Tx& tx, const Ctx& ctx, const http::ById& in) {
    CHECK(customers::load_in_scope(tx, ctx, in.id, "resolutions.read"));
    Vouchers list;
    for (const Voucher& voucher : vouchers_of(tx, in.id))
        list.items.push_back(view_of(tx, ctx, voucher));
    return list;
}

Result<VoucherView> redeem_voucher(Tx& tx, const Ctx& ctx, const Redemption& in) {
    const auto before = hold_voucher(tx, in.id);
    if (!before || !ctx.covers("resolutions.redeem", before->owner_id))
        return Problem::not_found("voucher");
    const auto seen = in.if_match == 0 ? std::nullopt : std::optional(in.if_match);
    CHECK(storage::check_version(*before, seen, to_json(view_of(tx, ctx, *before))));
    const auto now = standing(*before, ctx.today);
    if (now != "open")
        return Problem::of(Status::conflict,
                           now == "used" ? "resolutions.is_used" : "resolutions.is_over");
    CHECK(orders::check_allowance(tx, in.order_id, before->customer_id, before->amount_minor));
    orders::Allowance granted;
    granted.order_id = in.order_id;
    granted.document = before->number;
    granted.amount_minor = before->amount_minor;
    CHECK(orders::grant_allowance(tx, ctx, granted));
    Voucher after = *before;
    after.state = VoucherState::used;
    after.order_id = in.order_id;
    after.used_at = ctx.now;
    CHECK(storage::save(tx, ctx, *before, after,
                        {"voucher.redeemed", after.customer_id, event_body(after)}));
    return view_of(tx, ctx, after);
}

Result<Costs> show_costs(Tx& tx, const Ctx& ctx, const CostQuestion& asked) {
    CostQuestion in = asked;
    if (!in.to) in.to = ctx.today;
    if (!in.from) in.from = in.to.plus_days(-kCostDays);
    CHECK(check_period(in));
    Costs all{in.from, in.to, {}, costs(tx, in.from, in.to)};
    for (const Cost& one : all.items) all.total_minor += one.amount_minor;
    return all;
}

std::vector<Cost> costs_between(Tx& tx, Date from, Date to) { return costs(tx, from, to); }

}  // namespace zhuli::resolutions
