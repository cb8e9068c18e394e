// What closing a complaint plans with its customer, and what reopening it takes away again.
#include "features/followups/plans_for_test.hpp"

namespace zhuli::followups {
namespace {

using Texts = std::vector<std::string>;

class AfterComplaints : public Plans {
 protected:
    ~AfterComplaints() override { shop.expect_sound(); }

    Answer on_ticket(const std::string& ticket, const std::string& noun, const std::string& body) {
        const auto answer = world.call("service", "POST", "/tickets/" + ticket + "/" + noun, body);
        EXPECT_LT(answer.status, 300) << answer.body;
        return answer;
    }
    void lead_to_the_end(const std::string& ticket, const char* from) {
        bool begun = false;
        for (const auto& [stage, more] : {std::pair{"accepted", ""},
                                          {"investigating", R"(,"cause":"carrier")"},
                                          {"resolving", ""},
                                          {"revisiting", R"(,"satisfaction":5)"}}) {
            begun = begun || std::string_view(stage) == from;
            if (!begun) continue;
            on_ticket(ticket, "stage_records",
                      fmt::format(R"({{"stage":"{}","words":"记录"{}}})", stage, more));
        }
    }
    std::string closed() {
        const auto ticket = shop.made(
            "service", "/tickets",
            R"({"customer_id":")" + shop.customer + R"(","words":"外箱破损，少两个轴承"})");
        on_ticket(ticket, "classification", R"({"kind":"logistics","severity":"s3"})");
        on_ticket(ticket, "replies", R"({"words":"已收到"})");
        lead_to_the_end(ticket, "accepted");
        world.follow_events();
        return ticket;
    }
    void reopen(const std::string& ticket) {
        on_ticket(ticket, "reopening", R"({"words":"又少一个"})");
        world.follow_events();
    }
    void handle_everything_again() {
        world.db().execute_script(
            "UPDATE consumer SET position = 0 WHERE name = 'followups.plans'");
        world.follow_events();
    }
    Texts asked() {
        Texts found;
        const auto all = list("sort=created_at&customer_id=" + shop.customer, "admin");
        for (const auto& item : all.json.at("items").as_array())
            if (item.at("situation").as_string() == "after_complaint")
                found.push_back(fmt::format("{} {} {}", item.at("step_no").as_int64(),
                                            std::string(item.at("state").as_string()),
                                            std::string(item.at("ending").as_string())));
        return found;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, AfterComplaints, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(AfterComplaints, ask_the_customer_on_the_next_working_day_once) {
    closed();
    EXPECT_EQ(asked(), Texts{"1 planned none"});
    EXPECT_EQ(next_contact(shop.customer), "2026-11-25");
    handle_everything_again();
    EXPECT_EQ(asked(), Texts{"1 planned none"});
    const auto plans = open(shop.customer);
    ASSERT_EQ(plans.size(), 1u);
    EXPECT_EQ(act(plans[0], "completion", R"({"result":"reached","words":"满意"})").status, 200);
    EXPECT_EQ(asked(), (Texts{"1 done none", "2 planned none"}));
}

TEST_P(AfterComplaints, end_with_what_is_reopened_and_begin_anew_when_it_is_closed_again) {
    const auto ticket = closed();
    reopen(ticket);
    EXPECT_EQ(asked(), Texts{"1 cancelled reopened"});
    EXPECT_EQ(next_contact(shop.customer), "");
    lead_to_the_end(ticket, "investigating");
    world.follow_events();
    const Texts both{"1 cancelled reopened", "1 planned none"};
    EXPECT_EQ(asked(), both);
    handle_everything_again();
    EXPECT_EQ(asked(), both) << "an old reopening ends nothing that began after it";
}

TEST_P(AfterComplaints, keep_what_was_asked_already_when_one_is_reopened) {
    const auto ticket = closed();
    EXPECT_EQ(
        act(open(shop.customer)[0], "completion", R"({"result":"reached","words":"又少一个"})")
            .status,
        200);
    reopen(ticket);
    EXPECT_EQ(asked(), (Texts{"1 done none", "2 cancelled reopened"}));
}

TEST_P(AfterComplaints, go_on_when_another_complaint_is_reopened) {
    const auto first = closed(), second = closed();
    EXPECT_EQ(asked(), (Texts{"1 cancelled replaced", "1 planned none"}));
    reopen(first);
    EXPECT_EQ(asked(), (Texts{"1 cancelled replaced", "1 planned none"}));
    reopen(second);
    EXPECT_EQ(asked(), (Texts{"1 cancelled replaced", "1 cancelled reopened"}));
}

TEST_P(AfterComplaints, start_nothing_where_the_cadence_is_off) {
    const auto now = world.call("manager", "GET", "/follow_up_settings");
    auto cadences = now.json.at("cadences");
    for (auto& one : cadences.as_array())
        if (one.at("situation").as_string() == "after_complaint") one.as_object()["active"] = false;
    const auto changed = world.call("manager", "PATCH", "/follow_up_settings",
                                    R"({"cadences":)" + boost::json::serialize(cadences) + "}",
                                    {{"if-match", std::to_string(number(now, "version"))}});
    ASSERT_EQ(changed.status, 200) << changed.body;
    closed();
    EXPECT_EQ(asked(), Texts{});
}

}  // namespace
}  // namespace zhuli::followups
