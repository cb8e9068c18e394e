#include <algorithm>
#include <thread>

#include "features/duplicates/twins_for_test.hpp"
#include "features/orders/use_cases.hpp"

namespace zhuli::duplicates {
namespace {

class CustomerMerges : public Twins {};
INSTANTIATE_TEST_SUITE_P(Both, CustomerMerges, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(CustomerMerges, nobody_a_wrong_role_and_one_out_of_scope_are_kept_out) {
    const auto winner = customer("恒达"), loser = customer("恒达精密");
    const auto other = customer("恒达贸易", "", "colleague");
    EXPECT_EQ(merge(winner, loser, "", "").status, 401);
    EXPECT_EQ(merge(winner, loser, "", "finance").status, 403);
    EXPECT_EQ(merge(winner, other).fields(),
              std::vector<std::string>{"loser_ids.0:field.no_such_record"});
    EXPECT_EQ(merge(other, winner).fields(),
              std::vector<std::string>{"winner_id:field.no_such_record"});
    EXPECT_EQ(merge(winner, other, "", "manager").status, 422) << "the colleague's is another team";
    EXPECT_EQ(merge(winner, loser, "", "manager").status, 201);
    EXPECT_EQ(world.call("colleague", "GET", "/customers/" + winner + "/merges").status, 404);
}

TEST_P(CustomerMerges, move_everything_in_one_unit_and_tell_it_once) {
    const auto winner = customer("恒达"), loser = customer("恒达精密", R"(,"region":"苏州")");
    talk(loser);
    const auto order_id = order(loser, 2), plan_id = plan(loser);
    world.follow_events();
    const auto before = shop.count("event", order_id);
    const auto merge_id = merged(winner, loser);
    world.follow_events();
    EXPECT_EQ(customer_of("/orders/" + order_id), winner);
    EXPECT_EQ(customer_of("/follow_ups/" + plan_id), winner);
    EXPECT_EQ(shop.count("event", order_id), before) << "what moved says nothing itself";
    EXPECT_EQ(show(winner).text("region"), "苏州");
    EXPECT_EQ(show(winner).text("next_contact_on"), "2026-11-25") << "the earliest of both";
    EXPECT_EQ(show(loser).text("next_contact_on"), "");
    EXPECT_EQ(told(winner, "customer.merged"), 1u);
    EXPECT_EQ(told(winner, "interaction.recorded"), 1u) << "of the one merged in";
    EXPECT_EQ(due(winner), 2500);
    EXPECT_EQ(due(loser), 0);
    const auto kept = world.call("assistant", "GET", "/customer_merges/" + merge_id);
    EXPECT_EQ(kept.json.at("fields").at(0).at("after"), "") << "values may be masked";
    EXPECT_GE(kept.json.at("rows_count").as_int64(), 3) << kept.body;
}

TEST_P(CustomerMerges, leave_a_record_that_leads_to_its_survivor_and_takes_nothing_more) {
    const auto first = customer("恒达"), second = customer("恒达精密"), third = customer("恒达厂");
    merged(second, first);
    merged(third, second);
    const auto shown = show(first);
    EXPECT_EQ(shown.status, 200);
    EXPECT_EQ(shown.text("merged_into"), second);
    EXPECT_EQ(shown.text("survivor_id"), third) << "at the end of the chain";
    EXPECT_EQ(shown.text("survivor_name"), "恒达厂");
    EXPECT_TRUE(shown.json.at("actions").as_array().empty());
    const std::string path = "/customers/" + first;
    EXPECT_EQ(
        world.call("assistant", "PATCH", path, R"({"region":"x"})", {{"if-match", "2"}}).code(),
        "customers.is_merged");
    EXPECT_EQ(world.call("manager", "POST", path + "/restoration").code(), "customers.is_merged");
    EXPECT_EQ(world.call("assistant", "POST", path + "/interactions", R"({"words":"x"})").code(),
              "customers.is_merged");
    EXPECT_EQ(world
                  .call("assistant", "POST", "/orders",
                        fmt::format(R"({{"customer_id":"{}","lines":[{}]}})", first,
                                    orders::Shop::line(product, 1)))
                  .fields(),
              std::vector<std::string>{"customer_id:customers.is_merged"});
    EXPECT_EQ(merge(customer("别家"), first).code(), "customers.is_merged");
}

TEST_P(CustomerMerges, still_find_the_survivor_by_what_the_merged_one_was_known_by) {
    const auto winner = customer("恒达", R"(,"phone":"13900139000")");
    const auto loser = customer("大华", R"(,"phone":"13800138000")");
    merged(winner, loser);
    ASSERT_EQ(show(winner).text("phone"), "+8613900139000") << "the other one's is its keys'";
    const auto found = world.call("assistant", "POST", "/duplicate_checks",
                                  R"({"name":"新的","phone":"13800138000"})");
    ASSERT_EQ(found.json.at("items").as_array().size(), 1u) << found.body;
    EXPECT_EQ(str(found.json.at("items").at(0).at("customer_id")), winner);
    const auto by_name = world.call("assistant", "POST", "/duplicate_checks", R"({"name":"大华"})");
    ASSERT_EQ(by_name.json.at("items").as_array().size(), 1u) << by_name.body;
    EXPECT_EQ(str(by_name.json.at("items").at(0).at("customer_id")), winner);
    const auto own = world.call("assistant", "POST", "/duplicate_checks",
                                R"({"name":"大华","except_id":")" + winner + "\"}");
    EXPECT_TRUE(own.json.at("items").as_array().empty()) << own.body;
}

TEST_P(CustomerMerges, preview_says_field_by_field_what_wins_and_why) {
    const auto winner = customer("恒达", R"(,"tier":"a")");
    const auto loser = customer("恒达精密", R"(,"region":"苏州","tags":["出口"])");
    talk(loser);
    const auto preview =
        world.call("assistant", "POST", "/customer_merges/preview",
                   question(winner, loser, R"({"field":"name","customer_id":")" + loser + "\"}"));
    ASSERT_EQ(preview.status, 200) << preview.body;
    const auto field = [&](std::string_view name) {
        for (const auto& one : preview.json.at("fields").as_array())
            if (one.at("field").as_string() == name) return one;
        return boost::json::value{};
    };
    EXPECT_EQ(field("name").at("won_by"), "pick");
    EXPECT_EQ(field("name").at("text"), "恒达精密");
    EXPECT_EQ(field("region").at("won_by"), "only_one");
    EXPECT_EQ(str(field("region").at("from_id")), loser);
    EXPECT_EQ(field("tier").at("text"), "a");
    EXPECT_EQ(field("tags").at("won_by"), "combined");
    EXPECT_EQ(field("last_contact_at").at("can_pick"), false);
    const auto region = field("region");
    const auto& value = region.at("values").at(1);
    EXPECT_EQ(value.at("text"), "苏州");
    EXPECT_EQ(value.at("path"), "api_token");
    EXPECT_EQ(value.at("at").as_int64(), world.now.v);
    EXPECT_FALSE(value.at("actor_name").as_string().empty());
    EXPECT_EQ(preview.json.at("children").at(0).at("entity"), "interaction");
    EXPECT_EQ(preview.json.at("children").at(0).at("count"), 1);
    EXPECT_TRUE(preview.json.at("refusals").as_array().empty());
    EXPECT_EQ(show(winner).text("name"), "恒达") << "nothing is written";
}

TEST_P(CustomerMerges, preview_says_what_would_be_refused) {
    const auto winner = customer("恒达"), loser = customer("恒达精密");
    world.call("manager", "POST", "/customers/" + loser + "/archival", R"({"reason":"x"})");
    const auto preview =
        world.call("assistant", "POST", "/customer_merges/preview", question(winner, loser));
    EXPECT_EQ(preview.json.at("refusals").at(0).at("code"), "customers.is_archived");
    EXPECT_FALSE(preview.json.at("refusals").at(0).at("text").as_string().empty());
    EXPECT_EQ(merge(winner, loser).code(), "customers.is_archived");
    EXPECT_EQ(merge(winner, winner).fields(),
              std::vector<std::string>{"loser_ids.0:duplicates.with_itself"});
}

TEST_P(CustomerMerges, undone_after_new_activity_give_back_what_was_moved_and_no_more) {
    const auto winner = customer("恒达");
    const auto loser = customer("恒达精密", R"(,"region":"苏州","industry":"机械")");
    const auto moved = order(loser, 4);
    const auto merge_id = merged(winner, loser);
    world.now = world.now.plus_ms(20 * kDayMs);
    const auto made_since = order(winner, 2);
    pay(moved, 1000);
    talk(winner, "新的谈话");
    const auto version = show(winner).json.at("version").as_int64();
    EXPECT_EQ(world
                  .call("assistant", "PATCH", "/customers/" + winner, R"({"region":"上海"})",
                        {{"if-match", std::to_string(version)}})
                  .status,
              200);
    EXPECT_EQ(due(winner), 4 * 1250 + 2 * 1250 - 1000);
    const auto undone = undo(merge_id);
    ASSERT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(undone.text("state"), "undone");
    EXPECT_EQ(undone.json.at("kept"), (boost::json::array{"region"})) << "said, because it stays";
    EXPECT_EQ(customer_of("/orders/" + moved), loser);
    EXPECT_EQ(customer_of("/orders/" + made_since), winner);
    EXPECT_EQ(show(winner).text("region"), "上海");
    EXPECT_EQ(show(winner).text("industry"), "") << "nobody changed it since";
    EXPECT_EQ(show(loser).text("merged_into"), "");
    EXPECT_FALSE(show(loser).json.at("archived").as_bool());
    EXPECT_EQ(due(loser), 4 * 1250 - 1000) << "with what was paid in between";
    EXPECT_EQ(due(winner), 2 * 1250);
    EXPECT_EQ(told(loser, "payment.received"), 1u);
    EXPECT_EQ(told(winner, "payment.received"), 0u);
    EXPECT_EQ(told(loser, "customer.parted"), 1u);
    EXPECT_EQ(undo(merge_id).code(), "duplicates.undone_already");
}

TEST_P(CustomerMerges, undone_by_a_consumer_that_lags_behind_sum_up_the_same) {
    const auto winner = customer("恒达"), loser = customer("恒达精密");
    const auto first = order(loser, 4);
    const auto merge_id = merged(winner, loser);
    pay(first, 1000);
    order(winner, 2);
    undo(merge_id);
    merged(winner, loser);  // nothing was handled until now
    EXPECT_EQ(due(winner), 6 * 1250 - 1000);
    EXPECT_EQ(due(loser), 0);
}

TEST_P(CustomerMerges, in_a_chain_are_undone_the_later_one_first) {
    const auto a = customer("恒达一"), b = customer("恒达二"), c = customer("恒达三");
    const auto of_c = order(c);
    const auto cb = merged(b, c), ba = merged(a, b);
    EXPECT_EQ(customer_of("/orders/" + of_c), a);
    EXPECT_EQ(undo(cb).code(), "duplicates.undo_the_later_one_first");
    EXPECT_EQ(undo(ba).status, 200);
    EXPECT_EQ(customer_of("/orders/" + of_c), b);
    EXPECT_EQ(due(b), 1250);
    EXPECT_EQ(undo(cb).status, 200);
    EXPECT_EQ(customer_of("/orders/" + of_c), c);
    EXPECT_EQ(due(c), 1250);
    EXPECT_EQ(due(a) + due(b), 0);
}

TEST_P(CustomerMerges, into_one_winner_are_undone_in_either_order) {
    for (const bool later_first : {false, true}) {
        const auto winner = customer("恒达");
        const auto b = customer("恒达二", R"(,"region":"苏州","tags":["二"])");
        const auto c = customer("恒达三", R"(,"region":"无锡","tags":["三"])");
        const auto from_b = merged(winner, b);
        const auto from_c = merged(winner, c, R"({"field":"region","customer_id":")" + c + "\"}");
        EXPECT_EQ(show(winner).text("region"), "无锡");
        EXPECT_EQ(undo(later_first ? from_c : from_b).status, 200);
        EXPECT_EQ(show(winner).text("region"), later_first ? "苏州" : "无锡");
        EXPECT_EQ(undo(later_first ? from_b : from_c).status, 200);
        EXPECT_EQ(show(winner).text("region"), "");
        EXPECT_TRUE(show(winner).json.at("tags").as_array().empty());
    }
}

TEST_P(CustomerMerges, of_several_are_one_journal_entry_each) {
    const auto winner = customer("恒达"), b = customer("恒达二"), c = customer("恒达三");
    const auto of_b = order(b), of_c = order(c);
    const auto answer =
        world.call("assistant", "POST", "/customer_merges",
                   fmt::format(R"({{"winner_id":"{}","loser_ids":["{}","{}"]}})", winner, b, c));
    ASSERT_EQ(answer.status, 201) << answer.body;
    ASSERT_EQ(answer.json.at("items").as_array().size(), 2u);
    EXPECT_EQ(undo(std::string(answer.json.at("items").at(0).at("id").as_string())).status, 200);
    EXPECT_EQ(customer_of("/orders/" + of_b), b);
    EXPECT_EQ(customer_of("/orders/" + of_c), winner);
    const auto listed = world.call("assistant", "GET", "/customers/" + winner + "/merges");
    ASSERT_EQ(listed.json.at("items").as_array().size(), 2u);
    EXPECT_EQ(listed.json.at("items").at(0).at("actions"), (boost::json::array{"undo"}));
    EXPECT_TRUE(listed.json.at("items").at(1).at("actions").as_array().empty());
}

TEST_P(CustomerMerges, are_followed_by_documents_that_are_imported_again) {
    const auto winner = customer("恒达"), loser = customer("恒达精密");
    orders::ImportedOrder in;
    in.customer_id = {std::stoll(loser)};
    in.customer_name = "恒达精密";
    in.external_no = "C489449";
    in.source = "old_shop";
    in.owner_id = world.id_of("assistant");
    in.placed_on = Date::from_ymd(2026, 10, 1);
    in.lines = {{{std::stoll(product)}, "A", "螺丝 A", {}, {2}, {12'500}, {250}}};
    const auto import = [&] {
        return storage::write_now(world.db(), world.system(), [&](storage::Tx& tx) {
            return orders::import_closed_order(tx, world.system(), in);
        });
    };
    const auto first = import();
    ASSERT_TRUE(first.ok());
    merged(winner, loser);
    EXPECT_EQ(import()->outcome, orders::ImportOutcome::unchanged) << "by the old id";
    in.customer_id = {std::stoll(winner)};
    EXPECT_EQ(import()->outcome, orders::ImportOutcome::unchanged) << "by who it is now";
    in.customer_id = {std::stoll(loser)};
    in.external_no = "C489450";
    const auto second = import();
    ASSERT_TRUE(second.ok());
    EXPECT_EQ(customer_of("/orders/" + std::to_string(second->order_id.v)), winner);
}

TEST_P(CustomerMerges, at_once_of_the_same_customer_have_one_winner) {
    constexpr int kAtOnce = 8;
    const auto loser = customer("恒达");
    talk(loser);
    std::vector<std::string> winners;
    for (int i = 0; i < kAtOnce; ++i) winners.push_back(customer(fmt::format("恒达{}", i)));
    std::vector<int> status(kAtOnce);
    std::vector<std::thread> people;
    for (std::size_t i = 0; i < kAtOnce; ++i)
        people.emplace_back([&, i] { status[i] = merge(winners[i], loser).status; });
    for (auto& person : people) person.join();
    EXPECT_EQ(std::count(status.begin(), status.end(), 201), 1);
    EXPECT_EQ(std::count(status.begin(), status.end(), 409), kAtOnce - 1);
}

TEST_P(CustomerMerges, in_both_directions_at_once_end_in_one_customer) {
    for (int round = 0; round < 5; ++round) {
        const auto a = customer("恒达"), b = customer("大华");
        int one = 0, other = 0;
        std::thread first([&] { one = merge(a, b).status; });
        std::thread second([&] { other = merge(b, a).status; });
        first.join();
        second.join();
        EXPECT_EQ(std::min(one, other), 201);
        EXPECT_EQ(std::max(one, other), 409);
    }
}

TEST_P(CustomerMerges, beside_orders_being_entered_leave_nothing_behind) {
    const auto winner = customer("恒达"), loser = customer("大华");
    std::vector<int> entered(4);
    std::vector<std::thread> people;
    for (std::size_t i = 0; i < entered.size(); ++i)
        people.emplace_back([&, i] {
            entered[i] = world
                             .call("assistant", "POST", "/orders",
                                   fmt::format(R"({{"customer_id":"{}","lines":[{}]}})", loser,
                                               orders::Shop::line(product, 1)))
                             .status;
        });
    people.emplace_back([&] { EXPECT_EQ(merge(winner, loser).status, 201); });
    for (auto& person : people) person.join();
    const auto of = [&](const std::string& id) {
        return world.call("assistant", "GET", "/orders?customer_id=" + id)
            .json.at("items")
            .as_array()
            .size();
    };
    EXPECT_EQ(of(loser), 0u);
    EXPECT_EQ(of(winner),
              static_cast<std::size_t>(std::count(entered.begin(), entered.end(), 201)));
}

}  // namespace
}  // namespace zhuli::duplicates
