// A shop whose follow-ups are looked at: plans of the assistant, the days that pass, what rings.
#pragma once

#include <fmt/format.h>

#include "core/zones.hpp"
#include "features/orders/shop_for_test.hpp"

namespace zhuli::followups {

using support::Answer;

/// Tuesday 2026-11-24, 10:20 in Shanghai, when the world begins.
struct Plans : testing::TestWithParam<support::Engine> {
    orders::Shop shop{GetParam()};
    support::World& world = shop.world;

    Plans() {
        world.follow_events();  // the shop's own customer is a new lead: its cadence is not looked
                                // at
        for (const auto& id : open(shop.customer)) act(id, "cancellation", R"({"reason":"x"})");
        world.follow_events();
    }

    /// Of November and December 2026, in Shanghai.
    static Instant at(int month, int day, int hour, int minute = 0) {
        return zone_of("Asia/Shanghai").at(Date::from_ymd(2026, month, day), hour * 60 + minute);
    }
    void at_once(Instant when) {
        world.now = when;
        world.follow_events();
        world.run_jobs();
    }
    std::string customer(const std::string& name, const std::string& more = "") {
        return shop.made("assistant", "/customers", R"({"name":")" + name + "\"" + more + "}");
    }
    Answer plan(const std::string& who, const std::string& customer_id, Instant due,
                const std::string& more = "") {
        return world.call(
            who, "POST", "/follow_ups",
            fmt::format(R"({{"customer_id":"{}","due_at":{}{}}})", customer_id, due.v, more));
    }
    std::string planned(Instant due, const std::string& more = "") {
        const auto answer = plan("assistant", shop.customer, due, more);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.text("id");
    }
    Answer act(const std::string& id, const std::string& noun, const std::string& body,
               const std::string& who = "assistant") {
        return world.call(who, "POST", "/follow_ups/" + id + "/" + noun, body);
    }
    Answer show(const std::string& id) {
        return world.call("assistant", "GET", "/follow_ups/" + id);
    }
    Answer list(const std::string& query, const std::string& who = "assistant") {
        return world.call(who, "GET", "/follow_ups?" + query);
    }
    std::vector<std::string> ids(const Answer& answer) {
        std::vector<std::string> found;
        for (const auto& item : answer.json.at("items").as_array())
            found.emplace_back(item.at("id").as_string());
        return found;
    }
    /// Ids of a customer's open plans, the earliest first.
    std::vector<std::string> open(const std::string& customer_id) {
        return ids(list("state=planned&sort=due_on&customer_id=" + customer_id, "admin"));
    }
    Answer customer_now(const std::string& id) {
        return world.call("admin", "GET", "/customers/" + id);
    }
    std::string next_contact(const std::string& id) {
        return customer_now(id).text("next_contact_on");
    }
    std::int64_t number(const Answer& answer, const char* member) {
        return answer.json.at(member).as_int64();
    }
    std::size_t notices(const std::string& who) {
        return world.call(who, "GET", "/notices").json.at("items").as_array().size();
    }
    Answer edit_customer(const std::string& id, const std::string& body,
                         const std::string& who = "assistant") {
        return world.call(who, "PATCH", "/customers/" + id, body,
                          {{"if-match", std::to_string(number(customer_now(id), "version"))}});
    }
};

}  // namespace zhuli::followups
