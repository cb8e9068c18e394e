// A proposal on its way: sent, taken back, revised.
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_due.hpp"
#include "features/proposals/use_cases_record.hpp"

namespace zhuli::proposals {

namespace {

using enum ProposalState;

Result<> change_state(Tx& tx, const Ctx& ctx, Id id, ProposalState state, Id superseded_by,
                      std::string_view event_kind) {
    const auto before = storage::find<Proposal>(tx, id);
    INVARIANT(before.has_value());
    Proposal after = *before;
    enter(after, state);
    after.superseded_by = superseded_by;
    return save_proposal(tx, ctx, *before, after, event_kind);
}

/// The version that stood until now, unless it was answered.
Result<> take_place(Tx& tx, const Ctx& ctx, const Proposal& proposal) {
    for (const ProposalHead& one : versions_of(tx, proposal.root_id))
        if (one.id != proposal.id && (one.state == sent || one.state == expired))
            CHECK(change_state(tx, ctx, one.id, superseded, proposal.id, "proposal.superseded"));
    return Done{};
}

Result<> give_place_back(Tx& tx, const Ctx& ctx, const Proposal& proposal) {
    for (const ProposalHead& one : versions_of(tx, proposal.root_id))
        if (one.superseded_by == proposal.id)
            CHECK(change_state(tx, ctx, one.id, sent, {}, "proposal.restored"));
    return Done{};
}

Result<> withdraw_talk(Tx& tx, const Ctx& ctx, Id interaction) {
    const auto talk = customers::find_interaction(tx, interaction);
    if (!talk || talk->withdrawn) return Done{};
    CHECK(customers::withdraw_interaction(tx, ctx, {interaction}));
    return Done{};
}

std::string words_of(const Proposal& proposal, const Sending& in) {
    std::string words = proposal.title.v + "（" + proposal.number.v + "）";
    if (!in.words.empty()) words += "：" + in.words.v;
    return words;
}

}  // namespace

Result<ProposalView> send_proposal(Tx& tx, const Ctx& ctx, const Sending& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    TRY(const auto state, next_state(ctx, before, "send"));
    CHECK(check(in));
    CHECK(check_complete(before, gone_from(tx, before), ctx.today));
    CHECK(take_place(tx, ctx, before));
    TRY(const auto talk,
        customers::record_interaction(
            tx, ctx, {.id = before.customer_id, .channel = in.how, .words = words_of(before, in)}));
    Proposal after = before;
    enter(after, state);
    after.sent_at = ctx.now;
    after.sent_by = ctx.user;
    after.sent_how = in.how;
    after.interaction_id = talk.id;
    CHECK(save_proposal(tx, ctx, before, after, "proposal.sent"));
    return view_of(tx, ctx, after);
}

Result<ProposalView> take_back_proposal(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    TRY(const auto state, next_state(ctx, before, "take_back"));
    CHECK(check_take_back(ctx, before));
    CHECK(check_is_latest(tx, before));
    CHECK(withdraw_talk(tx, ctx, before.interaction_id));
    Proposal after = before;
    enter(after, state);
    after.sent_at = {};
    after.sent_by = after.interaction_id = {};
    CHECK(save_proposal(tx, ctx, before, after, "proposal.taken_back"));
    CHECK(give_place_back(tx, ctx, before));
    return view_of(tx, ctx, after);
}

Result<ProposalView> revise_proposal(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    CHECK(next_state(ctx, before, "revise"));
    CHECK(check_is_latest(tx, before));
    const auto all = versions_of(tx, before.root_id);
    Proposal next = revision_of(before, all.front().revision_no + 1, ctx.user, ctx.today);
    CHECK(add_proposal(tx, ctx, next, "proposal.revised"));
    return view_of(tx, ctx, next);
}

}  // namespace zhuli::proposals
