#include <atomic>
#include <thread>

#include "features/inquiries/inbox_for_test.hpp"

namespace zhuli::inquiries {
namespace {

class Inquiries : public Inbox {};
INSTANTIATE_TEST_SUITE_P(Both, Inquiries, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Inquiries, nobody_a_wrong_role_and_another_persons_are_kept_out) {
    EXPECT_EQ(enter("").status, 401);
    EXPECT_EQ(enter("warehouse").status, 403);
    EXPECT_EQ(list("", "finance").status, 403);
    const auto inquiry = mine();
    EXPECT_EQ(show(inquiry).status, 200);
    EXPECT_EQ(show(inquiry, "manager").status, 200);
    EXPECT_EQ(show(inquiry, "colleague").status, 404);
    EXPECT_EQ(act(inquiry, "response", R"({"words":"好"})", "colleague").status, 404);
    EXPECT_EQ(act(inquiry, "response", R"({"words":"好"})", "marketing").status, 403);
    EXPECT_EQ(enter("assistant", R"(,"owner_id":")" + id("colleague") + "\"").fields(),
              Words{"owner_id:inquiries.owner_out_of_scope"});
    world.found_other_organisation();
    EXPECT_EQ(show(inquiry, "stranger").status, 404);
}

TEST_P(Inquiries, without_an_owner_they_lie_in_the_inbox_of_everybody_who_sells) {
    const auto inbox = entered("marketing"), own = mine();
    EXPECT_EQ(ids(list("owner_id=0")), Words{inbox});
    EXPECT_EQ(ids(list("owner_id=0", "colleague")), Words{inbox});
    EXPECT_EQ(ids(list("sort=due_at", "colleague")), Words{inbox});
    EXPECT_EQ(ids(list("sort=due_at")), (Words{inbox, own}));
    EXPECT_EQ(list("", "manager").json.at("items").as_array().size(), 2u);
    EXPECT_EQ(ids(list("q=%E8%8B%8F%E5%B7%9E", "colleague")), Words{inbox});
    const auto taken = claim(inbox, "colleague");
    EXPECT_EQ(taken.text("owner_id"), id("colleague")) << taken.body;
    EXPECT_EQ(show(inbox).status, 404);
    EXPECT_EQ(claim(inbox).code(), "inquiries.taken");
    EXPECT_EQ(claim("913527114047688717").status, 404);
    EXPECT_EQ(claim(inbox, "marketing").status, 403);
    ASSERT_EQ(release(inbox, "colleague").status, 200);
    EXPECT_EQ(claim(inbox).text("owner_id"), id("assistant"));
}

TEST_P(Inquiries, one_of_fifty_who_take_it_at_once_gets_it) {
    const auto inquiry = entered("marketing");
    std::atomic<int> won{0}, told{0}, other{0};
    std::vector<std::thread> people;
    for (int i = 0; i < 50; ++i)
        people.emplace_back([&, i] {
            const char* who[] = {"assistant", "colleague", "manager", "admin"};
            const auto answer = claim(inquiry, who[i % 4]);
            ++(answer.status == 200                                         ? won
               : answer.status == 409 && answer.code() == "inquiries.taken" ? told
                                                                            : other);
        });
    for (auto& person : people) person.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(told, 49);
    EXPECT_EQ(other, 0);
    EXPECT_EQ(count(inquiry, "inquiry.claimed"), 1);
}

TEST_P(Inquiries, are_given_to_somebody_by_whoever_may) {
    const auto inquiry = entered("marketing");
    const auto give = [&](const std::string& by, const std::string& to) {
        return act(inquiry, "assignment", R"({"owner_id":")" + id(to) + "\"}", by);
    };
    EXPECT_EQ(give("assistant", "assistant").status, 403);
    EXPECT_EQ(give("manager", "colleague").fields(),
              Words{"owner_id:inquiries.owner_out_of_scope"});
    EXPECT_EQ(give("manager", "assistant").text("owner_id"), id("assistant"));
    EXPECT_EQ(give("marketing", "colleague").text("owner_id"), id("colleague"));
    EXPECT_EQ(release(inquiry, "manager").status, 404);
}

TEST_P(Inquiries, hide_the_contact_from_whoever_may_not_work_on_it) {
    const auto inquiry = entered("assistant", R"(,"phone":"13800138000")");
    EXPECT_EQ(show(inquiry).text("phone"), "+8613800138000");
    EXPECT_EQ(show(inquiry, "marketing").text("phone").find("13800138000"), std::string::npos);
    EXPECT_TRUE(show(inquiry, "marketing").json.at("contact_masked").as_bool());
    EXPECT_EQ(list("", "auditor").body.find("hd01"), std::string::npos);
    EXPECT_EQ(list("phone=13800138000").fields(), Words{"phone:field.not_filterable"});
}

TEST_P(Inquiries, of_a_known_phone_are_linked_to_its_customer_and_go_to_its_owner) {
    const auto known =
        shop.made("colleague", "/customers", R"({"name":"宁波海天","phone":"13700137000"})");
    const auto answer = enter("marketing", R"(,"phone":"137-0013-7000")");
    EXPECT_EQ(answer.text("customer_id"), known) << answer.body;
    EXPECT_EQ(answer.text("owner_id"), id("colleague"));
    const auto by_another = enter("assistant", R"(,"phone":"13700137000")");
    EXPECT_EQ(by_another.text("customer_name").find("海天"), std::string::npos) << "masked";
    EXPECT_EQ(enter("assistant", R"(,"phone":"13600136000")").text("customer_id"), "");
    const auto story = world.call("colleague", "GET", "/customers/" + known + "/timeline");
    EXPECT_NE(story.body.find("有没有M8螺丝"), std::string::npos);
}

TEST_P(Inquiries, of_nobody_in_particular_of_two_customers_with_one_phone) {
    for (const char* name : {"甲厂", "乙厂"})
        shop.made("assistant", "/customers",
                  fmt::format(R"({{"name":"{}","phone":"13700137000"}})", name));
    EXPECT_EQ(enter("assistant", R"(,"phone":"13700137000")").text("customer_id"), "");
}

TEST_P(Inquiries, become_a_customer_in_one_unit_or_are_linked_to_one) {
    const auto inquiry = entered("assistant", R"(,"phone":"13600136000","contact_name":"周工")");
    const auto before = shop.count("event", inquiry);
    EXPECT_EQ(act(inquiry, "customer", R"({"name":"x"})").code(), "problem.invalid");
    EXPECT_EQ(shop.count("event", inquiry), before) << "nothing is half-written";
    const auto made = act(inquiry, "customer", R"({"region":"江苏"})");
    ASSERT_EQ(made.status, 200) << made.body;
    const auto customer = world.call("assistant", "GET", "/customers/" + made.text("customer_id"));
    EXPECT_EQ(customer.text("name"), "苏州恒达");
    EXPECT_EQ(customer.text("contact_name"), "周工");
    EXPECT_EQ(customer.text("phone"), "+8613600136000");
    EXPECT_EQ(act(inquiry, "customer").code(), "inquiries.has_customer");

    const auto other = entered("assistant");
    EXPECT_EQ(act(other, "customer_link", R"({"customer_id":"5"})").fields(),
              Words{"customer_id:field.no_such_record"});
    EXPECT_EQ(act(other, "customer_link", R"({"customer_id":")" + shop.customer + "\"}")
                  .text("customer_name"),
              "杭州精工机械有限公司");
    shop.expect_sound();
}

TEST_P(Inquiries, do_not_make_a_second_customer_of_a_phone_that_is_known) {
    const auto inquiry = entered("assistant", R"(,"phone":"13600136000")");
    shop.made("colleague", "/customers", R"({"name":"宁波海天","phone":"13600136000"})");
    const auto refused = act(inquiry, "customer");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.code(), "inquiries.is_known");
    EXPECT_EQ(refused.body.find("海天"), std::string::npos) << "somebody else's stays masked";
}

TEST_P(Inquiries, are_entered_once_per_key_and_changed_with_the_version) {
    const auto send = [&] {
        return world.call("assistant", "POST", "/inquiries",
                          R"({"name":"王","words":"问价","wechat":"w1"})",
                          {{"idempotency-key", "k1"}});
    };
    const auto first = send();
    EXPECT_EQ(send().text("id"), first.text("id"));
    EXPECT_EQ(list("").json.at("items").as_array().size(), 1u);
    const auto change = [&](const char* version, const std::string& body) {
        return world.call("assistant", "PATCH", "/inquiries/" + first.text("id"), body,
                          {{"if-match", version}});
    };
    EXPECT_EQ(change("1", R"({"interest":"M8"})").text("interest"), "M8");
    EXPECT_EQ(change("1", R"({"interest":"M9"})").status, 409);
    EXPECT_EQ(change("2", R"({"channel":"email","owner_id":"5"})").fields(),
              (Words{"channel:field.read_only", "owner_id:field.read_only"}));
    EXPECT_EQ(change("2", R"({"due_at":1})").fields(), Words{"due_at:field.read_only"});
    EXPECT_EQ(change("2", R"({"product_id":"7"})").fields(),
              Words{"product_id:field.no_such_record"});
}

TEST_P(Inquiries, move_with_the_rest_of_a_leavers_work) {
    const auto inquiry = mine();
    const auto person = "/users/" + id("assistant");
    const auto to = R"({"successor_id":")" + id("colleague") + "\"}";
    ASSERT_EQ(world.call("hr", "POST", person + "/handover", to).status, 200);
    EXPECT_EQ(show(inquiry, "colleague").text("owner_id"), id("colleague"));
}

TEST_P(Inquiries, raise_the_intent_of_their_customer_unless_they_are_invalid) {
    const auto count_of = [&] {
        return world.call("assistant", "GET", "/customers/" + shop.customer + "/intent")
            .json.at("contributions")
            .at(0)
            .at("count")
            .as_int64();
    };
    EXPECT_EQ(count_of(), 0);
    const auto inquiry = of_customer();
    EXPECT_EQ(count_of(), 1);
    ASSERT_EQ(act(inquiry, "invalidation", R"({"reason":"spam"})").status, 200);
    EXPECT_EQ(count_of(), 0);
}

}  // namespace
}  // namespace zhuli::inquiries
