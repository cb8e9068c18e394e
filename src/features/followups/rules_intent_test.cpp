#include "features/followups/rules_intent.hpp"

#include <gtest/gtest.h>

#include "core/zones.hpp"
#include "features/followups/rules.hpp"

namespace zhuli::followups {
namespace {

using customers::CustomerStatus;
using customers::Tier;

const Date kToday = Date::from_ymd(2026, 11, 24);

Intent of(const Facts& facts, const Settings& settings = {}) {
    const TimeZone& zone = zone_of("Asia/Shanghai");
    return intent_of(facts, settings, {zone.at(kToday, 600), kToday, zone});
}
int points(const Intent& intent, std::string_view kind) {
    for (const Contribution& one : intent.contributions)
        if (one.kind == kind) return one.points;
    return -1;
}
Instant days_ago(int days) {
    return zone_of("Asia/Shanghai").at(kToday, 600).plus_ms(-days * kDayMs);
}

TEST(Intent, is_the_sum_of_its_contributions_between_0_and_100) {
    const Facts best{CustomerStatus::prospect,
                     Tier::a,
                     {days_ago(0), days_ago(0), days_ago(0)},
                     Money{20'000'000},
                     kToday};
    EXPECT_EQ(of(best).score, 100);
    const Facts worst{CustomerStatus::lost, Tier::d, {}, {}, {}};
    EXPECT_EQ(of(worst).score, 1);  // what tier d is worth
    const auto some = of({CustomerStatus::lead, Tier::b, {days_ago(3)}, Money{500'000}, {}});
    int sum = 0;
    for (const auto& one : some.contributions) {
        sum += one.points;
        EXPECT_LE(one.points, one.most) << one.kind;
    }
    EXPECT_EQ(some.score, sum);
    EXPECT_EQ(some.contributions.size(), 6u);
}

TEST(Intent, an_inquiry_counts_half_after_fourteen_days) {
    Settings settings;
    settings.inquiries_weight = 100;
    const auto asked = [&](std::vector<Instant> when) {
        return points(of({CustomerStatus::lead, Tier::c, std::move(when), {}, {}}, settings),
                      "inquiries");
    };
    EXPECT_EQ(asked({days_ago(0)}), 33);
    EXPECT_EQ(asked({days_ago(14)}), 17);
    EXPECT_EQ(asked({days_ago(28)}), 8);
    EXPECT_EQ(asked({days_ago(0), days_ago(0), days_ago(0), days_ago(0)}), 100);
}

TEST(Intent, each_fact_moves_its_own_contribution_only) {
    const Facts plain{CustomerStatus::customer, Tier::c, {}, {}, {}};
    const auto score = [](Facts facts) { return of(facts).score; };
    Facts sooner = plain, dearer = plain, asking = plain, staged = plain, better = plain;
    sooner.need_by = kToday.plus_days(10);
    dearer.quote_minor = Money{1'000'000};
    asking.inquiries = {days_ago(1)};
    staged.status = CustomerStatus::prospect;
    better.tier = Tier::a;
    for (const Facts& facts : {sooner, dearer, asking, staged, better})
        EXPECT_GT(score(facts), score(plain));
    Facts later = plain;
    later.need_by = kToday.plus_days(90);
    EXPECT_EQ(score(later), score(plain));
    Facts bigger = dearer;
    bigger.quote_minor = Money{3'000'000};
    EXPECT_GT(score(bigger), score(dearer));
}

TEST(Intent, an_open_opportunity_counts_where_it_goes_further) {
    const auto part = [](const Facts& facts, std::size_t i) { return of(facts).contributions[i]; };
    Facts facts{CustomerStatus::customer, Tier::c, {}, Money{1'000'000}, {}};
    const int quote = part(facts, 2).points, stage = part(facts, 4).points;
    facts.opportunity_minor = Money{900'000};
    facts.opportunity_stage = opportunities::Stage::negotiation;
    EXPECT_EQ(part(facts, 2).points, quote) << "less than the quote adds nothing to it";
    EXPECT_GT(part(facts, 4).points, stage);
    EXPECT_EQ(part(facts, 4).word, "negotiation");
    facts.opportunity_minor = Money{4'000'000};
    EXPECT_GT(part(facts, 2).points, quote);
    EXPECT_EQ(part(facts, 2).amount_minor, Money{4'000'000});
    facts.status = CustomerStatus::prospect;
    facts.opportunity_stage = opportunities::Stage::discovery;
    EXPECT_EQ(part(facts, 4).word, "prospect");
}

}  // namespace
}  // namespace zhuli::followups
