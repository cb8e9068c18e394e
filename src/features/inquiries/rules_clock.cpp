// The first-response clock: how long an answer may take, how long it took, and when it rings.
#include <algorithm>

#include "features/inquiries/rules.hpp"

namespace zhuli::inquiries {

int target_of(const Settings& settings, Channel channel) {
    switch (channel) {
        case Channel::wechat:
            return settings.wechat_minutes;
        case Channel::visit:
            return settings.visit_minutes;
        case Channel::email:
            return settings.email_minutes;
        case Channel::phone:
        case Channel::note:
            break;
    }
    return settings.phone_minutes;
}

void start_clock(Inquiry& inquiry, const Settings& settings, const WorkCalendar& calendar) {
    inquiry.received_on = business_date(calendar.zone(), inquiry.received_at);
    inquiry.target_minutes = target_of(settings, inquiry.channel);
    const int before = std::max(inquiry.target_minutes * settings.warn_percent / 100, 0);
    inquiry.due_at = deadline(calendar, inquiry.received_at, inquiry.target_minutes);
    inquiry.warn_at = deadline(calendar, inquiry.received_at, before);
}

void stop_clock(Inquiry& inquiry, const WorkCalendar& calendar, Instant now, Id person) {
    inquiry.first_responded_at = now;
    inquiry.answered_by = person;
    inquiry.taken_minutes =
        static_cast<int>(working_minutes_between(calendar, inquiry.received_at, now));
    if (now > inquiry.due_at) inquiry.breached = true;
}

Instant ring_at(const Inquiry& inquiry) {
    if (inquiry.state != InquiryState::open || inquiry.breached) return {};
    return inquiry.warned ? inquiry.due_at : inquiry.warn_at;
}

}  // namespace zhuli::inquiries
