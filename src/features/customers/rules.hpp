// What is true of customers, without I/O: who may do what, which stages follow which, what is
// refused, duplicate keys, and what events tell and show.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/customers/model_inputs.hpp"

namespace zhuli::customers {

inline constexpr std::size_t kShortestCompanyName = 2;
inline constexpr int kChecksPerMinute = 60;  // duplicate checks of one person
inline constexpr std::int64_t kWithdrawalMs = kDayMs;
/// What happened before is history, not something just learned.
inline constexpr std::int64_t kOldestTalkMs = 90 * kDayMs;

std::span<const Permission> permissions();
Workflow<CustomerStatus, Customer> workflow();
bool may_become(CustomerStatus before, CustomerStatus after);

/// The normalised keys of a customer: credit code, E.164 phones, e-mails, company name without
/// legal suffix, region and punctuation; of further contacts too. Empty values make no key, a
/// walk-in none.
std::vector<CustomerKey> keys_of(const Customer& customer);

/// Whether the caller sees phones, e-mails and WeChat in full: the owner, whoever has the record in
/// the scope of `customers.contact`, and the system.
bool sees_contact(const Ctx& ctx, const Customer& customer);
/// Whether a search by these digits would tell more of a hidden phone than its mask shows.
bool reveals_phone(std::string_view query, const Customer& customer);

/// The actions within the caller's scope: edit, record, assign, archive, restore, and to_<status>.
std::vector<std::string> actions_for(const Ctx& ctx, const Customer& customer);

/// 409 when it is archived or part of another customer.
Result<> check_live(const Customer& customer);
/// Rules over several members, every problem at once.
Result<> check(const Customer& customer);
/// `check`, and what a person may enter anew.
Result<> check_new(const Customer& customer, Date today);
/// `check`, and what may follow: stages as in workflow(), with a reason where one is due. Clears a
/// reason that is no longer due. 409 when archived.
Result<> check_change(const Customer& before, Customer& after, Date today);
Result<> check_archival(const Customer& before);
Result<> check_restoration(const Customer& before);

/// `before` with the change applied; nothing is checked yet.
Customer apply_bulk(const Customer& before, const BulkEdit& edit);
Result<> check(const BulkEdit& edit);

/// A conversation moves the last contact, a note or a call that reached nobody does not.
bool moves_contact(Channel channel, bool wrong_number);
/// When it was; a phone whose clock runs ahead means now.
Instant moment_of(const NewInteraction& interaction, Instant now);
/// The day named, else the planned one if it was still to come on `day`; a conversation settles one
/// that was due.
Date next_contact_after(const Customer& customer, const NewInteraction& interaction, Date day);
Result<> check(const NewInteraction& interaction, const Ctx& ctx);
/// Its author, within a day of writing it down, once.
Result<> check_withdrawal(const Ctx& ctx, const Interaction& interaction);

/// A value as people read it: lists in one line, of contacts the names.
std::string told(const Field& field, const Customer& customer);
/// For consumers: {name, code, owner_id}; of an edit also changes: [{field, before, after}].
std::string event_body(const Customer& customer);
std::string edited_body(const Customer& before, const Customer& after,
                        std::string_view reason = {});
std::string reason_body(const Customer& customer, std::string_view reason);
/// Also {merge_id, other_id, words: who the other is}.
std::string merge_body(const Customer& customer, const Customer& other, Id merge);
std::string interaction_body(const Interaction& interaction);

TimelineGroup group_of(std::string_view event_kind);
/// Fills group, number, amount, words and changes of an item from its event's body; contact details
/// without their values unless `with_contact`.
void read_body(TimelineItem& item, std::string_view body, bool with_contact);

/// How long ago, coarsely: "week", "month", "quarter", "older".
std::string_view activity_band(Instant now, Instant last);

}  // namespace zhuli::customers
