// A pool in the test world: of the assistant and their colleague, managed by the manager.
#pragma once

#include <fmt/format.h>

#include "core/zones.hpp"
#include "features/orders/shop_for_test.hpp"

namespace zhuli::pool {

using support::Answer;

/// Tuesday 2026-11-24, 10:20 in Shanghai, when the world begins.
struct PublicPool : testing::TestWithParam<support::Engine> {
    orders::Shop shop{GetParam()};
    support::World& world = shop.world;
    std::string pool;

    PublicPool() { pool = pool_with(R"("rules":[{"cause":"no_follow_up","days":30}])"); }

    std::string id(const std::string& who) { return std::to_string(world.id_of(who).v); }
    std::string pool_with(const std::string& more, const std::string& name = "华东公海") {
        return shop.made("admin", "/pools",
                         fmt::format(R"({{"name":"{}","member_ids":["{}","{}"],)"
                                     R"("manager_ids":["{}"],{}}})",
                                     name, id("assistant"), id("colleague"), id("manager"), more));
    }
    Answer change_pool(const std::string& body) {
        const auto version =
            world.call("admin", "GET", "/pools/" + pool).json.at("version").as_int64();
        return world.call("admin", "PATCH", "/pools/" + pool, body,
                          {{"if-match", std::to_string(version)}});
    }
    std::string customer(const std::string& name, const std::string& who = "assistant",
                         const std::string& more = "") {
        return shop.made(who, "/customers", R"({"name":")" + name + "\"" + more + "}");
    }
    Answer release(const std::string& who, const std::string& customer_id,
                   const std::string& more = "") {
        return world.call(
            who, "POST", "/pool_releases",
            fmt::format(R"({{"ids":["{}"],"reason":"不再跟进"{}}})", customer_id, more));
    }
    /// A customer of `owner` that is in the pool.
    std::string released(const std::string& name, const std::string& owner = "colleague",
                         const std::string& more = "") {
        const auto made = customer(name, owner, more);
        const auto answer = release(owner, made, R"(,"pool_id":")" + pool + "\"");
        EXPECT_EQ(count(answer, "changed"), 1u) << answer.body;
        return made;
    }
    Answer claim(const std::string& who, const std::string& customer_id) {
        return world.call(who, "POST", "/pool_claims", R"({"customer_id":")" + customer_id + "\"}");
    }
    Answer undo(const std::string& who, const std::string& customer_id) {
        return world.call(who, "POST", "/pool_claim_undos",
                          R"({"customer_id":")" + customer_id + "\"}");
    }
    Answer hand_out(const std::string& who, const std::string& customer_id,
                    const std::string& owner, const std::string& more = "") {
        return world.call(
            who, "POST", "/pool_handouts",
            fmt::format(R"({{"ids":["{}"],"owner_id":"{}"{}}})", customer_id, id(owner), more));
    }
    Answer list(const std::string& who, const std::string& more = "") {
        return world.call(who, "GET", "/pool_customers?pool_id=" + pool + more);
    }
    Answer fate(const std::string& customer_id, const std::string& who = "admin") {
        return world.call(who, "GET", "/customers/" + customer_id + "/recycling");
    }
    std::string owner_of(const std::string& customer_id) {
        const auto shown = world.call("admin", "GET", "/customers/" + customer_id);
        return shown.json.at("owner_id").is_string() ? shown.text("owner_id") : "";
    }
    static std::size_t count(const Answer& answer, const char* member = "items") {
        return answer.status < 300 ? answer.json.at(member).as_array().size() : 0;
    }
    static std::string refusal(const Answer& answer) {
        const auto& refused = answer.json.at("refused").as_array();
        return refused.empty() ? "" : std::string(refused.at(0).at("code").as_string());
    }
    /// Whether the customer's timeline says so.
    bool tells(const std::string& customer_id, std::string_view kind) {
        const auto line = world.call("admin", "GET", "/customers/" + customer_id + "/timeline");
        for (const auto& item : line.json.at("items").as_array())
            if (item.at("kind").as_string() == kind) return true;
        return false;
    }
    std::size_t notices(const std::string& who) {
        return count(world.call(who, "GET", "/notices"));
    }
    /// The office opens on that day of November or December 2026 and the clock does its work.
    void morning_of(int month, int day, int hour = 9, int minute = 30) {
        world.now =
            zone_of("Asia/Shanghai").at(Date::from_ymd(2026, month, day), hour * 60 + minute);
        world.follow_events();
        world.run_jobs();
        world.follow_events();
    }
};

}  // namespace zhuli::pool
