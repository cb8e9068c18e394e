// Conversations and the timeline.
#include <future>

#include "core/zones.hpp"
#include "features/customers/desk_for_test.hpp"

namespace zhuli::customers {
namespace {

class Story : public Desk {
 protected:
    boost::json::array told(const std::string& path, const std::string& who = "assistant",
                            const std::string& group = "all") {
        const auto answer = show(path + "/timeline?group=" + group, who);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json.at("items").as_array();
    }
    static std::vector<std::string> kinds_in(const boost::json::array& items) {
        std::vector<std::string> kinds;
        for (const auto& item : items) kinds.push_back(text_at(item, "kind"));
        return kinds;
    }
    Answer talk(const std::string& path, const std::string& more,
                const std::string& who = "assistant") {
        return post(who, path + "/interactions", R"({"words":"要样品")" + more + "}");
    }
};

INSTANTIATE_TEST_SUITE_P(Both, Story, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Story, a_conversation_needs_a_person_who_may_write_it_down) {
    const auto path = added();
    EXPECT_EQ(talk(path, "", "").status, 401);
    EXPECT_EQ(talk(path, "", "warehouse").status, 403);
    EXPECT_EQ(talk(path, "", "colleague").status, 404);
    EXPECT_EQ(talk(path, "", "service").status, 201);
    EXPECT_EQ(post("assistant", path + "/interactions").fields(),
              std::vector<std::string>{"words:field.required"});
    EXPECT_EQ(talk(path, R"(,"next_contact_on":"2026-11-01")").fields(),
              std::vector<std::string>{"next_contact_on:customers.next_in_the_past"});
}

TEST_P(Story, a_conversation_moves_the_dates_and_a_note_does_not) {
    const auto path = added();
    ASSERT_EQ(talk(path, R"(,"channel":"phone","next_contact_on":"2026-12-01")").status, 201);
    EXPECT_EQ(show(path).text("next_contact_on"), "2026-12-01");
    EXPECT_EQ(show(path).json.at("last_contact_at").as_int64(), world.now.v);
    world.now = world.now.plus_ms(kHourMs);
    ASSERT_EQ(talk(path, R"(,"channel":"note")").status, 201);
    EXPECT_EQ(show(path).text("next_contact_on"), "2026-12-01");
    EXPECT_EQ(show(path).json.at("last_contact_at").as_int64(), world.now.v - kHourMs);
    world.now = world.now.plus_ms(8 * kDayMs);  // the planned day has come
    ASSERT_EQ(talk(path, R"(,"channel":"visit")").status, 201);
    EXPECT_TRUE(show(path).json.at("next_contact_on").is_null());
}

TEST_P(Story, a_conversation_written_down_later_counts_for_the_day_it_was) {
    const auto path = added();
    const auto when = [](Instant at) {
        return R"(,"channel":"visit","happened_at":)" + std::to_string(at.v);
    };
    const Instant before = world.now;
    const Date day = business_date(zone_of("Asia/Shanghai"), before);
    const std::string planned = day.plus_days(2).to_string();
    const std::string plan = R"({"next_contact_on":")" + planned + "\"}";
    ASSERT_EQ(post("assistant", path + "/next_contact", plan).status, 200);
    world.now = world.now.plus_ms(3 * kDayMs);
    ASSERT_EQ(talk(path, when(before)).status, 201);
    EXPECT_EQ(show(path).json.at("last_contact_at").as_int64(), before.v);
    EXPECT_EQ(show(path).text("next_contact_on"), planned) << "planned for after that talk";
    EXPECT_EQ(told(path, "assistant", "talk")[0].at("happened_at").as_int64(), before.v);
    ASSERT_EQ(talk(path, when(world.now)).status, 201);
    const auto late = talk(path, when(before.plus_ms(kHourMs)));
    EXPECT_EQ(show(path).json.at("last_contact_at").as_int64(), world.now.v) << "never goes back";
    EXPECT_EQ(post("assistant", "/interactions/" + late.text("id") + "/withdrawal").status, 200)
        << "within a day of writing it down";
    EXPECT_EQ(
        talk(path, when(world.now.plus_ms(-91 * kDayMs)) + R"(,"next_contact_on":"2026-11-01")")
            .fields(),
        (std::vector<std::string>{"happened_at:customers.too_long_ago",
                                  "next_contact_on:customers.next_in_the_past"}));
}

TEST_P(Story, who_began_a_conversation_is_told) {
    const auto path = added();
    ASSERT_EQ(talk(path, R"(,"channel":"phone")").status, 201);
    ASSERT_EQ(talk(path, R"(,"channel":"wechat","from_customer":true)").status, 201);
    const auto items = told(path, "assistant", "talk");
    ASSERT_EQ(items.size(), 2u);
    EXPECT_TRUE(items[0].at("from_customer").as_bool());
    EXPECT_FALSE(items[1].at("from_customer").as_bool());
}

TEST_P(Story, whom_one_spoke_with_is_told_unless_nobody_was_reached) {
    const auto path = added();
    ASSERT_EQ(talk(path, R"(,"channel":"phone","spoke_with":"王建国")").status, 201);
    EXPECT_EQ(text_at(told(path).front(), "spoke_with"), "王建国");
    EXPECT_EQ(
        talk(path, R"(,"channel":"phone","wrong_number":true,"spoke_with":"王建国")").fields(),
        std::vector<std::string>{"spoke_with:customers.nobody_was_reached"});
}

TEST_P(Story, what_was_just_written_down_can_be_taken_back_by_its_author) {
    const auto path = added();
    ASSERT_EQ(talk(path, R"(,"channel":"phone","next_contact_on":"2026-12-01")").status, 201);
    world.now = world.now.plus_ms(kHourMs);
    const auto wrong = talk(path, R"(,"channel":"phone","next_contact_on":"2026-12-24")");
    const std::string withdrawal = "/interactions/" + wrong.text("id") + "/withdrawal";
    EXPECT_EQ(post("manager", withdrawal).code(), "customers.not_yours_or_too_late");
    EXPECT_EQ(post("assistant", withdrawal).status, 200);
    EXPECT_EQ(post("assistant", withdrawal).code(), "customers.withdrawn_already");
    EXPECT_EQ(show(path).text("next_contact_on"), "2026-12-01");
    EXPECT_EQ(show(path).json.at("last_contact_at").as_int64(), world.now.v - kHourMs);
    const auto items = told(path);
    EXPECT_EQ(kinds_in(items),
              (std::vector<std::string>{"interaction.withdrawn", "interaction.recorded",
                                        "interaction.recorded", "customer.created"}));
    EXPECT_TRUE(items[1].at("withdrawn").as_bool());
    EXPECT_TRUE(items[2].at("can_withdraw").as_bool());
    world.now = world.now.plus_ms(2 * kDayMs);
    const auto late = "/interactions/" + text_at(items[2], "entity_id") + "/withdrawal";
    EXPECT_EQ(post("assistant", late).code(), "customers.not_yours_or_too_late");
}

TEST_P(Story, conversations_written_down_at_the_same_time_all_stay) {
    constexpr int kPeople = 8;
    const auto path = added();
    std::vector<std::future<int>> answers;
    for (int i = 0; i < kPeople; ++i)
        answers.push_back(std::async(std::launch::async,
                                     [&] { return talk(path, R"(,"channel":"phone")").status; }));
    for (auto& answer : answers) EXPECT_EQ(answer.get(), 201);
    EXPECT_EQ(told(path, "assistant", "talk").size(), std::size_t{kPeople});
}

TEST_P(Story, an_edit_tells_what_changed_and_hides_contact_details) {
    const auto path = added();
    ASSERT_EQ(edit(path, R"({"tier":"a","phone":"13800138000"})").status, 200);
    ASSERT_EQ(
        post("admin", path + "/assignment", R"({"owner_id":")" + id("manager") + "\"}").status,
        200);
    const auto items = told(path, "manager");
    EXPECT_EQ(kinds_in(items), (std::vector<std::string>{"customer.assigned", "customer.edited",
                                                         "customer.created"}));
    const auto& moved = items[0].at("changes").at(0);
    EXPECT_EQ(text_at(moved, "before"), "assistant");
    EXPECT_EQ(text_at(moved, "after"), "manager");
    const auto& changes = items[1].at("changes").as_array();
    ASSERT_EQ(changes.size(), 2u);
    EXPECT_EQ(text_at(changes[0], "field"), "tier");
    EXPECT_EQ(text_at(changes[0], "before") + text_at(changes[0], "after"), "ca");
    EXPECT_EQ(text_at(changes[1], "after"), "+8613800138000");
    const auto hidden = told(path, "warehouse")[1].at("changes").at(1);
    EXPECT_EQ(text_at(hidden, "after"), "");
    EXPECT_TRUE(hidden.at("hidden").as_bool());
}

TEST_P(Story, is_narrowed_to_groups_and_to_what_one_may_see) {
    const auto path = added();
    ASSERT_EQ(talk(path, "").status, 201);
    const auto product =
        post("purchasing", "/products", R"({"code":"A","name":"螺丝","list_price_e4":100000})");
    ASSERT_EQ(post("assistant", "/orders",
                   R"({"customer_id":")" + id_in(path) + R"(","lines":[{"product_id":")" +
                       product.text("id") + R"(","quantity":2}]})")
                  .status,
              201);
    EXPECT_EQ(kinds_in(told(path, "assistant", "talk")),
              std::vector<std::string>{"interaction.recorded"});
    EXPECT_EQ(kinds_in(told(path, "assistant", "change")),
              std::vector<std::string>{"customer.created"});
    const auto orders = told(path, "assistant", "order");
    EXPECT_EQ(kinds_in(orders), std::vector<std::string>{"order.created"});
    EXPECT_EQ(orders[0].at("amount_minor").as_int64(), 2000);
    EXPECT_EQ(text_at(orders[0], "number").substr(0, 3), "SO-");
    EXPECT_EQ(kinds_in(told(path, "marketing")).size(), 2u);  // no orders.read
    EXPECT_EQ(show(path + "/timeline?group=money").status, 422);
}

TEST_P(Story, is_read_in_pages_of_fifty_without_gaps) {
    const auto path = added();
    for (int i = 0; i < 60; ++i) ASSERT_EQ(talk(path, "").status, 201);
    const auto first = show(path + "/timeline");
    ASSERT_EQ(first.json.at("items").as_array().size(), 50u);
    const auto before = first.json.at("next_before").as_int64();
    const auto rest = show(path + "/timeline?before=" + std::to_string(before));
    EXPECT_EQ(rest.json.at("items").as_array().size(), 11u);
    EXPECT_EQ(rest.json.at("next_before").as_int64(), 0);
    // A last page that is just full says that it is the last.
    const auto full = added("苏州德川");
    for (int i = 0; i < 49; ++i) ASSERT_EQ(talk(full, "").status, 201);
    const auto only = show(full + "/timeline");
    EXPECT_EQ(only.json.at("items").as_array().size(), 50u);
    EXPECT_EQ(only.json.at("next_before").as_int64(), 0);
}

}  // namespace
}  // namespace zhuli::customers
