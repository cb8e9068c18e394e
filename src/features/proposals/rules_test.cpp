#include "features/proposals/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::proposals {
namespace {

using enum ProposalState;
using Places = std::vector<std::string>;

const Date kToday = *Date::parse("2026-11-24");

Places places_of(const Problems& problems) {
    Places places;
    for (const auto& problem : problems) places.push_back(problem.path + ":" + problem.code);
    return places;
}

Ctx someone(Id user) {
    Ctx ctx;
    ctx.user = user;
    ctx.today = kToday;
    ctx.now = Instant{10 * kDayMs};
    return ctx;
}

TEST(ProposalWorkflow, says_what_may_be_done_in_each_state) {
    struct Row {
        ProposalState state;
        Places actions;
    };
    for (const Row& row : {Row{draft, {"edit", "send", "drop"}},
                           Row{sent, {"accept", "decline", "take_back", "revise"}},
                           Row{accepted, {"order", "reopen"}}, Row{declined, {"revise", "reopen"}},
                           Row{expired, {"revise"}}, Row{superseded, {}}, Row{dropped, {}}}) {
        ProposalHead one;
        one.state = row.state;
        one.valid_until = kToday;
        EXPECT_EQ(actions_for(someone({}), one), row.actions) << enum_name(row.state);
    }
}

TEST(ProposalWorkflow, what_is_ordered_is_neither_ordered_again_nor_reopened) {
    ProposalHead one;
    one.state = accepted;
    one.order_id = {7};
    EXPECT_EQ(actions_for(someone({}), one), Places{});
}

TEST(ProposalWorkflow, a_sent_one_expires_when_its_last_day_is_over) {
    ProposalHead one;
    one.state = sent;
    one.valid_until = kToday;
    EXPECT_EQ(standing(one, kToday), sent);
    EXPECT_EQ(standing(one, kToday.plus_days(1)), expired);
    one.state = accepted;
    EXPECT_EQ(standing(one, kToday.plus_days(1)), accepted);
}

TEST(ProposalDraft, says_everything_that_is_wrong_with_its_place) {
    ProposalDraft in;
    in.valid_until = kToday.plus_days(-1);
    NewLine& words = in.lines.emplace_back();
    words.quantity = {3};
    words.unit_price_e4 = UnitPrice{1};
    words.demonstration.result = "好用";
    words.evidence = {{}, {EvidenceKind::case_study, "", {}, "www.zhuli.test"}};
    NewLine& goods = in.lines.emplace_back();
    goods.product_id = {5};
    goods.unit_price_e4 = UnitPrice{-1};
    goods.demonstration.shown_on = kToday.plus_days(1);
    EXPECT_EQ(places_of(problems_of(in, {}, kToday)),
              (Places{"title:field.required", "valid_until:proposals.day_in_the_past",
                      "lines.0.quantity:proposals.without_product",
                      "lines.0.unit_price_e4:proposals.without_product",
                      "lines.0.evidence.0.words:proposals.empty_evidence",
                      "lines.0.evidence.1.link:proposals.no_link",
                      "lines.0.demonstration.shown_on:field.required",
                      "lines.1.quantity:proposals.bad_quantity",
                      "lines.1.unit_price_e4:proposals.negative_price",
                      "lines.1.demonstration.shown_on:proposals.shown_in_the_future"}));
    EXPECT_EQ(places_of(problems_of({"x", kToday.plus_days(400), {}, {}, {}}, {}, kToday)),
              Places{"valid_until:proposals.day_too_far"});
    EXPECT_TRUE(
        problems_of({"x", kToday.plus_days(-1), {}, {}, {}}, kToday.plus_days(-1), kToday).empty());
}

TEST(ProposalDraft, has_at_most_so_many_lines_and_pieces_of_evidence) {
    ProposalDraft in{"x", kToday, {}, {}, std::vector<NewLine>(kLinesLimit + 1)};
    EXPECT_EQ(places_of(problems_of(in, {}, kToday)), Places{"lines:field.too_many"});
    in.lines.resize(1);
    in.lines[0].evidence.assign(kEvidenceLimit + 1, {EvidenceKind::testimonial, "好", {}, {}});
    EXPECT_EQ(places_of(problems_of(in, {}, kToday)), Places{"lines.0.evidence:field.too_many"});
}

TEST(ProposalSending, refuses_whatever_is_missing_all_at_once) {
    Proposal one;
    const auto empty = check_complete(one, {}, kToday);
    ASSERT_FALSE(empty.ok());
    EXPECT_EQ(places_of(empty.problem().fields),
              (Places{"valid_until:field.required", "lines:proposals.no_lines"}));
    one.valid_until = kToday;
    one.lines.resize(3);
    one.lines[0] = {.question = "多久要?", .offer = "三天送到", .fit = "赶得上"};
    one.lines[1].need = "不要停线";
    one.lines[2] = {.need = "要不锈钢", .product_id = {5}, .fit = "304"};
    const Id gone[] = {{5}};
    const auto missing = check_complete(one, gone, kToday);
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(
        places_of(missing.problem().fields),
        (Places{"lines.0.need:proposals.need_unanswered", "lines.1.offer:proposals.nothing_offered",
                "lines.1.fit:proposals.why_it_fits", "lines.2.product_id:proposals.off_shelf"}));
    one.lines = {one.lines[2]};
    EXPECT_TRUE(check_complete(one, {}, kToday).ok());
}

TEST(ProposalSending, is_taken_back_by_who_sent_it_within_a_day) {
    ProposalHead one;
    one.sent_by = {1};
    one.sent_at = Instant{10 * kDayMs - kTakeBackMs};
    EXPECT_TRUE(check_take_back(someone({1}), one).ok());
    EXPECT_FALSE(check_take_back(someone({2}), one).ok());
    one.sent_at = Instant{10 * kDayMs - kTakeBackMs - 1};
    EXPECT_FALSE(check_take_back(someone({1}), one).ok());
}

TEST(ProposalLines, come_from_each_question_of_a_need_answered_or_not) {
    inquiries::Need need;
    need.answers = {{"多久要?", "月底前"}, {"预算?", ""}};
    need.words = "尽快";
    const auto lines = lines_of(need);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].need, Text<2000>("月底前"));
    EXPECT_TRUE(lines[1].need.empty());
    EXPECT_EQ(lines[1].question, Text<200>("预算?"));
    need.answers.clear();
    ASSERT_EQ(lines_of(need).size(), 1u);
    EXPECT_EQ(lines_of(need)[0].need, Text<2000>("尽快"));
}

TEST(ProposalLines, begin_with_the_need_that_was_confirmed_last) {
    inquiries::Need written, confirmed, replaced;
    confirmed.state = inquiries::NeedState::confirmed;
    replaced.state = inquiries::NeedState::replaced;
    const inquiries::Need* with[] = {&written, &confirmed, &replaced};
    EXPECT_EQ(choose_need(with), &confirmed);
    const inquiries::Need* without[] = {&replaced, &written};
    EXPECT_EQ(choose_need(without), &written);
    EXPECT_EQ(choose_need({}), nullptr);
}

TEST(ProposalLines, that_are_goods_become_an_order_whose_problems_come_back_to_their_place) {
    Proposal one;
    one.lines.resize(3);
    one.lines[2].product_id = {5};
    one.lines[2].quantity = {4};
    std::vector<std::size_t> places;
    const auto goods = goods_of(one, places);
    ASSERT_EQ(goods.size(), 1u);
    EXPECT_EQ(goods[0].quantity, Quantity{4});
    std::vector<FieldProblem> problems{{"lines.0.quantity", "x", {}}, {"owner_id", "x", {}}};
    put_in_place(problems, places);
    EXPECT_EQ(places_of(problems), (Places{"lines.2.quantity:x", "owner_id:x"}));
}

}  // namespace
}  // namespace zhuli::proposals
