// What a file says of stage, tier, tags and owner: understood in our words and people's, refused in
// words with everything else that is wrong, and as whoever brought the file may.
#include "features/imports/imports_for_test.hpp"
#include "features/imports/owners.hpp"
#include "features/imports/store.hpp"

namespace zhuli::imports {
namespace {

class ImportOfOwners : public Import {
 protected:
    Ctx as(const std::string& who) {
        Ctx person = world.system();
        person.user = world.id_of(who);
        return person;
    }
    Plan read_as(const std::string& who, std::string_view file) {
        auto reader = sheet::open_bytes({file.begin(), file.end()});
        EXPECT_TRUE(reader.ok());
        auto plan = read_plan(**reader, {.kind = ImportKind::customers,
                                         .file_name = "file.csv",
                                         .find_owner = find_owner(world.db(), as(who))});
        EXPECT_TRUE(plan.ok());
        return std::move(*plan);
    }
    Outcome apply_as(const std::string& who, const Plan& plan) {
        const Ctx person = as(who);
        const auto staged = stage(world.db(), person, plan);
        EXPECT_TRUE(staged.ok());
        EXPECT_TRUE(apply(world.db(), person, staged->id, [&] { return world.now; }, {}).ok());
        last = staged->id;
        return outcome(staged->id);
    }
    support::Answer customer(const std::string& name) {
        const auto found = world.call("admin", "GET", "/customers?limit=200");
        for (const auto& one : found.json.at("items").as_array())
            if (one.at("name").as_string() == name)
                return world.call("admin", "GET",
                                  "/customers/" + std::string(one.at("id").as_string()));
        ADD_FAILURE() << "no customer " << name;
        return found;
    }
    std::string id(const std::string& who) { return std::to_string(world.id_of(who).v); }
    static std::vector<std::string> said(const std::vector<ImportIssue>& issues) {
        std::vector<std::string> all;
        for (const auto& issue : issues)
            all.push_back(std::to_string(issue.row_no) + " " + issue.column + " " + issue.code);
        return all;
    }
    Id last;
};

INSTANTIATE_TEST_SUITE_P(Both, ImportOfOwners, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(ImportOfOwners, takes_over_stage_tier_tags_and_owner) {
    const auto plan =
        read_as("admin",
                "编号,名称,类型,阶段,等级,价格敏感度,负责人,标签,流失原因\n"
                "K1,杭州精工机械有限公司,公司,意向客户,A级,敏感,colleague,展会、老客户,\n"
                "K2,上海恒达商贸有限公司,,流失,b,,,,价格太高\n"
                "K3,赵敏,个人,,,,colleague,,\n");
    EXPECT_TRUE(said(plan.issues).empty()) << said(plan.issues).front();
    EXPECT_EQ(apply_as("admin", plan).customers_created, 3);
    const auto first = customer("杭州精工机械有限公司");
    EXPECT_EQ(first.text("status"), "prospect");
    EXPECT_EQ(first.text("tier"), "a");
    EXPECT_EQ(first.text("price_sensitivity"), "high");
    EXPECT_EQ(first.text("owner_id"), id("colleague"));
    EXPECT_EQ(first.json.at("tags"), (boost::json::array{"展会", "老客户"}));
    const auto second = customer("上海恒达商贸有限公司");
    EXPECT_EQ(second.text("status_reason"), "价格太高");
    EXPECT_EQ(second.text("owner_id"), id("admin")) << "whoever brought the file";
    EXPECT_EQ(customer("赵敏").text("kind"), "person");
    expect_sound();
}

TEST_P(ImportOfOwners, refuses_what_nobody_is_called_with_all_else_that_is_wrong) {
    const auto plan = read_as("admin",
                              "编号,名称,阶段,等级,负责人,电话\n"
                              "K1,杭州精工,Active,VIP,沈小文,12\n"
                              "K2,上海恒达,流失,A,colleague,\n");
    EXPECT_EQ(said(plan.issues), (std::vector<std::string>{
                                     "2 phone field.not_phone", "2 status imports.not_a_status",
                                     "2 tier imports.not_a_tier", "2 owner imports.no_such_owner",
                                     "3 status_reason customers.say_why"}));
}

TEST_P(ImportOfOwners, gives_customers_only_to_whom_the_person_may_give_them) {
    constexpr std::string_view kFile =
        "编号,名称,负责人\nK1,杭州精工,assistant\nK2,上海恒达,colleague\n";
    const auto plan = read_as("manager", kFile);
    EXPECT_EQ(said(plan.issues), std::vector<std::string>{"3 owner customers.owner_out_of_scope"})
        << "of another team";
    EXPECT_EQ(apply_as("manager", plan).customers_created, 1);
    EXPECT_EQ(customer("杭州精工").text("owner_id"), id("assistant"));
    EXPECT_TRUE(read_as("admin", kFile).issues.empty());
}

TEST_P(ImportOfOwners, moves_a_known_customer_only_by_decision_and_right_and_back_again) {
    ASSERT_EQ(apply_as("admin", read_as("admin", "编号,名称,负责人\nK1,杭州精工,colleague\n"))
                  .customers_created,
              1);
    const auto asked = [&](const std::string& who, const std::string& owner) {
        EXPECT_EQ(
            apply_as(who, read_as(who, "编号,名称,等级,负责人\nK1,杭州精工,A," + owner + "\n"))
                .conflicts,
            1);
        const auto decided =
            world.call("admin", "POST", "/imports/" + std::to_string(last.v) + "/decisions",
                       R"({"about":"conflict","decision":"update"})");
        EXPECT_EQ(decided.status, 200) << decided.body;
        world.run_jobs();
        return outcome(last);
    };
    EXPECT_EQ(asked("manager", "assistant").refused, 1) << "not the manager's to give away";
    EXPECT_EQ(customer("杭州精工").text("owner_id"), id("colleague"));
    EXPECT_EQ(asked("admin", "assistant").updated, 1);
    EXPECT_EQ(customer("杭州精工").text("owner_id"), id("assistant"));
    EXPECT_EQ(customer("杭州精工").text("tier"), "a");
    ASSERT_TRUE(undo(world.db(), as("admin"), last, [&] { return world.now; }, {}).ok());
    EXPECT_EQ(customer("杭州精工").text("owner_id"), id("colleague"));
    EXPECT_EQ(customer("杭州精工").text("tier"), "c");
    expect_sound();
}

TEST_P(ImportOfOwners, that_were_exported_come_back_unchanged_in_every_language) {
    ASSERT_EQ(apply_as("admin",
                       read_as("admin",
                               "编号,名称,类型,阶段,等级,价格敏感度,负责人,标签,流失原因,电话\n"
                               "K1,杭州精工,公司,成交,A,一般,colleague,展会、老客户,,13800138000\n"
                               "K2,赵敏,个人,无效,D,不敏感,assistant,,空号,\n"
                               "K3,宁波海天,公司,沉睡,B,,,,,\n"))
                  .customers_created,
              3);
    const std::string path = "/users/" + id("admin");
    for (const std::string language : {"zh_CN", "zh_TW", "en"}) {
        const auto version = world.call("admin", "GET", path).json.at("version").as_int64();
        ASSERT_EQ(world
                      .call("admin", "PATCH", path, R"({"locale":")" + language + "\"}",
                            {{"if-match", std::to_string(version)}})
                      .status,
                  200);
        const auto file = world.call("admin", "GET", "/customers/export?format=csv");
        ASSERT_EQ(file.status, 200);
        const auto plan = read_as("admin", file.body);
        EXPECT_TRUE(said(plan.issues).empty()) << language << said(plan.issues).front();
        const auto back = foresee(world.db(), as("admin"), plan).outcome;
        EXPECT_EQ(back.unchanged, 3) << language << file.body;
        EXPECT_EQ(back.customers_created + back.conflicts + back.suspected + back.refused, 0);
    }
}

}  // namespace
}  // namespace zhuli::imports
