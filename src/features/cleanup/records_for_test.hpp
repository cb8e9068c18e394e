// Customers with something wrong in the test world, and what is asked about them.
#pragma once

#include <fmt/format.h>

#include "core/zones.hpp"
#include "features/orders/shop_for_test.hpp"

namespace zhuli::cleanup {

using support::Answer;

/// Tuesday 2026-11-24, 10:20 in Shanghai, when the world begins.
struct Records : testing::TestWithParam<support::Engine> {
    orders::Shop shop{GetParam()};
    support::World& world = shop.world;

    std::string id(const std::string& who) { return std::to_string(world.id_of(who).v); }
    /// A prospect nothing is wrong with, but for `more`.
    std::string customer(const std::string& name, const std::string& more = "",
                         const std::string& who = "assistant") {
        const auto made =
            shop.made(who, "/customers",
                      R"({"name":")" + name +
                          R"(","status":"prospect","contact_name":"张三","region":"杭州",)"
                          R"("address":"滨江区")" +
                          more + "}");
        world.follow_events();
        return made;
    }
    Answer get(const std::string& who, const std::string& path) {
        return world.call(who, "GET", path);
    }
    Answer post(const std::string& who, const std::string& path, const std::string& body = "{}") {
        return world.call(who, "POST", path, body);
    }
    Answer edit(const std::string& customer_id, const std::string& body) {
        const auto path = "/customers/" + customer_id;
        const auto version = get("admin", path).json.at("version").as_int64();
        const auto answer =
            world.call("admin", "PATCH", path, body, {{"if-match", std::to_string(version)}});
        EXPECT_EQ(answer.status, 200) << answer.body;
        world.follow_events();
        return answer;
    }
    /// "code" of each open flaw of a customer, the worst first.
    std::vector<std::string> codes(const std::string& customer_id, const char* state = "open") {
        std::vector<std::string> all;
        const auto answer =
            get("admin", "/flaws?customer_id=" + customer_id + "&state=" + std::string(state));
        EXPECT_EQ(answer.status, 200) << answer.body;
        for (const auto& item : answer.json.at("items").as_array())
            all.emplace_back(item.at("code").as_string());
        return all;
    }
    boost::json::object flaw(const std::string& customer_id, const std::string& code,
                             const std::string& who = "admin") {
        const auto answer =
            get(who, "/flaws?state=open,dismissed&customer_id=" + customer_id + "&code=" + code);
        const auto& items = answer.json.at("items").as_array();
        EXPECT_EQ(items.size(), 1u) << answer.body;
        return items.empty() ? boost::json::object{} : items.at(0).as_object();
    }
    std::string flaw_id(const std::string& customer_id, const std::string& code) {
        return std::string(flaw(customer_id, code).at("id").as_string());
    }
    Answer preview(const std::string& who, const std::string& kind, const std::string& more) {
        return post(who, "/cleanup_fixes/preview",
                    R"({"kind":")" + kind + R"(","reason":"整理")" + more + "}");
    }
    Answer fix(const std::string& who, const std::string& kind,
               const std::vector<std::string>& flaws, const std::string& row_more = "") {
        std::string rows;
        for (const auto& one : flaws)
            rows +=
                (rows.empty() ? "" : ",") + fmt::format(R"({{"flaw_id":"{}"{}}})", one, row_more);
        return post(who, "/cleanup_fixes",
                    fmt::format(R"({{"kind":"{}","reason":"整理","rows":[{}]}})", kind, rows));
    }
    static std::string refusal(const Answer& answer, std::size_t row = 0) {
        return std::string(answer.json.at("rows").at(row).at("code").as_string());
    }
    static std::string fix_in(const Answer& answer) {
        EXPECT_EQ(answer.status, 201) << answer.body;
        const auto& id = answer.json.at("fix").at("id");
        EXPECT_TRUE(id.is_string()) << answer.body;
        return id.is_string() ? std::string(id.as_string()) : "";
    }
    std::int64_t score(const std::string& customer_id) {
        return get("admin", "/customers/" + customer_id + "/completeness")
            .json.at("score")
            .as_int64();
    }
    void morning_of(int month, int day) {
        world.now = zone_of("Asia/Shanghai").at(Date::from_ymd(2026, month, day), 9 * 60 + 30);
        world.follow_events();
        world.run_jobs();
        world.follow_events();
    }
};

}  // namespace zhuli::cleanup
