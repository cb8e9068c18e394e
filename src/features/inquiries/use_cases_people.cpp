// Whose inquiry it is, and who asks: taken, given back, given to somebody, linked to a customer or
// made into one.
#include "features/inquiries/use_cases_record.hpp"

namespace zhuli::inquiries {

namespace {

Result<> check_live(const Inquiry& inquiry) {
    if (!is_closed(inquiry.state)) return Done{};
    return Problem::of(Status::conflict, "inquiries.is_closed");
}

Result<> check_walk_in(const Inquiry& inquiry) {
    if (!inquiry.customer_id) return Done{};
    return Problem::of(Status::conflict, "inquiries.has_customer");
}

Result<InquiryView> give(Tx& tx, const Ctx& ctx, const Inquiry& before, Id owner,
                         std::string_view event_kind, std::string_view reason = {}) {
    Inquiry after = before;
    after.owner_id = owner;
    CHECK(save_inquiry(tx, ctx, before, after, event_kind, event_body(after, {}, reason)));
    return view_of(tx, ctx, after);
}

/// Somebody already has this phone or e-mail: one person is not entered twice.
Result<> check_unknown(Tx& tx, const Ctx& ctx, const customers::Customer& customer) {
    customers::DuplicateQuestion question;
    question.phone = customer.phone;
    question.email = customer.email;
    if (question.phone.v.empty() && question.email.v.empty()) return Done{};
    TRY(const auto found, customers::find_duplicates(tx, ctx, question));
    if (found.items.empty()) return Done{};
    return Problem::of(
        Status::conflict, "inquiries.is_known",
        {{"name", found.items.front().name}, {"owner", found.items.front().owner_name}});
}

Result<InquiryView> save_linked(Tx& tx, const Ctx& ctx, const Inquiry& before, Id customer) {
    Inquiry after = before;
    after.customer_id = customer;
    const auto body = event_body(after, after.words.v);
    CHECK(save_inquiry(tx, ctx, before, after, "inquiry.linked", body));
    CHECK(give_needs(tx, ctx, after));
    return view_of(tx, ctx, after);
}

}  // namespace

Result<InquiryView> claim_inquiry(Tx& tx, const Ctx& ctx, const Claim& in) {
    const auto before = hold(tx, in.inquiry_id);
    if (!before) return Problem::not_found("inquiry");
    if (before->owner_id)
        return Problem::of(Status::conflict, "inquiries.taken",
                           {{"name", identity::remembered_name(tx, ctx.now, before->owner_id)}});
    CHECK(check_live(*before));
    return give(tx, ctx, *before, ctx.user, "inquiry.claimed");
}

Result<InquiryView> release_inquiry(Tx& tx, const Ctx& ctx, const Release& in) {
    TRY(const auto before, hold_in_scope(tx, ctx, in.inquiry_id, "inquiries.edit"));
    CHECK(check_live(before));
    if (!before.owner_id) return Problem::of(Status::conflict, "inquiries.nobody_has_it");
    return give(tx, ctx, before, {}, "inquiry.released", in.reason.v);
}

Result<InquiryView> assign_inquiry(Tx& tx, const Ctx& ctx, const Assignment& in) {
    TRY(const auto before, hold_in_scope(tx, ctx, in.id, "inquiries.assign"));
    CHECK(check_live(before));
    CHECK(check_owner(tx, ctx, in.owner_id, "inquiries.assign"));
    return give(tx, ctx, before, in.owner_id, "inquiry.assigned");
}

Result<InquiryView> link_customer(Tx& tx, const Ctx& ctx, const CustomerLink& in) {
    TRY(const auto before, hold_in_scope(tx, ctx, in.id, "inquiries.edit"));
    CHECK(check_live(before));
    CHECK(check_walk_in(before));
    const auto customer = customers::load_in_scope(tx, ctx, in.customer_id, "customers.read");
    if (!customer.ok()) return Problem::field("customer_id", "field.no_such_record");
    if (!may_ask(*customer)) return Problem::field("customer_id", "inquiries.customer_is_closed");
    return save_linked(tx, ctx, before, in.customer_id);
}

Result<InquiryView> convert_inquiry(Tx& tx, const Ctx& ctx, const NewCustomer& in) {
    TRY(const auto before, hold_in_scope(tx, ctx, in.id, "inquiries.edit"));
    CHECK(check_live(before));
    CHECK(check_walk_in(before));
    auto customer = customer_of(before, in);
    customer.owner_id = before.owner_id ? before.owner_id : ctx.user;
    CHECK(check_unknown(tx, ctx, customer));
    TRY(const auto made, customers::create_customer(tx, ctx, customer));
    return save_linked(tx, ctx, before, made.id);
}

std::vector<Id> list_live_owned(Tx& tx, Id person, int limit) {
    return live_of_owner(tx, person, std::min(limit, kUnitInquiries));
}

Result<bool> hand_over_inquiry(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    TRY(const auto before, hold_in_scope(tx, ctx, id, "inquiries.edit"));
    if (before.owner_id != from) return false;
    CHECK(give(tx, ctx, before, to, "inquiry.assigned"));
    return true;
}

}  // namespace zhuli::inquiries
