// Need records: written, read back, confirmed, revised. A need is in scope as its customer or
// its inquiry is.
#include "features/inquiries/rules_needs.hpp"
#include "features/inquiries/use_cases_record.hpp"
#include "features/inquiries/use_cases_words.hpp"

namespace zhuli::inquiries {

namespace {

Result<> reach(Tx& tx, const Ctx& ctx, const Need& need, std::string_view permission) {
    const bool seen = (need.customer_id &&
                       customers::load_in_scope(tx, ctx, need.customer_id, permission).ok()) ||
                      (need.inquiry_id && load_in_scope(tx, ctx, need.inquiry_id, permission).ok());
    if (!seen) return Problem::not_found("need");
    return Done{};
}

Result<Need> load_need(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto need = storage::find<Need>(tx, id);
    if (!need) return Problem::not_found("need");
    CHECK(reach(tx, ctx, *need, permission));
    return std::move(*need);
}

/// For a change: what it hangs on is held before it is read again.
Result<Need> hold_need(Tx& tx, const Ctx& ctx, Id id) {
    TRY(const auto found, load_need(tx, ctx, id, "needs.edit"));
    if (found.customer_id) customers::hold_customer(tx, found.customer_id);
    if (found.inquiry_id) lock_inquiry(tx, found.inquiry_id);
    return load_need(tx, ctx, id, "needs.edit");
}

NeedView view_of_need(Tx& tx, const Ctx& ctx, Need need) {
    NeedView view;
    static_cast<Need&>(view) = std::move(need);
    view.author_name = identity::remembered_name(tx, ctx.now, view.author_id);
    if (view.confirmed_to)
        view.confirmed_to_name = identity::remembered_name(tx, ctx.now, view.confirmed_to);
    if (reach(tx, ctx, view, "needs.edit").ok())
        view.actions = actions_of(need_workflow(), ctx, static_cast<const Need&>(view), view.state);
    return view;
}

Result<NeedView> save_need(Tx& tx, const Ctx& ctx, const Need& before, Need& after,
                           std::string_view event_kind) {
    CHECK(storage::save(tx, ctx, before, after, {event_kind, after.customer_id, need_body(after)}));
    keep_note(tx, after);
    return view_of_need(tx, ctx, after);
}

/// The customer and the inquiry it names go together.
Result<> settle_whose(Tx& tx, const Ctx& ctx, Need& need) {
    if (need.inquiry_id) {
        const auto inquiry = load_in_scope(tx, ctx, need.inquiry_id, "needs.edit");
        if (!inquiry.ok()) return Problem::field("inquiry_id", "field.no_such_record");
        if (need.customer_id && need.customer_id != inquiry->customer_id)
            return Problem::field("inquiry_id", "inquiries.of_another_customer");
        need.customer_id = inquiry->customer_id;
    }
    const bool seen =
        need.inquiry_id || customers::load_in_scope(tx, ctx, need.customer_id, "needs.edit").ok();
    if (!seen) return Problem::field("customer_id", "field.no_such_record");
    return Done{};
}

Needs views_of_needs(Tx& tx, const Ctx& ctx, std::vector<Need> needs) {
    Needs views;
    for (Need& need : needs) views.items.push_back(view_of_need(tx, ctx, std::move(need)));
    return views;
}

Result<> replace_confirmed(Tx& tx, const Ctx& ctx, const Need& confirmed) {
    for (const Need& before : revisions_of(tx, confirmed.root_id)) {
        if (before.id == confirmed.id || before.state != NeedState::confirmed) continue;
        Need after = before;
        after.state = NeedState::replaced;
        CHECK(storage::save(tx, ctx, before, after, {"need.replaced", {}, need_body(after)}));
        keep_note(tx, after);
    }
    return Done{};
}

}  // namespace

Result<NeedView> create_need(Tx& tx, const Ctx& ctx, const Need& in) {
    CHECK(check(in));
    Need need = in;
    CHECK(settle_whose(tx, ctx, need));
    need.id = need.root_id = tx.new_id();
    need.author_id = ctx.user;
    CHECK(storage::save_new(tx, ctx, need, {"need.recorded", need.customer_id, need_body(need)}));
    keep_note(tx, need);
    return view_of_need(tx, ctx, need);
}

Result<NeedView> show_need(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(auto need, load_need(tx, ctx, in.id, "needs.read"));
    return view_of_need(tx, ctx, std::move(need));
}

Result<NeedView> edit_need(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, hold_need(tx, ctx, edit.id));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of_need(tx, ctx, before))));
    if (before.state != NeedState::draft)
        return Problem::of(Status::conflict, "inquiries.need_is_frozen");
    TRY(auto after, apply(before, edit));
    TRY(after.state, step(need_workflow(), ctx, before, before.state, "edit"));
    CHECK(check_change(before, after));
    return save_need(tx, ctx, before, after, "need.edited");
}

Result<Needs> list_needs_of_customer(Tx& tx, const Ctx& ctx, const http::ById& in) {
    CHECK(customers::load_in_scope(tx, ctx, in.id, "needs.read"));
    return views_of_needs(tx, ctx, needs_of_customer(tx, in.id));
}

Result<Needs> list_needs_of_inquiry(Tx& tx, const Ctx& ctx, const http::ById& in) {
    CHECK(load_in_scope(tx, ctx, in.id, "needs.read"));
    return views_of_needs(tx, ctx, needs_of_inquiry(tx, in.id));
}

Result<NeedView> confirm_need(Tx& tx, const Ctx& ctx, const NeedConfirmation& in) {
    TRY(const auto before, hold_need(tx, ctx, in.id));
    if (before.state != NeedState::draft)
        return Problem::of(Status::conflict, "inquiries.need_is_frozen");
    CHECK(check(before, in));
    Need after = before;
    TRY(after.state, step(need_workflow(), ctx, before, before.state, "confirm"));
    after.confirmed_by = in.confirmed_by;
    after.confirmed_how = in.confirmed_how;
    after.confirmed_words = in.words;
    after.confirmed_at = ctx.now;
    after.confirmed_to = ctx.user;
    CHECK(replace_confirmed(tx, ctx, after));
    return save_need(tx, ctx, before, after, "need.confirmed");
}

Result<NeedView> revise_need(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, hold_need(tx, ctx, in.id));
    CHECK(step(need_workflow(), ctx, before, before.state, "revise"));
    const auto revisions = revisions_of(tx, before.root_id);
    for (const Need& other : revisions)
        if (other.state == NeedState::draft)
            return Problem::of(Status::conflict, "inquiries.is_being_revised");
    Need next = revision_of(before, revisions.back().revision_no + 1, ctx.user);
    CHECK(storage::save_new(tx, ctx, next, {"need.revised", next.customer_id, need_body(next)}));
    keep_note(tx, next);
    return view_of_need(tx, ctx, next);
}

Result<> give_needs(Tx& tx, const Ctx& ctx, const Inquiry& inquiry) {
    for (const Need& before : needs_of_inquiry(tx, inquiry.id)) {
        Need after = before;
        after.customer_id = inquiry.customer_id;
        CHECK(storage::save(tx, ctx, before, after,
                            {"need.linked", inquiry.customer_id, need_body(after)}));
        keep_note(tx, after);
    }
    return Done{};
}

}  // namespace zhuli::inquiries
