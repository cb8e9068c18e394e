#include "features/confirmations/rules.hpp"

#include <gtest/gtest.h>
#include <boost/json/serialize.hpp>

namespace zhuli::confirmations {
namespace {

constexpr Date kToday{20'786};  // any day
constexpr Instant kNow{1'795'486'800'000};

orders::OrderLine line(int no, int quantity) {
    orders::OrderLine one;
    one.line_no = no;
    one.product_id = Id{100 + no};
    one.product_code = "P1";
    one.product_name = "螺丝";
    one.quantity = {quantity};
    one.unit_price_e4 = {125'000};
    one.amount_minor = *line_amount(one.quantity, one.unit_price_e4);
    return one;
}

orders::Order order() {
    orders::Order one;
    one.number = "SO-1";
    one.commercial = orders::Commercial::awaiting_customer;
    one.terms_no = 2;
    one.terms_frozen = true;
    one.contact_phone = Phone{"+8613800138000"};
    one.delivery_address = "杭州";
    one.promised_on = Date{kToday.days + 5};
    one.lines = {line(1, 4), line(2, 10)};
    return one;
}

orders::Terms terms() {
    orders::Terms one;
    const auto from = order();
    one.contact_phone = from.contact_phone;
    one.delivery_address = from.delivery_address;
    one.promised_on = from.promised_on;
    for (const auto& each : from.lines)
        one.lines.push_back({each.product_code, each.product_name, each.quantity,
                             each.unit_price_e4, each.amount_minor});
    return one;
}

Confirmation asked() {
    Confirmation one;
    one.terms_no = 2;
    one.valid_until_at = kNow.plus_ms(1);
    return one;
}

OpenAnswer wanting(std::vector<Correction> corrections) {
    OpenAnswer answer;
    answer.answered_by = "王工";
    answer.corrections = std::move(corrections);
    return answer;
}

Correction of(Term term, int line_no, std::string_view wanted) {
    Correction one;
    one.term = term;
    one.line_no = line_no;
    one.wanted = wanted;
    return one;
}

std::vector<std::string> problems(const OpenAnswer& answer) {
    const auto read = corrections_of(answer, terms(), kToday);
    std::vector<std::string> told;
    if (!read.ok())
        for (const FieldProblem& field : read.problem().fields)
            told.push_back(field.path + ":" + field.code);
    return told;
}

TEST(ConfirmationRules, a_link_stands_while_the_order_still_asks_for_these_terms) {
    auto now = order();
    EXPECT_EQ(standing(asked(), now, kNow), "waiting");
    EXPECT_EQ(standing(asked(), now, kNow.plus_ms(1)), "expired");
    now.terms_no = 3;
    EXPECT_EQ(standing(asked(), now, kNow), "replaced");
    now = order();
    now.commercial = orders::Commercial::draft;
    EXPECT_EQ(standing(asked(), now, kNow), "replaced");
    now.commercial = orders::Commercial::confirmed;
    now.confirmed_no = 1;
    EXPECT_EQ(standing(asked(), now, kNow), "waiting") << "changed since it was confirmed";
    now.confirmed_no = 2;
    EXPECT_EQ(standing(asked(), now, kNow), "replaced") << "confirmed by phone meanwhile";
    Confirmation answered = asked();
    answered.state = ConfirmationState::corrected;
    EXPECT_EQ(standing(answered, now, kNow.plus_ms(5)), "corrected") << "an answer does not expire";
}

TEST(ConfirmationRules, only_what_waits_is_answered_and_each_refusal_says_why) {
    EXPECT_TRUE(check_waiting("waiting").ok());
    for (const char* over : {"expired", "replaced", "revoked", "confirmed", "corrected"})
        EXPECT_EQ(check_waiting(over).problem().code, "confirmations." + std::string(over));
}

TEST(ConfirmationRules, corrections_come_back_with_what_stood) {
    const auto read =
        corrections_of(wanting({of(Term::quantity, 2, "12"), of(Term::unit_price, 1, "11.5"),
                                of(Term::delivery_address, 0, "宁波")}),
                       terms(), kToday);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->at(0).stood.v, "10");
    EXPECT_EQ(read->at(1).stood.v, "12.50");
    EXPECT_EQ(read->at(2).stood.v, "杭州");
}

TEST(ConfirmationRules, every_problem_of_an_answer_is_told_at_once) {
    EXPECT_EQ(
        problems(wanting({of(Term::quantity, 3, "1"), of(Term::quantity, 1, "-1"),
                          of(Term::quantity, 1, "10000000000000"), of(Term::unit_price, 1, "-2"),
                          of(Term::unit_price, 1, "十元"), of(Term::promised_on, 0, "2020-01-01"),
                          of(Term::other, 0, ""), of(Term::delivery_address, 1, "x")})),
        (std::vector<std::string>{
            "corrections.0.line_no:field.no_such_record",
            "corrections.1.wanted:confirmations.bad_quantity",
            "corrections.2.wanted:field.out_of_range", "corrections.3.wanted:orders.negative_price",
            "corrections.4.wanted:confirmations.bad_price",
            "corrections.5.wanted:orders.promised_in_the_past",
            "corrections.6.wanted:field.required", "corrections.7.line_no:field.no_such_record"}));
    EXPECT_EQ(problems(wanting({})),
              std::vector<std::string>{"corrections:confirmations.yes_or_otherwise"});
    OpenAnswer both = wanting({of(Term::other, 0, "x")});
    both.agreed = true;
    EXPECT_EQ(problems(both),
              std::vector<std::string>{"corrections:confirmations.yes_or_otherwise"});
}

TEST(ConfirmationRules, plain_corrections_become_an_edit_and_zero_takes_a_line_out) {
    const auto edit =
        edit_of(order(), std::vector<Correction>{
                             of(Term::quantity, 1, "0"), of(Term::unit_price, 2, "11.5"),
                             of(Term::promised_on, 0, "2026-12-30"), of(Term::policy, 0, "月结")});
    EXPECT_EQ(boost::json::serialize(edit),
              R"({"lines":[{"product_id":"102","quantity":10,"unit_price_e4":115000}],)"
              R"("promised_on":"2026-12-30"})");
    EXPECT_TRUE(edit_of(order(), std::vector<Correction>{of(Term::other, 0, "x")}).empty());
}

TEST(ConfirmationRules, the_page_does_not_tell_the_whole_phone) {
    const auto shown = for_page(terms());
    EXPECT_NE(shown.contact_phone, order().contact_phone);
    EXPECT_FALSE(shown.contact_phone.v.empty());
}

}  // namespace
}  // namespace zhuli::confirmations
