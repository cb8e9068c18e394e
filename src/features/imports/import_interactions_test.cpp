// Files of conversations: whose they are, when they were held, sent twice, and taken back.
#include "features/imports/imports_for_test.hpp"

namespace zhuli::imports {
namespace {

class ImportedTalks : public Import {
 protected:
    void SetUp() override {
        import(
            "客户编号,名称,手机\nK-1,杭州精工机械有限公司,13800138000\nK-2,宁波海天贸易有限公司,\n"
            "K-3,同名商行,\n",
            ImportKind::customers);
        const auto other = world.call("admin", "POST", "/customers", R"({"name":"同名商行"})");
        EXPECT_EQ(other.status, 201) << other.body;
    }
    Outcome talks(std::string_view file) { return import(file, ImportKind::interactions); }
    std::string customer(std::string_view q) {
        const auto list = world.call("admin", "GET", "/customers?q=" + std::string(q));
        return std::string(list.json.at("items").at(0).at("id").as_string());
    }
    std::int64_t last_contact(std::string_view q) {
        return world.call("admin", "GET", "/customers/" + customer(q))
            .json.at("last_contact_at")
            .as_int64();
    }
};

INSTANTIATE_TEST_SUITE_P(Both, ImportedTalks, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

constexpr std::string_view kFile =
    "客户编号,客户名称,跟进时间,跟进方式,跟进内容,跟进人,下次跟进时间\n"
    "K-1,,2026-03-05 14:30,上门拜访,\"看了样品，\n要正式报价\",李四,2026-12-08\n"
    ",宁波海天贸易,2026/3/6,微信,发了目录,,2026-03-20\n";

TEST_P(ImportedTalks, are_written_down_where_they_belong_with_who_said_it) {
    const auto outcome = talks(kFile);
    EXPECT_EQ(outcome.interactions_created, 2);
    EXPECT_EQ(outcome.refused + outcome.conflicts + outcome.suspected, 0);
    const auto story =
        world.call("admin", "GET", "/customers/" + customer("K-1") + "/timeline?group=talk").body;
    EXPECT_NE(story.find("李四：看了样品"), std::string::npos) << story;
    EXPECT_NE(story.find("要正式报价"), std::string::npos);
    const std::int64_t held = 1'772'692'200'000;  // 2026-03-05 14:30 in Shanghai
    EXPECT_EQ(last_contact("K-1"), held);
}

TEST_P(ImportedTalks, set_the_next_contact_only_while_it_lies_ahead) {
    talks(kFile);
    const auto next = [&](std::string_view q) {
        return world.call("admin", "GET", "/customers/" + customer(q)).text("next_contact_on");
    };
    EXPECT_EQ(next("K-1"), "2026-12-08");
    EXPECT_EQ(next("K-2"), "");
}

TEST_P(ImportedTalks, sent_twice_are_there_once_and_can_be_taken_back_and_sent_again) {
    const Id batch = stage_file(kFile, ImportKind::interactions);
    apply_batch(batch);
    EXPECT_EQ(talks(kFile).unchanged, 2);
    EXPECT_EQ(talks(std::string(kFile) + "K-2,,2026-03-06,微信,发了目录,,\n").unchanged, 3);
    ASSERT_TRUE(undo(world.db(), ctx(), batch, [&] { return world.now; }, {}).ok());
    EXPECT_EQ(last_contact("K-1"), 0);
    EXPECT_EQ(talks(kFile).interactions_created, 2);
    expect_sound();
}

TEST_P(ImportedTalks, rows_that_cannot_be_are_told_all_at_once) {
    const Plan read = plan(
        "客户编号,客户名称,跟进时间,跟进方式,跟进内容\n,,2026-13-05,烟信号,\nK-1,,2026-03-05,电话,"
        "好\n",
        ImportKind::interactions);
    std::vector<std::string> told;
    for (const auto& issue : read.issues) told.push_back(issue.column + ":" + issue.code);
    std::sort(told.begin(), told.end());
    EXPECT_EQ(told, (std::vector<std::string>{
                        "channel:imports.not_a_channel", "customer_name:imports.whose",
                        "happened_at:imports.not_a_date", "words:field.required"}));
    EXPECT_EQ(read.items.size(), 1u);
}

TEST_P(ImportedTalks, of_nobody_of_several_and_of_tomorrow_are_refused_by_name) {
    const auto outcome = talks(
        "客户编号,客户名称,跟进时间,跟进方式,跟进内容\nK-9,,2026-03-05,电话,一\n"
        ",同名商行,2026-03-05,电话,二\nK-1,,2027-01-01,电话,三\nK-3,同名商行,2026-03-05,电话,四\n");
    EXPECT_EQ(outcome.refused, 3);
    EXPECT_EQ(outcome.interactions_created, 1);
}

TEST_P(ImportedTalks, that_were_exported_come_back_unchanged) {
    import("客户编号,名称\nK1,杭州精工机械有限公司\n", ImportKind::customers);
    const auto all = world.call("admin", "GET", "/customers");
    const std::string id(all.json.at("items").at(0).at("id").as_string());
    world.now = world.now.plus_ms(37 * kSecondMs);
    for (const char* words : {"第一次谈\\n要样品", "=再谈"})
        ASSERT_EQ(world
                      .call("finance", "POST", "/customers/" + id + "/interactions",
                            std::string(R"({"channel":"visit","words":")") + words + "\"}")
                      .status,
                  201);
    const auto file = world.call("admin", "GET", "/customers/interactions/export?format=csv");
    ASSERT_EQ(file.status, 200) << file.body;
    EXPECT_NE(file.body.find("finance"), std::string::npos) << file.body;
    const Outcome back = import(file.body, ImportKind::interactions);
    EXPECT_EQ(back.unchanged, 2) << file.body;
    EXPECT_EQ(back.interactions_created + back.refused, 0);
    EXPECT_EQ(world.call("colleague", "GET", "/customers/interactions/export?format=csv")
                  .body.find("第一次谈"),
              std::string::npos)
        << "somebody else's customer";
}

}  // namespace
}  // namespace zhuli::imports
