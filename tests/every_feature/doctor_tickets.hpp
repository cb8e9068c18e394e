// For the doctor's world: a complaint that was closed and became a case, another that was joined
// to a third, one that came by the form, and what was done for customers who complained.
#pragma once

#include <gtest/gtest.h>

#include "tests/every_feature/doctor_care.hpp"
#include "tests/every_feature/doctor_mails.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::every_feature {

/// Somebody we know by their phone complained by the form.
inline void complaint_by_form(support::World& world, const std::string& phone) {
    const auto form = world.call("manager", "POST", "/intake_form/renewal", "{}");
    EXPECT_EQ(form.status, 200) << form.body;
    const auto seen_at = world.now.plus_ms(-kMinuteMs).v;
    const auto sent = world.call("", "POST", "/open_forms/" + form.text("token") + "/complaints",
                                 R"({"name":"王工","words":"门铃不响","phone":")" + phone +
                                     R"(","seen_at":)" + std::to_string(seen_at) + "}");
    EXPECT_EQ(sent.status, 201) << sent.body;
}

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
    const auto words = world.call("manager", "PATCH", "/ticket_words",
                                  R"({"danger_words":["焦味"]})", {{"if-match", "0"}});
    EXPECT_EQ(words.status, 200) << words.body;
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
    const std::string learned = "/cases/" + post(ticket + "/case", "{}");
    const auto filled = world.call("service", "PATCH", learned, R"({"prevention":"复核一遍"})",
                                   {{"if-match", "1"}});
    EXPECT_EQ(filled.status, 200) << filled.body;
    post(learned + "/submission", "{}");
    const auto reviewed = world.call("manager", "POST", learned + "/publication", "{}");
    EXPECT_EQ(reviewed.status, 200) << reviewed.body;
    post(learned + "/uses", R"({"ticket_id":")" + ticket.substr(9) + "\"}");
    const auto twin = post("/tickets", body), other = post("/tickets", body);
    post("/ticket_claims", R"({"ticket_id":")" + twin + "\"}");
    post("/tickets/" + twin + "/joining", R"({"into_id":")" + other + "\"}");
    letters(world, customer);
    verdicts_and_requests(world, customer);
    complaint_by_form(world, "13800138000");
    complaint_by_mail(world, customer);
    const auto change = world.call(
        "manager", "POST", "/sop_changes",
        R"({"month_on":"2026-11-01","cause":"picking","kind":"logistics","title":"双人复核",)"
        R"("due_on":"2026-12-20","owner_id":")" +
            std::to_string(world.id_of("warehouse").v) + "\"}");
    EXPECT_EQ(change.status, 201) << change.body;
}

}  // namespace zhuli::every_feature
