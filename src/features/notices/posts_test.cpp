// What leaves the product: into chats of a receiver on the loopback, to a mailbox behind a real
// mail server. The clock stands still, jobs run when the test says so.
#include <fmt/format.h>
#include <boost/json/parse.hpp>

#include "core/zones.hpp"
#include "features/notices/rules.hpp"
#include "features/notices/use_cases.hpp"
#include "notify/reach.hpp"
#include "storage/database.hpp"
#include "tests/support/receiver.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::notices {
namespace {

using support::Answer;
using support::Receiver;
using support::World;

struct Posts : testing::TestWithParam<support::Engine> {
    Posts() { notify::allow_private_addresses(true); }
    ~Posts() override { notify::allow_private_addresses(false); }

    std::string bot(const std::string& more = "", bool urgent_only = false) {
        const auto answer = world.call(
            "admin", "POST", "/notice_bots",
            fmt::format(R"({{"name":"销售群","kind":"{}","url":"{}","urgent_only":{}{}}})", "wecom",
                        chat.url("/send?key=abc"), urgent_only, more));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.text("id");
    }
    void mail_server(int port) {
        const auto body =
            fmt::format(R"({{"active":true,"host":"127.0.0.1","port":{},"security":"none",)"
                        R"("sender":"zhuli@demo.test","sender_name":"助理"}})",
                        port);
        const auto answer =
            world.call("admin", "PATCH", "/mail_settings", body, {{"if-match", "0"}});
        ASSERT_EQ(answer.status, 200) << answer.body;
    }
    void wish(const std::string& who, const std::string& mail) {
        ASSERT_EQ(world.call(who, "PUT", "/notice_wishes", R"({"mail":")" + mail + "\"}").status,
                  200);
    }
    void tell(const std::string& who, int about, bool urgent = true,
              std::string_view kind = "follow_up.escalation") {
        const Ctx ctx = world.system();
        const auto told = storage::write_now(world.db(), ctx, [&](Tx& tx) -> Result<> {
            give(tx, ctx,
                 {.user_id = world.id_of(who),
                  .kind = kind,
                  .entity = "follow_up",
                  .entity_id = Id{about},
                  .due_at = Instant{world.now.v / kDayMs * kDayMs},
                  .words = {{"customer", fmt::format("客户{}", about)},
                            {"owner", "小闻"},
                            {"goal", "回访"}},
                  .urgent = urgent});
            return Done{};
        });
        ASSERT_TRUE(told.ok());
    }
    void go_on(std::int64_t ms = 0) {
        world.now = world.now.plus_ms(ms);
        world.follow_events();
        world.run_jobs();
    }
    std::vector<std::string> heard() {
        std::vector<std::string> texts;
        for (const auto& one : chat.received())
            texts.emplace_back(boost::json::parse(one.body).at("text").at("content").as_string());
        return texts;
    }
    std::vector<std::string> states() {
        std::vector<std::string> found;
        const auto posts = world.call("admin", "GET", "/notice_posts");
        for (const auto& post : posts.json.at("items").as_array())
            found.emplace_back(post.at("state").as_string());
        return found;
    }
    static std::size_t count(const std::string& text, std::string_view part) {
        std::size_t n = 0;
        for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
        return n;
    }

    World world{GetParam()};
    Receiver::Reply reply{200, R"({"errcode":0,"errmsg":"ok"})"};
    Receiver chat{[this](const support::Received&) { return reply; }};
};
INSTANTIATE_TEST_SUITE_P(Both, Posts, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

using Texts = std::vector<std::string>;

TEST_P(Posts, settings_are_the_administrators) {
    for (const char* path : {"/notice_bots", "/mail_settings", "/notice_posts", "/notice_kinds"}) {
        EXPECT_EQ(world.call("", "GET", path).status, 401) << path;
        EXPECT_EQ(world.call("manager", "GET", path).status, 403) << path;
        EXPECT_EQ(world.call("admin", "GET", path).status, 200) << path;
    }
}

TEST_P(Posts, an_address_and_its_secret_are_never_shown_again) {
    const auto id = bot(R"(,"secret":"SECxyz")");
    const auto shown = world.call("admin", "GET", "/notice_bots/" + id);
    EXPECT_EQ(shown.body.find("abc"), std::string::npos) << shown.body;
    EXPECT_EQ(shown.body.find("SECxyz"), std::string::npos);
    EXPECT_EQ(shown.text("host").find("127.0.0.1"), 0u);
    const auto edited =
        world.call("admin", "PATCH", "/notice_bots/" + id, R"({"name":"群"})", {{"if-match", "1"}});
    ASSERT_EQ(edited.status, 200) << edited.body;
    tell("manager", 1);
    go_on();
    EXPECT_EQ(chat.received().at(0).target, "/send?key=abc") << "what was left out stayed";
}

TEST_P(Posts, what_cannot_be_an_address_is_refused_all_at_once) {
    notify::allow_private_addresses(false);
    for (const char* url : {"http://x.test/a", "ftp://x.test", "https://", "https://u:p@x.test/",
                            "https://x.test/a b", "x"}) {
        const auto answer = world.call("admin", "POST", "/notice_bots",
                                       fmt::format(R"({{"name":"群","kind":"wecom","url":"{}",)"
                                                   R"("kinds":["nothing"]}})",
                                                   url));
        EXPECT_EQ(answer.status, 422) << url;
        EXPECT_EQ(answer.fields(),
                  (Texts{"kinds.0:notices.no_such_kind", "url:notices.no_address"}))
            << url;
    }
}

TEST_P(Posts, two_people_told_of_one_thing_are_one_message_in_a_chat) {
    bot();
    tell("assistant", 1);
    tell("manager", 1);
    go_on();
    ASSERT_EQ(heard().size(), 1u);
    EXPECT_NE(heard()[0].find("客户1"), std::string::npos) << heard()[0];
    go_on(kDayMs);
    world.db().execute_script("UPDATE consumer SET position = 0 WHERE name = 'notices.posts'");
    go_on();
    EXPECT_EQ(heard().size(), 1u) << "events that come again send nothing again";
}

TEST_P(Posts, a_bot_says_what_it_was_asked_to) {
    bot("", true);
    const auto team =
        world.call("admin", "GET", "/users/" + std::to_string(world.id_of("assistant").v));
    tell("assistant", 1, false);
    go_on();
    EXPECT_TRUE(heard().empty());
    bot(fmt::format(R"(,"kinds":["follow_up.reminder"],"team_id":"{}")", team.text("team_id")));
    tell("assistant", 2, false);
    tell("assistant", 3, false, "follow_up.reminder");
    tell("colleague", 4, false, "follow_up.reminder");
    go_on();
    ASSERT_EQ(heard().size(), 1u);
    EXPECT_NE(heard()[0].find("客户3"), std::string::npos) << heard()[0];
    EXPECT_EQ(heard()[0].find("客户4"), std::string::npos) << heard()[0];
}

TEST_P(Posts, a_bot_that_answers_500_for_an_hour_is_told_everything_once_afterwards) {
    bot();
    reply = {500, "down"};
    tell("manager", 1);
    go_on();
    tell("manager", 2);
    for (int minute = 0; minute < 60; minute += 3) go_on(3 * kMinuteMs);
    const auto tried = chat.received().size();
    EXPECT_GE(tried, 3u);
    EXPECT_LE(tried, 10u) << "it is left in peace for longer each time";
    EXPECT_EQ(states(), (Texts{"waiting", "waiting"}));
    reply = {200, R"({"errcode":0})"};
    for (int minute = 0; minute < 120; minute += 10) go_on(10 * kMinuteMs);
    ASSERT_EQ(chat.received().size(), tried + 1);
    EXPECT_EQ(count(heard().back(), "客户"), 2u) << heard().back();
    EXPECT_EQ(states(), (Texts{"sent", "sent"}));
}

TEST_P(Posts, a_burst_is_one_message_that_says_how_many_more_there_are) {
    bot();
    for (int i = 0; i < 500; ++i) tell("manager", i + 1);
    go_on();
    ASSERT_EQ(heard().size(), 1u);
    EXPECT_LE(heard()[0].size(), 2048u);
    EXPECT_NE(heard()[0].find("还有"), std::string::npos) << heard()[0];
    for (int i = 0; i < 5; ++i) go_on(kMinuteMs);
    EXPECT_LE(heard().size(), 3u) << "two hundred in a message";
    EXPECT_EQ(states().front(), "sent");
}

TEST_P(Posts, messages_to_one_chat_keep_their_distance) {
    bot();
    tell("manager", 1);
    go_on();
    tell("manager", 2);
    go_on(1000);
    EXPECT_EQ(heard().size(), 1u);
    go_on(3000);
    EXPECT_EQ(heard().size(), 2u);
}

TEST_P(Posts, what_is_not_urgent_waits_for_the_office_to_open) {
    bot();
    world.now = zone_of("Asia/Shanghai").at(Date::from_ymd(2026, 11, 28), 15 * 60);  // Saturday
    tell("assistant", 1, false);
    tell("manager", 2);
    go_on();
    ASSERT_EQ(heard().size(), 1u);
    EXPECT_NE(heard()[0].find("客户2"), std::string::npos);
    world.now = zone_of("Asia/Shanghai").at(Date::from_ymd(2026, 11, 30), 9 * 60 + 1);
    go_on();
    EXPECT_EQ(heard().size(), 2u);
}

TEST_P(Posts, what_nobody_takes_for_two_days_is_dead_and_an_administrator_is_told) {
    const auto id = bot();
    reply = {404, ""};
    tell("manager", 1);
    for (int hour = 0; hour < 52; hour += 2) go_on(2 * kHourMs);
    EXPECT_EQ(states(), Texts{"dead"});
    const auto told = world.call("admin", "GET", "/notices");
    ASSERT_EQ(told.json.at("items").as_array().size(), 1u) << told.body;
    EXPECT_EQ(told.json.at("items").at(0).at("kind").as_string(), "notices.undeliverable");
    const auto post = world.call("admin", "GET", "/notice_posts?target_id=" + id);
    const std::string post_id(post.json.at("items").at(0).at("id").as_string());
    reply = {200, R"({"errcode":0})"};
    EXPECT_EQ(world.call("admin", "POST", "/notice_posts/" + post_id + "/retry").status, 200);
    go_on();
    EXPECT_EQ(states(), Texts{"sent"});
    EXPECT_EQ(world.call("admin", "POST", "/notice_posts/" + post_id + "/retry").code(),
              "notices.not_dead");
}

TEST_P(Posts, a_trial_reaches_that_chat_only) {
    const auto id = bot();
    bot();
    ASSERT_EQ(world.call("admin", "POST", "/notice_bots/" + id + "/trial").status, 200);
    go_on();
    EXPECT_EQ(heard().size(), 1u);
    ASSERT_EQ(world
                  .call("admin", "PATCH", "/notice_bots/" + id, R"({"active":false})",
                        {{"if-match", "1"}})
                  .status,
              200);
    EXPECT_EQ(world.call("admin", "POST", "/notice_bots/" + id + "/trial").code(),
              "notices.bot_is_off");
    EXPECT_EQ(world.call("admin", "POST", "/mail_settings/trial").code(), "notices.mail_is_off");
}

TEST_P(Posts, mail_goes_to_who_wants_it_through_a_real_server_and_says_a_machine_wrote_it) {
    support::Mailbox mailbox;
    mail_server(mailbox.port());
    wish("assistant", "every");
    wish("colleague", "none");
    tell("assistant", 1, false);
    tell("manager", 2, false);  // wants urgent ones
    tell("colleague", 3);
    go_on();
    const auto mails = mailbox.mails();
    ASSERT_EQ(mails.size(), 1u);
    for (const char* line : {"Auto-Submitted: auto-generated", "Message-ID: <notice-",
                             "Subject: =?utf-8?B?", "To: =?utf-8?B?", "text/plain; charset=utf-8"})
        EXPECT_NE(mails[0].find(line), std::string::npos) << line << "\n" << mails[0];
    tell("manager", 4);
    for (int i = 0; i < 3; ++i) go_on(kMinuteMs);
    EXPECT_EQ(mailbox.mails().size(), 2u);
}

TEST_P(Posts, a_mail_server_that_was_away_gets_everything_in_one_mail_afterwards) {
    mail_server(support::free_port());
    wish("assistant", "every");
    tell("assistant", 1);
    tell("assistant", 2);
    go_on();
    EXPECT_EQ(states(), (Texts{"waiting", "waiting"}));
    support::Mailbox mailbox;
    const auto now = world.call("admin", "GET", "/mail_settings");
    ASSERT_EQ(world
                  .call("admin", "PATCH", "/mail_settings",
                        fmt::format(R"({{"port":{}}})", mailbox.port()),
                        {{"if-match", std::to_string(now.json.at("version").as_int64())}})
                  .status,
              200);
    for (int i = 0; i < 4; ++i) go_on(2 * kMinuteMs);
    EXPECT_EQ(mailbox.mails().size(), 1u);
    EXPECT_EQ(states(), (Texts{"sent", "sent"}));
}

TEST_P(Posts, into_the_own_network_nothing_goes_unless_the_operator_allows_it) {
    bot();
    notify::allow_private_addresses(false);
    tell("manager", 1);
    go_on();
    EXPECT_TRUE(chat.received().empty());
    EXPECT_EQ(states(), Texts{"waiting"});
}

}  // namespace
}  // namespace zhuli::notices
