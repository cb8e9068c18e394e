// For the doctor's world: a proposal and a quote of two versions each, accepted and ordered, and a
// quote that waits for approval.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/world/world.hpp"

namespace zhuli::every_feature {

inline void offered(support::World& world, const std::string& customer) {
    const auto made = [&](const std::string& who, const std::string& path,
                          const std::string& body) {
        const auto answer = world.call(who, "POST", path, body);
        EXPECT_LT(answer.status, 300) << path << " " << answer.body;
        return answer.text("id");
    };
    const auto post = [&](const std::string& path, const std::string& body) {
        return made("assistant", path, body);
    };
    const auto product =
        made("purchasing", "/products",
             R"({"code":"P7","name":"垫圈","list_price_e4":125000,"floor_price_e4":100000})");
    const auto two_versions = [&](const std::string& path, const std::string& line) {
        const auto first =
            post(path, fmt::format(R"({{"customer_id":"{}","title":"紧固件","lines":[{{{}}}]}})",
                                   customer, line));
        post(path + "/" + first + "/sending", "{}");
        const std::string second = path + "/" + post(path + "/" + first + "/revision", "{}");
        post(second + "/sending", R"({"how":"wechat"})");
        post(second + "/acceptance", R"({"answered_by":"王工"})");
        post(second + "/order", "{}");
    };
    const auto goods = fmt::format(R"("product_id":"{}","quantity":3)", product);
    two_versions("/proposals", goods + R"(,"need":"月底前要","fit":"有现货")");
    two_versions("/quotes", goods);
    const auto cheap =
        post("/quotes", fmt::format(R"({{"customer_id":"{}","lines":[{{{},"unit_price_e4":1}}]}})",
                                    customer, goods));
    post("/quotes/" + cheap + "/sending", R"({"approval_reason":"清仓"})");
}

}  // namespace zhuli::every_feature
