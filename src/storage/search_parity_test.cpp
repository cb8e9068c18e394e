// Both engines find the same: one list of names, one list of questions, sets of results compared.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <set>

#include "storage/migrations.hpp"
#include "storage/search_index.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage {
namespace {

constexpr std::pair<const char*, const char*> kEntries[] = {
    {"杭州精工机械有限公司", "+8613800138000"},
    {"上海恒达贸易有限公司", "+8613912345678"},
    {"重庆银行设备厂", "+862368001234"},
    {"曾国强", "+8615011112222"},
    {"单雄信", "+8615011113333"},
    {"張三豐", "+8618612348000"},
    {"张三", "+8613700001111"},
    {"绿地集团", "+8613700002222"},
    {"Acme Screws Ltd", "+442079460000"},
    {"精工精密 (苏州)", "+8651288880000"},
    {"北京 华远 科技", "+8613811110000"},
    {"ＡＢＣ电子", "+8613811118000"},
    {"李四", "+8613800139999"},
    {"机械之家", "+8613655554444"},
};
constexpr const char* kQuestions[] = {
    "精工", "机械",    "機械",     "杭州",   "张三",      "張三",     "zs",          "zhangsan",
    "zsf",  "hzjg",    "jinggong", "jg",     "8000",      "138000",   "5678",        "曾",
    "zeng", "zgq",     "shan",     "sxx",    "chongqing", "cq",       "重庆银行",    "yinhang",
    "lvdi", "绿地",    "acme",     "ACME",   "screws",    "华远科技", "北京华远",    "华 远",
    "ABC",  "abc电子", "ａｂｃ",   "不存在", "x",         "李",       "13800138000", "zhang san"};

std::set<std::string> titles(support::Engine engine, std::vector<std::set<std::string>>& found) {
    support::TestDb db(engine);
    migrate(*db, core_migrations());
    const Ctx ctx{.org = {.id = {7}}};
    auto done = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
        std::int64_t id = 0;
        for (const auto& [name, phone] : kEntries)
            index_entry(tx, {"customer",
                             {++id},
                             name,
                             "",
                             {},
                             {{name, text::TextKind::name}, {phone, text::TextKind::phone}}});
        return Done{};
    });
    EXPECT_TRUE(done.ok());
    std::set<std::string> all;
    for (const char* question : kQuestions) {
        auto& hits = found.emplace_back();
        db->read({7}, [&](Tx& tx) {
            for (const auto& hit : search(tx, "", question, 50, nullptr)) hits.insert(hit.title);
        });
        all.insert(hits.begin(), hits.end());
    }
    return all;
}

TEST(SearchParity, both_engines_find_the_same) {
    std::vector<std::vector<std::set<std::string>>> found;
    for (const auto engine : support::engines()) {
        const auto all = titles(engine, found.emplace_back());
        EXPECT_EQ(all.size(), std::size(kEntries)) << "some names are never found";
    }
    for (std::size_t i = 0; i < std::size(kQuestions); ++i)
        for (const auto& one : found) EXPECT_EQ(one[i], found.front()[i]) << kQuestions[i];
}

TEST(SearchParity, each_way_to_ask_finds_the_one_meant) {
    struct Case {
        const char* question;
        const char* title;
    };
    std::vector<std::set<std::string>> found;
    titles(support::Engine::sqlite, found);
    for (const Case& it : std::initializer_list<Case>{{"精工", "杭州精工机械有限公司"},
                                                      {"機械", "机械之家"},
                                                      {"zs", "张三"},
                                                      {"zhangsan", "張三豐"},
                                                      {"hzjg", "杭州精工机械有限公司"},
                                                      {"5678", "上海恒达贸易有限公司"},
                                                      {"zeng", "曾国强"},
                                                      {"shan", "单雄信"},
                                                      {"chongqing", "重庆银行设备厂"},
                                                      {"华远科技", "北京 华远 科技"},
                                                      {"zhang san", "张三"}}) {
        const auto at = std::find_if(std::begin(kQuestions), std::end(kQuestions),
                                     [&](auto* q) { return std::string_view(q) == it.question; });
        ASSERT_NE(at, std::end(kQuestions));
        EXPECT_TRUE(found[static_cast<std::size_t>(at - kQuestions)].contains(it.title))
            << it.question;
    }
}

}  // namespace
}  // namespace zhuli::storage
