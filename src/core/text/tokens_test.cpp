#include "core/text/tokens.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace zhuli::text {
namespace {

bool finds(const Document& document, std::string_view query,
           Closeness closeness = Closeness::adjacent) {
    const std::vector<std::string> tokens = index_tokens(document);
    const std::vector<QueryGroup> groups = query_tokens(query, closeness);
    const auto matches = [&](const QueryTerm& term) {
        return std::any_of(tokens.begin(), tokens.end(), [&](const std::string& token) {
            return term.prefix ? token.starts_with(term.token) : token == term.token;
        });
    };
    return !groups.empty() && std::all_of(groups.begin(), groups.end(), [&](const QueryGroup& g) {
        return std::any_of(g.any.begin(), g.any.end(), matches);
    });
}

Document name(std::string_view s) { return {{s, TextKind::name}}; }
Document phone(std::string_view s) { return {{s, TextKind::phone}}; }

struct Row {
    std::string_view text, query;
    bool found = true;
};

TEST(Search, names_by_fragment_pinyin_and_initials) {
    for (const Row& row : std::vector<Row>{{"张三", "zs"},
                                           {"张三", "张三"},
                                           {"张三", "三"},
                                           {"张三", "zhangsan"},
                                           {"张三", "zhang san"},
                                           {"张三", "ZS"},
                                           {"张三", "ｚｓ"},
                                           {"张三", "張三"},
                                           {"张三", "zhangs"},
                                           {"张三", "李四", false},
                                           {"张三", "sz", false},
                                           {"杭州精工机械", "jinggong"},
                                           {"杭州精工机械", "jgjx"},
                                           {"杭州精工机械", "精工"},
                                           {"杭州精工机械", "杭州 精工"},
                                           {"杭州精工机械", "精 工"},
                                           {"杭州精工机械", "州精"},
                                           {"杭州精工机械", "杭精", false},
                                           {"杭 州 精工", "杭州精工"},
                                           {"绿地集团", "lvdi"},
                                           {"绿地集团", "ludi"},
                                           {"绿地集团", "lüdi"},
                                           {"绿地集团", "lyudi"},
                                           {"单田芳", "shantf", false},
                                           {"单田芳", "stf"},
                                           {"单田芳", "dantian"},
                                           {"重庆长安", "chongqing"},
                                           {"重庆长安", "zhongqing", false},
                                           {"曾乐", "zengyue"},
                                           {"曾乐", "cengle"},
                                           {"TCL集团", "tcl"},
                                           {"TCL集团", "tcljituan"},
                                           {"TCL集团", "tcljt"},
                                           {"TCL集团", "tcl 集团"},
                                           {"iPhone 15 Pro", "iphone15"},
                                           {"iPhone15Pro", "iphone 15"},
                                           {"iPhone15Pro", "15"},
                                           {"Acme Trading", "trad"},
                                           {"Müller & Söhne", "muller"},
                                           {"Müller", "müll"},
                                           {"Газпром", "ГАЗ"},
                                           {"臺灣積體電路", "台湾"},
                                           {"カタカナ", "タカ"},
                                           {"华为", "hw"},
                                           {"上海（中国）公司", "上海中国"},
                                           {"张三", "", false},
                                           {"张三", "!?", false}})
        EXPECT_EQ(finds(name(row.text), row.query), row.found) << row.text << " / " << row.query;
}

TEST(Search, scattered_characters_only_when_asked) {
    EXPECT_TRUE(finds(name("杭州精工"), "杭精", Closeness::scattered));
    EXPECT_FALSE(finds(name("杭州精工"), "杭金", Closeness::scattered));
}

TEST(Search, phones_by_any_part) {
    for (const Row& row : std::vector<Row>{{"138 0013 8000", "138 0013 8000"},
                                           {"13800138000", "0013"},
                                           {"13800138000", "8000"},
                                           {"13800138000", "138"},
                                           {"+8613800138000", "13800138000"},
                                           {"13800138000", "+86 138-0013-8000"},
                                           {"13800138000", "00138000"},
                                           {"１３８００１３８０００", "138001"},
                                           {"0755-8888 8888", "0755-88888888"},
                                           {"0755-88881234", "88881234"},
                                           {"0755-88881234 转 801", "1234"},
                                           {"+44 20 7946 0958", "020 7946 0958"},
                                           {"+44 20 7946 0958", "+44 20 7946"},
                                           {"400-800-8888", "4008008888"},
                                           {"13800138000", "9999", false},
                                           {"13800138000", "13900138000", false}})
        EXPECT_EQ(finds(phone(row.text), row.query), row.found) << row.text << " / " << row.query;
}

TEST(Search, codes_and_addresses) {
    const Document order{{"SO-20261123-0007", TextKind::code}};
    for (const std::string_view query :
         {"SO-20261123-0007", "so2026", "0007", "20261123-0007", "ｓｏ-20261123", "so 0007"})
        EXPECT_TRUE(finds(order, query)) << query;
    const Document mail{{"zhang.san@Acme.com", TextKind::email}};
    for (const std::string_view query : {"zhang.san@acme.com", "acme", "zhangsan", "san@acme"})
        EXPECT_TRUE(finds(mail, query)) << query;
}

TEST(Search, one_query_may_meet_several_texts) {
    const Document customer{{"张三", TextKind::name}, {"13800138000", TextKind::phone}};
    EXPECT_TRUE(finds(customer, "张三 8000"));
    EXPECT_TRUE(finds(customer, "zs 138"));
    EXPECT_FALSE(finds(customer, "张三 9999"));
}

TEST(Tokens, are_ideographs_or_plain_letters_and_digits_without_repeats) {
    const Document all{
        {"浙江省杭州精工机械（集团）有限公司 ABC-1 Ünï カナ Привет 😀 \xFF\xFE 𠮷野家",
         TextKind::name},
        {"AB-12/х", TextKind::code},
        {"0755-8888 8888", TextKind::phone}};
    const std::vector<std::string> tokens = index_tokens(all);
    for (const std::string& token : tokens)
        EXPECT_TRUE(std::all_of(token.begin(), token.end(), [](unsigned char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
        })) << token;
    EXPECT_EQ(std::set<std::string>(tokens.begin(), tokens.end()).size(), tokens.size());
}

TEST(Tokens, their_number_is_bounded) {
    std::string long_name, note;
    for (int i = 0; i < 500; ++i) long_name += "曾乐行";
    for (int i = 0; i < 5000; ++i) note += "字" + std::to_string(i);
    EXPECT_LT(index_tokens(name(long_name)).size(), 800u);
    EXPECT_LE(index_tokens({{note, TextKind::word}}).size(), kMaxTokens);
    EXPECT_LE(query_tokens(long_name).size(), kMaxQueryGroups);
}

TEST(Tokens, words_are_asked_for_by_two_characters_or_the_beginning_of_a_word) {
    const auto tokens = index_tokens({{"客户要 M8x20 螺丝，Price high", TextKind::word}});
    const auto finds_words = [&](std::string_view query) {
        const auto groups = word_query_tokens(query);
        return !groups.empty() && std::all_of(groups.begin(), groups.end(), [&](const auto& one) {
            return std::any_of(tokens.begin(), tokens.end(), [&](const std::string& token) {
                return one.any[0].prefix ? token.starts_with(one.any[0].token)
                                         : token == one.any[0].token;
            });
        });
    };
    for (const auto* query : {"客户", "螺絲", "m8", "M8x20 螺丝", "price", "pri hi", "要 螺丝"})
        EXPECT_TRUE(finds_words(query)) << query;
    for (const auto* query : {"户客", "ls", "igh", "螺", "", " "})
        EXPECT_FALSE(finds_words(query)) << query;
    EXPECT_TRUE(std::none_of(tokens.begin(), tokens.end(), [](const std::string& token) {
        return token.size() == std::string_view("字").size() &&
               static_cast<unsigned char>(token[0]) >= 0x80;
    })) << "single characters would be most of the index";
}

TEST(Tokens, text_without_end_is_cut_the_same_on_both_sides) {
    const std::string word(200, 'a');
    EXPECT_TRUE(finds(name(word), word));
    EXPECT_TRUE(finds(name("浙江省杭州精工机械制造"), "zhejiangshenghangzhoujinggongjixiezhizao"));
}

TEST(Tokens, organisation_is_one_token) {
    EXPECT_EQ(org_token(0), "o0");
    EXPECT_EQ(org_token(36), "o10");
    EXPECT_NE(org_token(123456789012345), org_token(123456789012346));
}

TEST(Search, every_name_is_found_by_its_own_pieces) {
    for (const std::string_view text : {"浙江省杭州精工机械有限公司", "曾乐行", "重庆长安汽车",
                                        "厦门厦工", "单于单位", "绿地女装旅行社"}) {
        const Document document = name(text);
        std::string whole;
        for (std::size_t at = 0; at + 6 <= text.size(); at += 3)
            EXPECT_TRUE(finds(document, text.substr(at, 6))) << text.substr(at, 6);
    }
}

}  // namespace
}  // namespace zhuli::text
