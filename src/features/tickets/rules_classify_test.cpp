#include "features/tickets/rules_classify.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace zhuli::tickets {
namespace {

TEST(KindModel, begins_with_the_keywords_and_knows_how_little_that_is) {
    const KindModel model;
    EXPECT_EQ(model.guess("快递把外箱压坏了").kind, Kind::logistics);
    EXPECT_EQ(model.guess("滑块生锈，质量太差").kind, Kind::quality);
    EXPECT_EQ(model.guess("发票税号错了").kind, Kind::billing);
    EXPECT_EQ(model.guess("参数怎么设，一直报警").kind, Kind::technical);
    EXPECT_EQ(model.guess("客服态度差").kind, Kind::after_sales);
    EXPECT_EQ(model.guess("你们老板呢").kind, Kind::other);
    EXPECT_LT(model.guess("你们老板呢").confidence, 0.3);
    EXPECT_GT(model.guess("快递把外箱压坏了").confidence, model.guess("快递呢").confidence);
    const auto all = model.chances("");
    EXPECT_NEAR(std::accumulate(all.begin(), all.end(), 0.0), 1, 1e-9);
}

/// An organisation that calls what comes by "小黄车" logistics and what "叫声大" quality.
std::vector<Labelled> history(std::size_t count) {
    std::vector<Labelled> tickets;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i % 7);
        if (i % 2 == 0)
            tickets.push_back({"小黄车" + number + "点还没来", Kind::logistics});
        else
            tickets.push_back({"机器叫声大，第" + number + "台", Kind::quality});
    }
    return tickets;
}

TEST(KindModel, learns_what_an_organisation_calls_things) {
    EXPECT_EQ(KindModel().guess("小黄车没到").kind, Kind::other);
    const auto model = KindModel::learn(history(80));
    EXPECT_EQ(model.learned_from(), 80U);
    EXPECT_EQ(model.guess("小黄车没到").kind, Kind::logistics);
    EXPECT_EQ(model.guess("叫声大").kind, Kind::quality);
    EXPECT_GT(model.guess("小黄车没到").confidence, 0.6);
    EXPECT_EQ(model.guess("发票税号错了，对账对不上").kind, Kind::billing)
        << "what nobody complained of yet is still told by its keywords";
    EXPECT_EQ(KindModel::learn(history(49)).learned_from(), 0U) << "too few teach nothing";
}

TEST(KindModel, of_the_same_tickets_is_the_same_and_comes_back_from_its_text) {
    const auto model = KindModel::learn(history(80));
    EXPECT_EQ(model.to_text(), KindModel::learn(history(80)).to_text());
    const auto again = KindModel::from_text(model.to_text());
    EXPECT_EQ(again.learned_from(), 80U);
    for (const char* words : {"小黄车没到", "叫声大", "发票", ""}) {
        EXPECT_EQ(again.guess(words).kind, model.guess(words).kind);
        EXPECT_NEAR(again.guess(words).confidence, model.guess(words).confidence, 0.02);
    }
    for (const char* text : {"", "x", "zhuli kinds 9\n3"})
        EXPECT_EQ(KindModel::from_text(text).learned_from(), 0U);
}

TEST(KindModel, takes_any_text) {
    const auto model = KindModel::learn(history(60));
    for (const std::string& words :
         {std::string(), std::string("\xFF\xFE"), std::string(20'000, 'x'), std::string("，。、"),
          std::string("\xE5\xBF")})
        EXPECT_LE(model.guess(words).confidence, 1.0);
    EXPECT_EQ(keywords_in("快递包装"), (std::vector<std::string>{"快递", "包装"}));
}

}  // namespace
}  // namespace zhuli::tickets
