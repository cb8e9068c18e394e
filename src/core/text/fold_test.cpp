#include "core/text/fold.hpp"

#include <gtest/gtest.h>

#include "core/text/utf8.hpp"

namespace zhuli::text {
namespace {

TEST(Fold, width_case_and_traditional_are_one) {
    EXPECT_EQ(fold("ＡＢＣ　１２３（臺灣）"), "abc 123(台湾)");
    EXPECT_EQ(fold("Straße ﬁ ㈱ ㎏"), "strasse fi (株) kg");
    EXPECT_EQ(fold("華為技術有限公司"), fold("华为技术有限公司"));
    EXPECT_EQ(fold("裏、裡、里"), "里、里、里");
    EXPECT_EQ(fold("乾燥"), fold("干燥"));
    EXPECT_EQ(fold("e\xCC\x81"), fold("É"));
}

TEST(Fold, spaces_and_punctuation_can_be_dropped) {
    EXPECT_EQ(fold("Ａ·Ｂ 公司（上海）-1", Spaces::drop), "ab公司上海1");
}

TEST(Fold, folding_twice_changes_nothing) {
    for (const std::string_view s : {"ÀÉÎ", "ﾊﾝｶｸ", "鑫鐳著覆", "Ǆ", "İstanbul", "ⅷ", "\xFF\x80"})
        EXPECT_EQ(fold(fold(s)), fold(s)) << s;
}

TEST(Fold, every_character_folds_to_one_that_stays) {
    for (char32_t c = 0x3400; c < 0xA000; ++c) {
        std::string text;
        append(text, c);
        ASSERT_EQ(fold(fold(text)), fold(text)) << text;
    }
}

TEST(Fold, variants_in_use_in_taiwan_and_hong_kong) {
    EXPECT_EQ(fold("旅遊傢俬證券（証券）信託發佈"), "旅游家私证券(证券)信托发布");
    EXPECT_EQ(fold("鍾錢锺"), "钟钱钟");
}

TEST(Simplified, keeps_what_is_correct_today) {
    EXPECT_EQ(simplified("國際貿易於廣東，乾隆著"), "国际贸易于广东，乾隆著");
    EXPECT_EQ(simplified("鍾馗 後臺 龍鳳 Abc"), "钟馗 后台 龙凤 Abc");
}

TEST(Traditional, uses_words) {
    EXPECT_EQ(traditional("国际贸易"), "國際貿易");
    EXPECT_EQ(simplified(traditional("张三与重庆银行")), "张三与重庆银行");
}

}  // namespace
}  // namespace zhuli::text
