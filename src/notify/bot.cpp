#include "notify/bot.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <boost/json/parse.hpp>

#include "core/json_out.hpp"
#include "notify/reach.hpp"
#include "notify/transfer.hpp"

namespace zhuli::notify {

namespace {

/// HMAC-SHA256 (RFC 2104) in base64.
std::string signature(std::string_view key, std::string_view text) {
    const auto bytes = [](std::string_view s) {
        return reinterpret_cast<const unsigned char*>(s.data());
    };
    crypto_auth_hmacsha256_state state;
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_init(&state, bytes(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes(text), text.size());
    crypto_auth_hmacsha256_final(&state, mac.data());
    std::array<char, 64> out{};
    sodium_bin2base64(out.data(), out.size(), mac.data(), mac.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    return out.data();
}

std::string for_query(std::string_view text) {
    std::string out;
    for (const unsigned char c : text)
        if (std::isalnum(c))
            out += static_cast<char>(c);
        else
            out += fmt::format("%{:02X}", static_cast<unsigned>(c));
    return out;
}

std::string text_body(std::string_view text) {
    JsonOut out;
    out.begin_object().key("msgtype").string("text").key("text").begin_object();
    out.key("content").string(text).end_object().end_object();
    return out.take();
}

/// Signed in the address: HMAC of "<milliseconds>\n<secret>" with the secret as key.
BotCall dingtalk(std::string_view url, std::string_view secret, std::string_view text,
                 Instant now) {
    BotCall call{std::string(url), text_body(text)};
    if (secret.empty()) return call;
    const auto signed_text = fmt::format("{}\n{}", now.v, secret);
    call.url += fmt::format("{}timestamp={}&sign={}", url.find('?') == url.npos ? "?" : "&", now.v,
                            for_query(signature(secret, signed_text)));
    return call;
}

/// Feishu takes <at …> out of a text as a mention; a name of a customer must call nobody.
std::string without_mentions(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c == '<')
            out += "＜";
        else
            out += c;
    return out;
}

/// Signed in the body: HMAC of nothing with "<seconds>\n<secret>" as key.
BotCall feishu(std::string_view url, std::string_view secret, std::string_view text, Instant now) {
    JsonOut out;
    out.begin_object();
    if (!secret.empty()) {
        const auto seconds = std::to_string(now.v / kSecondMs);
        out.key("timestamp").string(seconds);
        out.key("sign").string(signature(fmt::format("{}\n{}", seconds, secret), ""));
    }
    out.key("msg_type").string("text").key("content").begin_object();
    out.key("text").string(without_mentions(text)).end_object().end_object();
    return {std::string(url), out.take()};
}

}  // namespace

BotCall bot_call(BotKind kind, std::string_view url, std::string_view secret, std::string_view text,
                 Instant now) {
    switch (kind) {
        case BotKind::dingtalk:
            return dingtalk(url, secret, text, now);
        case BotKind::feishu:
            return feishu(url, secret, text, now);
        default:
            return {std::string(url), text_body(text)};
    }
}

Delivery bot_answer(BotKind kind, long status, std::string_view body) {
    if (status != 200) return {Outcome::try_later, fmt::format("HTTP {}", status)};
    boost::system::error_code error;
    const auto answer = boost::json::parse(body, error);
    const auto* object = error ? nullptr : answer.if_object();
    const auto* code =
        object ? object->if_contains(kind == BotKind::feishu ? "code" : "errcode") : nullptr;
    if (code == nullptr) return {Outcome::try_later, shortened(body)};
    if (code->is_int64() && code->get_int64() == 0) return {Outcome::sent, {}};
    return {Outcome::try_later, shortened(body)};
}

Delivery send_to_bot(BotKind kind, const BotCall& call) {
    Transfer transfer;
    transfer.set(CURLOPT_PROTOCOLS_STR, private_addresses_allowed() ? "http,https" : "https");
    transfer.set(CURLOPT_URL, call.url.c_str());
    transfer.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(call.body.size()));
    transfer.set(CURLOPT_POSTFIELDS, call.body.c_str());
    transfer.add_header("Content-Type: application/json; charset=utf-8");
    const CURLcode code = transfer.run();
    if (code != CURLE_OK) return {Outcome::try_later, shortened(Transfer::why(code))};
    return bot_answer(kind, transfer.status(), transfer.answer());
}

}  // namespace zhuli::notify
