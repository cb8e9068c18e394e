// Contacts of a file: further people of customers, known again, and taken back with the batch.
#include "features/imports/imports_for_test.hpp"

namespace zhuli::imports {
namespace {

class ImportOfContacts : public Import {
 protected:
    static constexpr std::string_view kCustomers =
        "客户编号,名称,联系人,手机\nK1,杭州精工机械有限公司,王建国,13800138000\n"
        "K2,上海恒达商贸有限公司,,\n";
    std::vector<std::string> people(const std::string& name) {
        std::vector<std::string> found;
        const auto all = world.call("admin", "GET", "/customers");
        for (const auto& item : all.json.at("items").as_array())
            if (std::string_view(item.at("name").as_string()).starts_with(name))
                for (const auto& one : item.at("contacts").as_array())
                    found.push_back(std::string(one.at("name").as_string()) + " " +
                                    std::string(one.at("phone").as_string()));
        return found;
    }
};

INSTANTIATE_TEST_SUITE_P(Both, ImportOfContacts, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(ImportOfContacts, adds_people_knows_them_again_and_takes_them_back) {
    import(kCustomers, ImportKind::customers);
    constexpr std::string_view file =
        "客户编号,客户名称,联系人,职务,手机,邮箱\n"
        "K1,,李红,采购,13900139000,li@a.cn\n"
        "K1,,王建国,,13800138000,\n"                      // its main contact
        ",上海恒达商贸有限公司,赵敏,财务,13700137000,\n"  // by name
        ",上海恒达商贸有限公司,赵敏,财务,13700137000,\n"  // the same row again
        ",没有这家公司,钱多,,,\n"
        ",,无主,,,\n"
        "K2,,孙某,,12,\n";
    const Plan read = plan(file, ImportKind::contacts);
    EXPECT_EQ(read.batch.error_count, 2) << "nobody's, and no telephone number";
    const Forecast forecast = foresee(world.db(), ctx(), read);
    const Id batch = stage(world.db(), ctx(), read)->id;
    const Outcome done = apply_batch(batch);
    EXPECT_EQ(to_json(forecast.outcome), to_json(done));
    EXPECT_EQ(done.contacts_created, 2);
    EXPECT_EQ(done.unchanged, 2);
    EXPECT_EQ(done.refused, 1);
    EXPECT_EQ(people("杭州"), std::vector<std::string>{"李红 +8613900139000"});
    EXPECT_EQ(people("上海"), std::vector<std::string>{"赵敏 +8613700137000"});
    EXPECT_EQ(import("客户编号,联系人,职务,手机\nK1,李红,经理,13900139000\n", ImportKind::contacts)
                  .conflicts,
              1)
        << "another title";
    ASSERT_TRUE(undo(world.db(), ctx(), batch, [&] { return world.now; }, {}).ok());
    EXPECT_EQ(outcome(batch).undone, 2);
    EXPECT_TRUE(people("杭州").empty());
    expect_sound();
}

TEST_P(ImportOfContacts, refuses_more_people_than_a_customer_can_have_as_it_foresaw) {
    import(kCustomers, ImportKind::customers);
    std::string file = "客户编号,联系人\n";
    for (int i = 1; i <= 22; ++i) file += "K1,同事" + std::to_string(i) + "\n";
    const Plan read = plan(file, ImportKind::contacts);
    const Forecast forecast = foresee(world.db(), ctx(), read);
    const Outcome done = apply_batch(stage(world.db(), ctx(), read)->id);
    EXPECT_EQ(to_json(forecast.outcome), to_json(done));
    EXPECT_EQ(done.contacts_created, 20);
    EXPECT_EQ(done.refused, 2);
}

TEST_P(ImportOfContacts, that_were_exported_are_unchanged) {
    import(kCustomers, ImportKind::customers);
    import("客户编号,联系人,手机\nK1,李红,13900139000\n", ImportKind::contacts);
    const auto file = world.call("admin", "GET", "/customers/contacts/export?format=csv");
    ASSERT_EQ(file.status, 200) << file.body;
    const Outcome back = import(file.body, ImportKind::contacts);
    EXPECT_EQ(back.unchanged, 2) << file.body;
    EXPECT_EQ(back.contacts_created + back.conflicts + back.refused, 0);
}

}  // namespace
}  // namespace zhuli::imports
