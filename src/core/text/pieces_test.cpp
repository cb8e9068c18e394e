#include "core/text/pieces.hpp"

#include <gtest/gtest.h>

namespace zhuli::text {
namespace {

using Places = std::vector<std::string>;

TEST(Pieces, are_sentences_of_a_length_the_index_takes) {
    EXPECT_EQ(pieces_of("您好，我是小沈。方便 吗？"), (Places{"您好", "我是小沈", "方便 吗"}));
    std::string all;
    for (int i = 0; i < 130; ++i) all += "长";
    EXPECT_EQ(pieces_of(all).size(), 3u);
    EXPECT_TRUE(pieces_of("……").empty());
}

}  // namespace
}  // namespace zhuli::text
