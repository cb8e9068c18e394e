// Both engines find the same: one list of names, one list of questions, sets of results compared;
// and notes, each expectation on both.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <functional>
#include <set>

#include "storage/migrations.hpp"
#include "storage/note_index.hpp"
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

class Notes : public testing::TestWithParam<support::Engine> {
 protected:
    Notes() { migrate(*db, core_migrations()); }

    void write(const std::function<void(Tx&)>& work) {
        const auto done = write_now(*db, Ctx{.org = {.id = {7}}}, [&](Tx& tx) -> Result<> {
            work(tx);
            return Done{};
        });
        ASSERT_TRUE(done.ok());
    }
    void note(std::int64_t id, Id customer, Id owner, const char* words) {
        write([&](Tx& tx) { index_note(tx, {"interaction", {id}, customer, owner, {words}}); });
    }
    std::vector<std::int64_t> found(const char* query, std::vector<Id> owners = {}, Id before = {},
                                    int limit = 50) {
        std::vector<std::int64_t> ids;
        db->read({7}, [&](Tx& tx) {
            const SearchScope scope{{"interaction"}, owners.empty() ? nullptr : &owners};
            for (const auto& place : newest_notes(tx, {&scope, 1}, query, before, limit))
                ids.push_back(place.id.v);
        });
        return ids;
    }
    std::int64_t refile(Id customer, Id owner, std::int64_t limit = 100) {
        std::int64_t moved = 0;
        write([&](Tx& tx) { moved = refile_notes(tx, customer, owner, limit); });
        return moved;
    }

    support::TestDb db{GetParam()};
    static constexpr Id kLin{40}, kWang{41}, kHengda{90}, kOther{91};
};
INSTANTIATE_TEST_SUITE_P(Both, Notes, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

using Ids = std::vector<std::int64_t>;

TEST_P(Notes, are_found_newest_first_under_their_owner) {
    note(11, kHengda, kLin, "要样品，下周发货");
    note(12, kOther, kWang, "發貨太慢");
    note(13, kHengda, kLin, "发货前打电话 13800138000");
    note(14, {}, kAnybody, "问发货时间");
    EXPECT_EQ(found("发货"), (Ids{14, 13, 12, 11}));
    EXPECT_EQ(found("发货", {kLin}), (Ids{14, 13, 11})) << "and what is before everybody";
    EXPECT_EQ(found("发货", {kLin, kWang}), (Ids{14, 13, 12, 11}));
    EXPECT_EQ(found("发货 电话"), Ids{13});
    EXPECT_EQ(found("1380013"), Ids{13});
    EXPECT_EQ(found("货"), Ids{}) << "one character asks for nothing";
    EXPECT_EQ(found("发货", {}, {}, 2), (Ids{14, 13}));
    EXPECT_EQ(found("发货", {}, {13}, 2), (Ids{12, 11})) << "where the page before ended";
    EXPECT_EQ(found("收款"), Ids{});
}

TEST_P(Notes, follow_the_owner_of_their_customer) {
    for (int i = 0; i < 5; ++i) note(11 + i, kHengda, kLin, "要样品");
    note(20, kOther, kLin, "要样品");
    EXPECT_EQ(refile(kHengda, kWang, 3), 3);
    EXPECT_EQ(found("样品", {kWang}), (Ids{13, 12, 11}));
    EXPECT_EQ(found("样品", {kLin}), (Ids{20, 15, 14}));
    EXPECT_EQ(refile(kHengda, kWang), 2);
    EXPECT_EQ(refile(kHengda, kWang), 0) << "done already";
    EXPECT_EQ(found("样品", {kWang}), (Ids{15, 14, 13, 12, 11}));
    EXPECT_EQ(found("样品", {kLin}), Ids{20});
    EXPECT_EQ(refile(kHengda, kLin), 5);
    EXPECT_EQ(found("样品", {kLin}), (Ids{20, 15, 14, 13, 12, 11})) << "and back";
    EXPECT_EQ(found("样品", {kWang}), Ids{});
}

TEST_P(Notes, are_found_by_their_words_of_now) {
    note(11, kHengda, kLin, "要样品");
    note(12, kHengda, kLin, "要报价");
    ASSERT_EQ(refile(kHengda, kWang), 2);
    note(11, kHengda, kWang, "要目录");
    write([](Tx& tx) { remove_note(tx, {12}); });
    EXPECT_EQ(found("样品"), Ids{});
    EXPECT_EQ(found("目录", {kWang}), Ids{11});
    EXPECT_EQ(found("报价"), Ids{});
    note(11, kHengda, kWang, "");
    EXPECT_EQ(found("目录"), Ids{});
    EXPECT_EQ(refile(kHengda, kLin), 0);
}

}  // namespace
}  // namespace zhuli::storage
