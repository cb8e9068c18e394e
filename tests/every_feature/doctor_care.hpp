// For the doctor's world: letters that answered complaints, with what they gave.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/world/world.hpp"

namespace zhuli::every_feature {

/// In 处理, in the service's name.
inline std::string resolving(support::World& world, const std::string& customer) {
    const auto post = [&](const std::string& path, const std::string& body) {
        const auto answer = world.call("service", "POST", path, body);
        EXPECT_LT(answer.status, 300) << path << " " << answer.body;
        return answer.text("id");
    };
    const auto ticket = post("/tickets", R"({"customer_id":")" + customer + R"(","words":"少发"})");
    const auto path = "/tickets/" + ticket;
    post(path + "/classification", R"({"kind":"logistics","severity":"s3"})");
    post(path + "/replies", R"({"words":"马上查"})");
    post(path + "/stage_records", R"({"stage":"accepted","words":"少一箱"})");
    post(path + "/stage_records", R"({"stage":"investigating","words":"漏了","cause":"picking"})");
    return ticket;
}

/// One accepted with a voucher, one of the same complaint under way, one that waits for approval.
inline void letters(support::World& world, const std::string& customer) {
    const auto post = [&](const std::string& path, const std::string& body) {
        const auto answer = world.call("service", "POST", path, body);
        EXPECT_LT(answer.status, 300) << path << " " << answer.body;
        return answer.text("id");
    };
    const auto voucher = [](int minor) {
        return fmt::format(R"({{"what_happened":"漏了","what_was_done":"补发","prevention":"复核",)"
                           R"("compensation":"voucher","amount_minor":{}}})",
                           minor);
    };
    const auto ticket = resolving(world, customer);
    const auto letters_of = "/tickets/" + ticket + "/resolutions";
    const auto given = "/resolutions/" + post(letters_of, voucher(100));
    post(given + "/sending", "{}");
    post(given + "/answers", R"({"accepted":true,"answered_by":"王工"})");
    post(letters_of, voucher(200));
    const auto much =
        post("/tickets/" + resolving(world, customer) + "/resolutions", voucher(60'000));
    post("/resolutions/" + much + "/sending", R"({"approval_reason":"停产"})");
}

/// A mark by link and another asked for, a request that was answered and one that is open.
inline void verdicts_and_requests(support::World& world, const std::string& customer) {
    const auto post = [&](const std::string& who, const std::string& path,
                          const std::string& body) {
        const auto answer = world.call(who, "POST", path, body);
        EXPECT_LT(answer.status, 300) << path << " " << answer.body;
        return answer;
    };
    world.call("manager", "PATCH", "/sub_request_settings",
               R"({"templates":[{"name":"核对出库","words":"数量","minutes":240}]})",
               {{"if-match", "0"}});
    const auto ticket = "/tickets/" + resolving(world, customer);
    const auto ask = ticket + "/sub_requests",
               body = std::string(R"({"template_name":"核对出库"})");
    const auto first = post("service", ask, body).text("id");
    post("warehouse", "/sub_requests/" + first + "/answer", R"({"words":"齐全"})");
    post("service", ticket + "/stage_records", R"({"stage":"resolving","words":"已补发"})");
    const auto link = post("service", ticket + "/revisits", "{}").text("link");
    post("", "/open_revisits/" + link.substr(3) + "/answer",
         R"({"satisfaction":2,"words":"慢","answered_by":"王工"})");
    post("service", ticket + "/revisits", "{}");
    post("service", ask, body);
}

/// The customer's voucher, for this order.
inline void use_voucher(support::World& world, const std::string& customer,
                        const std::string& order) {
    const auto given = world.call("finance", "GET", "/customers/" + customer + "/vouchers");
    const std::string id(given.json.at("items").at(0).at("id").as_string());
    const auto used = world.call("finance", "POST", "/vouchers/" + id + "/redemption",
                                 R"({"order_id":")" + order + "\"}");
    EXPECT_EQ(used.status, 200) << used.body;
}

}  // namespace zhuli::every_feature
