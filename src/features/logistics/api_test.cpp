#include <fmt/format.h>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::logistics {
namespace {

using orders::Shop;
using support::Answer;

std::string text_in(const boost::json::value& value, const char* member) {
    return std::string(value.at(member).as_string());
}

class Logistics : public testing::TestWithParam<support::Engine> {
 protected:
    void TearDown() override { shop.expect_sound(); }

    Answer get(const std::string& who, const std::string& path) {
        return shop.world.call(who, "GET", path);
    }
    Answer post(const std::string& who, const std::string& path, const std::string& body = "{}") {
        return shop.world.call(who, "POST", path, body);
    }
    /// A confirmed order of so many; what it holds is to be picked.
    std::string confirmed(const std::string& product, int quantity,
                          const std::string& promised = "2026-11-30") {
        const auto order = shop.enter(
            Shop::line(product, quantity),
            R"(,"confirm":true,"accept_shortage":true,"promised_on":")" + promised + "\"");
        EXPECT_EQ(order.status, 201) << order.body;
        shop.world.follow_events();
        return order.text("id");
    }
    std::string dispatch_of(const std::string& order) {
        const auto found = get("warehouse", "/dispatches?order_id=" + order);
        return "/dispatches/" + text_in(found.json.at("items").at(0), "id");
    }
    Answer scan(const std::string& dispatch, const std::string& code, int quantity = 1,
                const std::string& who = "warehouse") {
        return post(who, dispatch + "/scans",
                    fmt::format(R"({{"code":"{}","quantity":{}}})", code, quantity));
    }
    /// Picked, packed and sent; the waybill's path.
    std::string sent(const std::string& dispatch, const std::string& code, int quantity,
                     const std::string& more = "") {
        EXPECT_EQ(post("warehouse", dispatch + "/picking").status, 200);
        EXPECT_EQ(scan(dispatch, code, quantity).status, 200);
        EXPECT_EQ(post("warehouse", dispatch + "/packing").status, 200);
        const auto shipped =
            post("warehouse", dispatch + "/shipments", R"({"package_count":2)" + more + "}");
        EXPECT_EQ(shipped.status, 201) << shipped.body;
        const auto& waybills = shipped.json.at("waybills").as_array();
        return "/waybills/" + text_in(waybills.back(), "id");
    }
    std::string order_state(const std::string& order, const char* member = "fulfilment") {
        return get("assistant", "/orders/" + order).text(member);
    }
    std::size_t notices(const std::string& who, const std::string& kind) {
        const auto list = get(who, "/notices");
        std::size_t count = 0;
        for (const auto& notice : list.json.at("items").as_array())
            count += text_in(notice, "kind") == kind ? 1 : 0;
        return count;
    }

    Shop shop{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, Logistics, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Logistics, nobody_a_wrong_role_and_anothers_order_are_kept_out) {
    const auto dispatch = dispatch_of(confirmed(shop.product("A", 5), 2));
    EXPECT_EQ(get("", "/dispatches").status, 401);
    EXPECT_EQ(get("hr", "/dispatches").status, 403);
    EXPECT_EQ(get("colleague", dispatch).status, 404);
    EXPECT_TRUE(get("colleague", "/dispatches").json.at("items").as_array().empty());
    EXPECT_EQ(get("assistant", dispatch).status, 200);
    EXPECT_EQ(post("assistant", dispatch + "/picking").status, 403);
    EXPECT_EQ(post("assistant", dispatch + "/placing").status, 403);
    shop.world.found_other_organisation();
    EXPECT_EQ(get("stranger", dispatch).status, 404);
    EXPECT_EQ(post("stranger", dispatch + "/picking").status, 404);
}

TEST_P(Logistics, the_queue_stands_by_score_and_what_was_put_first_stands_before) {
    const auto product = shop.product("A", 20);
    const auto later = dispatch_of(confirmed(product, 2, "2026-12-10"));
    const auto sooner = dispatch_of(confirmed(product, 2, "2026-11-25"));
    const auto queue = [&] {
        std::vector<std::string> ids;
        const auto list = get("warehouse", "/dispatches?in_queue=true");
        for (const auto& item : list.json.at("items").as_array())
            ids.push_back("/dispatches/" + text_in(item, "id"));
        return ids;
    };
    EXPECT_EQ(queue(), (std::vector{sooner, later}));
    const auto shown = get("warehouse", sooner).json;
    std::int64_t sum = 0;
    for (const auto& part : shown.at("score_parts").as_array()) sum += part.at("points").as_int64();
    EXPECT_EQ(shown.at("score").as_int64(), sum);
    EXPECT_EQ(post("manager", later + "/placing", R"({"placed":"first"})").fields(),
              std::vector<std::string>{"reason:logistics.say_why"});
    EXPECT_EQ(post("manager", later + "/placing", R"({"placed":"first","reason":"展会"})").status,
              200);
    EXPECT_EQ(queue(), (std::vector{later, sooner}));
    EXPECT_EQ(
        post("manager", later + "/placing", R"({"placed":"by_score"})").text("placing_reason"), "");
    EXPECT_EQ(queue(), (std::vector{sooner, later})) << "taken back";
}

TEST_P(Logistics, a_scanner_counts_up_refuses_what_is_wrong_and_what_is_too_much) {
    const auto a = shop.product("A", 5);
    shop.product("B", 5);
    const auto coded = shop.world.call("purchasing", "PATCH", "/products/" + a,
                                       R"({"barcode":"6901"})", {{"if-match", "1"}});
    ASSERT_EQ(coded.status, 200) << coded.body;
    const auto order = confirmed(a, 3);
    const auto dispatch = dispatch_of(order);
    EXPECT_EQ(scan(dispatch, "6901").code(), "problem.action_not_now") << "nobody picks it";
    EXPECT_EQ(post("warehouse", dispatch + "/packing").status, 409);
    ASSERT_EQ(post("warehouse", dispatch + "/picking").status, 200);
    EXPECT_EQ(order_state(order), "picking");
    EXPECT_EQ(post("warehouse", dispatch + "/packing").status, 409) << "the basket is empty";
    const auto scanned = scan(dispatch, "6901");
    ASSERT_EQ(scanned.status, 200) << scanned.body;
    EXPECT_EQ(scanned.json.at("lines").at(0).at("picked").as_int64(), 1);
    EXPECT_EQ(scan(dispatch, "A", 2).json.at("lines").at(0).at("picked").as_int64(), 3);
    EXPECT_EQ(scan(dispatch, "A").code(), "logistics.more_than_held");
    EXPECT_EQ(scan(dispatch, "B").fields(),
              std::vector<std::string>{"code:logistics.not_in_order"});
    EXPECT_EQ(scan(dispatch, "?").fields(),
              std::vector<std::string>{"code:logistics.unknown_code"});
    const auto line = text_in(scanned.json.at("lines").at(0), "order_line_id");
    const auto counted = post("warehouse", dispatch + "/counts",
                              fmt::format(R"({{"order_line_id":"{}","quantity":2}})", line));
    EXPECT_EQ(counted.json.at("lines").at(0).at("picked").as_int64(), 2);
    EXPECT_EQ(post("warehouse", dispatch + "/stopping").text("state"), "to_pick");
    EXPECT_EQ(order_state(order), "reserved");
}

TEST_P(Logistics, the_same_scan_sent_again_counts_once) {
    const auto dispatch = dispatch_of(confirmed(shop.product("A", 5), 3));
    ASSERT_EQ(post("warehouse", dispatch + "/picking").status, 200);
    const auto once = [&] {
        return shop.world.call("warehouse", "POST", dispatch + "/scans", R"({"code":"A"})",
                               {{"idempotency-key", "scan-1"}});
    };
    EXPECT_EQ(once().status, 200);
    EXPECT_EQ(once().json.at("lines").at(0).at("picked").as_int64(), 1);
    EXPECT_EQ(get("warehouse", dispatch).json.at("lines").at(0).at("picked").as_int64(), 1);
}

TEST_P(Logistics, of_two_who_pick_one_order_one_wins) {
    const auto dispatch = dispatch_of(confirmed(shop.product("A", 5), 3));
    EXPECT_EQ(post("warehouse", dispatch + "/picking").status, 200);
    EXPECT_EQ(post("admin", dispatch + "/picking").code(), "logistics.picked_by");
    EXPECT_EQ(scan(dispatch, "A", 1, "admin").code(), "logistics.picked_by");
    EXPECT_EQ(post("warehouse", dispatch + "/picking").code(), "problem.action_not_now");
    const auto stale = shop.world.call("warehouse", "POST", dispatch + "/scans", R"({"code":"A"})",
                                       {{"if-match", "77"}});
    EXPECT_EQ(stale.code(), "problem.stale");
    EXPECT_EQ(text_in(stale.json.at("current"), "state"), "picking");
}

TEST_P(Logistics, what_was_picked_is_shipped_and_the_rest_is_picked_again) {
    const auto product = shop.product("A", 5);
    const auto order = confirmed(product, 5);
    const auto dispatch = dispatch_of(order);
    const auto waybill = sent(dispatch, "A", 3);
    EXPECT_EQ(order_state(order), "partly_shipped");
    EXPECT_EQ(get("warehouse", dispatch).text("state"), "to_pick");
    EXPECT_EQ(post("warehouse", dispatch + "/shipments").code(), "problem.action_not_now")
        << "the same shipment twice";
    shop.world.follow_events();
    sent(dispatch, "A", 2);
    shop.world.follow_events();
    EXPECT_EQ(order_state(order), "shipped");
    EXPECT_EQ(get("warehouse", dispatch).text("state"), "shipped");
    EXPECT_EQ(get("warehouse", dispatch).json.at("waybills").as_array().size(), 2u);
    EXPECT_EQ(get("assistant", waybill).json.at("package_count").as_int64(), 2);
    EXPECT_EQ(get("assistant", waybill).json.at("goods").at(0).at("quantity").as_int64(), 3);
}

TEST_P(Logistics, a_carrier_has_numbers_of_its_own_and_tracking_is_changed_after_it_left) {
    const auto carrier = shop.made("warehouse", "/carriers",
                                   R"({"name":"顺丰速运","tracking_url":"https://sf.test/{no}",)"
                                   R"("number_prefix":"SF","number_min":12,"number_max":15})");
    EXPECT_EQ(post("warehouse", "/carriers", R"({"name":"顺丰速运"})").fields(),
              std::vector<std::string>{"name:field.taken"});
    EXPECT_EQ(post("assistant", "/carriers", R"({"name":"x"})").status, 403);
    const auto dispatch = dispatch_of(confirmed(shop.product("A", 5), 3));
    const auto waybill =
        sent(dispatch, "A", 3,
             fmt::format(R"(,"carrier_id":"{}","tracking_no":"SF1234567890")", carrier));
    const auto shown = get("assistant", waybill);
    EXPECT_EQ(shown.text("link"), "https://sf.test/SF1234567890");
    const auto edit = [&](const std::string& body) {
        const auto version = get("warehouse", waybill).json.at("version").as_int64();
        return shop.world.call("warehouse", "PATCH", waybill, body,
                               {{"if-match", std::to_string(version)}});
    };
    EXPECT_EQ(edit(R"({"tracking_no":"YT1"})").fields(),
              std::vector<std::string>{"tracking_no:logistics.not_a_number_of"});
    EXPECT_EQ(edit(R"({"tracking_no":"SF0987654321","expected_on":"2026-11-27"})").status, 200);
    EXPECT_EQ(shop.world.call("warehouse", "PATCH", waybill, "{}").status, 428);
    const auto id = waybill.substr(waybill.rfind('/') + 1);
    EXPECT_EQ(shop.count("audit", id), 2);
}

TEST_P(Logistics, a_shipment_is_heard_of_refused_and_in_the_end_signed_for) {
    const auto order = confirmed(shop.product("A", 5), 3, "2026-11-24");
    const auto dispatch = dispatch_of(order);
    const auto waybill = sent(dispatch, "A", 3);
    EXPECT_EQ(post("warehouse", waybill + "/events", R"({"kind":"attempt"})").fields(),
              std::vector<std::string>{"words:logistics.say_why"});
    EXPECT_EQ(post("warehouse", waybill + "/events", R"({"kind":"delivered"})").fields(),
              std::vector<std::string>{"kind:logistics.prove_it"});
    const auto vain =
        post("warehouse", waybill + "/events", R"({"kind":"attempt","words":"门卫不让进"})");
    EXPECT_EQ(vain.text("state"), "trouble") << vain.body;
    EXPECT_EQ(post("warehouse", waybill + "/proof", "{}").status, 422);
    const auto proof =
        post("warehouse", waybill + "/proof", R"({"signed_by":"王工","words":"放一楼"})");
    ASSERT_EQ(proof.status, 200) << proof.body;
    EXPECT_EQ(proof.text("state"), "delivered");
    EXPECT_EQ(proof.json.at("events").as_array().size(), 2u);
    EXPECT_EQ(order_state(order), "delivered");
    EXPECT_EQ(post("warehouse", waybill + "/proof", R"({"signed_by":"王工"})").status, 409);
    shop.world.follow_events();
    const auto ended = get("assistant", dispatch);
    EXPECT_EQ(ended.text("outcome"), "kept");
    EXPECT_EQ(ended.text("delivered_on"), "2026-11-24");
}

TEST_P(Logistics, what_is_shipped_and_delivered_by_the_order_is_followed) {
    const auto order = confirmed(shop.product("A", 5), 3, "2026-11-24");
    const auto dispatch = dispatch_of(order);
    ASSERT_EQ(shop.act("warehouse", order, "shipments", R"({"carrier":"自有车辆"})").status, 201);
    shop.world.now = shop.world.now.plus_ms(2 * kDayMs);
    ASSERT_EQ(shop.act("warehouse", order, "delivery").status, 200);
    shop.world.follow_events();
    const auto shown = get("assistant", dispatch);
    EXPECT_EQ(shown.text("state"), "delivered");
    EXPECT_EQ(shown.text("outcome"), "late");
    EXPECT_EQ(text_in(shown.json.at("waybills").at(0), "carrier_name"), "自有车辆");
}

TEST_P(Logistics, a_cancelled_order_leaves_the_queue_even_while_it_is_picked) {
    const auto order = confirmed(shop.product("A", 5), 3);
    const auto dispatch = dispatch_of(order);
    ASSERT_EQ(post("warehouse", dispatch + "/picking").status, 200);
    ASSERT_EQ(shop.act("assistant", order, "cancellation", R"({"reason":"不要了"})").status, 200);
    EXPECT_EQ(scan(dispatch, "A").code(), "logistics.more_than_held");
    shop.world.follow_events();
    EXPECT_EQ(get("warehouse", dispatch).text("state"), "dropped");
}

TEST_P(Logistics, what_will_be_late_is_told_once_before_it_is) {
    const auto product = shop.product("A", 3);
    const auto order = confirmed(product, 5, "2026-11-26");
    shop.world.run_jobs();
    shop.world.follow_events();
    const auto risky = get("warehouse", "/dispatches?at_risk=true&sort=promised_on");
    ASSERT_EQ(risky.json.at("items").as_array().size(), 1u) << risky.body;
    EXPECT_EQ(text_in(risky.json.at("items").at(0).at("risks").at(0), "kind"), "no_stock");
    EXPECT_EQ(notices("warehouse", "dispatch.at_risk"), 1u);
    EXPECT_EQ(notices("assistant", "dispatch.at_risk"), 1u);
    shop.world.now = shop.world.now.plus_ms(kHourMs);
    shop.world.run_jobs();
    EXPECT_EQ(notices("warehouse", "dispatch.at_risk"), 1u) << "once";
    EXPECT_EQ(shop.move(product, 9, "receipt").status, 201);
    EXPECT_EQ(shop.act("assistant", order, "reservation").status, 200);
    shop.world.follow_events();
    EXPECT_TRUE(get("warehouse", "/dispatches?at_risk=true").json.at("items").as_array().empty());
}

TEST_P(Logistics, new_weights_place_every_open_dispatch_anew) {
    const auto product = shop.product("A", 20);
    const auto later = dispatch_of(confirmed(product, 2, "2026-12-10"));
    const auto before = get("warehouse", later).json.at("rank").as_int64();
    EXPECT_EQ(shop.world
                  .call("assistant", "PATCH", "/logistics_settings", R"({"day_points":1})",
                        {{"if-match", "0"}})
                  .status,
              403);
    const auto edited = shop.world.call("warehouse", "PATCH", "/logistics_settings",
                                        R"({"day_points":1})", {{"if-match", "0"}});
    ASSERT_EQ(edited.status, 200) << edited.body;
    shop.world.run_jobs();
    EXPECT_NE(get("warehouse", later).json.at("rank").as_int64(), before);
}

}  // namespace
}  // namespace zhuli::logistics
