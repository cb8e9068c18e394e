// A shop whose opportunities are looked at: what people do with them, and that the sums are true.
#pragma once

#include <fmt/format.h>

#include "features/opportunities/model.hpp"
#include "features/orders/shop_for_test.hpp"

namespace zhuli::opportunities {

using support::Answer;

/// Tuesday 2026-11-24, 10:20 in Shanghai, when the world begins.
struct Deals : testing::TestWithParam<support::Engine> {
    orders::Shop shop{GetParam()};
    support::World& world = shop.world;

    ~Deals() override { shop.expect_sound(); }

    static std::string body(const std::string& customer, const std::string& more = "") {
        return fmt::format(R"({{"customer_id":"{}","name":"产线改造","amount_minor":500000,)"
                           R"("expected_close_on":"2026-12-20","next_step":"发报价",)"
                           R"("next_step_on":"2026-11-27"{}}})",
                           customer, more);
    }
    std::string begun(const std::string& more = "") {
        return shop.made("assistant", "/opportunities", body(shop.customer, more));
    }
    static std::string path(const std::string& id, const std::string& noun = "") {
        return "/opportunities/" + id + (noun.empty() ? "" : "/" + noun);
    }
    Answer show(const std::string& id, const std::string& who = "assistant") {
        return world.call(who, "GET", path(id));
    }
    Answer act(const std::string& id, const std::string& noun, const std::string& in,
               const std::string& who = "assistant") {
        return world.call(who, "POST", path(id, noun), in);
    }
    Answer move(const std::string& id, const std::string& stage, int version = 0) {
        return act(id, "stage", fmt::format(R"({{"stage":"{}","if_match":{}}})", stage, version));
    }
    Answer edit(const std::string& id, const std::string& in, int version) {
        return world.call("assistant", "PATCH", path(id), in,
                          {{"if-match", std::to_string(version)}});
    }
    std::int64_t number(const Answer& answer, const char* member) {
        return answer.json.at(member).as_int64();
    }
    std::vector<std::string> listed(const std::string& query,
                                    const std::string& who = "assistant") {
        std::vector<std::string> ids;
        const auto answer = world.call(who, "GET", "/opportunities?" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        for (const auto& item : answer.json.at("items").as_array())
            ids.emplace_back(item.at("id").as_string());
        return ids;
    }
    /// Count and amount of one column of the board.
    std::pair<std::int64_t, std::int64_t> column(Stage stage, const std::string& who = "assistant",
                                                 const std::string& query = "") {
        const auto answer = world.call(who, "GET", "/opportunity_board" + query);
        const auto& one = answer.json.at("stages").at(static_cast<std::size_t>(stage));
        return {one.at("opportunity_count").as_int64(), one.at("amount_minor").as_int64()};
    }
};

}  // namespace zhuli::opportunities
