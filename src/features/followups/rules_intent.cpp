#include "features/followups/rules_intent.hpp"

#include <algorithm>
#include <cmath>

namespace zhuli::followups {

namespace {

using customers::CustomerStatus;
using customers::Tier;

constexpr double kUnitQuoteMinor = 100'000;  // below it an open quote hardly counts

double age_days(Instant now, Instant at) {
    return static_cast<double>(std::max<std::int64_t>(now.v - at.v, 0)) /
           static_cast<double>(kDayMs);
}

double frequency(const Facts& facts, Instant now) {
    double sum = 0;
    for (const Instant at : facts.inquiries)
        sum += std::exp2(-age_days(now, at) / kInquiryHalfLifeDays);
    return sum / kInquiriesForAll;
}

Instant last_of(const std::vector<Instant>& inquiries) {
    return inquiries.empty() ? Instant{} : *std::max_element(inquiries.begin(), inquiries.end());
}

double recency(Instant last, Instant now) {
    return last.v == 0 ? 0 : std::exp2(-age_days(now, last) / kContactHalfLifeDays);
}

double nearness(Date need_by, Date today) {
    if (!need_by) return 0;
    const double days = need_by.days - today.days;
    return (kNeedLateDays - days) / (kNeedLateDays - kNeedSoonDays);
}

double quote_reach(Money quote, Money big) {
    if (quote.v <= 0) return 0;
    const auto reach = [](Money m) {
        return std::log1p(static_cast<double>(m.v) / kUnitQuoteMinor);
    };
    return reach(quote) / reach(big);
}

double stage_reach(CustomerStatus status) {
    switch (status) {
        case CustomerStatus::prospect:
            return 1;
        case CustomerStatus::lead:
            return 0.6;
        case CustomerStatus::customer:
            return 0.5;
        case CustomerStatus::dormant:
            return 0.2;
        case CustomerStatus::lost:
        case CustomerStatus::invalid:
            break;
    }
    return 0;
}

double stage_reach(opportunities::Stage stage) {
    constexpr double kReach[] = {0.6, 0.75, 0.9, 1, 0, 0};
    return kReach[static_cast<std::size_t>(stage)];
}

/// Of the customer, or of an open opportunity that came further.
struct Furthest {
    double reach;
    std::string_view word;
};
Furthest furthest(const Facts& facts) {
    const double reach = stage_reach(facts.status);
    if (facts.opportunity_stage && stage_reach(*facts.opportunity_stage) >= reach)
        return {stage_reach(*facts.opportunity_stage), enum_name(*facts.opportunity_stage)};
    return {reach, enum_name(facts.status)};
}

double tier_reach(Tier tier) {
    constexpr double kReach[] = {1, 0.7, 0.4, 0.1};
    return kReach[static_cast<std::size_t>(tier)];
}

Contribution part(std::string_view kind, int weight, double reach) {
    Contribution one;
    one.kind = kind;
    one.most = weight;
    one.points = static_cast<int>(std::lround(weight * std::clamp(reach, 0.0, 1.0)));
    return one;
}

}  // namespace

Intent intent_of(const Facts& facts, const Settings& settings, const Moment& moment) {
    const Instant last = last_of(facts.inquiries);
    // An opportunity and its quote are one and the same money.
    const Money quote = std::max(facts.quote_minor, facts.opportunity_minor);
    const Furthest stage = furthest(facts);
    Intent intent;
    auto& parts = intent.contributions;
    parts = {part("inquiries", settings.inquiries_weight, frequency(facts, moment.now)),
             part("need_by", settings.need_by_weight, nearness(facts.need_by, moment.today)),
             part("quote", settings.quote_weight, quote_reach(quote, settings.big_quote_minor)),
             part("contact", settings.contact_weight, recency(last, moment.now)),
             part("stage", settings.stage_weight, stage.reach),
             part("tier", settings.tier_weight, tier_reach(facts.tier))};
    parts[0].count = static_cast<std::int64_t>(facts.inquiries.size());
    parts[1].on = facts.need_by;
    parts[2].amount_minor = quote;
    if (last.v != 0) parts[3].on = business_date(moment.zone, last);
    parts[4].word = stage.word;
    parts[5].word = enum_name(facts.tier);
    for (const Contribution& one : parts) intent.score += one.points;
    return intent;
}

}  // namespace zhuli::followups
