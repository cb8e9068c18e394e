// A shop whose customers complain: tickets are taken in, time passes, somebody works on them.
#pragma once

#include <fmt/format.h>

#include "core/zones.hpp"
#include "features/orders/shop_for_test.hpp"

namespace zhuli::tickets {

using support::Answer;
using Words = std::vector<std::string>;

/// Tuesday 2026-11-24, 10:20 in Shanghai, when the world begins.
struct Complaints : testing::TestWithParam<support::Engine> {
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
    /// `more` are further members, with a leading comma.
    Answer enter(const std::string& who, const std::string& more = "") {
        return world.call(who, "POST", "/tickets",
                          R"({"customer_id":")" + shop.customer +
                              R"(","words":"外箱破损，少两个轴承")" + more + "}");
    }
    std::string entered(const std::string& who = "service", const std::string& more = "") {
        const auto answer = enter(who, more);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.text("id");
    }
    Answer show(const std::string& ticket, const std::string& who = "service") {
        return world.call(who, "GET", "/tickets/" + ticket);
    }
    Answer act(const std::string& ticket, const std::string& noun, const std::string& body = "{}",
               const std::string& who = "service") {
        return world.call(who, "POST", "/tickets/" + ticket + "/" + noun, body);
    }
    Answer claim(const std::string& ticket, const std::string& who = "service") {
        return world.call(who, "POST", "/ticket_claims", R"({"ticket_id":")" + ticket + "\"}");
    }
    Answer say(const std::string& ticket, const std::string& noun, const std::string& words,
               const std::string& who = "service") {
        return act(ticket, noun, R"({"words":")" + words + "\"}", who);
    }
    Answer classify(const std::string& ticket, const std::string& severity = "s3",
                    const std::string& kind = "logistics", const std::string& more = "") {
        return act(ticket, "classification",
                   fmt::format(R"({{"kind":"{}","severity":"{}"{}}})", kind, severity, more));
    }
    Answer write(const std::string& ticket, const std::string& stage,
                 const std::string& more = "") {
        return act(ticket, "stage_records",
                   fmt::format(R"({{"stage":"{}","words":"{}阶段的记录"{}}})", stage, stage, more));
    }
    /// Classified and answered.
    std::string taken_on(const std::string& severity = "s3") {
        const auto ticket = entered();
        EXPECT_EQ(classify(ticket, severity).status, 200);
        EXPECT_EQ(say(ticket, "replies", "已收到，马上查").status, 200);
        return ticket;
    }
    std::string closed() {
        const auto ticket = taken_on();
        write(ticket, "accepted");
        write(ticket, "investigating", R"(,"cause":"carrier")");
        write(ticket, "resolving");
        EXPECT_EQ(write(ticket, "revisiting", R"(,"satisfaction":4)").text("stage"), "closed");
        return ticket;
    }
    boost::json::value clock(const std::string& ticket, const std::string& name) {
        const auto story = world.call("service", "GET", "/tickets/" + ticket + "/story");
        for (const auto& one : story.json.at("clocks").as_array())
            if (one.at("clock").as_string() == name) return one;
        return {};
    }
    std::int64_t due(const std::string& ticket, const std::string& name) {
        return clock(ticket, name).at("due_at").as_int64();
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
    std::string id(const std::string& who) { return std::to_string(world.id_of(who).v); }
    /// How often a clock of the ticket did this.
    std::int64_t count(const std::string& ticket, const std::string& act) {
        const storage::Sql clocks{"test.clocks",
                                  "SELECT COUNT(*) FROM ticket_clock WHERE org_id = $1"
                                  " AND ticket_id = $2 AND act = $3"};
        std::int64_t n = 0;
        world.db().read(world.org(), [&](storage::Tx& tx) {
            n = *tx.scalar<std::int64_t>(clocks, Id{std::stoll(ticket)}, act);
        });
        return n;
    }
};

}  // namespace zhuli::tickets
