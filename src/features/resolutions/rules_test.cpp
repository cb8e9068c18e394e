#include "features/resolutions/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::resolutions {
namespace {

using Places = std::vector<std::string>;

Places places(const Result<>& result) {
    Places found;
    if (result.ok()) return found;
    for (const FieldProblem& one : result.problem().fields) found.push_back(one.path);
    return found;
}

Replacement line(std::int64_t product, std::int64_t quantity, std::int64_t price_e4) {
    return {{product}, {}, {}, {quantity}, {price_e4}};
}

TEST(Letters, say_of_each_compensation_what_it_needs) {
    ResolutionDraft draft;
    EXPECT_TRUE(check(draft).ok()) << "words alone are an answer";
    draft.compensation = Compensation::refund;
    EXPECT_EQ(places(check(draft)), (Places{"order_id", "amount_minor"}));
    draft.compensation = Compensation::voucher;
    draft.voucher_days = kMostVoucherDays + 1;
    EXPECT_EQ(places(check(draft)), (Places{"amount_minor", "voucher_days"}));
    draft.compensation = Compensation::replacement;
    EXPECT_EQ(places(check(draft)), Places{"lines"});
    draft.lines = {line(1, 0, 10'000), line(1, 2, 10'000)};
    EXPECT_EQ(places(check(draft)), (Places{"lines.0.quantity", "lines.1.product_id"}));
}

TEST(Letters, keep_nothing_of_another_compensation) {
    ResolutionDraft draft;
    draft.amount_minor = {100};
    draft.order_id = {7};
    draft.lines = {line(1, 1, 1)};
    draft.compensation = Compensation::voucher;
    leave_out_the_rest(draft);
    EXPECT_FALSE(draft.order_id);
    EXPECT_TRUE(draft.lines.empty());
    EXPECT_EQ(draft.amount_minor.v, 100);
    EXPECT_EQ(draft.voucher_days, kUsualVoucherDays);
    draft.compensation = Compensation::none;
    leave_out_the_rest(draft);
    EXPECT_EQ(draft.amount_minor.v, 0);
    EXPECT_EQ(draft.voucher_days, 0);
}

TEST(Letters, are_worth_what_the_goods_cost_by_list) {
    const std::vector<Replacement> lines{line(1, 3, 125'000), line(2, 1, 20'000)};
    EXPECT_EQ(worth_of(lines)->v, 3 * 1250 + 200);
    EXPECT_FALSE(worth_of(
        std::vector{line(1, 1'000'000, UnitPrice::kMax), line(2, 1'000'000, UnitPrice::kMax)}));
}

TEST(Letters, are_sent_whole) {
    ResolutionDraft draft;
    EXPECT_EQ(places(check_complete(draft)),
              (Places{"what_happened", "what_was_done", "prevention"}));
    draft.what_happened = draft.what_was_done = draft.prevention = "x";
    EXPECT_TRUE(check_complete(draft).ok());
}

TEST(Letters, expire_with_their_link_and_are_answered_once) {
    Resolution letter;
    letter.state = ResolutionState::sent;
    letter.valid_until_at = {1000};
    EXPECT_EQ(standing(letter, {1000}), "sent");
    EXPECT_EQ(standing(letter, {1001}), "expired");
    EXPECT_FALSE(shows_letter("expired"));
    EXPECT_EQ(check_waiting("expired").problem().code, "resolutions.expired");
    EXPECT_EQ(check_waiting("accepted").problem().code, "resolutions.is_answered");
    EXPECT_EQ(check_waiting("draft").problem().code, "resolutions.is_taken_back");
    EXPECT_FALSE(check_words(false, "").ok()) << "whoever says no says what";
    EXPECT_TRUE(check_words(true, "").ok());
}

TEST(Letters, that_wait_for_approval_can_neither_be_sent_nor_changed) {
    for (const auto& one : workflow()) EXPECT_NE(one.from, ResolutionState::approval);
    EXPECT_TRUE(is_open(ResolutionState::declined));
    EXPECT_FALSE(is_open(ResolutionState::accepted));
}

TEST(Vouchers, are_over_the_day_after_their_last) {
    Voucher voucher;
    voucher.valid_until = Date::from_ymd(2026, 11, 24);
    EXPECT_EQ(standing(voucher, Date::from_ymd(2026, 11, 24)), "open");
    EXPECT_EQ(standing(voucher, Date::from_ymd(2026, 11, 25)), "expired");
    voucher.state = VoucherState::used;
    EXPECT_EQ(standing(voucher, Date::from_ymd(2026, 11, 25)), "used");
}

TEST(Costs, are_asked_of_three_years_at_most) {
    const Date day = Date::from_ymd(2026, 11, 24);
    EXPECT_TRUE(check_period({day, day}).ok());
    EXPECT_FALSE(check_period({day, day.plus_days(-1)}).ok());
    EXPECT_FALSE(check_period({day, day.plus_days(kMostCostDays + 1)}).ok());
}

}  // namespace
}  // namespace zhuli::resolutions
