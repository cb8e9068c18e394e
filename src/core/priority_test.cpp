#include "core/priority.hpp"

#include <gtest/gtest.h>

namespace zhuli {
namespace {

std::vector<PastLead> leads(const std::string& source, int won, int lost) {
    std::vector<PastLead> all;
    for (int i = 0; i < won; ++i) all.push_back({{source}, true});
    for (int i = 0; i < lost; ++i) all.push_back({{source}, false});
    return all;
}

std::vector<PastLead> both(std::vector<PastLead> a, const std::vector<PastLead>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

TEST(LeadPriority, ranks_what_was_won_more_often_first) {
    const auto learned = LeadPriority::learn(both(leads("转介绍", 40, 60), leads("广告", 5, 95)));
    EXPECT_DOUBLE_EQ(learned.average(), 45.0 / 200);
    EXPECT_GT(learned.score({"转介绍"}), 0);
    EXPECT_LT(learned.score({"广告"}), 0);
    EXPECT_NEAR(learned.chance({"never"}), learned.average(), 1e-9);
    EXPECT_GT(learned.chance({"转介绍"}), 0.3);
    EXPECT_LT(learned.chance({"广告"}), 0.12);
}

TEST(LeadPriority, believes_few_leads_little_and_unseen_words_not_at_all) {
    const auto often = LeadPriority::learn(both(leads("a", 50, 50), leads("b", 10, 90)));
    const auto seldom = LeadPriority::learn(both(leads("a", 2, 2), leads("b", 40, 160)));
    EXPECT_GT(often.worth(0, "a"), 2 * seldom.worth(0, "a"));
    EXPECT_GT(seldom.worth(0, "a"), 0);
    EXPECT_EQ(often.worth(0, "never"), 0);
    EXPECT_EQ(often.score({"never"}), 0);
}

TEST(LeadPriority, adds_up_what_each_word_is_worth) {
    std::vector<PastLead> past;
    for (int i = 0; i < 100; ++i)
        past.push_back({{i % 2 ? "a" : "b", i % 3 ? "x" : "y"}, i % 5 == 0});
    const auto learned = LeadPriority::learn(past);
    EXPECT_DOUBLE_EQ(learned.score({"a", "y"}), learned.worth(0, "a") + learned.worth(1, "y"));
}

TEST(LeadPriority, of_no_leads_knows_nothing) {
    const auto learned = LeadPriority::learn({});
    EXPECT_EQ(learned.score({"a", "b"}), 0);
}

TEST(RankingQuality, is_the_share_of_pairs_in_the_right_order) {
    EXPECT_DOUBLE_EQ(ranking_quality(std::vector<double>{3, 2, 1}, {true, false, false}), 1);
    EXPECT_DOUBLE_EQ(ranking_quality(std::vector<double>{1, 2, 3}, {true, false, false}), 0);
    EXPECT_DOUBLE_EQ(ranking_quality(std::vector<double>{1, 1, 1}, {true, false, false}), 0.5);
    EXPECT_DOUBLE_EQ(ranking_quality(std::vector<double>{2, 1, 2}, {true, false, false}), 0.75);
    EXPECT_DOUBLE_EQ(ranking_quality(std::vector<double>{1, 2}, {true, true}), 0.5);
}

}  // namespace
}  // namespace zhuli
