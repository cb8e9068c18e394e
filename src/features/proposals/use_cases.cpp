#include "features/proposals/use_cases.hpp"

#include "features/customers/use_cases_merge.hpp"
#include "features/identity/use_cases.hpp"
#include "features/proposals/use_cases_origin.hpp"
#include "features/proposals/use_cases_record.hpp"
#include "storage/list.hpp"
#include "storage/numbers.hpp"

namespace zhuli::proposals {

namespace {

constexpr storage::ListPlan kList{.permission = "proposals.read", .search_entity = "proposal"};

Result<> check_customer(Tx& tx, const Ctx& ctx, Id id) {
    customers::hold_for_reference(tx, id);
    const auto customer = storage::find<customers::Customer>(tx, id);
    if (!customer || !ctx.covers("proposals.edit", customer->owner_id))
        return Problem::field("customer_id", "field.no_such_record");
    if (customer->merged_into) return Problem::field("customer_id", "customers.is_merged");
    if (customer->archived || customer->status == customers::CustomerStatus::invalid)
        return Problem::of(Status::conflict, "proposals.customer_is_closed");
    return Done{};
}

Result<> check_owner(Tx& tx, const Ctx& ctx, Id owner) {
    CHECK(identity::hold_active_user(tx, owner, "owner_id"));
    if (!ctx.covers("proposals.edit", owner))
        return Problem::field("owner_id", "proposals.owner_out_of_scope");
    return Done{};
}

Result<Proposal> load_in_scope(Tx& tx, const Ctx& ctx, Id id) {
    auto proposal = storage::find<Proposal>(tx, id);
    if (!proposal || !ctx.covers("proposals.read", proposal->owner_id))
        return Problem::not_found("proposal");
    return std::move(*proposal);
}

}  // namespace

Result<Page<ProposalItem>> list_proposals(Tx& tx, const Ctx& ctx,
                                          const http::Listed<ProposalHead>& query) {
    TRY(auto rows, storage::list_page<ProposalHead>(tx, ctx, query, kList));
    return Page<ProposalItem>{items_of(tx, ctx, std::move(rows.items)),
                              std::move(rows.next_cursor)};
}

Result<ProposalView> show_proposal(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto proposal, load_in_scope(tx, ctx, in.id));
    return view_of(tx, ctx, proposal);
}

Result<ProposalView> create_proposal(Tx& tx, const Ctx& ctx, const NewProposal& in) {
    TRY(const auto origin, origin_of(tx, ctx, in));
    CHECK(check_customer(tx, ctx, origin.customer_id));
    ProposalDraft draft = in;
    if (draft.title.empty()) draft.title = origin.title;
    if (!draft.valid_until) draft.valid_until = ctx.today.plus_days(kUsualDays);
    if (draft.lines.empty() && origin.need) draft.lines = lines_of(*origin.need);
    Proposal proposal;
    proposal.customer_id = origin.customer_id;
    CHECK(fill(tx, ctx, draft, proposal, proposal));
    proposal.opportunity_id = in.opportunity_id;
    proposal.inquiry_id = origin.inquiry_id;
    if (origin.need) proposal.need_id = origin.need->id;
    proposal.owner_id = in.owner_id ? in.owner_id : ctx.user;
    CHECK(check_owner(tx, ctx, proposal.owner_id));
    proposal.author_id = ctx.user;
    proposal.id = proposal.root_id = tx.new_id();
    proposal.number = storage::take_number(tx, ctx, "PP");
    CHECK(add_proposal(tx, ctx, proposal, "proposal.begun"));
    return view_of(tx, ctx, proposal);
}

Result<ProposalView> edit_proposal(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, load_for_change(tx, ctx, {edit.id, 0}));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    if (before.state != ProposalState::draft)
        return Problem::of(Status::conflict, "proposals.is_frozen");
    TRY(const auto draft, apply(draft_of(before), edit));
    CHECK(step(workflow(), ctx, static_cast<const ProposalHead&>(before), before.state, "edit"));
    Proposal after = before;
    CHECK(fill(tx, ctx, draft, before, after));
    CHECK(save_proposal(tx, ctx, before, after, "proposal.edited"));
    return view_of(tx, ctx, after);
}

Result<ProposalView> drop_proposal(Tx& tx, const Ctx& ctx, const Dropping& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    TRY(const auto state, next_state(ctx, before, "drop"));
    Proposal after = before;
    enter(after, state);
    after.answer_words = in.reason;
    CHECK(save_proposal(tx, ctx, before, after, "proposal.dropped"));
    return view_of(tx, ctx, after);
}

std::vector<Id> list_open_owned(Tx& tx, Id person, int limit) {
    return open_owned(tx, person, std::min(limit, kUnitProposals));
}

Result<bool> hand_over_proposal(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    TRY(const auto before, load_for_change(tx, ctx, {id, 0}));
    if (before.owner_id != from) return false;
    for (const ProposalHead& one : versions_of(tx, before.root_id)) {
        if (one.owner_id != from) continue;
        const auto version = storage::find<Proposal>(tx, one.id);
        Proposal after = *version;
        after.owner_id = to;
        CHECK(save_proposal(tx, ctx, *version, after, "proposal.handed_over"));
    }
    return true;
}

}  // namespace zhuli::proposals
