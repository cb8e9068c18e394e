// What is true of inquiries, without I/O: who may do what, which outcomes follow which, what is
// refused, how long an answer may take, when the clock rings, and what events tell. Needs:
// rules_needs.hpp.
#pragma once

#include <span>

#include "core/calendar.hpp"
#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/priority.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/inquiries/model_inputs.hpp"

namespace zhuli::inquiries {

inline constexpr int kMostMinutes = 10 * 480;  // that an answer may take: ten working days
inline constexpr int kLeastWarnPercent = 10, kMostWarnPercent = 95;
inline constexpr std::size_t kQuestionsLimit = 30;
inline constexpr int kLatestEntryDays = 30;  // after which nothing is entered as having arrived

std::span<const Permission> permissions();
Workflow<InquiryState, Inquiry> workflow();

/// Whether it lies in the caller's scope. One in the inbox is everybody's who has the permission.
bool reaches(const Ctx& ctx, std::string_view permission, const Inquiry& inquiry);
/// Phone, WeChat and e-mail are for whoever may work on it.
bool sees_contact(const Ctx& ctx, const Inquiry& inquiry);
/// What the caller may do now: of the workflow, and claim, release, assign, link, convert.
std::vector<std::string> actions_for(const Ctx& ctx, const Inquiry& inquiry);

bool is_closed(InquiryState state);

/// Every problem at once: a way to answer, who asks, when it arrived.
Result<> check_new(const NewInquiry& inquiry, Instant now);
/// What was settled when it arrived stays.
Result<> check_change(const Inquiry& before, const Inquiry& after);
Result<> check(const Loss& loss);
Result<> check(const Invalidation& invalidation);
Result<> check(const Settings& settings);
/// Not archived, lost, invalid or a walk-in.
bool may_ask(const customers::Customer& customer);

/// Working minutes that a first answer may take.
int target_of(const Settings& settings, Channel channel);
/// The clock of an inquiry that arrives under these settings; it is never set again.
void start_clock(Inquiry& inquiry, const Settings& settings, const WorkCalendar& calendar);
/// The first answer, given now by `person`: how long it took, and whether in time.
void stop_clock(Inquiry& inquiry, const WorkCalendar& calendar, Instant now, Id person);
/// When the scheduler has to look at it next; 0: never.
Instant ring_at(const Inquiry& inquiry);

/// What is known of an inquiry when it arrives, for core/priority.
LeadWords lead_words(Channel channel, std::string_view source, Id product, bool known);
inline constexpr std::size_t kEndedToLearnFrom = 50;  // with fewer nothing is said

/// The part of a customer that an inquiry tells.
customers::Customer customer_of(const Inquiry& inquiry, const NewCustomer& in);

/// {channel, words, reason}; contact details are in none.
std::string event_body(const Inquiry& inquiry, std::string_view words = {},
                       std::string_view reason = {});
/// What an order event says of an order that wins or unwins inquiries.
struct OrderNews {
    bool confirmed = false, cancelled = false;
    std::string number;
};
OrderNews order_news(std::string_view kind, std::string_view body);

}  // namespace zhuli::inquiries
