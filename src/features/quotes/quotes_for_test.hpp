// A shop whose assistant writes quotes: what people do with them.
#pragma once

#include <fmt/format.h>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::quotes {

using support::Answer;
using Fields = std::vector<std::string>;

/// Tuesday 2026-11-24, 10:20 in Shanghai, when the world begins.
struct Quoting : testing::TestWithParam<support::Engine> {
    orders::Shop shop{GetParam()};
    support::World& world = shop.world;

    ~Quoting() override { shop.expect_sound(); }

    static std::string path(const std::string& id, const std::string& noun = "") {
        return "/quotes/" + id + (noun.empty() ? "" : "/" + noun);
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
    /// `more` begins with a comma.
    static std::string line(const std::string& product, int quantity = 4,
                            const std::string& more = "") {
        return fmt::format(R"({{"product_id":"{}","quantity":{}{}}})", product, quantity, more);
    }
    static std::string lines(const std::string& one) { return R"({"lines":[)" + one + "]}"; }
    /// A draft with one line, complete.
    std::string begun(const std::string& product, const std::string& more = "") {
        return shop.made("assistant", "/quotes",
                         fmt::format(R"({{"customer_id":"{}","title":"紧固件报价","lines":[{}]}})",
                                     shop.customer, line(product, 4, more)));
    }
    std::string sent(const std::string& product, const std::string& more = "") {
        const auto id = begun(product, more);
        EXPECT_EQ(act(id, "sending").text("state"), "sent");
        return id;
    }
    /// Of what was sent: the secret of its page.
    std::string token(const std::string& id) {
        const auto link = act(id, "link").text("link");
        EXPECT_TRUE(link.starts_with("/q/")) << link;
        return link.substr(3);
    }
    Answer open(const std::string& token) { return world.call("", "GET", "/open_quotes/" + token); }
    Answer answer(const std::string& token, const std::string& reply, const std::string& words = "",
                  int revision_no = 1) {
        return world.call(
            "", "POST", "/open_quotes/" + token + "/answer",
            fmt::format(R"({{"reply":"{}","answered_by":"王工","words":"{}","revision_no":{}}})",
                        reply, words, revision_no));
    }
    std::vector<std::string> listed(const std::string& query,
                                    const std::string& who = "assistant") {
        std::vector<std::string> ids;
        const auto answer = world.call(who, "GET", "/quotes?" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        for (const auto& item : answer.json.at("items").as_array())
            ids.emplace_back(item.at("id").as_string());
        return ids;
    }
    static std::vector<std::string> actions(const Answer& answer) {
        return orders::strings_in(answer.json.at("actions"));
    }
    std::vector<std::string> notices(const std::string& who) {
        std::vector<std::string> kinds;
        const auto answer = world.call(who, "GET", "/notices");
        for (const auto& item : answer.json.at("items").as_array())
            kinds.emplace_back(item.at("kind").as_string());
        return kinds;
    }
};

}  // namespace zhuli::quotes
