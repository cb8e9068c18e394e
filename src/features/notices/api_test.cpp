// Notices over the API: whose they are, that they are told once, and that a merge takes them along.
#include "features/notices/use_cases.hpp"
#include "storage/database.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::notices {
namespace {

using support::World;

struct NoticesApi : testing::TestWithParam<support::Engine> {
    void tell(const std::string& who, Id about, const std::string& customer = "0",
              Instant due = Instant{1}) {
        const Ctx ctx = world.system();
        const auto told = storage::write_now(world.db(), ctx, [&](Tx& tx) -> Result<> {
            give(tx, ctx,
                 {.user_id = world.id_of(who),
                  .kind = "follow_up.reminder",
                  .entity = "follow_up",
                  .entity_id = about,
                  .customer_id = Id{std::stoll(customer)},
                  .due_at = due,
                  .words = {{"customer", "恒达"}, {"goal", "回访"}}});
            return Done{};
        });
        ASSERT_TRUE(told.ok());
    }
    support::Answer list(const std::string& who) { return world.call(who, "GET", "/notices"); }
    std::size_t count(const std::string& who) {
        return list(who).json.at("items").as_array().size();
    }
    World world{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Both, NoticesApi, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(NoticesApi, are_for_who_is_signed_in) {
    EXPECT_EQ(world.call("", "GET", "/notices").status, 401);
    tell("assistant", Id{7});
    EXPECT_EQ(count("assistant"), 1u);
    EXPECT_EQ(count("colleague") + count("manager") + count("admin"), 0u);
}

TEST_P(NoticesApi, are_told_once_for_each_due_time) {
    for (const std::int64_t due : {1, 1, 2}) tell("assistant", Id{7}, "0", Instant{due});
    EXPECT_EQ(count("assistant"), 2u);
    EXPECT_EQ(list("assistant").json.at("unread_count").as_int64(), 2);
}

TEST_P(NoticesApi, have_a_text_in_the_readers_language) {
    tell("assistant", Id{7}, "0", world.now);
    const auto text = list("assistant").json.at("items").at(0).at("text").as_string();
    EXPECT_NE(text.find("恒达"), text.npos) << text;
    EXPECT_NE(text.find("回访"), text.npos) << text;
    EXPECT_EQ(text.find('{'), text.npos) << text;
}

TEST_P(NoticesApi, about_a_merged_customer_are_about_the_one_that_stays) {
    const auto made = [&](const char* name) {
        return world
            .call("assistant", "POST", "/customers", std::string(R"({"name":")") + name + "\"}")
            .text("id");
    };
    const auto winner = made("苏州恒达"), loser = made("苏州恒达厂");
    tell("assistant", Id{7}, loser);
    const auto body = R"({"winner_id":")" + winner + R"(","loser_ids":[")" + loser + R"("]})";
    ASSERT_EQ(world.call("manager", "POST", "/customer_merges", body).status, 201);
    tell("assistant", Id{8}, loser);  // by something that read the customer before
    const auto told = list("assistant");
    for (const auto& item : told.json.at("items").as_array())
        EXPECT_EQ(item.at("customer_id").as_string(), winner);
    EXPECT_EQ(count("assistant"), 2u);
}

}  // namespace
}  // namespace zhuli::notices
