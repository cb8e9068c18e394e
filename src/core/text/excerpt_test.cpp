#include "core/text/excerpt.hpp"

#include <gtest/gtest.h>

namespace zhuli::text {
namespace {

std::string marked(std::string_view words, std::string_view query) {
    auto excerpt = excerpt_of(words, word_spans(words, query));
    for (auto it = excerpt.spans.rbegin(); it != excerpt.spans.rend(); ++it) {
        excerpt.text.insert(it->last, "]");
        excerpt.text.insert(it->first, "[");
    }
    return excerpt.text;
}

std::string repeated(std::string_view one, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += one;
    return text;
}

TEST(Excerpt, is_all_of_a_short_text_in_one_line) {
    EXPECT_EQ(marked("要样品\n下周发货", "发货"), "要样品 下周[发货]");
    EXPECT_EQ(marked("😀 Price is high", "price"), "😀 [Price] is high");
}

TEST(Excerpt, is_cut_between_characters_around_the_first_match) {
    const std::string words = repeated("前", 50) + "发货" + repeated("后", 200);
    EXPECT_EQ(marked(words, "发货"),
              "…" + repeated("前", 20) + "[发货]" + repeated("后", 68) + "…");
}

TEST(Excerpt, leaves_out_matches_beyond_it) {
    const std::string words = "样品" + repeated("中", 200) + "发货";
    EXPECT_EQ(marked(words, "样品 发货"), "[样品]" + repeated("中", 88) + "…");
    const std::string half = "样品" + repeated("中", 87) + "发货";
    EXPECT_EQ(marked(half, "样品 发货"), "[样品]" + repeated("中", 87) + "[发]…");
}

TEST(Excerpt, lines_are_those_that_say_something) {
    EXPECT_EQ(lines_of({"", "要样品", "", "急"}), "要样品\n急");
    EXPECT_EQ(lines_of({"", ""}), "");
}

}  // namespace
}  // namespace zhuli::text
