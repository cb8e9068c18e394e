#include "features/cases/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::cases {
namespace {

using Words = std::vector<std::string>;

const Date kToday = Date::from_ymd(2026, 11, 24);

TEST(CaseTerms, are_pairs_of_ideographs_and_whole_latin_words) {
    EXPECT_EQ(terms_of("外箱破损"), (Words{"外箱", "破损", "箱破"}));
    EXPECT_EQ(terms_of("我们的问题"), (Words{"们的", "的问"}))
        << "what stands in any complaint is left out";
    EXPECT_EQ(terms_of("The bearing is not at the 6204"), (Words{"6204", "bearing"}));
    EXPECT_EQ(terms_of("箱，破"), Words{}) << "a sentence ends between them";
    EXPECT_TRUE(terms_of("").empty());
}

TEST(CaseTerms, that_stand_in_both_are_told_as_they_stand_there) {
    EXPECT_EQ(shared_words("外箱破损，少两个轴承", "纸箱破损了，轴承少了"),
              (Words{"箱破损", "轴承"}));
    EXPECT_EQ(shared_words("驱动器 SERVO 报警", "servo 坏了"), Words{"servo"});
    EXPECT_EQ(shared_words("外箱破损", "发票抬头错"), Words{});
}

Hint hint(bool kind, bool product, Words shared) {
    Hint one;
    one.id = Id{1};
    one.same_kind = kind;
    one.same_product = product;
    one.shared = std::move(shared);
    return one;
}

TEST(CaseLikeness, needs_words_or_the_same_type_and_product) {
    EXPECT_EQ(likeness(hint(true, false, {})), 0);
    EXPECT_EQ(likeness(hint(false, true, {})), 0);
    EXPECT_EQ(likeness(hint(true, true, {})), 6);
    EXPECT_EQ(likeness(hint(false, false, {"轴承"})), 0) << "two characters alone say too little";
    EXPECT_EQ(likeness(hint(true, false, {"轴承"})), 4);
    EXPECT_EQ(likeness(hint(false, false, {"外箱破损", "少两套轴承", "中转"})), 10);
    EXPECT_EQ(likeness(hint(false, false, {"transportation"})), 0)
        << "one word alone says too little, however long";
    EXPECT_EQ(likeness(hint(true, false, {"transportation"})), 4) << "as much as two ideographs";
    EXPECT_EQ(likeness(hint(false, false, {"bearing", "6204"})), 4);
}

TEST(CaseLikeness, puts_the_best_first_and_shows_few) {
    std::vector<Hint> hints;
    for (int i = 1; i <= 7; ++i) {
        hints.push_back(hint(true, false, {"轴承"}));
        hints.back().id = Id{i};
        hints.back().used_count = i == 3 ? 9 : 0;
    }
    hints.push_back(hint(true, true, {"轴承"}));
    hints.back().id = Id{8};
    hints.push_back(hint(false, false, {}));
    const auto best = best_of(hints);
    ASSERT_EQ(best.size(), kMostHints);
    EXPECT_EQ(best[0].id, Id{8});
    EXPECT_EQ(best[1].id, Id{3}) << "of the same likeness what helped more";
    EXPECT_EQ(best[2].id, Id{7});
}

TEST(CaseDraft, takes_what_the_complaint_left_written) {
    tickets::Ticket ticket;
    ticket.id = Id{7};
    ticket.kind = Kind::logistics;
    ticket.cause = Cause::carrier;
    ticket.product_id = Id{9};
    ticket.title = "外箱压坏";
    ticket.words = "箱子压扁了";
    std::vector<tickets::TicketRecord> records(4);
    records[0] = {.kind = tickets::RecordKind::note, .words = "内部"};
    records[1] = {.kind = tickets::RecordKind::stage,
                  .stage = tickets::Stage::investigating,
                  .words = "中转摔坏"};
    records[2] = {.kind = tickets::RecordKind::stage,
                  .stage = tickets::Stage::investigating,
                  .words = "中转时被压"};
    records[3] = {.kind = tickets::RecordKind::stage,
                  .stage = tickets::Stage::resolving,
                  .words = "补发两套"};
    const Case one = draft_of(ticket, records);
    EXPECT_EQ(one.ticket_id, Id{7});
    EXPECT_EQ(one.cause, Cause::carrier);
    EXPECT_EQ(one.symptom.v, "箱子压扁了");
    EXPECT_EQ(one.finding.v, "中转时被压") << "the last one, after it was reopened";
    EXPECT_EQ(one.remedy.v, "补发两套");
    EXPECT_TRUE(one.prevention.empty());
    const auto ready = check_ready(one);
    ASSERT_FALSE(ready.ok());
    ASSERT_EQ(ready.problem().fields.size(), 1U);
    EXPECT_EQ(ready.problem().fields[0].path, "prevention");
}

TEST(CaseFreshness, ends_with_the_day_of_review) {
    Case one;
    one.state = CaseState::published;
    const auto on = [&](int days) {
        one.review_on = kToday.plus_days(days);
        return freshness_of(one, kToday);
    };
    EXPECT_EQ(on(14), Freshness::fresh);
    EXPECT_EQ(on(13), Freshness::due);
    EXPECT_EQ(on(0), Freshness::due);
    EXPECT_EQ(on(-1), Freshness::overdue);
    one.state = CaseState::archived;
    EXPECT_EQ(on(-1), Freshness::none);
    EXPECT_TRUE(check_review_day(kToday.plus_days(1), kToday).ok());
    EXPECT_FALSE(check_review_day(kToday, kToday).ok());
    EXPECT_FALSE(check_review_day(kToday.plus_days(731), kToday).ok());
}

TEST(CaseWorkflow, nobody_reviews_what_they_wrote) {
    Ctx ctx;
    ctx.user = Id{5};
    Case one;
    one.owner_id = Id{5};
    one.state = CaseState::reviewing;
    EXPECT_EQ(actions_for(ctx, one), Words{});
    one.owner_id = Id{6};
    EXPECT_EQ(actions_for(ctx, one), (Words{"publish", "return"}));
    one.state = CaseState::published;
    EXPECT_EQ(actions_for(ctx, one), (Words{"renew", "revise", "archive", "use"}));
}

}  // namespace
}  // namespace zhuli::cases
