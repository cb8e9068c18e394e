// How promising a customer is, 0 to 100, as a sum anybody can check: each contribution is a weight
// of the settings times how far a fact reaches, between 0 and 1. Weights add up to 100.
#pragma once

#include "core/calendar.hpp"
#include "features/followups/model_inputs.hpp"
#include "features/opportunities/model.hpp"

namespace zhuli::followups {

inline constexpr double kInquiryHalfLifeDays = 14;
inline constexpr double kInquiriesForAll = 3;  // fresh ones that earn the whole weight
inline constexpr std::int64_t kInquiryReachMs = 90 * kDayMs;  // older ones count for nothing
inline constexpr double kContactHalfLifeDays = 7;
inline constexpr int kNeedSoonDays = 7, kNeedLateDays = 60;

/// What is known of one customer.
struct Facts {
    customers::CustomerStatus status = customers::CustomerStatus::lead;
    customers::Tier tier = customers::Tier::c;
    std::vector<Instant> inquiries;  // and conversations the customer began, any order
    Money quote_minor;        // quotes that are out, or orders waiting for the customer's word
    Date need_by;             // the earliest day one of them is wanted
    Money opportunity_minor;  // of open opportunities
    std::optional<opportunities::Stage> opportunity_stage;  // the one that came furthest
};

struct Moment {
    Instant now;
    Date today;
    const TimeZone& zone;
};

Intent intent_of(const Facts& facts, const Settings& settings, const Moment& moment);

}  // namespace zhuli::followups
