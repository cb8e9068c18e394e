// What the customer said of a proposal, and the draft of an order that comes of a yes.
#include "features/orders/use_cases.hpp"
#include "features/proposals/use_cases_record.hpp"

namespace zhuli::proposals {

namespace {

using enum ProposalState;

/// Nobody will send what was being written as the next version.
Result<> drop_next(Tx& tx, const Ctx& ctx, const Proposal& proposal) {
    for (const ProposalHead& one : versions_of(tx, proposal.root_id)) {
        if (one.state != draft || one.id == proposal.id) continue;
        const auto before = storage::find<Proposal>(tx, one.id);
        Proposal after = *before;
        enter(after, dropped);
        CHECK(save_proposal(tx, ctx, *before, after, "proposal.dropped"));
    }
    return Done{};
}

orders::NewOrder order_of(const Proposal& proposal, std::vector<std::size_t>& places) {
    orders::NewOrder order;
    order.customer_id = proposal.customer_id;
    order.owner_id = proposal.owner_id;
    order.lines = goods_of(proposal, places);
    order.note = proposal.number.v + " " + proposal.title.v;
    return order;
}

}  // namespace

Result<ProposalView> accept_proposal(Tx& tx, const Ctx& ctx, const Acceptance& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    TRY(const auto state, next_state(ctx, before, "accept"));
    CHECK(drop_next(tx, ctx, before));
    Proposal after = before;
    enter(after, state);
    after.answered_at = ctx.now;
    after.answered_by = in.answered_by;
    after.answer_words = in.words;
    CHECK(save_proposal(tx, ctx, before, after, "proposal.accepted"));
    return view_of(tx, ctx, after);
}

Result<ProposalView> decline_proposal(Tx& tx, const Ctx& ctx, const Decline& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    CHECK(check(in));
    TRY(const auto state, next_state(ctx, before, "decline"));
    Proposal after = before;
    enter(after, state);
    after.answered_at = ctx.now;
    after.answered_by = in.answered_by;
    after.decline_reason = in.reason;
    after.answer_words = in.words;
    CHECK(save_proposal(tx, ctx, before, after, "proposal.declined"));
    return view_of(tx, ctx, after);
}

Result<ProposalView> reopen_proposal(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    TRY(const auto state, next_state(ctx, before, "reopen"));
    CHECK(check_is_latest(tx, before));
    Proposal after = before;
    enter(after, state);
    after.answered_at = {};
    after.answered_by = {};
    after.decline_reason = LostReason::none;
    after.answer_words = {};
    CHECK(save_proposal(tx, ctx, before, after, "proposal.reopened"));
    return view_of(tx, ctx, after);
}

Result<ProposalView> order_proposal(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    if (before.order_id) return Problem::of(Status::conflict, "proposals.is_ordered");
    CHECK(next_state(ctx, before, "order"));
    std::vector<std::size_t> places;
    const auto wanted = order_of(before, places);
    if (wanted.lines.empty()) return Problem::of(Status::conflict, "proposals.nothing_to_order");
    auto order = orders::create_order(tx, ctx, wanted);
    if (!order.ok()) {
        put_in_place(order.problem().fields, places);
        return std::move(order.problem());
    }
    Proposal after = before;
    after.order_id = order->id;
    CHECK(save_proposal(tx, ctx, before, after, "proposal.ordered", order->number));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::proposals
