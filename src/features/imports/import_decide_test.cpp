// Rows that were left out because somebody like them is there: what is decided of them happens,
// before the batch is applied and after, and is undone with it.
#include "features/imports/imports_for_test.hpp"
#include "features/imports/work.hpp"

namespace zhuli::imports {
namespace {

using support::Answer;

struct ImportDecisions : Import {
    static constexpr std::string_view kThere =
        "客户编号,名称,手机,地区\n"
        "K1,杭州精工机械有限公司,13800138000,杭州\n"
        "K2,上海恒达商贸有限公司,13900139000,上海\n";
    static constexpr std::string_view kFile =
        "客户编号,名称,手机,地区\n"
        "K1,杭州精工机械有限公司,13800138001,宁波\n"  // the same number: a conflict
        ",绍兴柯桥纺织,13900139000,绍兴\n"            // the phone of K2: suspected
        ",台州路桥阀门,13700137000,台州\n";           // new

    std::string path(Id batch) { return "/imports/" + std::to_string(batch.v); }
    Answer decide(Id batch, const std::string& about, const std::string& decision,
                  const std::string& rows = "[]", const std::string& who = "admin") {
        return world.call(
            who, "POST", path(batch) + "/decisions",
            R"({"about":")" + about + R"(","decision":")" + decision + R"(","rows":)" + rows + "}");
    }
    void work() {
        while (work_once(world.db(), world.system(), [&] { return world.now; }, {})) {
        }
    }
    /// A customer by the beginning of its name.
    boost::json::value customer(const std::string& name) {
        const auto all = world.call("admin", "GET", "/customers");
        for (const auto& item : all.json.at("items").as_array())
            if (std::string_view(item.at("name").as_string()).starts_with(name)) return item;
        return {};
    }
    std::string text(const std::string& name, const char* member) {
        const auto found = customer(name);
        return found.is_null() ? "-" : std::string(found.at(member).as_string());
    }
    Outcome undone(Id batch) {
        EXPECT_TRUE(undo(world.db(), ctx(), batch, [&] { return world.now; }, {}).ok());
        return outcome(batch);
    }
};

INSTANTIATE_TEST_SUITE_P(Both, ImportDecisions, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(ImportDecisions, are_foreseen_applied_and_undone) {
    import(kThere, ImportKind::customers);
    const Id batch = stage_file(kFile, ImportKind::customers);
    EXPECT_EQ(decide(batch, "conflict", "update").status, 200);
    const auto shown = decide(batch, "suspected", "create");
    EXPECT_EQ(shown.json.at("forecast").at("updated").as_int64(), 1) << shown.body;
    EXPECT_EQ(shown.json.at("forecast").at("customers_created").as_int64(), 2);
    EXPECT_EQ(shown.json.at("forecast").at("suspected").as_int64(), 0);
    EXPECT_EQ(text("杭州精工", "region"), "杭州") << "nothing is applied yet";

    const Outcome done = apply_batch(batch);
    EXPECT_EQ(done.updated, 1);
    EXPECT_EQ(done.customers_created, 2);
    EXPECT_EQ(done.conflicts + done.suspected, 0);
    EXPECT_EQ(text("杭州精工", "region"), "宁波");
    EXPECT_EQ(text("绍兴柯桥", "region"), "绍兴");
    EXPECT_EQ(
        world.call("admin", "GET", path(batch) + "/issues").json.at("items").as_array().size(), 0u);
    const Outcome back = undone(batch);
    EXPECT_EQ(back.undone, 3);
    EXPECT_EQ(text("杭州精工", "region"), "杭州");
    EXPECT_EQ(text("杭州精工", "phone"), "+8613800138000");
    EXPECT_EQ(text("绍兴柯桥", "status"), "invalid");
    expect_sound();
}

TEST_P(ImportDecisions, may_come_row_by_row_after_the_batch_is_done) {
    import(kThere, ImportKind::customers);
    const Id batch = stage_file(kFile, ImportKind::customers);
    EXPECT_EQ(apply_batch(batch).customers_created, 1);
    const auto issues = world.call("admin", "GET", path(batch) + "/issues");
    const auto& suspected = issues.json.at("items").as_array().back();
    EXPECT_EQ(suspected.at("about").as_string(), "suspected");
    EXPECT_EQ(suspected.at("choices").as_array().size(), 2u);
    const auto row = std::to_string(suspected.at("row_no").as_int64());
    const auto moved = decide(batch, "suspected", "update", "[" + row + "]");
    EXPECT_EQ(moved.text("state"), "applying") << moved.body;
    work();
    const auto after = world.call("admin", "GET", path(batch));
    EXPECT_EQ(after.text("state"), "done");
    EXPECT_EQ(after.json.at("outcome").at("updated").as_int64(), 1);
    EXPECT_EQ(after.json.at("outcome").at("conflicts").as_int64(), 1) << "of another row";
    EXPECT_EQ(text("绍兴柯桥", "phone"), "+8613900139000") << "K2 took over what the row says";
    EXPECT_EQ(text("上海恒达", "name"), "-");
    expect_sound();
}

TEST_P(ImportDecisions, of_whom_somebody_changed_since_are_kept_when_the_batch_is_undone) {
    import(kThere, ImportKind::customers);
    const Id batch = stage_file(kFile, ImportKind::customers);
    decide(batch, "conflict", "update");
    apply_batch(batch);
    const auto known = customer("杭州精工");
    const std::string at = "/customers/" + std::string(known.at("id").as_string());
    ASSERT_EQ(world
                  .call("admin", "PATCH", at, R"({"note":"刚改的"})",
                        {{"if-match", std::to_string(known.at("version").as_int64())}})
                  .status,
              200);
    EXPECT_EQ(undone(batch).kept, 1);
    EXPECT_EQ(text("杭州精工", "region"), "宁波");
    EXPECT_EQ(text("杭州精工", "note"), "刚改的");
    expect_sound();
}

TEST_P(ImportDecisions,
       are_taken_back_before_they_are_applied_and_refused_where_they_make_no_sense) {
    import(kThere, ImportKind::customers);
    const Id batch = stage_file(kFile, ImportKind::customers);
    decide(batch, "conflict", "update");
    const auto back = decide(batch, "conflict", "none");
    EXPECT_EQ(back.json.at("forecast").at("conflicts").as_int64(), 1) << back.body;
    EXPECT_EQ(decide(batch, "conflict", "create").status, 422);
    EXPECT_EQ(decide(batch, "refused", "create").status, 422);
    EXPECT_EQ(decide(batch, "suspected", "create", "[]", "assistant").status, 403);
    EXPECT_EQ(apply_batch(batch).conflicts, 1);
    EXPECT_EQ(decide(batch, "conflict", "none").status, 422) << "it is applied already";
    undone(batch);
    EXPECT_EQ(decide(batch, "conflict", "update").status, 409);
    expect_sound();
}

TEST_P(ImportDecisions, update_products_with_their_line_and_put_them_back) {
    import("编号,名称,产品线,单价\nA-1,螺丝,紧固件,1\n", ImportKind::products);
    const Id batch =
        stage_file("编号,名称,产品线,单价\nA-1,内六角螺丝,五金,2\n", ImportKind::products);
    decide(batch, "conflict", "update");
    EXPECT_EQ(apply_batch(batch).updated, 1);
    const auto shown = [&] {
        return world.call("admin", "GET", "/products").json.at("items").at(0);
    };
    EXPECT_EQ(shown().at("name").as_string(), "内六角螺丝");
    EXPECT_EQ(shown().at("line_name").as_string(), "五金");
    EXPECT_EQ(shown().at("list_price_e4").as_int64(), 20'000);
    EXPECT_EQ(undone(batch).undone, 1);
    EXPECT_EQ(shown().at("name").as_string(), "螺丝");
    EXPECT_EQ(shown().at("line_name").as_string(), "紧固件");
    EXPECT_EQ(shown().at("list_price_e4").as_int64(), 10'000);
    expect_sound();
}

TEST_P(ImportDecisions, are_asked_for_of_a_name_that_is_like_another) {
    std::string file = "名称\n杭州精工机械有限公司\n";
    for (const char* name :
         {"宏图", "远景", "博川", "嘉禾", "瑞麟", "泰和", "海纳", "百川", "启明", "东升"})
        file += std::string("宁波") + name + "电子有限公司\n";
    import(file, ImportKind::customers);
    const Id batch =
        stage_file("名称\n杭州精工机械设备制造厂\n苏州天目光学\n", ImportKind::customers);
    const auto staged = world.call("admin", "GET", path(batch));
    EXPECT_EQ(staged.json.at("forecast").at("suspected").as_int64(), 1) << staged.body;
    const Outcome left = apply_batch(batch);
    EXPECT_EQ(left.suspected, 1);
    EXPECT_EQ(left.customers_created, 1);
    decide(batch, "suspected", "create");
    work();
    EXPECT_EQ(outcome(batch).customers_created, 2);
    EXPECT_EQ(text("杭州精工机械设备制造厂", "status"), "lead");
    expect_sound();
}

}  // namespace
}  // namespace zhuli::imports
