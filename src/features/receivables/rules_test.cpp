#include "features/receivables/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::receivables {
namespace {

BankReceipt receipt_of(std::int64_t amount, std::string_view payer = "杭州精工机械有限公司",
                       std::string_view remark = "") {
    BankReceipt receipt;
    receipt.amount_minor = {amount};
    receipt.payer_name = payer;
    receipt.remark = remark;
    receipt.currency = std::string_view("CNY");
    settle(receipt);
    return receipt;
}

Candidate order(std::int64_t id, std::string number, std::string customer, std::int64_t due) {
    Candidate candidate;
    candidate.order_id = {id};
    candidate.number = std::move(number);
    candidate.customer_name = std::move(customer);
    candidate.due_minor = {due};
    candidate.placed_on = Date::from_ymd(2026, 11, static_cast<int>(id));
    return candidate;
}

TEST(PastedRows, say_what_came_in_or_what_is_wrong) {
    struct Row {
        std::string_view line, code;
    };
    for (const Row& row :
         {Row{"2026-11-20\t精工\t1,234.50\tT1\tSO-1 货款", ""}, Row{"2026/11/20,精工,10,T1", ""},
          Row{"2026-11-20\t精工\t10", "receivables.row_too_short"},
          Row{"日期\t付款方\t金额\t流水号", "receivables.row_no_day"},
          Row{"2026-11-20\t精工\t十\tT1", "receivables.row_no_amount"},
          Row{"2026-11-20\t\t10\tT1", "receivables.row_no_name"},
          Row{"2026-11-20\t精工\t10\t", "receivables.row_no_name"}})
        EXPECT_EQ(read_row(row.line).code, row.code) << row.line;
    const auto read = read_row("2026-11-20\t精工\t1,234.50\tT1\t货款").receipt;
    EXPECT_EQ(read.amount_minor.v, 123'450);
    EXPECT_EQ(read.reference.v, "T1");
    EXPECT_EQ(lines_in("a\r\n\n \t\nb").size(), 2U);
}

TEST(Suggestions, name_their_reasons_and_the_most_telling_comes_first) {
    const auto receipt = receipt_of(500, "精工机械", "付 SO-20261101-0002 货款");
    const std::vector<Candidate> candidates{
        order(1, "SO-20261101-0001", "杭州精工机械有限公司", 900),
        order(2, "SO-20261101-0002", "别家有限公司", 700), order(3, "SO-3", "另一家", 500),
        order(4, "SO-4", "没关系有限公司", 42)};
    const auto found = suggest(receipt, candidates);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].order_id.v, 2);
    EXPECT_EQ(found[0].reasons, std::vector<std::string>{"number_in_remark"});
    EXPECT_EQ(found[1].order_id.v, 1);
    EXPECT_EQ(found[1].reasons, std::vector<std::string>{"same_payer"});
    EXPECT_EQ(found[1].take_minor.v, 500) << "at most what is left of the money";
    EXPECT_EQ(found[2].reasons, std::vector<std::string>{"same_amount"});
}

TEST(Matching, takes_at_most_what_is_left_and_each_order_once) {
    const auto receipt = receipt_of(500);
    const auto codes = [&](std::vector<MatchPart> parts) {
        std::vector<std::string> out;
        const auto checked = check_matches(receipt, parts);
        if (!checked.ok())
            for (const FieldProblem& one : checked.problem().fields)
                out.push_back(one.path + ":" + one.code);
        return out;
    };
    using Codes = std::vector<std::string>;
    EXPECT_EQ(codes({{{1}, {300}}, {{2}, {200}}}), Codes{});
    EXPECT_EQ(codes({}), Codes{"orders:field.required"});
    EXPECT_EQ(codes({{{1}, {501}}}), Codes{"orders:receivables.more_than_open"});
    EXPECT_EQ(codes({{{1}, {0}}}), Codes{"orders.0.amount_minor:receivables.receives_nothing"});
    EXPECT_EQ(codes({{{1}, {1}}, {{1}, {1}}}), Codes{"orders.1.order_id:receivables.order_twice"});
}

TEST(BankReceipts, are_where_their_rest_is) {
    auto receipt = receipt_of(500);
    EXPECT_EQ(receipt.state, BankState::unmatched);
    receipt.matched_minor = {300};
    settle(receipt);
    EXPECT_EQ(receipt.open_minor.v, 200);
    EXPECT_EQ(receipt.state, BankState::unmatched);
    receipt.customer_id = {7};
    settle(receipt);
    EXPECT_EQ(receipt.state, BankState::credit);
    receipt.returned_minor = {200};
    settle(receipt);
    EXPECT_EQ(receipt.state, BankState::settled);
}

TEST(BankReceipts, in_another_currency_or_of_nothing_are_refused) {
    const Date today = Date::from_ymd(2026, 11, 24);
    EXPECT_TRUE(check(receipt_of(1), "CNY", today).ok());
    EXPECT_FALSE(check(receipt_of(1), "TWD", today).ok());
    EXPECT_FALSE(check(receipt_of(0), "CNY", today).ok());
    auto later = receipt_of(1);
    later.received_on = today.plus_days(1);
    EXPECT_FALSE(check(later, "CNY", today).ok());
}

TEST(Bands, cover_every_day_up_to_a_week_ahead_once) {
    const Date today = Date::from_ymd(2026, 11, 24);
    for (int day = -400; day < 7; ++day) {
        int in = 0;
        for (const Band& band : bands(today)) {
            const Date on = today.plus_days(day);
            if (band.from <= on && on <= band.to) ++in;
        }
        EXPECT_EQ(in, 1) << day;
    }
}

TEST(Statements, run_from_the_opening_balance_in_order_of_day) {
    const Date first = Date::from_ymd(2026, 11, 1);
    Statement statement;
    statement.opening_minor = {100};
    statement.entries = {{first.plus_days(2), EntryKind::receipt, "RC", "SO", {1}, {-80}, {}},
                         {first, EntryKind::order, "SO", "SO", {1}, {50}, {}},
                         {first.plus_days(3), EntryKind::refund, "RF", "SO", {1}, {10}, {}},
                         {first.plus_days(4), EntryKind::returned, "RT", "", {1}, {-15}, {}},
                         {first.plus_days(5), EntryKind::allowance, "RL", "SO", {1}, {-5}, {}}};
    add_up(statement);
    EXPECT_EQ(statement.entries[0].number, "SO");
    EXPECT_EQ(statement.entries[1].balance_minor.v, 70);
    EXPECT_EQ(statement.ordered_minor.v, 50);
    EXPECT_EQ(statement.received_minor.v, 80);
    EXPECT_EQ(statement.refunded_minor.v, 10);
    EXPECT_EQ(statement.returned_minor.v, 20);
    EXPECT_EQ(statement.closing_minor.v, 60);
    EXPECT_TRUE(check_period({{1}, first, first.plus_days(365)}).ok());
    EXPECT_FALSE(check_period({{1}, first, first.plus_days(367)}).ok());
    EXPECT_FALSE(check_period({{1}, first, first.plus_days(-1)}).ok());
}

}  // namespace
}  // namespace zhuli::receivables
