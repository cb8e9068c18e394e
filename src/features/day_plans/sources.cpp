#include "features/day_plans/sources.hpp"

#include "core/calendar.hpp"
#include "features/followups/use_cases.hpp"
#include "features/inquiries/use_cases.hpp"
#include "features/orders/use_cases_queue.hpp"
#include "features/sub_requests/use_cases_waiting.hpp"
#include "features/tickets/use_cases_waiting.hpp"
#include "storage/entity.hpp"

namespace zhuli::day_plans {

namespace {

constexpr int kLongAgoDays = 3660;
constexpr int kAheadDays = 7;
constexpr std::int64_t kHardRank = 1'000'000;  // above every follow-up

int minutes_of(const Settings& settings, customers::Channel channel) {
    switch (channel) {
        case customers::Channel::wechat:
            return settings.wechat_minutes;
        case customers::Channel::visit:
            return settings.visit_minutes;
        case customers::Channel::email:
            return settings.email_minutes;
        case customers::Channel::phone:
        case customers::Channel::note:
            break;
    }
    return settings.phone_minutes;
}

/// Unanswered inquiries: an answer has a clock.
Result<> gather_inquiries(Tx& tx, const Asked& asked, std::vector<Duty>& duties) {
    for (const auto& inquiry : inquiries::list_own_waiting(tx, asked.ctx, kDutiesLimit)) {
        Duty& duty = duties.emplace_back();
        duty.entity = "inquiry";
        duty.entity_id = inquiry.id;
        duty.kind = DutyKind::inquiry;
        duty.customer_id = inquiry.customer_id;
        duty.title = !inquiry.customer_name.empty() ? inquiry.customer_name
                     : !inquiry.name.empty()        ? inquiry.name.v
                                                    : inquiry.contact_name.v;
        duty.note = inquiry.interest.empty() ? inquiry.words.v : inquiry.interest.v;
        duty.channel = enum_name(inquiry.channel);
        duty.due_at = inquiry.due_at;
        duty.timed = true;
        duty.minutes = asked.settings.inquiry_minutes;
        duty.rank = kHardRank + inquiry.likelihood;
    }
    return Done{};
}

/// What a complaint asks of this person by an hour: itself, or a request about one.
Duty complaint_duty(const Asked& asked, std::string_view entity, Id id, Instant due_at) {
    Duty duty;
    duty.entity = entity;
    duty.entity_id = id;
    duty.kind = DutyKind::complaint;
    duty.due_at = due_at;
    duty.timed = true;
    duty.minutes = asked.settings.complaint_minutes;
    duty.rank = kHardRank;
    return duty;
}

Instant midnight_after(const Asked& asked) {
    return asked.ctx.calendar().zone().at(asked.on.plus_days(1), 0);
}

/// Complaints whose clock ends that day, or has ended.
Result<> gather_complaints(Tx& tx, const Asked& asked, std::vector<Duty>& duties) {
    for (const auto& ticket :
         tickets::list_own_due(tx, asked.ctx, midnight_after(asked), kDutiesLimit)) {
        Duty& duty = duties.emplace_back(complaint_duty(asked, "ticket", ticket.id, ticket.due_at));
        duty.customer_id = ticket.customer_id;
        duty.title = ticket.customer_name;
        duty.note = ticket.title.empty() ? ticket.words.v : ticket.title.v;
        duty.rank += static_cast<int>(ticket.severity);
    }
    return Done{};
}

/// What a complaint needs of this person's department, where it is theirs to answer.
Result<> gather_requests(Tx& tx, const Asked& asked, std::vector<Duty>& duties) {
    for (const auto& request :
         sub_requests::list_own_due(tx, asked.ctx, midnight_after(asked), kDutiesLimit)) {
        Duty& duty =
            duties.emplace_back(complaint_duty(asked, "sub_request", request.id, request.due_at));
        duty.customer_id = request.customer_id;
        duty.title = request.customer_name;
        duty.note = request.title.v;
    }
    return Done{};
}

/// An hour was named where a person planned another time than the day's opening.
bool is_timed(const followups::PlanView& plan, const WorkCalendar& calendar) {
    if (plan.situation != followups::Situation::by_hand) return false;
    const OpenHours& hours = calendar.hours_on(plan.due_on);
    const int opening = hours.empty() ? 0 : hours.front().from_minute;
    return plan.due_at > calendar.zone().at(plan.due_on, opening);
}

Duty duty_of(const followups::PlanView& plan, const Asked& asked) {
    Duty duty;
    duty.entity = "follow_up";
    duty.entity_id = plan.id;
    duty.kind = plan.promised ? DutyKind::promise : DutyKind::follow_up;
    duty.customer_id = plan.customer_id;
    duty.title = plan.customer_name;
    duty.note = plan.goal.v;
    duty.channel = enum_name(plan.channel);
    duty.due_at = plan.due_at;
    // Of an earlier day only the day is late, not the hour.
    duty.timed = plan.promised || (plan.due_on == asked.on && is_timed(plan, asked.ctx.calendar()));
    duty.minutes = minutes_of(asked.settings, plan.channel);
    duty.rank = plan.queue_rank + (plan.promised ? kHardRank : 0);
    return duty;
}

/// Follow-ups that are due, promised ones among them, and those of the next days for the target.
Result<> gather_follow_ups(Tx& tx, const Asked& asked, std::vector<Duty>& duties) {
    const Date on = asked.on;
    for (const auto& plan :
         followups::list_due(tx, asked.ctx, {on.plus_days(-kLongAgoDays), on}, kDutiesLimit))
        duties.push_back(duty_of(plan, asked));
    if (!asked.wants_ahead) return Done{};
    for (const auto& plan : followups::list_due(
             tx, asked.ctx, {on.plus_days(1), on.plus_days(kAheadDays)}, kDutiesLimit)) {
        if (plan.promised) continue;  // told another day
        Duty& duty = duties.emplace_back(duty_of(plan, asked));
        duty.kind = DutyKind::ahead;
    }
    return Done{};
}

/// Orders that wait for the seller: work at the desk.
Result<> gather_orders(Tx& tx, const Asked& asked, std::vector<Duty>& duties) {
    TRY(const auto queues, orders::list_queues(tx, asked.ctx, kDutiesLimit));
    for (const auto& queue : queues) {
        if (queue.turn != orders::Turn::assistant) continue;
        for (const auto& order : queue.items) {
            Duty& duty = duties.emplace_back();
            duty.entity = "order";
            duty.entity_id = order.id;
            duty.kind = DutyKind::order;
            duty.customer_id = order.customer_id;
            duty.title = order.customer_name.v;
            duty.note = order.number.v;
            duty.due_at = order.turn_due_at;
            duty.minutes = asked.settings.order_minutes;
        }
    }
    return Done{};
}

constexpr Source kSources[] = {
    {"inquiry", "inquiry", "owner_id", "inquiries.read", &gather_inquiries},
    {"ticket", "ticket", "owner_id", "tickets.edit", &gather_complaints},
    {"sub_request", "sub_request", "owner_id", "sub_requests.answer", &gather_requests,
     &sub_requests::find_answerer},
    {"follow_up", "follow_up_plan", "owner_id", "followups.read", &gather_follow_ups},
    {"order", "sales_order", "owner_id", "orders.edit", &gather_orders},
};

}  // namespace

std::span<const Source> sources() { return kSources; }

Id person_of(Tx& tx, const Source& source, Id record) {
    if (source.whose != nullptr) return source.whose(tx, record);
    return storage::owner_of(tx, source.table, source.owner, record).value_or(Id{});
}

Result<std::vector<Duty>> gather_duties(Tx& tx, const Asked& asked) {
    std::vector<Duty> duties;
    for (const Source& source : kSources)
        if (asked.ctx.allowed(source.permission)) CHECK(source.gather(tx, asked, duties));
    return duties;
}

}  // namespace zhuli::day_plans
