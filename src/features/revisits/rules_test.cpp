#include "features/revisits/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::revisits {
namespace {

using tickets::Stage;

TEST(Revisits, wait_while_the_complaint_is_in_its_revisit_and_the_link_is_good) {
    Revisit revisit;
    revisit.valid_until_at = {1000};
    EXPECT_EQ(standing(revisit, Stage::revisiting, {1000}), "waiting");
    EXPECT_EQ(standing(revisit, Stage::revisiting, {1001}), "expired");
    EXPECT_EQ(standing(revisit, Stage::closed, {1}), "over") << "recorded on the phone meanwhile";
    EXPECT_EQ(standing(revisit, Stage::investigating, {1}), "over") << "taken up again";
    revisit.state = RevisitState::answered;
    EXPECT_EQ(standing(revisit, Stage::closed, {9999}), "answered");
    EXPECT_EQ(check_waiting("over").problem().code, "revisits.over");
}

TEST(Revisits, take_marks_from_one_to_five_and_ask_the_unhappy_why) {
    Verdict verdict;
    const auto code = [&] {
        const auto result = check(verdict);
        return result.ok() ? std::string() : result.problem().fields.front().path;
    };
    EXPECT_EQ(code(), "satisfaction");
    verdict.satisfaction = 6;
    EXPECT_EQ(code(), "satisfaction");
    verdict.satisfaction = kUnhappy;
    EXPECT_EQ(code(), "words");
    verdict.words = "还是少";
    EXPECT_EQ(code(), "");
    verdict.words = {};
    verdict.satisfaction = kUnhappy + 1;
    EXPECT_EQ(code(), "") << "a mark is enough";
}

TEST(Revisits, are_unhappy_at_two_and_below) {
    Revisit revisit;
    revisit.satisfaction = kUnhappy;
    EXPECT_FALSE(is_unhappy(revisit)) << "nobody answered yet";
    revisit.state = RevisitState::answered;
    EXPECT_TRUE(is_unhappy(revisit));
    revisit.satisfaction = kUnhappy + 1;
    EXPECT_FALSE(is_unhappy(revisit));
    revisit.answered_by = "王工";
    revisit.words = "好";
    EXPECT_EQ(record_words(revisit), "王工 3/5：好");
}

}  // namespace
}  // namespace zhuli::revisits
