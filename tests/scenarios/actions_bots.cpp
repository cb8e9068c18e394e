// Group chats in a scenario: a robot of DingTalk on the loopback that takes what is signed with its
// secret, and answers 500 for as long as the walk says.
#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <mutex>

#include "notify/reach.hpp"
#include "tests/scenarios/walk.hpp"
#include "tests/support/receiver.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

constexpr std::string_view kSecret = "SEC-of-the-walk";

std::string parameter(const std::string& target, const std::string& name) {
    const auto at = target.find("&" + name + "=");
    if (at == target.npos) return {};
    const auto from = at + name.size() + 2;
    const std::string text = target.substr(from, target.find('&', from) - from);
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            plain += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// As DingTalk documents it: HMAC-SHA256 of "<timestamp>\n<secret>" under the secret, in base64.
bool is_signed(const std::string& target) {
    const auto bytes = [](std::string_view text) {
        return reinterpret_cast<const unsigned char*>(text.data());
    };
    const std::string text = parameter(target, "timestamp") + "\n" + std::string(kSecret);
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes(kSecret), kSecret.size());
    crypto_auth_hmacsha256_update(&state, bytes(text), text.size());
    crypto_auth_hmacsha256_final(&state, mac.data());
    return parameter(target, "sign") ==
           as_uploaded({reinterpret_cast<char*>(mac.data()), mac.size()});
}

}  // namespace

struct Walk::Chat {
    Chat() { notify::allow_private_addresses(true); }
    ~Chat() { notify::allow_private_addresses(false); }
    Chat(const Chat&) = delete;
    Chat& operator=(const Chat&) = delete;

    support::Receiver::Reply answer(const support::Received& asked) {
        const std::lock_guard lock(mutex);
        if (broken) return {500, "upstream"};
        if (!is_signed(asked.target)) return {200, R"({"errcode":310000,"errmsg":"sign"})"};
        said.emplace_back(json::parse(asked.body).at("text").at("content").as_string());
        return {200, R"({"errcode":0,"errmsg":"ok"})"};
    }
    std::vector<std::string> heard() {
        const std::lock_guard lock(mutex);
        return said;
    }

    std::mutex mutex;
    bool broken = false;
    std::vector<std::string> said;
    support::Receiver server{[this](const support::Received& asked) { return answer(asked); }};
};

/// 开通群机器人 销售群
void Walk::open_chat(const std::string& who, const Step& step) {
    chat_ = std::make_shared<Chat>();
    const json::object body{{"name", step.object},
                            {"kind", "dingtalk"},
                            {"url", chat_->server.url("/robot/send?access_token=abc")},
                            {"secret", kSecret},
                            {"urgent_only", false}};
    call(who, "POST", "/notice_bots", json::serialize(body));
}

/// 群机器人 报错 · 群机器人 恢复
void Walk::break_chat(const std::string&, const Step& step) {
    const std::lock_guard lock(chat_->mutex);
    chat_->broken = step.object == "报错";
    last_ = {.status = 200};
}

/// 期望 群消息 1: how many the chat took
void Walk::expect_chat(const std::string&, const Step& step) {
    const auto many = std::to_string(chat_->heard().size());
    expect(step, many == step.object, step.object, many);
}

/// 期望 群里提到 杭州精工 1: in all messages together
void Walk::expect_said(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto words = trimmed(step.object.substr(0, space));
    const auto wanted = trimmed(step.object.substr(space));
    int count = 0;
    std::string all;
    for (const auto& text : chat_->heard()) {
        all += text + "；";
        for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++count;
    }
    expect(step, std::to_string(count) == wanted, wanted, fmt::format("{}：{}", count, all));
}

}  // namespace zhuli::scenarios
