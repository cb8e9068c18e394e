#include "core/text/beginnings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace zhuli::text {
namespace {

std::set<std::string> words_in(const std::string& text) {
    std::set<std::string> words;
    std::istringstream in(text);
    for (std::string word; in >> word;) words.insert(word);
    return words;
}

std::set<std::string> words_of(const Document& document) {
    std::string tokens;
    for (const auto& token : index_tokens(document)) tokens += token + " ";
    return words_in(words_of_tokens(tokens));
}

/// What FTS5 makes of a question: all of "(a AND b)", or "word*", or "word".
bool answers(const std::set<std::string>& words, std::string question) {
    if (question.starts_with("(")) {
        question = question.substr(1, question.size() - 2);
        for (std::size_t at; (at = question.find(" AND ")) != std::string::npos;)
            question.replace(at, 5, " ");
        return std::ranges::all_of(words_in(question),
                                   [&](const auto& one) { return words.contains(one); });
    }
    if (!question.ends_with('*')) return words.contains(question);
    question.pop_back();
    const auto at = words.lower_bound(question);
    return at != words.end() && at->starts_with(question);
}

bool finds(const Document& document, std::string_view query) {
    const auto words = words_of(document);
    const auto groups = query_tokens(query);
    return !groups.empty() && std::ranges::all_of(groups, [&](const QueryGroup& group) {
        return std::ranges::any_of(
            group.any, [&](const QueryTerm& term) { return answers(words, word_question(term)); });
    });
}

struct Row {
    std::string_view query;
    bool found = true;
};

TEST(Beginnings, of_names_numbers_and_phones_are_found) {
    const Document customer{{"浙江省杭州TCL精工机械有限公司", TextKind::name},
                            {"iPhone15 Pro", TextKind::name},
                            {"KH100000", TextKind::code},
                            {"+8613800138000", TextKind::phone}};
    for (const Row& row : std::vector<Row>{{"杭州"},
                                           {"机"},
                                           {"h"},
                                           {"hz"},
                                           {"hztcljg"},
                                           {"hztcljgj"},
                                           {"tcljgjx"},
                                           {"zjshztcljgjx"},
                                           {"jinggong"},
                                           {"jinggongjixie"},
                                           {"iphone15pro"},
                                           {"15pro"},
                                           {"kh1"},
                                           {"kh100000"},
                                           {"100000"},
                                           {"13800138000"},
                                           {"138"},
                                           {"0013"},
                                           {"00138000"},
                                           {"8000"},
                                           {"hzjg", false},
                                           {"tcljx", false},
                                           {"kh10000000", false},
                                           {"13800138001", false},
                                           {"9", false},
                                           {"jinggongjixin", false}})
        EXPECT_EQ(finds(customer, row.query), row.found) << row.query;
}

TEST(Beginnings, inside_a_legal_form_begins_nothing) {
    const Document customer{{"杭州精工有限公司", TextKind::name}};
    for (const auto* query : {"gongsi", "youxian", "xgs"}) EXPECT_FALSE(finds(customer, query));
    for (const auto* query : {"有限公司", "公司", "jgyxgs", "精工有限"})
        EXPECT_TRUE(finds(customer, query)) << query;
    EXPECT_TRUE(finds({{"有限公司", TextKind::name}}, "yxgs")) << "a name of nothing else";
}

TEST(Beginnings, of_one_token_are_words_once) {
    EXPECT_EQ(words_of_tokens("pab pabcdefg 上海 kcr"), "pa pab pabc pabcd pabcdefg 上海 kcr");
    EXPECT_EQ(words_of_tokens(""), "");
    EXPECT_EQ(words_of_tokens("iabcdef"), "ia iab iabc iabcd ibcde icdef");
    EXPECT_EQ(word_question({"iabcdef", true}), "(iabcd AND ibcde AND icdef)");
    EXPECT_EQ(word_question({"pabcdef", true}), "pabcdef*");
    EXPECT_EQ(word_question({"pabc", true}), "pabc");
    EXPECT_EQ(word_question({"上海", false}), "上海");
}

}  // namespace
}  // namespace zhuli::text
