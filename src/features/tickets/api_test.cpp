#include "features/tickets/complaints_for_test.hpp"

namespace zhuli::tickets {
namespace {

class Tickets : public Complaints {};
INSTANTIATE_TEST_SUITE_P(Both, Tickets, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Tickets, nobody_a_wrong_role_and_another_persons_are_kept_out) {
    EXPECT_EQ(enter("").status, 401);
    EXPECT_EQ(enter("warehouse").status, 403);
    const auto ticket = entered("assistant", R"(,"owner_id":")" + id("assistant") + "\"");
    EXPECT_EQ(show(ticket, "assistant").status, 200);
    EXPECT_EQ(show(ticket, "manager").status, 200);
    EXPECT_EQ(show(ticket, "colleague").status, 404);
    EXPECT_EQ(say(ticket, "replies", "好", "colleague").status, 404);
    EXPECT_EQ(say(ticket, "replies", "好", "service").status, 403) << "reads, but it is not theirs";
    EXPECT_EQ(enter("assistant", R"(,"owner_id":")" + id("colleague") + "\"").status, 422);
    world.found_other_organisation();
    EXPECT_EQ(show(ticket, "stranger").status, 404);
}

TEST_P(Tickets, go_from_stage_to_stage_only_with_the_written_record) {
    const auto ticket = entered();
    EXPECT_EQ(write(ticket, "accepted").code(), "tickets.not_classified");
    ASSERT_EQ(classify(ticket).status, 200);
    EXPECT_EQ(write(ticket, "accepted").code(), "tickets.not_replied");
    ASSERT_EQ(say(ticket, "replies", "已收到").status, 200);
    EXPECT_EQ(act(ticket, "stage_records", R"({"stage":"accepted"})").fields(),
              Words{"words:field.required"});
    EXPECT_EQ(write(ticket, "accepted").text("stage"), "investigating");
    EXPECT_EQ(write(ticket, "accepted").code(), "tickets.other_stage") << "pressed twice";
    EXPECT_EQ(write(ticket, "investigating").fields(), Words{"cause:field.required"});
    EXPECT_EQ(write(ticket, "investigating", R"(,"cause":"carrier")").text("stage"), "resolving");
    EXPECT_EQ(write(ticket, "resolving").text("stage"), "revisiting");
    EXPECT_EQ(write(ticket, "revisiting").fields(), Words{"satisfaction:tickets.range"});
    const auto closed = write(ticket, "revisiting", R"(,"satisfaction":5)");
    EXPECT_EQ(closed.text("stage"), "closed");
    EXPECT_EQ(closed.text("cause"), "carrier");
    EXPECT_EQ(closed.json.at("due_at").as_int64(), 0);
    EXPECT_EQ(say(ticket, "replies", "还有吗").status, 409);
    const auto story = world.call("service", "GET", "/tickets/" + ticket + "/story");
    EXPECT_EQ(story.json.at("records").as_array().size(), 5U) << story.body;
    shop.expect_sound();
}

TEST_P(Tickets, are_reopened_with_a_reason_and_fresh_clocks) {
    const auto ticket = closed();
    EXPECT_EQ(act(ticket, "reopening").fields(), Words{"words:field.required"});
    world.now = at(25, 10);
    const auto again = say(ticket, "reopening", "又破了");
    EXPECT_EQ(again.text("stage"), "investigating") << again.body;
    EXPECT_EQ(again.json.at("reopened_count").as_int64(), 1);
    EXPECT_EQ(again.json.at("satisfaction").as_int64(), 0);
    EXPECT_EQ(clock(ticket, "investigate").at("started_at").as_int64(), at(25, 10).v);
    shop.expect_sound();
}

TEST_P(Tickets, without_an_owner_lie_in_the_inbox_and_one_takes_them) {
    const auto ticket = entered("assistant");
    EXPECT_EQ(ids(world.call("colleague", "GET", "/tickets?owner_id=0")), Words{ticket});
    EXPECT_EQ(claim(ticket).text("owner_id"), id("service"));
    EXPECT_EQ(claim(ticket, "admin").code(), "tickets.taken");
    EXPECT_EQ(claim(ticket, "colleague").code(), "tickets.taken");
    EXPECT_EQ(show(ticket, "assistant").status, 200) << "of a customer of theirs";
    EXPECT_EQ(ids(world.call("assistant", "GET", "/customers/" + shop.customer + "/tickets")),
              Words{ticket});
    EXPECT_EQ(world.call("colleague", "GET", "/customers/" + shop.customer + "/tickets").status,
              404);
    EXPECT_EQ(say(ticket, "replies", "好", "assistant").status, 403);
}

TEST_P(Tickets, go_to_the_best_candidate_when_nobody_is_named) {
    EXPECT_EQ(classify(entered()).text("owner_id"), id("service"));
    const auto agent = [&](const std::string& more) {
        return world.call("manager", "POST", "/ticket_agents",
                          R"({"user_id":")" + id("service") + "\"" + more + "}");
    };
    EXPECT_EQ(agent(R"(,"most_open":0)").fields(), Words{"most_open:tickets.range"});
    ASSERT_EQ(agent(R"(,"kinds":["quality"],"most_open":1)").status, 200);
    const auto ticket = entered();
    EXPECT_EQ(classify(ticket).fields(), Words{"owner_id:tickets.nobody_fits"});
    const auto seen = world.call("service", "GET", "/tickets/" + ticket + "/suggestion");
    const auto& first = seen.json.at("candidates").at(0);
    EXPECT_FALSE(first.at("fits").as_bool()) << seen.body;
    EXPECT_EQ(first.at("open_count").as_int64(), 1);
    ASSERT_EQ(agent(R"(,"most_open":5)").status, 200);
    ASSERT_EQ(world.call("service", "POST", "/ticket_presence", R"({"available":false})").status,
              200);
    EXPECT_EQ(classify(ticket).fields(), Words{"owner_id:tickets.nobody_fits"});
    ASSERT_EQ(world.call("service", "POST", "/ticket_presence", R"({"available":true})").status,
              200);
    EXPECT_EQ(classify(ticket).text("owner_id"), id("service"));
    EXPECT_EQ(agent("").status, 200);
    EXPECT_EQ(world.call("service", "POST", "/ticket_agents", "{}").status, 403);
}

TEST_P(Tickets, are_told_what_they_are_about_by_keywords_and_then_by_history) {
    const auto suggested = [&](const std::string& words) {
        const auto ticket =
            world.call("service", "POST", "/tickets",
                       R"({"customer_id":")" + shop.customer + R"(","words":")" + words + "\"}");
        return world.call("service", "GET", "/tickets/" + ticket.text("id") + "/suggestion").json;
    };
    const auto by_keyword = suggested("快递把外箱压坏了");
    EXPECT_EQ(by_keyword.at("kind"), "logistics");
    EXPECT_EQ(by_keyword.at("learned_from").as_int64(), 0);
    EXPECT_EQ(by_keyword.at("words").as_array().size(), 4U);
    EXPECT_EQ(suggested("小黄车没到").at("kind"), "other");
    const auto to_service = R"(,"owner_id":")" + id("service") + "\"";
    for (int i = 0; i < 60; ++i) {
        const auto ticket = entered("service", R"(,"title":"小黄车还没到")");
        ASSERT_EQ(classify(ticket, "s3", "logistics", to_service).status, 200);
    }
    at_once(at(25, 10, 21));
    const auto learned = suggested("小黄车没到");
    EXPECT_EQ(learned.at("kind"), "logistics");
    EXPECT_EQ(learned.at("learned_from").as_int64(), 60);
    EXPECT_GT(learned.at("confidence").as_int64(), 50);
}

TEST_P(Tickets, of_one_customer_are_joined_and_go_on_as_one) {
    const auto first = entered(), second = entered("service", R"(,"title":"又少两个")");
    const auto seen = world.call("service", "GET", "/tickets/" + second + "/suggestion");
    ASSERT_EQ(seen.json.at("twins").as_array().size(), 1U) << seen.body;
    const auto join = [&](const std::string& one, const std::string& other) {
        return act(one, "joining", R"({"into_id":")" + other + "\"}");
    };
    EXPECT_EQ(join(second, "5").fields(), Words{"into_id:field.no_such_record"});
    EXPECT_EQ(join(second, second).fields(), Words{"into_id:tickets.joins_itself"});
    const auto joined = join(second, first);
    EXPECT_EQ(joined.text("stage"), "joined") << joined.body;
    EXPECT_EQ(joined.text("joined_to_number"), show(first).text("number"));
    EXPECT_EQ(joined.json.at("actions").as_array().size(), 0U);
    EXPECT_EQ(join(first, second).status, 409);
    const auto story = world.call("service", "GET", "/tickets/" + first + "/story");
    EXPECT_NE(story.body.find(joined.text("number")), std::string::npos);
    at_once(at(27, 12));
    EXPECT_EQ(count(second, "breached"), 0);
    shop.expect_sound();
}

TEST_P(Tickets, are_linked_to_order_line_shipment_and_product_of_their_customer) {
    const auto product = shop.product("P1", 50);
    const auto order =
        shop.enter(shop.line(product, 5), R"(,"confirm":true,"confirmed_by":"王","words":"行")");
    ASSERT_EQ(order.status, 201) << order.body;
    const auto shipped = shop.act("warehouse", order.text("id"), "shipments");
    ASSERT_LT(shipped.status, 300) << shipped.body;
    const std::string line(order.json.at("lines").at(0).at("id").as_string());
    const std::string shipment(shipped.json.at("shipments").at(0).at("id").as_string());
    const auto link = R"(,"order_id":")" + order.text("id") + R"(","order_line_id":")" + line +
                      R"(","shipment_id":")" + shipment + "\"";
    const auto ticket = enter("service", link);
    EXPECT_EQ(ticket.status, 201) << ticket.body;
    EXPECT_EQ(ticket.text("product_id"), product);
    EXPECT_EQ(ticket.text("order_number"), order.text("number"));
    EXPECT_EQ(enter("service", R"(,"shipment_id":")" + shipment + "\"").fields(),
              Words{"shipment_id:field.no_such_record"});
    EXPECT_EQ(enter("service", R"(,"order_id":"7")").fields(),
              Words{"order_id:field.no_such_record"});
    const auto other = shop.made("assistant", "/customers", R"({"name":"别的客户"})");
    const auto wrong = world.call(
        "service", "POST", "/tickets",
        R"({"words":"x","customer_id":")" + other + R"(","order_id":")" + order.text("id") + "\"}");
    EXPECT_EQ(wrong.fields(), Words{"order_id:tickets.order_of_another"});
}

TEST_P(Tickets, show_whoever_works_on_them_how_to_reach_the_customer_until_they_are_closed) {
    const std::string path = "/customers/" + shop.customer;
    const auto version = world.call("assistant", "GET", path).json.at("version").as_int64();
    ASSERT_EQ(world
                  .call("assistant", "PATCH", path, R"({"phone":"13800138000"})",
                        {{"if-match", std::to_string(version)}})
                  .status,
              200);
    const auto phone = [&](const std::string& who) {
        return world.call(who, "GET", path).text("phone");
    };
    EXPECT_EQ(phone("service"), "+86****8000");
    const auto ticket = entered();
    EXPECT_EQ(phone("service"), "+86****8000") << "nobody has it";
    ASSERT_EQ(classify(ticket).text("owner_name"), "service");
    say(ticket, "replies", "已收到，马上查");
    EXPECT_EQ(phone("service"), "+8613800138000");
    EXPECT_EQ(phone("marketing"), "+86****8000");
    write(ticket, "accepted");
    write(ticket, "investigating", R"(,"cause":"carrier")");
    write(ticket, "resolving");
    write(ticket, "revisiting", R"(,"satisfaction":4)");
    EXPECT_EQ(phone("service"), "+86****8000") << "it is closed";
}

TEST_P(Tickets, are_changed_with_the_version_and_found_by_title_number_and_words) {
    const auto ticket = entered();
    const auto change = [&](const std::string& version, const std::string& body) {
        return world.call("service", "PATCH", "/tickets/" + ticket, body, {{"if-match", version}});
    };
    EXPECT_EQ(show(ticket).text("title"), "外箱破损，少两个轴承");
    EXPECT_EQ(change("1", R"({"title":"纸箱破损"})").text("title"), "纸箱破损");
    EXPECT_EQ(change("1", R"({"title":"x"})").status, 409);
    EXPECT_EQ(change("2", R"({"channel":"email","stage":"closed"})").status, 422);
    EXPECT_EQ(ids(world.call("service", "GET", "/tickets?q=%E7%BA%B8%E7%AE%B1")), Words{ticket});
    const auto notes = world.call("service", "GET", "/notes?q=%E8%BD%B4%E6%89%BF");
    EXPECT_NE(notes.body.find(ticket), std::string::npos) << notes.body;
    const auto timeline =
        world.call("assistant", "GET", "/customers/" + shop.customer + "/timeline");
    EXPECT_NE(timeline.body.find("ticket.opened"), std::string::npos);
}

TEST_P(Tickets, move_with_the_rest_of_a_leavers_work) {
    const auto ticket = entered("assistant", R"(,"owner_id":")" + id("assistant") + "\"");
    const auto person = "/users/" + id("assistant");
    const auto moved = world.call("hr", "POST", person + "/handover",
                                  R"({"successor_id":")" + id("colleague") + "\"}");
    ASSERT_EQ(moved.status, 200) << moved.body;
    EXPECT_EQ(show(ticket, "colleague").text("owner_id"), id("colleague"));
}

TEST_P(Tickets, every_answer_and_remark_is_an_event_also_where_nothing_else_changes) {
    const auto ticket = taken_on();
    const auto told_of = [&](std::string_view kind) {
        const storage::Sql events{"test.events",
                                  "SELECT COUNT(*) FROM event WHERE org_id = $1 AND kind = $2"};
        std::int64_t n = 0;
        world.db().read(world.org(),
                        [&](storage::Tx& tx) { n = *tx.scalar<std::int64_t>(events, kind); });
        return n;
    };
    EXPECT_EQ(told_of("ticket.replied"), 1);
    for (int i = 0; i < 2; ++i) ASSERT_EQ(say(ticket, "replies", "还在查").status, 200);
    for (int i = 0; i < 2; ++i) ASSERT_EQ(say(ticket, "remarks", "问过仓库").status, 200);
    EXPECT_EQ(told_of("ticket.replied"), 3);
    EXPECT_EQ(told_of("ticket.noted"), 2);
    shop.expect_sound();
}

TEST_P(Tickets, of_ones_customers_are_listed_whoever_works_on_them) {
    const auto listed = [&](const std::string& who) {
        return ids(world.call(who, "GET", "/customer_tickets"));
    };
    EXPECT_EQ(world.call("", "GET", "/customer_tickets").status, 401);
    EXPECT_EQ(world.call("finance", "GET", "/customer_tickets").status, 403);
    const auto ticket = taken_on();  // by the service, of the assistant's customer
    EXPECT_EQ(listed("assistant"), Words{ticket});
    EXPECT_EQ(listed("manager"), Words{ticket}) << "who leads whoever sells to them";
    EXPECT_EQ(listed("colleague"), Words{});
    EXPECT_EQ(world.call("manager", "GET", "/tickets/" + ticket).status, 200);
    const auto customer = world.call("admin", "GET", "/customers/" + shop.customer);
    ASSERT_EQ(world
                  .call("admin", "PATCH", "/customers/" + shop.customer,
                        R"({"owner_id":")" + id("colleague") + "\"}",
                        {{"if-match", std::to_string(customer.json.at("version").as_int64())}})
                  .status,
              200);
    world.follow_events();
    EXPECT_EQ(listed("colleague"), Words{ticket}) << "with its customer";
    EXPECT_EQ(listed("assistant"), Words{});
    world.found_other_organisation();
    EXPECT_EQ(listed("stranger"), Words{});
}

}  // namespace
}  // namespace zhuli::tickets
