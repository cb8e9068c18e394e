// One search over every kind of record: what is found, where the title matched, and that nobody
// finds what they may not read.
#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <set>
#include "cli/search.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli {
namespace {

using support::Answer;
using support::Engine;
using support::World;

class Search : public testing::TestWithParam<Engine> {
 protected:
    World world{GetParam()};

    std::string customer(const std::string& who, const std::string& name) {
        const auto made = world.call(who, "POST", "/customers",
                                     R"({"name":")" + name + R"(","phone":"13800138000"})");
        EXPECT_EQ(made.status, 201) << made.body;
        return made.text("id");
    }
    Answer find(const std::string& who, const std::string& query) {
        return world.call(who, "GET", "/search?" + query);
    }
    std::vector<std::string> titles(const std::string& who, const std::string& q) {
        std::vector<std::string> found;
        const auto answer = find(who, "q=" + q);
        EXPECT_EQ(answer.status, 200) << answer.body;
        for (const auto& item : answer.json.at("items").as_array())
            found.emplace_back(item.at("title").as_string());
        return found;
    }
};
INSTANTIATE_TEST_SUITE_P(On, Search, testing::ValuesIn(support::engines()),
                         [](const auto& one) { return support::name_of(one.param); });

using Titles = std::vector<std::string>;

TEST_P(Search, finds_several_kinds_of_records_by_initials) {
    const auto id = customer("assistant", "张三贸易");
    world.call("admin", "POST", "/products", R"({"code":"ZS-1","name":"钻石杯"})");
    const auto answer = find("assistant", "q=zs");
    ASSERT_EQ(answer.status, 200) << answer.body;
    std::set<std::string> entities;
    for (const auto& item : answer.json.at("items").as_array()) {
        entities.emplace(item.at("entity").as_string());
        EXPECT_EQ(boost::json::serialize(item.at("spans")), "[[0,2]]") << item.at("title");
    }
    EXPECT_EQ(entities, (std::set<std::string>{"customer", "product"}));
}

TEST_P(Search, finds_only_what_lies_in_the_caller_s_scope) {
    customer("assistant", "苏州恒达精密");
    customer("colleague", "苏州恒达电子");
    EXPECT_EQ(titles("assistant", "%E6%81%92%E8%BE%BE"), Titles{"苏州恒达精密"});
    EXPECT_EQ(titles("colleague", "%E6%81%92%E8%BE%BE"), Titles{"苏州恒达电子"});
    EXPECT_EQ(titles("manager", "%E6%81%92%E8%BE%BE"), Titles{"苏州恒达精密"});
    EXPECT_EQ(titles("admin", "%E6%81%92%E8%BE%BE").size(), 2U);
    EXPECT_EQ(titles("hr", "%E6%81%92%E8%BE%BE"), Titles{}) << "may not read customers at all";
}

TEST_P(Search, shows_where_beside_the_title_it_matched) {
    world.call("assistant", "POST", "/customers",
               R"({"name":"宁波远洋","contact_name":"王建国","phone":"13800138642"})");
    const auto contact = find("assistant", "q=wjg").json.at("items").at(0);
    EXPECT_EQ(boost::json::serialize(contact.at("spans")), "[]");
    EXPECT_EQ(boost::json::serialize(contact.at("subtitle_spans")), "[[11,14]]")
        << contact.at("subtitle");
    EXPECT_FALSE(contact.at("by_phone").as_bool());
    EXPECT_TRUE(find("assistant", "q=8642").json.at("items").at(0).at("by_phone").as_bool());
}

TEST_P(Search, shows_no_masked_contact) {
    customer("assistant", "宁波远洋");
    const auto answer = find("finance", "q=nbyy");
    ASSERT_EQ(answer.json.at("items").as_array().size(), 1U) << answer.body;
    EXPECT_EQ(answer.body.find("13800138"), std::string::npos) << answer.body;
}

TEST_P(Search, takes_no_more_than_the_limit) {
    for (const char* name : {"大连一号", "大连二号", "大连三号"}) customer("assistant", name);
    EXPECT_EQ(find("assistant", "q=dl&limit=2").json.at("items").as_array().size(), 2U);
    EXPECT_EQ(find("assistant", "q=dl&limit=51").fields(), Titles{"limit:field.out_of_range"});
    EXPECT_EQ(find("assistant", "q=dl&limit=0").fields(), Titles{"limit:field.out_of_range"});
    EXPECT_EQ(find("assistant", "limit=2").fields(), Titles{"q:field.required"});
    EXPECT_EQ(find("", "q=dl").status, 401);
}

TEST(SearchSpans, count_utf16_units_of_the_title) {
    using Spans = std::vector<std::vector<std::int64_t>>;
    EXPECT_EQ(cli::spans_of("杭州精工机械", "精工"), (Spans{{2, 4}}));
    EXPECT_EQ(cli::spans_of("😀 张三", "zs"), (Spans{{3, 5}})) << "a surrogate pair is two units";
    EXPECT_EQ(cli::spans_of("TCL集团", "tcljt"), (Spans{{0, 5}}));
    EXPECT_EQ(cli::spans_of("杭州精工机械", "hangzhou jx"), (Spans{{0, 2}, {4, 6}}));
    EXPECT_EQ(cli::spans_of("杭州精工机械", "8000"), Spans{}) << "found by its phone";
}

}  // namespace
}  // namespace zhuli
