#include "features/inquiries/use_cases.hpp"

#include <cmath>

#include "features/catalog/use_cases.hpp"
#include "features/inquiries/use_cases_record.hpp"
#include "storage/list.hpp"
#include "storage/settings.hpp"

namespace zhuli::inquiries {

namespace {

constexpr storage::ListPlan kList{.permission = "inquiries.read",
                                  .owner_field = "owner_id",
                                  .default_sort = "-received_at",
                                  .search_entity = "inquiry",
                                  .with_unowned = true};

Result<> check_product(Tx& tx, Id product) {
    if (!product || !catalog::find_products(tx, {&product, 1}).empty()) return Done{};
    return Problem::field("product_id", "field.no_such_record");
}

/// The customer who was named, in scope and open for business.
Result<customers::Customer> named_customer(Tx& tx, const Ctx& ctx, Id id) {
    auto customer = customers::load_in_scope(tx, ctx, id, "customers.read");
    if (!customer.ok()) return Problem::field("customer_id", "field.no_such_record");
    if (!may_ask(*customer)) return Problem::field("customer_id", "inquiries.customer_is_closed");
    return std::move(*customer);
}

/// Somebody with the same phone or e-mail, beyond the caller's own scope; nobody where there are
/// several. Looking is logged and limited as a duplicate check is.
Result<std::optional<customers::Customer>> known_customer(Tx& tx, const Ctx& ctx,
                                                          const Inquiry& inquiry) {
    std::optional<customers::Customer> known;
    if (inquiry.phone.v.empty() && inquiry.email.v.empty()) return known;
    customers::DuplicateQuestion question;
    question.phone = inquiry.phone;
    question.email = inquiry.email;
    Ctx everywhere = ctx;  // what is found is linked, not shown
    everywhere.rights = nullptr;
    TRY(const auto found, ctx.is_system() ? customers::find_duplicates(tx, everywhere, question)
                                          : customers::check_duplicates(tx, everywhere, question));
    Id only;
    for (const auto& match : found.items) {
        if (only && only != match.customer_id) return std::optional<customers::Customer>{};
        only = match.customer_id;
    }
    if (!only) return known;
    TRY(auto customer, customers::load_in_scope(tx, everywhere, only, "customers.read"));
    if (may_ask(customer)) known = std::move(customer);
    return known;
}

/// The customer who asks, if it is one: named, or recognised.
Result<std::optional<customers::Customer>> asking_customer(Tx& tx, const Ctx& ctx,
                                                           const Inquiry& inquiry) {
    if (!inquiry.customer_id) return known_customer(tx, ctx, inquiry);
    TRY(auto customer, named_customer(tx, ctx, inquiry.customer_id));
    return std::optional(std::move(customer));
}

/// Whoever was named, else the customer's owner if still at work, else nobody.
Result<Id> owner_for(Tx& tx, const Ctx& ctx, const NewInquiry& in,
                     const std::optional<customers::Customer>& customer) {
    if (in.owner_id) {
        CHECK(check_owner(tx, ctx, in.owner_id, "inquiries.create"));
        return in.owner_id;
    }
    if (customer && identity::hold_active_user(tx, customer->owner_id, "owner_id").ok())
        return customer->owner_id;
    return Id{};
}

void take_names(Inquiry& inquiry, const customers::Customer& customer) {
    inquiry.customer_id = customer.id;
    if (inquiry.name.empty() && inquiry.contact_name.empty()) {
        inquiry.name = customer.name;
        inquiry.contact_name = customer.contact_name;
    }
}

/// From how what arrived like it ended, as far as that is known now; it is never set again.
int likelihood_of(Tx& tx, const Inquiry& inquiry) {
    std::vector<PastLead> past;
    for (const Ended& one : latest_ended(tx))
        past.push_back({lead_words(one.channel, one.source, one.product_id, bool(one.customer_id)),
                        one.state == InquiryState::won});
    if (past.size() < kEndedToLearnFrom) return 0;
    const auto learned = LeadPriority::learn(past);
    const auto words =
        lead_words(inquiry.channel, inquiry.source, inquiry.product_id, bool(inquiry.customer_id));
    return static_cast<int>(std::lround(100 * learned.chance(words)));
}

void answer_at_once(const Ctx& ctx, Inquiry& inquiry) {
    if (!inquiry.owner_id) inquiry.owner_id = ctx.user;
    inquiry.state = InquiryState::responded;
    stop_clock(inquiry, ctx.calendar(), inquiry.received_at, inquiry.owner_id);
}

}  // namespace

Result<InquiryView> create_inquiry(Tx& tx, const Ctx& ctx, const NewInquiry& in) {
    CHECK(check_new(in, ctx.now));
    CHECK(check_product(tx, in.product_id));
    Inquiry inquiry = in;
    if (inquiry.received_at.v == 0) inquiry.received_at = ctx.now;
    TRY(const auto customer, asking_customer(tx, ctx, inquiry));
    TRY(inquiry.owner_id, owner_for(tx, ctx, in, customer));
    if (customer) take_names(inquiry, *customer);
    start_clock(inquiry, settings_of(tx), ctx.calendar());
    inquiry.likelihood = likelihood_of(tx, inquiry);
    if (in.answered) answer_at_once(ctx, inquiry);
    CHECK(add_inquiry(tx, ctx, inquiry));
    return view_of(tx, ctx, inquiry);
}

Result<InquiryView> show_inquiry(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto inquiry, load_in_scope(tx, ctx, in.id, "inquiries.read"));
    return view_of(tx, ctx, inquiry);
}

Result<InquiryView> edit_inquiry(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, hold_in_scope(tx, ctx, edit.id, "inquiries.edit"));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    TRY(auto after, apply(before, edit));
    TRY(after.state, step(workflow(), ctx, before, before.state, "edit"));
    CHECK(check_change(before, after));
    if (after.product_id != before.product_id) CHECK(check_product(tx, after.product_id));
    CHECK(save_inquiry(tx, ctx, before, after, "inquiry.edited", event_body(after)));
    return view_of(tx, ctx, after);
}

Result<Page<InquiryView>> list_inquiries(Tx& tx, const Ctx& ctx,
                                         const http::Listed<Inquiry>& query) {
    TRY(auto rows, storage::list_page<Inquiry>(tx, ctx, query, kList));
    return Page<InquiryView>{views_of(tx, ctx, std::move(rows.items)), std::move(rows.next_cursor)};
}

Result<Settings> show_settings(Tx& tx, const Ctx&, const http::Nothing&) { return settings_of(tx); }

Result<Settings> edit_settings(Tx& tx, const Ctx& ctx, const Edit& edit) {
    return storage::edit_settings(tx, ctx, settings_of(tx), edit, check, "inquiry_settings.edited");
}

std::vector<InquiryView> list_waiting(Tx& tx, const Ctx& ctx, int limit) {
    return views_of(tx, ctx, waiting(tx, ctx.user, limit));
}

std::vector<InquiryView> list_own_waiting(Tx& tx, const Ctx& ctx, int limit) {
    return views_of(tx, ctx, unanswered(tx, ctx.user, limit));
}

std::int64_t count_waiting(Tx& tx, const Ctx& ctx) { return waiting_count(tx, ctx.user); }

std::int64_t count_inbox(Tx& tx) { return unanswered_count(tx, Id{}); }

std::vector<Asked> list_asked(Tx& tx, std::span<const Id> customers, Instant since) {
    std::vector<Asked> asked;
    for (const Received& one : received_since(tx, customers, since))
        asked.push_back({one.customer_id, one.received_at});
    return asked;
}

}  // namespace zhuli::inquiries
