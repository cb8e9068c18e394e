// What people do with inquiries and needs. Each function authorises, loads, decides, saves and
// shows; problems are those of rules.hpp and rules_needs.hpp plus not_found (also when out of
// scope), forbidden and stale. What other capabilities may ask is at the end.
#pragma once

#include "core/codec.hpp"
#include "features/inquiries/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/events.hpp"

namespace zhuli::inquiries {

using storage::Tx;

/// Starts the clock. Who is known by phone or e-mail is linked, and their owner gets it unless one
/// is named; else it lies in the inbox.
Result<InquiryView> create_inquiry(Tx& tx, const Ctx& ctx, const NewInquiry& in);
Result<InquiryView> show_inquiry(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<InquiryView> edit_inquiry(Tx& tx, const Ctx& ctx, const Edit& edit);
/// With those of the inbox: owner_id=0.
Result<Page<InquiryView>> list_inquiries(Tx& tx, const Ctx& ctx,
                                         const http::Listed<Inquiry>& query);

/// Out of the inbox. 409 inquiries.taken with who was first.
Result<InquiryView> claim_inquiry(Tx& tx, const Ctx& ctx, const Claim& in);
/// Back into the inbox, with a reason.
Result<InquiryView> release_inquiry(Tx& tx, const Ctx& ctx, const Release& in);
Result<InquiryView> assign_inquiry(Tx& tx, const Ctx& ctx, const Assignment& in);
Result<InquiryView> link_customer(Tx& tx, const Ctx& ctx, const CustomerLink& in);
/// A customer is made of who asks, in the same unit. 409 inquiries.is_known when there is one with
/// that phone or e-mail.
Result<InquiryView> convert_inquiry(Tx& tx, const Ctx& ctx, const NewCustomer& in);

/// The first answer stops the clock; of a customer it is written down as a conversation too. One
/// in the inbox becomes the answerer's.
Result<InquiryView> respond_to_inquiry(Tx& tx, const Ctx& ctx, const Response& in);
Result<InquiryView> qualify_inquiry(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<InquiryView> lose_inquiry(Tx& tx, const Ctx& ctx, const Loss& in);
Result<InquiryView> invalidate_inquiry(Tx& tx, const Ctx& ctx, const Invalidation& in);
Result<InquiryView> reopen_inquiry(Tx& tx, const Ctx& ctx, const Reason& in);

Result<Settings> show_settings(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<Settings> edit_settings(Tx& tx, const Ctx& ctx, const Edit& edit);

Result<NeedView> create_need(Tx& tx, const Ctx& ctx, const Need& in);
Result<NeedView> show_need(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Only while it is a draft.
Result<NeedView> edit_need(Tx& tx, const Ctx& ctx, const Edit& edit);
/// The newest kNeedsLimit.
Result<Needs> list_needs_of_customer(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<Needs> list_needs_of_inquiry(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Freezes it; the revision before is replaced.
Result<NeedView> confirm_need(Tx& tx, const Ctx& ctx, const NeedConfirmation& in);
/// A draft to go on from; the confirmed one stands until that is confirmed.
Result<NeedView> revise_need(Tx& tx, const Ctx& ctx, const http::ById& in);

// For other capabilities.

/// The inquiry if it exists and lies in the caller's scope for `permission`.
Result<Inquiry> load_in_scope(Tx& tx, const Ctx& ctx, Id id, std::string_view permission);
/// Unanswered ones of the caller and of the inbox, the first to be due first.
std::vector<InquiryView> list_waiting(Tx& tx, const Ctx& ctx, int limit);
/// Those of the caller alone.
std::vector<InquiryView> list_own_waiting(Tx& tx, const Ctx& ctx, int limit);
/// How many, up to 100.
std::int64_t count_waiting(Tx& tx, const Ctx& ctx);
/// Those of the inbox alone.
std::int64_t count_inbox(Tx& tx);

struct Asked {
    Id customer_id;
    Instant received_at;
};
/// When these customers asked, since then; invalid inquiries do not count.
std::vector<Asked> list_asked(Tx& tx, std::span<const Id> customers, Instant since);

/// Up to `limit` live inquiries in somebody's name.
std::vector<Id> list_live_owned(Tx& tx, Id person, int limit);
/// Another owner; false when it is no longer `from`'s.
Result<bool> hand_over_inquiry(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);

/// The consumer of the event stream: a confirmed order wins its customer's live inquiries that came
/// before it, a cancelled one gives them back.
void follow_orders(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::inquiries
