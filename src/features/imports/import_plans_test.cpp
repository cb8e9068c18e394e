// Follow-ups of a file: planned with whom they name, found again, and taken back with the file.
#include "features/imports/imports_for_test.hpp"

namespace zhuli::imports {
namespace {

class ImportOfPlans : public Import {
 protected:
    static constexpr std::string_view kFile =
        "客户编号,客户名称,计划时间,方式,目标,原因\n"
        "K1,,2026-11-26 15:30,电话,问样品意见,\n"
        "K1,,2026-11-26 15:30,电话,问样品意见,\n"  // the same row again
        ",上海恒达商贸有限公司,2026-11-27,拜访,送合同,月底前要签\n"
        "K1,,2020-01-01,电话,太晚了,\n"
        ",没有这家公司,2026-11-27,,,\n"
        "K1,,哪天都行,飞鸽,,\n";

    void SetUp() override {
        import("客户编号,名称\nK1,杭州精工机械有限公司\nK2,上海恒达商贸有限公司\n",
               ImportKind::customers);
    }
    std::vector<std::string> planned(const std::string& query = "state=planned&sort=due_at") {
        std::vector<std::string> found;
        const auto all = world.call("admin", "GET", "/follow_ups?" + query);
        for (const auto& plan : all.json.at("items").as_array())
            found.push_back(std::string(plan.at("customer_name").as_string()) + " " +
                            std::string(plan.at("channel").as_string()) + " " +
                            std::string(plan.at("goal").as_string()));
        return found;
    }
};

INSTANTIATE_TEST_SUITE_P(Both, ImportOfPlans, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(ImportOfPlans, are_planned_as_foreseen_known_again_and_taken_back) {
    const Plan read = plan(kFile, ImportKind::follow_ups);
    EXPECT_EQ(read.batch.error_count, 1) << "no day and no channel, told together";
    EXPECT_EQ(read.issues.size(), 2u);
    const Forecast forecast = foresee(world.db(), ctx(), read);
    const Id batch = stage(world.db(), ctx(), read)->id;
    const Outcome done = apply_batch(batch);
    EXPECT_EQ(to_json(forecast.outcome), to_json(done));
    EXPECT_EQ(done.follow_ups_created, 2);
    EXPECT_EQ(done.unchanged, 1);
    EXPECT_EQ(done.refused, 2) << "a day that has passed, and nobody of that name";
    EXPECT_EQ(planned(), (std::vector<std::string>{"杭州精工机械有限公司 phone 问样品意见",
                                                   "上海恒达商贸有限公司 visit 送合同"}));
    world.follow_events();
    EXPECT_EQ(import(kFile, ImportKind::follow_ups).unchanged, 3);
    ASSERT_TRUE(undo(world.db(), ctx(), batch, [&] { return world.now; }, {}).ok());
    EXPECT_EQ(outcome(batch).undone, 2);
    EXPECT_TRUE(planned().empty());
    EXPECT_EQ(import(kFile, ImportKind::follow_ups).follow_ups_created, 2) << "planned again";
    EXPECT_EQ(import(kFile, ImportKind::follow_ups).unchanged, 3);
    expect_sound();
}

TEST_P(ImportOfPlans, that_were_exported_come_back_unchanged) {
    import(kFile, ImportKind::follow_ups);
    const auto file = world.call("admin", "GET", "/follow_ups/export?format=csv&state=planned");
    ASSERT_EQ(file.status, 200) << file.body;
    const Outcome back = import(file.body, ImportKind::follow_ups);
    EXPECT_EQ(back.unchanged, 2) << file.body;
    EXPECT_EQ(back.follow_ups_created + back.refused, 0) << file.body;
}

}  // namespace
}  // namespace zhuli::imports
