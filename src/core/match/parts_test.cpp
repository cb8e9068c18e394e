// What values are cut into, and how far single ones agree.
#include <gtest/gtest.h>

#include "core/match/compare_values.hpp"
#include "core/match/distance.hpp"
#include "core/match/words.hpp"

namespace zhuli::match {
namespace {

std::string words(Kind kind, std::string_view value) {
    std::string all;
    for (const auto& word : cut(kind, value).words)
        all +=
            (all.empty() ? "" : " ") + word.text + (word.word_class == WordClass::place ? "@" : "");
    return all;
}

TEST(Words, are_cut_as_people_read_them) {
    const struct {
        Kind kind;
        std::string_view value, expected;
    } rows[] = {
        {Kind::name, "Arnie Morton's of Chicago", "arnie mortons of chicago"},
        {Kind::name, "ＡＣＭＥ Café & Co.", "acme cafe and co"},
        {Kind::name, "Sony PS-LX350H", "sony ps pslx350h lx350h"},
        {Kind::name, "浙江省杭州市精工新材料科技有限公司", "精工 科技 新材料 浙江杭州@"},
        {Kind::name, "东莞市杰兴模具有限公司上海分公司", "杰兴 兴模 模具 东莞@ 上海@"},
        {Kind::person, "R. E. Schapire", "r e schapire"},
        {Kind::address, "854 Seventh Avenue", "854 7th ave"},
        {Kind::address, "文三路478号", "文三 三路 478 号"},
        {Kind::phone, "138 0013 8000；0571-88886666", "8613800138000 8657188886666"},
        {Kind::phone, "88886666", "88886666"},
        {Kind::phone, "内线", ""},
        {Kind::email, " Sales@ACME.cn ", "sales@acme.cn"},
        {Kind::identifier, "sw1a-2ａa", "sw1a2aa"},
        {Kind::date, "1908年12月9日", "19081209"},
        {Kind::date, "2026-1-5", "20260105"},
        {Kind::number, "¥1,299.00", "1299.00"},
        {Kind::text, "", ""},
    };
    for (const auto& row : rows) EXPECT_EQ(words(row.kind, row.value), row.expected) << row.value;
}

TEST(Values, agree_more_or_less) {
    using enum Level;
    const struct {
        Kind kind;
        std::string_view a, b;
        Level expected;
    } rows[] = {
        {Kind::phone, "8613800138000", "8613800138000", same},
        {Kind::phone, "2125551234", "5551234", close},
        {Kind::phone, "8613800138000", "8613800138001", similar},
        {Kind::phone, "8613800138000", "8613912345678", different},
        {Kind::email, "sales@acme.cn", "sale@acme.cn", close},
        {Kind::email, "wangwei@acme.cn", "wangwei@qq.com", similar},
        {Kind::email, "a@acme.cn", "b@other.com", different},
        {Kind::identifier, "1804974", "1840974", close},
        {Kind::identifier, "1804974", "1804847", similar},
        {Kind::identifier, "12", "13", different},
        {Kind::date, "19081209", "19080912", close},
        {Kind::date, "19560409", "19560408", close},
        {Kind::date, "19560409", "19771231", different},
        {Kind::number, "100", "101", close},
        {Kind::number, "100", "108", similar},
        {Kind::number, "100", "400", different},
        {Kind::number, "0", "0.0", close},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(compare_values(row.kind, row.a, row.b), row.expected) << row.a << ' ' << row.b;
        EXPECT_EQ(compare_values(row.kind, row.b, row.a), row.expected) << row.b << ' ' << row.a;
    }
}

TEST(Distance, jaro_winkler_as_published) {
    const auto similarity = [](std::string_view a, std::string_view b) {
        return jaro_winkler(Letters(a), Letters(b));
    };
    EXPECT_NEAR(similarity("martha", "marhta"), 0.961, 0.001);
    EXPECT_NEAR(similarity("dixon", "dicksonx"), 0.813, 0.001);
    EXPECT_NEAR(similarity("dwayne", "duane"), 0.840, 0.001);
    EXPECT_EQ(similarity("abc", "xyz"), 0);
    EXPECT_EQ(similarity("张三丰", "张三丰"), 1);
}

TEST(Distance, edits_count_a_swap_once_and_stop_at_the_limit) {
    const auto count = [](std::string_view a, std::string_view b, std::size_t limit) {
        return edits(Letters(a), Letters(b), limit);
    };
    EXPECT_EQ(count("kitten", "sitting", 5), 3u);
    EXPECT_EQ(count("ca", "ac", 2), 1u);
    EXPECT_EQ(count("kitten", "sitting", 1), 2u);
    EXPECT_EQ(count("", "abc", 5), 3u);
    EXPECT_EQ(count("杭州", "杭洲", 2), 1u);
}

}  // namespace
}  // namespace zhuli::match
