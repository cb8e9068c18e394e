// A shop whose inquiries are looked at: they arrive, time passes, somebody answers.
#pragma once

#include <fmt/format.h>

#include "core/zones.hpp"
#include "features/orders/shop_for_test.hpp"

namespace zhuli::inquiries {

using support::Answer;
using Words = std::vector<std::string>;

/// Tuesday 2026-11-24, 10:20 in Shanghai, when the world begins.
struct Inbox : testing::TestWithParam<support::Engine> {
    orders::Shop shop{GetParam()};
    support::World& world = shop.world;

    /// Of November 2026, in Shanghai.
    static Instant at(int day, int hour, int minute = 0) {
        return zone_of("Asia/Shanghai").at(Date::from_ymd(2026, 11, day), hour * 60 + minute);
    }
    void at_once(Instant when) {
        world.now = when;
        world.follow_events();
        world.run_jobs();
    }
    /// A walk-in who can be called back; `more` are further members, with a leading comma.
    Answer enter(const std::string& who, const std::string& more = "") {
        return world.call(
            who, "POST", "/inquiries",
            R"({"name":"苏州恒达","words":"有没有M8螺丝","wechat":"hd01")" + more + "}");
    }
    std::string entered(const std::string& who, const std::string& more = "") {
        const auto answer = enter(who, more);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.text("id");
    }
    std::string of_customer(const std::string& more = "") {
        return entered("assistant", R"(,"customer_id":")" + shop.customer + "\"" + more);
    }
    std::string mine() { return entered("assistant", R"(,"owner_id":")" + id("assistant") + "\""); }
    Answer show(const std::string& inquiry, const std::string& who = "assistant") {
        return world.call(who, "GET", "/inquiries/" + inquiry);
    }
    Answer act(const std::string& inquiry, const std::string& noun, const std::string& body = "{}",
               const std::string& who = "assistant") {
        return world.call(who, "POST", "/inquiries/" + inquiry + "/" + noun, body);
    }
    Answer claim(const std::string& inquiry, const std::string& who = "assistant") {
        return world.call(who, "POST", "/inquiry_claims", R"({"inquiry_id":")" + inquiry + "\"}");
    }
    Answer release(const std::string& inquiry, const std::string& who) {
        return world.call(who, "POST", "/inquiry_releases",
                          R"({"reason":"休假","inquiry_id":")" + inquiry + "\"}");
    }
    Answer list(const std::string& query, const std::string& who = "assistant") {
        return world.call(who, "GET", "/inquiries?" + query);
    }
    static Words ids(const Answer& answer) {
        Words found;
        for (const auto& item : answer.json.at("items").as_array())
            found.emplace_back(item.at("id").as_string());
        return found;
    }
    /// Kinds of what somebody was told, the newest first.
    Words told(const std::string& who) {
        Words kinds;
        const auto answer = world.call(who, "GET", "/notices");
        for (const auto& item : answer.json.at("items").as_array())
            kinds.emplace_back(item.at("kind").as_string());
        return kinds;
    }
    static std::int64_t number(const Answer& answer, const char* member) {
        return answer.json.at(member).as_int64();
    }
    std::string id(const std::string& who) { return std::to_string(world.id_of(who).v); }
    /// How often this happened to the inquiry.
    std::int64_t count(const std::string& inquiry, const std::string& kind) {
        const storage::Sql events{"test.kinds",
                                  "SELECT COUNT(*) FROM event WHERE org_id = $1 AND entity_id = $2"
                                  " AND kind = $3"};
        std::int64_t n = 0;
        world.db().read(world.org(), [&](storage::Tx& tx) {
            n = *tx.scalar<std::int64_t>(events, Id{std::stoll(inquiry)}, kind);
        });
        return n;
    }
    std::string story() {
        return world.call("assistant", "GET", "/customers/" + shop.customer + "/timeline").body;
    }
};

}  // namespace zhuli::inquiries
