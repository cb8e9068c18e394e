#include "features/approvals/use_cases.hpp"

#include "features/approvals/use_cases_record.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/list.hpp"

namespace zhuli::approvals {

namespace {

constexpr storage::ListPlan kList{.permission = "approvals.read",
                                  .other_owner_field = "submitter_id"};

/// Saves what was decided and lets the document follow.
Result<ApprovalView> keep(Tx& tx, const Ctx& ctx, const Approval& before, Approval& after,
                          std::string_view event_kind, std::string_view words) {
    CHECK(save_approval(tx, ctx, before, after, event_kind, words));
    CHECK(tell_subject(tx, ctx, before, after));
    return view_of(tx, ctx, after);
}

Result<> check_at_work(Tx& tx, Id user) {
    CHECK(identity::find_active_user(tx, user, "user_id"));
    return Done{};
}

}  // namespace

Result<Page<ApprovalItem>> list_approvals(Tx& tx, const Ctx& ctx,
                                          const http::Listed<ApprovalHead>& query) {
    TRY(auto rows, storage::list_page<ApprovalHead>(tx, ctx, query, kList));
    return Page<ApprovalItem>{items_of(tx, ctx, std::move(rows.items)),
                              std::move(rows.next_cursor)};
}

Result<std::vector<ApprovalItem>> list_waiting(Tx& tx, const Ctx& ctx, int limit) {
    const auto ids = waiting_for(tx, ctx.user, limit);
    const auto found = storage::find_each<ApprovalHead>(tx, ids);
    std::vector<ApprovalHead> heads;
    for (const Id id : ids)
        for (const ApprovalHead& head : found)
            if (head.id == id) heads.push_back(head);
    return items_of(tx, ctx, std::move(heads));
}

Result<ApprovalQueue> list_queue(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    ApprovalQueue queue;
    queue.count = count_waiting(tx, ctx);
    TRY(queue.items, list_waiting(tx, ctx, kQueueLimit));
    return queue;
}

std::int64_t count_waiting(Tx& tx, const Ctx& ctx) { return count_waiting_for(tx, ctx.user); }

Result<ApprovalView> show_approval(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto approval = find_whole(tx, in.id);
    if (!approval ||
        (!ctx.covers("approvals.read", approval->owner_id) && !takes_part(*approval, ctx.user)))
        return Problem::not_found("approval");
    return view_of(tx, ctx, *approval);
}

Result<ApprovalView> approve_approval(Tx& tx, const Ctx& ctx, const Consent& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    Approval after = before;
    CHECK(approve(after, move_of(ctx), in.words));
    return keep(tx, ctx, before, after, "approval.approved", in.words);
}

Result<ApprovalView> refuse_approval(Tx& tx, const Ctx& ctx, const Refusal& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    Approval after = before;
    CHECK(refuse(after, move_of(ctx), in.words));
    return keep(tx, ctx, before, after, "approval.refused", in.words);
}

Result<ApprovalView> send_approval_back(Tx& tx, const Ctx& ctx, const SendingBack& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    Approval after = before;
    CHECK(send_back(after, move_of(ctx), in.step_no, in.words, new_id_of(tx)));
    return keep(tx, ctx, before, after, "approval.returned", in.words);
}

Result<ApprovalView> delegate_approval(Tx& tx, const Ctx& ctx, const Delegation& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    CHECK(check_at_work(tx, in.user_id));
    Approval after = before;
    CHECK(delegate(after, move_of(ctx), in.user_id, in.words, new_id_of(tx)));
    return keep(tx, ctx, before, after, "approval.passed_on", in.words);
}

Result<ApprovalView> add_approval_signer(Tx& tx, const Ctx& ctx, const NewSigner& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    CHECK(check_at_work(tx, in.user_id));
    Approval after = before;
    CHECK(add_signer(after, move_of(ctx), in, new_id_of(tx)));
    return keep(tx, ctx, before, after, "approval.signer_added", in.words);
}

Result<ApprovalView> withdraw_approval(Tx& tx, const Ctx& ctx, const Consent& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    Approval after = before;
    CHECK(withdraw(after, move_of(ctx), in.words));
    return keep(tx, ctx, before, after, "approval.withdrawn", in.words);
}

Result<ApprovalView> take_approval_back(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    Approval after = before;
    CHECK(take_back(after, move_of(ctx)));
    return keep(tx, ctx, before, after, "approval.taken_back", {});
}

std::vector<Id> list_asking(Tx& tx, Id person, int limit) { return asking(tx, person, limit); }

}  // namespace zhuli::approvals
