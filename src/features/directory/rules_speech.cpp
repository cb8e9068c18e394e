#include "features/directory/rules_speech.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::directory {

const Speech& speech_of(PlatformKind kind) {
    switch (kind) {
        case PlatformKind::dingtalk:
            return kDingtalk;
        case PlatformKind::feishu:
            return kFeishu;
        default:
            return kWecom;
    }
}

namespace speech {

namespace {

constexpr std::size_t kIdLimit = 128;
constexpr int kNameLimit = 60;
constexpr int kDepth = 32;  // of JSON

std::string or_own(std::string_view chosen, std::string_view own) {
    return std::string(chosen.empty() ? own : chosen);
}

/// Without control characters, at most so many characters, trimmed.
std::string plain(std::string_view raw, int limit) {
    std::string kept;
    for (std::size_t at = 0; at < raw.size() && limit > 0; --limit) {
        const auto size = text::decode(raw, at).size;
        if (static_cast<unsigned char>(raw[at]) >= 0x20) kept += raw.substr(at, size);
        at += size;
    }
    const auto from = kept.find_first_not_of(' ');
    if (from == kept.npos) return {};
    return kept.substr(from, kept.find_last_not_of(' ') + 1 - from);
}

template <class T>
std::string checked(const std::string& raw) {
    T value;
    Reading reading;
    return !raw.empty() && Value<T>::text(raw, value, reading) ? value.v : std::string();
}

/// An id that is too long or strange names nobody.
std::string usable_id(const std::string& raw) {
    const bool odd = raw.size() > kIdLimit || plain(raw, static_cast<int>(kIdLimit)) != raw;
    return odd ? std::string() : raw;
}

}  // namespace

std::string api(const Platform& platform, std::string_view path) {
    return or_own(platform.api_url, speech_of(platform.kind).api_url) + std::string(path);
}
std::string directory(const Platform& platform, std::string_view path) {
    const std::string_view own = speech_of(platform.kind).directory_url;
    return or_own(platform.directory_url, own) + std::string(path);
}
std::string sign_in(const Platform& platform, std::string_view path) {
    return or_own(platform.sign_in_url, speech_of(platform.kind).sign_in_url) + std::string(path);
}

std::string with(std::string_view name, std::string_view value) {
    std::string out = "&" + std::string(name) + "=";
    for (const char c : value) {
        const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        if (safe)
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return out;
}

Answer<boost::json::object> object_in(const Reply& reply) {
    if (reply.status == 0) return {Outcome::busy, reply.body, {}};
    const auto http = fmt::format("HTTP {}", reply.status);
    if (reply.status == 429 || reply.status >= 500) return {Outcome::busy, http, {}};
    boost::system::error_code error;
    boost::json::parse_options options;
    options.max_depth = kDepth;
    auto value = boost::json::parse(reply.body, error, {}, options);
    if (error || !value.is_object())
        return {Outcome::busy, reply.status == 200 ? "unexpected answer" : http, {}};
    return {Outcome::done, {}, std::move(value.get_object())};
}

std::string text(const boost::json::object& object, std::string_view member) {
    const auto* value = object.if_contains(member);
    if (value == nullptr) return {};
    if (value->is_string()) return std::string(value->get_string());
    if (value->is_int64()) return std::to_string(value->get_int64());
    if (value->is_uint64()) return std::to_string(value->get_uint64());
    return {};
}

std::string token(const boost::json::object& object, std::string_view member) {
    auto found = text(object, member);
    const auto visible = [](char c) { return c > ' ' && c <= '~'; };
    return std::ranges::all_of(found, visible) ? found : std::string();
}

std::int64_t number(const boost::json::object& object, std::string_view member) {
    const auto* value = object.if_contains(member);
    return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

bool truth(const boost::json::object& object, std::string_view member) {
    const auto* value = object.if_contains(member);
    return value != nullptr && value->is_bool() && value->get_bool();
}

const boost::json::object* inner(const boost::json::object& object, std::string_view member) {
    const auto* value = object.if_contains(member);
    return value == nullptr ? nullptr : value->if_object();
}

const boost::json::array* list(const boost::json::object& object, std::string_view member) {
    const auto* value = object.if_contains(member);
    return value == nullptr ? nullptr : value->if_array();
}

std::string first(const boost::json::object& object, std::string_view member) {
    const auto* all = list(object, member);
    if (all == nullptr || all->empty()) return {};
    return text(boost::json::object{{"x", all->front()}}, "x");
}

Person cleaned(Person person) {
    person.external_id = usable_id(person.external_id);
    person.department_id = usable_id(person.department_id);
    person.name = plain(person.name, kNameLimit);
    person.mobile = checked<Phone>(person.mobile);
    person.email = text::fold(checked<Email>(person.email));
    return person;
}

Department cleaned(Department department) {
    return {usable_id(department.external_id), usable_id(department.parent_id),
            plain(department.name, kNameLimit)};
}

}  // namespace speech

}  // namespace zhuli::directory
