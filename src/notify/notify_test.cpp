#include <gtest/gtest.h>

#include "notify/bot.hpp"
#include "notify/mail.hpp"
#include "notify/reach.hpp"

namespace zhuli::notify {
namespace {

TEST(Reach, is_the_internet_only) {
    for (const char* address : {"8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.0.1",
                                "2400:3200::1", "2606:4700:4700::1111", "::ffff:8.8.8.8"})
        EXPECT_TRUE(is_public(address)) << address;
    for (const char* address : {"127.0.0.1",
                                "127.8.9.1",
                                "0.0.0.0",
                                "10.1.2.3",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.168.1.1",
                                "169.254.169.254",
                                "100.64.0.1",
                                "224.0.0.1",
                                "255.255.255.255",
                                "192.0.2.7",
                                "::1",
                                "::",
                                "fe80::1",
                                "fd00::1",
                                "ff02::1",
                                "::ffff:127.0.0.1",
                                "::ffff:10.0.0.1",
                                "2002:7f00:1::",
                                "64:ff9b::7f00:1",
                                "2001:db8::1",
                                "no address",
                                ""})
        EXPECT_FALSE(is_public(address)) << address;
}

TEST(Mail, headers_hold_any_name_and_stay_one_line_of_words) {
    EXPECT_EQ(header_words("跟进提醒"), "=?utf-8?B?6Lef6L+b5o+Q6YaS?=");
    EXPECT_EQ(header_words("a\r\nBcc: x"), "=?utf-8?B?YQ0KQmNjOiB4?=");
    EXPECT_EQ(header_words(""), "");
    const auto words = header_words(std::string(200, 'x'));
    for (std::size_t at = 0, end = 0; end != words.npos; at = end + 2) {
        end = words.find("\r\n", at);
        EXPECT_LE((end == words.npos ? words.size() : end) - at, 76u);
    }
}

TEST(Mail, dates_are_those_of_the_standard) {
    EXPECT_EQ(header_date(Instant{1'795'486'800'000}), "Tue, 24 Nov 2026 02:20:00 +0000");
}

TEST(Bot, calls_are_signed_as_each_chat_asks) {
    const Instant now{1'795'486'800'000};
    const auto wecom = bot_call(BotKind::wecom, "https://x.test/send?key=k", "", "你好", now);
    EXPECT_EQ(wecom.url, "https://x.test/send?key=k");
    EXPECT_EQ(wecom.body, R"({"msgtype":"text","text":{"content":"你好"}})");
    const auto ding = bot_call(BotKind::dingtalk, "https://x.test/send?t=k", "SECabc123", "a", now);
    EXPECT_EQ(
        ding.url,
        "https://x.test/"
        "send?t=k&timestamp=1795486800000&sign=WbeEzNKTGjj8k8bMAqkXjs3%2BBsnYkIyGO8BjpdjWuPE%3D");
    const auto feishu = bot_call(BotKind::feishu, "https://x.test/h/k", "SECabc123", "a", now);
    EXPECT_EQ(feishu.body,
              R"({"timestamp":"1795486800","sign":"K0r3S6lvDji0VsXWsr3+zIH2zaccbiZl/gCbMiPDeNA=",)"
              R"("msg_type":"text","content":{"text":"a"}})");
}

TEST(Bot, a_text_calls_nobody_into_the_chat) {
    const auto call =
        bot_call(BotKind::feishu, "https://x.test/h/k", "", R"(<at user_id="all"></at>)", {});
    EXPECT_EQ(call.body.find('<'), std::string::npos) << call.body;
}

TEST(Bot, has_heard_only_if_the_chat_says_so) {
    EXPECT_EQ(bot_answer(BotKind::wecom, 200, R"({"errcode":0,"errmsg":"ok"})").outcome,
              Outcome::sent);
    EXPECT_EQ(bot_answer(BotKind::feishu, 200, R"({"code":0,"msg":"success"})").outcome,
              Outcome::sent);
    const auto busy = bot_answer(BotKind::wecom, 200, R"({"errcode":45009,"errmsg":"freq"})");
    EXPECT_EQ(busy.outcome, Outcome::try_later);
    EXPECT_NE(busy.why.find("45009"), std::string::npos);
    for (const char* body : {"", "<html>", "[]", "{}", R"({"errcode":"0"})"})
        EXPECT_EQ(bot_answer(BotKind::dingtalk, 200, body).outcome, Outcome::try_later) << body;
    EXPECT_EQ(bot_answer(BotKind::wecom, 500, R"({"errcode":0})").why, "HTTP 500");
}

TEST(Bot, never_calls_into_the_own_network) {
    const BotCall call{"https://127.0.0.1:9/", "{}"};
    EXPECT_EQ(send_to_bot(BotKind::wecom, call).outcome, Outcome::try_later);
    EXPECT_EQ(send_to_bot(BotKind::wecom, {"file:///etc/passwd", "{}"}).outcome,
              Outcome::try_later);
}

}  // namespace
}  // namespace zhuli::notify
