#include "core/text/match.hpp"

#include <gtest/gtest.h>

#include <string>

namespace zhuli::text {
namespace {

std::string marked(std::string_view name, std::string_view query) {
    std::string out(name);
    const std::vector<Span> spans = match_spans(name, query);
    for (auto it = spans.rbegin(); it != spans.rend(); ++it) {
        out.insert(it->last, "]");
        out.insert(it->first, "[");
    }
    return out;
}

struct Row {
    std::string_view name, query, marked;
};

TEST(Highlight, shows_what_matched_in_the_original) {
    for (const Row& row : std::vector<Row>{{"杭州精工机械", "精工", "杭州[精工]机械"},
                                           {"杭州精工机械", "jinggong", "杭州[精工]机械"},
                                           {"杭州精工机械", "jgj", "杭州[精工机]械"},
                                           {"杭州精工机械", "jg jx", "杭州[精工机械]"},
                                           {"杭州精工机械", "杭精", "[杭]州[精]工机械"},
                                           {"杭州精工机械", "hangzhoujg", "[杭州精工]机械"},
                                           {"臺灣積體", "台湾", "[臺灣]積體"},
                                           {"ＡＢＣ公司", "bc", "Ａ[ＢＣ]公司"},
                                           {"Müller GmbH", "mull", "[Müll]er GmbH"},
                                           {"Acme Trading", "trad", "Acme [Trad]ing"},
                                           {"上海（中国）", "海中", "上[海（中]国）"},
                                           {"张三", "李四", "张三"},
                                           {"张三", "", "张三"},
                                           {"绿地集团", "ludi", "[绿地]集团"},
                                           {"张三", "zhangs", "[张三]"}})
        EXPECT_EQ(marked(row.name, row.query), row.marked) << row.name << " / " << row.query;
}

TEST(WordSpans, are_where_every_part_stands_as_it_was_typed) {
    using Spans = std::vector<Span>;
    EXPECT_EQ(word_spans("客户说下周发货", "发货"), (Spans{{15, 21}}));
    EXPECT_EQ(word_spans("客户说發貨 慢", "发货"), (Spans{{9, 15}})) << "traditional";
    EXPECT_EQ(word_spans("要 M8 螺丝", "螺丝 m8"), (Spans{{4, 6}, {7, 13}}));
    EXPECT_EQ(word_spans("华远、远华", "华 远"), (Spans{{0, 6}})) << "together where it can be";
    EXPECT_EQ(word_spans("要样品", "yangpin"), Spans{}) << "no pinyin";
    EXPECT_EQ(word_spans("货已发", "发货"), Spans{});
    EXPECT_EQ(word_spans("要样品", "样品 发货"), Spans{}) << "a part is missing";
    EXPECT_EQ(word_spans("要样品", " "), Spans{});
}

TEST(Rank, closer_matches_come_first) {
    struct Expected {
        std::string_view name, query;
        int rank;
    };
    for (const Expected& row : std::vector<Expected>{{"张三", "张三", kRankExact},
                                                     {"張三", "张 三", kRankExact},
                                                     {"张三丰", "张三", kRankPrefix},
                                                     {"Acme Trading", "trading", kRankWordStart},
                                                     {"小张三", "张三", kRankInside},
                                                     {"张三", "zhangsan", kRankPinyin},
                                                     {"张三丰", "zhangsan", kRankPinyinPrefix},
                                                     {"小张三", "zhangsan", kRankPinyinInside},
                                                     {"张三", "zs", kRankInitials},
                                                     {"张三丰", "zs", kRankInitialsPrefix},
                                                     {"小张三", "zs", kRankInitialsInside},
                                                     {"杭州精工", "杭精", kRankScattered},
                                                     {"张三", "李四", kRankNone},
                                                     {"张三", "", kRankNone},
                                                     {"", "张三", kRankNone}})
        EXPECT_EQ(rank(row.name, row.query), row.rank) << row.name << " / " << row.query;
}

TEST(Rank, several_words_count_as_the_worst) {
    EXPECT_EQ(rank("杭州精工", "杭州 jg"), kRankInitialsInside);
    EXPECT_EQ(rank("杭州精工", "杭州 bj"), kRankNone);
}

TEST(Highlight, hostile_text_ends_quickly) {
    const std::string name(3000, 'z'), query(3000, 'z');
    EXPECT_FALSE(match_spans(name, query).empty());
    std::string han;
    for (int i = 0; i < 500; ++i) han += "行";
    EXPECT_GE(rank(han, "xhxhxhxhxhxhxhxhxhxhxhxhxhxhxhxhq"), 0);
    EXPECT_TRUE(match_spans("\xFF\xFE\x80", "\xFF").empty());
}

}  // namespace
}  // namespace zhuli::text
