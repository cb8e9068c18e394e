// The live stream over the test world: who learns of what, coming back, and the end of a sign-in.
#include "tests/http/fixtures.hpp"

#include <thread>

#include "cli/live.hpp"
#include "features/identity/sign_in.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::http_test {
namespace {

using support::Engine;
using support::World;

http::LiveLimits prompt() {
    http::LiveLimits limits;
    limits.gather_ms = 1;
    limits.look_ms = 100;
    limits.heartbeat_ms = 150;
    return limits;
}

class Live : public testing::TestWithParam<Engine> {
 protected:
    World world{GetParam()};
    std::shared_ptr<http::LiveHub> hub = make(prompt());

    std::shared_ptr<http::LiveHub> make(const http::LiveLimits& limits) {
        return cli::make_live_hub(world.db(),
                                  cli::live_rules(support::all_features(), world.site()), limits);
    }
    std::string customer(const std::string& who, const std::string& name) {
        const auto made = world.call(who, "POST", "/customers", R"({"name":")" + name + R"("})");
        EXPECT_EQ(made.status, 201) << made.body;
        return made.text("id");
    }
    http::Presented presented(const std::string& who) { return {world.token_of(who), false}; }
    Result<std::shared_ptr<http::Stream>> ask(const std::string& who,
                                              std::optional<std::int64_t> seen = {}) {
        const auto caller = world.site().authenticate(world.token_of(who), false, world.now);
        return hub->subscribe(*caller, presented(who), seen);
    }
    std::shared_ptr<http::Stream> listen(const std::string& who,
                                         std::optional<std::int64_t> seen = {}) {
        return ask(who, seen).value();
    }
    /// What comes until `text` does, or for a second.
    static std::string heard(http::Stream& stream, const std::string& text) {
        std::string all;
        for (int i = 0; i < 500 && all.find(text) == all.npos; ++i) {
            all += stream.take().bytes;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return all;
    }
    std::int64_t last() { return storage::read_now(world.db(), world.org(), &storage::last_event); }
};
INSTANTIATE_TEST_SUITE_P(On, Live, testing::ValuesIn(support::engines()),
                         [](const auto& one) { return support::name_of(one.param); });

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

TEST_P(Live, tells_number_kind_entity_and_id_and_no_content) {
    const auto stream = listen("assistant");
    const auto id = customer("assistant", "苏州恒达精密");
    const auto text = heard(*stream, "customer.created");
    EXPECT_TRUE(has(text, "retry: "));
    EXPECT_TRUE(has(text, "event: change\ndata: {\"seq\":" + std::to_string(last()) +
                              R"(,"entity":"customer","id":")" + id +
                              R"(","kind":"customer.created"})" + "\n\n"))
        << text;
    EXPECT_FALSE(has(text, "恒达"));
}

TEST_P(Live, tells_only_of_what_one_may_read) {
    const auto owner = listen("assistant"), other = listen("colleague"), hr = listen("hr"),
               manager = listen("manager");
    const auto id = customer("assistant", "苏州恒达精密");
    const auto theirs = customer("colleague", "常州亿通");
    EXPECT_TRUE(has(heard(*owner, id), id));
    EXPECT_TRUE(has(heard(*manager, id), id));
    const auto text = heard(*other, theirs);
    EXPECT_TRUE(has(text, theirs));
    EXPECT_FALSE(has(text, id)) << text;
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    EXPECT_FALSE(has(hr->take().bytes, "customer"));
}

TEST_P(Live, tells_of_a_conversation_whoever_may_read_its_customer) {
    const auto id = customer("assistant", "苏州恒达精密");
    const auto owner = listen("assistant"), other = listen("colleague");
    world.call("assistant", "POST", "/customers/" + id + "/interactions", R"({"words":"好"})");
    EXPECT_TRUE(has(heard(*owner, "interaction"), "\"entity\":\"interaction\""));
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    EXPECT_FALSE(has(other->take().bytes, "interaction"));
}

TEST_P(Live, tells_nothing_of_another_organisation) {
    const auto stream = listen("admin");
    const auto org = identity::found_org(world.db(),
                                         {.organization_name = "别家",
                                          .admin_name = "别人",
                                          .email = {"other@world.test"},
                                          .password = "zhuli-2026"},
                                         world.now);
    ASSERT_TRUE(org.ok());
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    EXPECT_FALSE(has(stream->take().bytes, "event:"));
}

TEST_P(Live, goes_on_after_the_last_one_seen) {
    const auto first = customer("assistant", "一号公司");
    const auto seen = last();
    const auto second = customer("assistant", "二号公司");
    const auto text = heard(*listen("assistant", seen), second);
    EXPECT_TRUE(has(text, second));
    EXPECT_FALSE(has(text, first));
}

TEST_P(Live, tells_of_kinds_alone_when_much_happened_and_of_a_reset_when_too_much) {
    auto limits = prompt();
    limits.told_singly = 3;
    limits.told_at_all = 6;
    hub = make(limits);
    const auto before = last();
    for (int i = 0; i < 5; ++i) customer("assistant", "公司" + std::to_string(i));
    const auto kinds = heard(*listen("assistant", before), "\"customer\"");
    EXPECT_TRUE(has(kinds, R"("entity":"customer"})")) << kinds;
    for (int i = 5; i < 8; ++i) customer("assistant", "公司" + std::to_string(i));
    const auto reset = heard(*listen("assistant", before), "reset");
    EXPECT_TRUE(has(reset, "id: " + std::to_string(last()) + "\nevent: reset\n")) << reset;
}

TEST_P(Live, sees_what_another_process_committed) {
    hub = std::make_shared<http::LiveHub>(
        world.db(), cli::live_rules(support::all_features(), world.site()), prompt());  // unwoken
    const auto stream = listen("assistant");
    const auto id = customer("assistant", "苏州恒达精密");
    EXPECT_TRUE(has(heard(*stream, id), id));
}

TEST_P(Live, ends_with_the_sign_in) {
    const auto caller = identity::caller_of(world.db(), world.token_of("assistant"), world.now);
    const auto stream = listen("assistant"), other = listen("finance");
    ASSERT_TRUE(identity::sign_out(world.db(), *caller).ok());
    for (int i = 0; i < 500 && !stream->over(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    EXPECT_TRUE(stream->over());
    EXPECT_FALSE(other->over());
    EXPECT_EQ(hub->subscribers(), 1U);
}

TEST_P(Live, ends_when_a_sign_in_expires) {
    const auto stream = listen("assistant");
    world.now = world.now.plus_ms(4000 * kDayMs);
    for (int i = 0; i < 500 && !stream->over(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    EXPECT_TRUE(stream->over());
}

TEST_P(Live, follows_a_change_of_roles) {
    const auto stream = listen("assistant");
    const auto& path = "/users/" + std::to_string(world.id_of("assistant").v);
    EXPECT_EQ(world.call("admin", "PATCH", path, R"({"roles":["hr"]})", {{"if-match", "1"}}).status,
              200);
    EXPECT_TRUE(has(heard(*stream, "user.edited"), "user.edited"));
    customer("manager", "苏州恒达精密");
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    EXPECT_FALSE(has(stream->take().bytes, "customer"));
}

TEST_P(Live, says_now_and_then_that_the_line_is_alive) {
    const auto stream = listen("assistant");
    heard(*stream, "\n\n");
    EXPECT_EQ(heard(*stream, "\n\n"), "id: " + std::to_string(last()) + "\n\n");
}

TEST_P(Live, has_room_for_so_many_and_no_more) {
    auto limits = prompt();
    limits.per_person = 2;
    limits.subscribers = 3;
    hub = make(limits);
    const auto one = listen("assistant"), two = listen("assistant");
    EXPECT_EQ(static_cast<int>(ask("assistant").problem().status), 429);
    const auto three = listen("finance");
    EXPECT_EQ(static_cast<int>(ask("manager").problem().status), 503);
    EXPECT_EQ(ask("manager").problem().retry_after_s, 30);
    one->abandon();
    EXPECT_TRUE(ask("manager").ok()) << "whoever left makes room";
}

TEST_P(Live, tells_hundreds_in_good_time) {
    auto limits = prompt();
    limits.per_person = 500;
    hub = make(limits);
    std::vector<std::shared_ptr<http::Stream>> streams;
    for (int i = 0; i < 400; ++i) streams.push_back(listen(i % 2 == 0 ? "assistant" : "hr"));
    const auto id = customer("assistant", "苏州恒达精密");
    for (std::size_t i = 0; i < streams.size(); i += 2)
        ASSERT_TRUE(has(heard(*streams[i], id), id)) << i;
    hub.reset();
    for (const auto& stream : streams) EXPECT_TRUE(stream->over());
}

TEST(live_socket, streams_to_a_signed_in_caller_only) {
    Served served;
    RawClient client(served.port());
    client.say(served.head("GET", "/events/stream", 0));
    const auto head = client.answer(false);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-type"), "text/event-stream");
    EXPECT_TRUE(client.hears("retry: "));
    const auto made = served.call("POST", "/customers", R"({"name":"苏州恒达精密"})");
    EXPECT_EQ(made.status, 201);
    EXPECT_TRUE(client.hears("customer.created"));
    RawClient stranger(served.port());
    stranger.say("GET /api/v1/events/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(stranger.answer().status, 401);
    served.server().stop();
    EXPECT_TRUE(client.ends(1000));
}

}  // namespace
}  // namespace zhuli::http_test
