// A shop whose assistant writes proposals: what people do with them.
#pragma once

#include <fmt/format.h>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::proposals {

using support::Answer;
using Fields = std::vector<std::string>;

/// Tuesday 2026-11-24, 10:20 in Shanghai, when the world begins.
struct Proposing : testing::TestWithParam<support::Engine> {
    orders::Shop shop{GetParam()};
    support::World& world = shop.world;

    ~Proposing() override { shop.expect_sound(); }

    static std::string path(const std::string& id, const std::string& noun = "") {
        return "/proposals/" + id + (noun.empty() ? "" : "/" + noun);
    }
    Answer show(const std::string& id, const std::string& who = "assistant") {
        return world.call(who, "GET", path(id));
    }
    Answer act(const std::string& id, const std::string& noun, const std::string& in = "{}",
               const std::string& who = "assistant") {
        return world.call(who, "POST", path(id, noun), in);
    }
    Answer edit(const std::string& id, const std::string& in) {
        const auto version = show(id).json.at("version").as_int64();
        return world.call("assistant", "PATCH", path(id), in,
                          {{"if-match", std::to_string(version)}});
    }
    Answer create(const std::string& in, const std::string& who = "assistant") {
        return world.call(who, "POST", "/proposals", in);
    }
    /// A line that may be sent; `more` begins with a comma.
    static std::string line(const std::string& product, int quantity = 4,
                            const std::string& more = "") {
        return fmt::format(R"({{"need":"月底前要","product_id":"{}","quantity":{},)"
                           R"("fit":"有现货"{}}})",
                           product, quantity, more);
    }
    /// A draft with one line of goods, complete.
    std::string begun(const std::string& product) {
        return shop.made("assistant", "/proposals",
                         fmt::format(R"({{"customer_id":"{}","title":"紧固件方案","lines":[{}]}})",
                                     shop.customer, line(product)));
    }
    std::string sent(const std::string& product) {
        const auto id = begun(product);
        EXPECT_EQ(act(id, "sending").status, 200);
        return id;
    }
    std::string need(const std::string& whose) {
        return shop.made("assistant", "/needs",
                         R"({"answers":[{"question":"什么时候要?","answer":"月底前"},)"
                         R"({"question":"预算?","answer":""}],"read_back":"月底前到货",)" +
                             whose + "}");
    }
    std::string of_customer() const { return R"("customer_id":")" + shop.customer + '"'; }
    std::vector<std::string> listed(const std::string& query,
                                    const std::string& who = "assistant") {
        std::vector<std::string> ids;
        const auto answer = world.call(who, "GET", "/proposals?" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        for (const auto& item : answer.json.at("items").as_array())
            ids.emplace_back(item.at("id").as_string());
        return ids;
    }
    static std::vector<std::string> actions(const Answer& answer) {
        return orders::strings_in(answer.json.at("actions"));
    }
};

}  // namespace zhuli::proposals
