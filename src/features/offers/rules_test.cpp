#include "features/offers/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::offers {
namespace {

TEST(Recipients, are_left_out_without_consent_or_without_a_way_to_reach_them) {
    const auto reason = [](OfferChannel channel, const char* consent, bool has_email) {
        return left_out(channel, {.has_email = has_email, .consent = consent});
    };
    EXPECT_EQ(reason(OfferChannel::mail, "given", true), LeftOut::none);
    EXPECT_EQ(reason(OfferChannel::mail, "given", false), LeftOut::no_email);
    EXPECT_EQ(reason(OfferChannel::link, "given", false), LeftOut::none);
    EXPECT_EQ(reason(OfferChannel::link, "none", true), LeftOut::no_consent);
    EXPECT_EQ(reason(OfferChannel::mail, "withdrawn", true), LeftOut::withdrawn);
}

TEST(Consents, that_were_withdrawn_stay_so) {
    EXPECT_TRUE(check_consent("none", ConsentKind::given).ok());
    EXPECT_TRUE(check_consent("given", ConsentKind::withdrawn).ok());
    EXPECT_TRUE(check_consent("withdrawn", ConsentKind::withdrawn).ok());
    EXPECT_EQ(check_consent("withdrawn", ConsentKind::given).problem().code,
              "offers.consent_withdrawn");
}

TEST(Offers, end_no_earlier_than_today_and_count_orders_for_a_year_at_most) {
    const Date today = *Date::parse("2026-11-24");
    Offer offer{.valid_until = today};
    EXPECT_TRUE(check(offer, today).ok());
    offer.valid_until = today.plus_days(-1);
    offer.order_days = 0;
    const auto refused = check(offer, today);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problem().fields.size(), 2u) << "every problem at once";
}

TEST(LinkRoots, are_an_address_of_a_host_and_nothing_more) {
    const auto good = [](const char* root) { return check(Sending{.link_root = root}).ok(); };
    EXPECT_TRUE(good("https://zhuli.example.com"));
    EXPECT_TRUE(good("http://127.0.0.1:8080"));
    for (const char* bad : {"", "zhuli.example.com", "ftp://a.b", "https://", "https://a.b/path",
                            "https://a@b", "https://a b", "javascript:alert(1)"})
        EXPECT_FALSE(good(bad)) << bad;
}

TEST(Waiting, ends_with_the_last_day_or_when_no_server_was_on_for_two_days) {
    const Date last = *Date::parse("2026-11-24");
    const Offer offer{.valid_until = last, .state = OfferState::sending};
    EXPECT_EQ(end_of_waiting(offer, last, 0), LeftOut::none);
    EXPECT_EQ(end_of_waiting(offer, last, kGiveUpMs - 1), LeftOut::none);
    EXPECT_EQ(end_of_waiting(offer, last, kGiveUpMs), LeftOut::no_server);
    EXPECT_EQ(end_of_waiting(offer, last.plus_days(1), kGiveUpMs), LeftOut::over);
}

TEST(Pauses, double_up_to_an_hour) {
    EXPECT_EQ(pause_ms(1), kMinuteMs);
    EXPECT_EQ(pause_ms(2), 2 * kMinuteMs);
    EXPECT_EQ(pause_ms(7), kHourMs);
    EXPECT_EQ(pause_ms(500), kHourMs);
}

TEST(SegmentFilters, have_limits_that_are_told_together) {
    SegmentFilter filter{.ordered_within_days = -1, .not_contacted_for_days = 5000};
    filter.regions.resize(kChoicesLimit + 1);
    const auto refused = check(filter);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problem().fields.size(), 3u);
}

}  // namespace
}  // namespace zhuli::offers
