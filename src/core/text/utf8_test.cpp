#include "core/text/utf8.hpp"

#include <gtest/gtest.h>

namespace zhuli::text {
namespace {

TEST(Utf8, only_well_formed_text_is_valid) {
    for (const std::string_view good : {"", "abc", "张三", "😀", "\xF4\x8F\xBF\xBF"})
        EXPECT_TRUE(valid_utf8(good)) << good;
    for (const std::string_view bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80",
                                       "\xE5\xBC", "a\xFFz", "\xF8\x88\x80\x80\x80"})
        EXPECT_FALSE(valid_utf8(bad));
}

TEST(Utf8, length_counts_code_points) {
    EXPECT_EQ(length(""), 0u);
    EXPECT_EQ(length("张a😀"), 3u);
    EXPECT_EQ(prefix("张三丰", 2), "张三");
    EXPECT_EQ(prefix("ab", 9), "ab");
}

TEST(Clean, trims_every_kind_of_space) {
    EXPECT_EQ(clean(" \xE3\x80\x80 张 三\xC2\xA0\n"), "张 三");
    EXPECT_EQ(clean("\xE3\x80\x80"), "");
    EXPECT_EQ(clean(""), "");
}

TEST(Clean, drops_controls_and_direction_marks_but_keeps_lines) {
    EXPECT_EQ(clean(std::string_view("a\0b\x7F\x1B[1m", 8)), "ab[1m");
    EXPECT_EQ(clean("一\n二\t三"), "一\n二\t三");
    EXPECT_EQ(clean("abc\xE2\x80\xAE"
                    "def"),
              "abcdef");
}

TEST(Clean, composes) {
    EXPECT_EQ(clean("e\xCC\x81"), "\xC3\xA9");
    EXPECT_EQ(clean("👨\xE2\x80\x8D👩"), "👨\xE2\x80\x8D👩");
}

TEST(Clean, repeated_cleaning_changes_nothing) {
    for (const std::string_view s : {" e\xCC\x81 ", "a\xFF\xFE z", "\xEF\xA4\x80豈", "１２ 三"}) {
        const std::string once = clean(s);
        EXPECT_EQ(clean(once), once);
        EXPECT_TRUE(valid_utf8(once));
    }
}

}  // namespace
}  // namespace zhuli::text
