// Messages into group chats by the webhooks of their robots (机器人): WeCom, DingTalk, Feishu.
// The call is a pure function of what is sent; sending is one POST. All three answer 200 with a
// code of their own. Documented at developer.work.weixin.qq.com (91770), open.dingtalk.com (custom
// robots) and open.feishu.cn (custom bots).
#pragma once

#include <string>
#include <string_view>

#include "core/value/instant.hpp"
#include "notify/delivery.hpp"

namespace zhuli::notify {

enum class BotKind : std::uint8_t { wecom, dingtalk, feishu };

/// What WeCom takes, the shortest of the three.
inline constexpr std::size_t kBotTextBytes = 2048;
/// All three stop a robot that sends more than twenty messages a minute.
inline constexpr std::int64_t kBotGapMs = 3'000;

struct BotCall {
    std::string url, body;
};
/// `secret` signs the call where the chat asks for it (empty: it does not; WeCom never does).
BotCall bot_call(BotKind kind, std::string_view url, std::string_view secret, std::string_view text,
                 Instant now);
/// What an answer means. Never `refused`: whoever runs the chat can mend the robot.
Delivery bot_answer(BotKind kind, long status, std::string_view body);

Delivery send_to_bot(BotKind kind, const BotCall& call);

}  // namespace zhuli::notify
