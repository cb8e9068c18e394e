// What is true of quotes, without a database: states, ladder, differences.
#include "features/quotes/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::quotes {
namespace {

using enum QuoteState;

constexpr Instant kNow{1'764'000'000'000};
constexpr Id kAnn{7}, kBob{8};

QuoteLine line(std::int64_t product, std::int64_t price, std::int64_t quantity = 1) {
    QuoteLine one;
    one.product_id = {product};
    one.product_code = "P" + std::to_string(product);
    one.product_name = "件";
    one.quantity = {quantity};
    one.base_price_e4 = {1'000'000};
    one.list_price_e4 = {1'000'000};
    one.floor_price_e4 = {600'000};
    one.unit_price_e4 = {price};
    one.amount_minor = *line_amount(one.quantity, one.unit_price_e4);
    return one;
}

Quote quote_of(std::vector<QuoteLine> lines, int revision_no = 1) {
    Quote quote;
    quote.revision_no = revision_no;
    quote.lines = std::move(lines);
    quote.valid_until = Date::from_ymd(2026, 12, 10);
    return quote;
}

/// The next version with another price of its first line.
Quote lowered(const Quote& before, std::int64_t price, std::string_view in_return = "") {
    Quote next = revision_of(before, before.revision_no + 1, kAnn, Date::from_ymd(2026, 11, 24));
    next.lines[0].unit_price_e4 = {price};
    next.lines[0].in_return = in_return;
    return next;
}

std::vector<std::string> codes(const std::vector<orders::Warning>& warnings) {
    std::vector<std::string> all;
    for (const auto& one : warnings) all.push_back(one.path + ":" + one.code);
    return all;
}
using Texts = std::vector<std::string>;

TEST(QuoteLadder, begins_with_the_first_price_that_was_told) {
    Quote quote = quote_of({line(1, 950'000)});
    EXPECT_FALSE(told_price(quote.lines[0]).has_value());
    climb(quote, kAnn, kNow);
    ASSERT_EQ(quote.lines[0].steps.size(), 1u);
    EXPECT_EQ(told_price(quote.lines[0]), UnitPrice{950'000});
    EXPECT_EQ(quote.lines[0].steps[0].given_by, kAnn);
    climb(quote, kBob, kNow);
    EXPECT_EQ(quote.lines[0].steps.size(), 1u) << "the same price is no step";
}

TEST(QuoteLadder, goes_down_for_something_only) {
    Quote first = quote_of({line(1, 950'000)});
    climb(first, kAnn, kNow);
    const auto refused = check_complete(lowered(first, 900'000), {}, Date::from_ymd(2026, 11, 24));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problem().fields[0].path, "lines.0.in_return");
    EXPECT_EQ(refused.problem().fields[0].code, "quotes.say_what_for");
    EXPECT_TRUE(
        check_complete(lowered(first, 900'000, "预付三成"), {}, Date::from_ymd(2026, 11, 24)).ok());
    EXPECT_TRUE(check_complete(lowered(first, 950'000), {}, Date::from_ymd(2026, 11, 24)).ok());
    EXPECT_TRUE(check_complete(lowered(first, 990'000), {}, Date::from_ymd(2026, 11, 24)).ok())
        << "up is no concession";
}

TEST(QuoteLadder, keeps_the_steps_of_the_same_goods_and_warns_of_one_that_is_no_smaller) {
    Quote first = quote_of({line(1, 960'000), line(2, 1'000'000)});
    climb(first, kAnn, kNow);
    Quote second = lowered(first, 930'000, "多买");
    EXPECT_TRUE(second.lines[0].in_return.v == "多买");
    EXPECT_EQ(codes(warnings_of(second)), Texts{}) << "4 down, then 3: smaller";
    climb(second, kAnn, kNow);
    EXPECT_EQ(second.lines[0].steps.size(), 2u);
    EXPECT_EQ(second.lines[0].steps[1].in_return.v, "多买");
    EXPECT_EQ(second.lines[0].steps[1].revision_no, 2);
    const Quote third = lowered(second, 900'000, "现结");
    EXPECT_TRUE(third.lines[0].in_return.v == "现结");
    EXPECT_EQ(codes(warnings_of(third)), Texts{"lines.0.unit_price_e4:quotes.step_grows"})
        << "3 down again";
    Quote low = lowered(second, 590'000, "清仓");
    EXPECT_EQ(codes(warnings_of(low)), (Texts{"lines.0.unit_price_e4:orders.below_floor",
                                              "lines.0.unit_price_e4:quotes.step_grows"}));
}

TEST(QuoteLadder, moves_with_its_goods_when_lines_are_entered_anew) {
    Quote first = quote_of({line(1, 960'000), line(2, 900'000), line(1, 940'000)});
    climb(first, kAnn, kNow);
    std::vector<QuoteLine> entered{line(2, 880'000), line(3, 1'000'000), line(1, 950'000),
                                   line(1, 940'000)};
    entered[0].base_price_e4 = {800'000};
    keep_steps(first.lines, entered);
    EXPECT_EQ(told_price(entered[0]), UnitPrice{900'000});
    EXPECT_EQ(entered[0].base_price_e4, UnitPrice{1'000'000}) << "what the ladder began with stays";
    EXPECT_FALSE(told_price(entered[1]).has_value());
    EXPECT_EQ(told_price(entered[2]), UnitPrice{960'000});
    EXPECT_EQ(told_price(entered[3]), UnitPrice{940'000});
}

TEST(QuoteLadder, loses_the_steps_of_a_version_that_was_taken_back) {
    Quote first = quote_of({line(1, 960'000)});
    climb(first, kAnn, kNow);
    Quote second = lowered(first, 930'000, "多买");
    climb(second, kAnn, kNow);
    climb_down(second);
    EXPECT_EQ(second.lines[0].steps, first.lines[0].steps);
}

TEST(QuoteDifferences, tell_lines_and_terms) {
    Quote before = quote_of({line(1, 960'000), line(2, 900'000), line(4, 100'000)});
    before.amount_minor = {500};
    Quote after = revision_of(before, 2, kAnn, Date::from_ymd(2026, 11, 24));
    after.lines = {line(1, 960'000), line(2, 880'000, 3), line(3, 1'000'000)};
    after.policy = "三年质保";
    after.pay_term = PayTerm::deposit;
    after.pay_value = 30;
    const Differences all = differences_between(before, after);
    EXPECT_EQ(all.revision_no, 1);
    EXPECT_EQ(all.amount_before_minor, Money{500});
    ASSERT_EQ(all.lines.size(), 3u);
    EXPECT_EQ(all.lines[0].change, LineChange::changed);
    EXPECT_EQ(all.lines[0].quantity_after, Quantity{3});
    EXPECT_EQ(all.lines[0].price_before_e4, UnitPrice{900'000});
    EXPECT_EQ(all.lines[0].price_after_e4, UnitPrice{880'000});
    EXPECT_EQ(all.lines[1].change, LineChange::added);
    EXPECT_EQ(all.lines[1].product, "P3 件");
    EXPECT_EQ(all.lines[2].change, LineChange::removed);
    EXPECT_EQ(all.lines[2].product, "P4 件");
    EXPECT_EQ(all.terms, (Texts{"pay_term", "policy"}));
    EXPECT_TRUE(differences_between(before, before).lines.empty());
}

TEST(QuoteState, is_open_until_it_is_answered_or_over) {
    Quote quote = quote_of({});
    for (const QuoteState state : {draft, approval, ready, sent, accepted, declined, expired,
                                   withdrawn, superseded, dropped}) {
        enter(quote, state);
        EXPECT_EQ(quote.open, state <= sent) << enum_name(state);
    }
    enter(quote, sent);
    EXPECT_EQ(standing(quote, Date::from_ymd(2026, 12, 10)), sent) << "its last day counts";
    EXPECT_EQ(standing(quote, Date::from_ymd(2026, 12, 11)), expired);
    enter(quote, ready);
    EXPECT_EQ(standing(quote, Date::from_ymd(2026, 12, 11)), ready);
}

TEST(QuoteDraft, refuses_what_is_wrong_at_its_place) {
    QuoteDraft draft;
    draft.valid_until = Date::from_ymd(2026, 11, 23);
    draft.lines = {{{}, {0}, UnitPrice{-1}, "", ""}, {{5}, {1'000'001}, std::nullopt, "", ""}};
    std::vector<std::string> found;
    for (const auto& one : problems_of(draft, {}, Date::from_ymd(2026, 11, 24)))
        found.push_back(one.path + ":" + one.code);
    EXPECT_EQ(found,
              (Texts{"valid_until:quotes.day_in_the_past", "lines.0.product_id:field.required",
                     "lines.0.quantity:quotes.bad_quantity",
                     "lines.0.unit_price_e4:quotes.negative_price",
                     "lines.1.quantity:quotes.bad_quantity"}));
    EXPECT_TRUE(problems_of({}, {}, Date::from_ymd(2026, 11, 24)).empty())
        << "a draft may lack much";
    draft.valid_until = Date::from_ymd(2028, 1, 1);
    draft.lines.assign(kLinesLimit + 1, {});
    EXPECT_EQ(problems_of(draft, {}, Date::from_ymd(2026, 11, 24)).size(), 2u);
}

TEST(QuoteAnswer, is_to_what_was_read_and_in_words_unless_it_is_a_yes) {
    Quote quote = quote_of({line(1, 1)}, 2);
    enter(quote, sent);
    const Date today = Date::from_ymd(2026, 11, 24);
    const auto code = [&](Reply reply, std::string_view words, int revision_no) {
        const auto answer = check(OpenAnswer{"", reply, "王工", words, revision_no}, quote, today);
        if (answer.ok()) return std::string("ok");
        return answer.problem().fields.empty() ? answer.problem().code
                                               : answer.problem().fields[0].path;
    };
    EXPECT_EQ(code(Reply::accept, "", 2), "ok");
    EXPECT_EQ(code(Reply::accept, "", 1), "quotes.page_superseded");
    EXPECT_EQ(code(Reply::decline, "", 2), "words");
    EXPECT_EQ(code(Reply::ask, "能月结吗", 2), "ok");
    enter(quote, withdrawn);
    EXPECT_EQ(code(Reply::accept, "", 2), "quotes.page_withdrawn");
    enter(quote, sent);
    quote.valid_until = Date::from_ymd(2026, 11, 23);
    EXPECT_EQ(code(Reply::accept, "", 2), "quotes.page_expired");
}

}  // namespace
}  // namespace zhuli::quotes
