// For the doctor's world: a complaint that was closed, another that was joined to a third, and what
// was done for customers who complained.
#pragma once

#include <gtest/gtest.h>

#include "tests/every_feature/doctor_care.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::every_feature {

inline void complaints(support::World& world, const std::string& customer) {
    const auto post = [&](const std::string& path, const std::string& body) {
        const auto answer = world.call("service", "POST", path, body);
        EXPECT_LT(answer.status, 300) << path << " " << answer.body;
        return answer.text("id");
    };
    const auto settings =
        world.call("manager", "PATCH", "/ticket_settings",
                   R"({"policies":[{"kind":"none","severity":"none"}]})", {{"if-match", "0"}});
    EXPECT_EQ(settings.status, 200) << settings.body;
    post("/ticket_presence", R"({"available":true})");
    const auto body = R"({"customer_id":")" + customer + R"(","words":"少发"})";
    const std::string ticket = "/tickets/" + post("/tickets", body);
    post(ticket + "/classification", R"({"kind":"logistics","severity":"s3"})");
    post(ticket + "/replies", R"({"words":"马上补发"})");
    for (const char* record : {R"({"stage":"accepted","words":"少一箱"})",
                               R"({"stage":"investigating","words":"漏了","cause":"picking"})",
                               R"({"stage":"resolving","words":"已补发"})",
                               R"({"stage":"revisiting","words":"满意","satisfaction":5})"})
        post(ticket + "/stage_records", record);
    const auto twin = post("/tickets", body), other = post("/tickets", body);
    post("/ticket_claims", R"({"ticket_id":")" + twin + "\"}");
    post("/tickets/" + twin + "/joining", R"({"into_id":")" + other + "\"}");
    letters(world, customer);
    verdicts_and_requests(world, customer);
}

}  // namespace zhuli::every_feature
