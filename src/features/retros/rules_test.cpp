#include "features/retros/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::retros {
namespace {

Date day(int month, int on) { return Date::from_ymd(2026, month, on); }

TEST(RetroMonths, begin_on_their_first_day) {
    EXPECT_EQ(first_of_month(day(11, 24)), day(11, 1));
    EXPECT_EQ(first_of_month(day(2, 1)), day(2, 1));
    EXPECT_EQ(first_of_next(day(2, 1)), day(3, 1));
    EXPECT_EQ(first_of_next(day(12, 1)), Date::from_ymd(2027, 1, 1));
    EXPECT_EQ(first_before(day(3, 1)), day(2, 1));
    EXPECT_EQ(first_before(day(1, 1)), Date::from_ymd(2025, 12, 1));
}

TEST(RetroRepeats, are_causes_that_came_twice_the_most_frequent_and_the_growing_first) {
    const std::vector<Counted> month{{Cause::carrier, Kind::logistics, 6},
                                     {Cause::invoice, Kind::billing, 2},
                                     {Cause::handling, Kind::after_sales, 2},
                                     {Cause::misuse, Kind::technical, 1}};
    const std::vector<Counted> before{{Cause::carrier, Kind::logistics, 4},
                                      {Cause::invoice, Kind::billing, 5}};
    const std::vector<CountedProduct> products{{Cause::carrier, Kind::logistics, Id{1}, 2},
                                               {Cause::carrier, Kind::logistics, Id{2}, 3},
                                               {Cause::carrier, Kind::billing, Id{3}, 9}};
    const auto repeats = repeats_of(month, before, products);
    ASSERT_EQ(repeats.size(), 3U) << "what came once is no repetition";
    EXPECT_EQ(repeats[0].cause, Cause::carrier);
    EXPECT_EQ(repeats[0].complaints, 6);
    EXPECT_EQ(repeats[0].month_before, 4);
    ASSERT_EQ(repeats[0].products.size(), 2U);
    EXPECT_EQ(repeats[0].products[0].product_id, Id{2});
    EXPECT_EQ(repeats[1].cause, Cause::handling) << "grew, while the other fell";
    EXPECT_EQ(repeats[2].month_before, 5);
    EXPECT_EQ(sum_of(month), 11);
}

TEST(RetroCosts, are_summed_by_cause_the_dearest_first) {
    using resolutions::Compensation;
    const std::vector<resolutions::Cost> costs{
        {"2026-11", Cause::carrier, Compensation::refund, 2, {3000}},
        {"2026-11", Cause::carrier, Compensation::voucher, 1, {500}},
        {"2026-11", Cause::packing, Compensation::replacement, 1, {9000}}};
    const auto by = by_cause(costs);
    ASSERT_EQ(by.size(), 2U);
    EXPECT_EQ(by[0].cause, Cause::packing);
    EXPECT_EQ(by[1].letters, 3);
    EXPECT_EQ(by[1].amount_minor, Money{3500});
    EXPECT_TRUE(by_cause({}).empty());
}

TEST(SopChanges, need_a_cause_and_a_day_that_can_be_kept) {
    SopChange change;
    change.month_on = day(12, 1);
    change.due_on = day(11, 23);
    const auto checked = check(change, nullptr, day(11, 24));
    ASSERT_FALSE(checked.ok());
    std::vector<std::string> codes;
    for (const auto& field : checked.problem().fields) codes.push_back(field.path);
    EXPECT_EQ(codes, (std::vector<std::string>{"cause", "kind", "month_on", "due_on"}));
    change.cause = Cause::carrier;
    change.kind = Kind::logistics;
    change.month_on = day(11, 1);
    EXPECT_TRUE(check(change, &change, day(11, 24)).ok()) << "a day that was kept may have passed";
    change.due_on = day(11, 24);
    EXPECT_TRUE(check(change, nullptr, day(11, 24)).ok());
}

TEST(SopChanges, are_finished_by_their_owner) {
    Ctx ctx;
    SopChange change;
    const auto actions = [&] { return actions_for(ctx, change); };
    EXPECT_EQ(actions(), (std::vector<std::string>{"edit", "finish", "drop"}));
    change.state = ChangeState::done;
    EXPECT_EQ(actions(), std::vector<std::string>{"reopen"});
    auto rights = std::make_shared<Rights>();
    rights->scope_of["retros.finish"] = Scope::own;
    ctx.rights = rights;
    ctx.user = Id{7};
    change.state = ChangeState::open;
    change.owner_id = Id{8};
    EXPECT_TRUE(actions().empty());
    change.owner_id = Id{7};
    EXPECT_EQ(actions(), std::vector<std::string>{"finish"});
}

}  // namespace
}  // namespace zhuli::retros
