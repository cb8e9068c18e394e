// 钉钉: signs in and gives tokens by its new host (HTTP status, code in words), lists people by its
// old one (errcode, the token in the address).
#include <boost/json/array.hpp>

#include "features/directory/rules_speech.hpp"

namespace zhuli::directory {

namespace {

using boost::json::object;
using namespace speech;

constexpr std::int64_t kPageSize = 100;

/// api.dingtalk.com: what is no 200 has a code in words.
Answer<object> new_answer_in(const Reply& reply) {
    auto answer = object_in(reply);
    if (answer.outcome != Outcome::done || reply.status == 200) return answer;
    const auto code = text(answer.value, "code");
    answer.why = code + " " + text(answer.value, "message");
    const bool often = code.find("Qps") != code.npos || code.starts_with("Throttling");
    if (code == "InvalidAuthentication")
        answer.outcome = Outcome::token_ended;
    else
        answer.outcome = often ? Outcome::busy : Outcome::refused;
    return answer;
}

/// oapi.dingtalk.com; 88 has the real code in sub_code.
Outcome outcome_of(std::int64_t code) {
    if (code == 0) return Outcome::done;
    if (code == 40014 || code == 42001 || code == 33001) return Outcome::token_ended;
    if (code == -1 || code == 15 || (code >= 90001 && code <= 90018)) return Outcome::busy;
    return Outcome::refused;
}

Answer<object> old_answer_in(const Reply& reply) {
    auto answer = object_in(reply);
    if (answer.outcome != Outcome::done) return answer;
    if (!answer.value.contains("errcode")) return nonsense<object>();
    auto code = number(answer.value, "errcode");
    const auto inner_code = text(answer.value, "sub_code");
    constexpr std::int64_t kSeeBelow = 88;
    if (code == kSeeBelow && inner_code == "40014") code = 40014;
    if (code == kSeeBelow && inner_code.starts_with("900")) code = 90001;
    answer.outcome = outcome_of(code);
    if (code != 0)
        answer.why = std::to_string(code) + " " + text(answer.value, "errmsg") + " " +
                     text(answer.value, "sub_msg");
    return answer;
}

Call posted(std::string url, JsonOut& body) { return {std::move(url), {}, body.take(), true}; }

std::string sign_in_page(const Platform& platform, const SignInPage& page) {
    return sign_in(platform, "/oauth2/auth?response_type=code&scope=openid&prompt=consent") +
           with("client_id", platform.app_id) + with("redirect_uri", page.return_url) +
           with("state", page.state);
}

Call app_token(const Platform& platform) {
    JsonOut body;
    body.begin_object().key("appKey").string(platform.app_id);
    body.key("appSecret").string(platform.secret).end_object();
    return posted(api(platform, "/v1.0/oauth2/accessToken"), body);
}

Answer<AppToken> read_app_token(const Reply& reply) {
    const auto answer = new_answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<AppToken>(answer);
    AppToken fresh{token(answer.value, "accessToken"),
                   number(answer.value, "expireIn") * kSecondMs};
    if (fresh.text.empty()) return nonsense<AppToken>();
    return {Outcome::done, {}, std::move(fresh)};
}

Call exchange(const Platform& platform, const CodeExchange& in) {
    JsonOut body;
    body.begin_object().key("clientId").string(platform.app_id);
    body.key("clientSecret").string(platform.secret).key("code").string(in.code);
    body.key("grantType").string("authorization_code").end_object();
    return posted(api(platform, "/v1.0/oauth2/userAccessToken"), body);
}

Answer<Exchanged> read_exchange(const Reply& reply) {
    const auto answer = new_answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<Exchanged>(answer);
    Exchanged who{{}, token(answer.value, "accessToken")};
    if (who.user_token.empty()) return nonsense<Exchanged>();
    return {Outcome::done, {}, std::move(who)};
}

Call who(const Platform& platform, std::string_view user_token) {
    return {api(platform, "/v1.0/contact/users/me"),
            {"x-acs-dingtalk-access-token: " + std::string(user_token)}};
}

Answer<Person> read_who(const Reply& reply) {
    const auto answer = new_answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<Person>(answer);
    auto person = cleaned(Person{text(answer.value, "unionId"), text(answer.value, "nick"),
                                 text(answer.value, "mobile"), text(answer.value, "email")});
    if (person.external_id.empty()) return nonsense<Person>();
    return {Outcome::done, {}, std::move(person)};
}

std::string old_url(const Platform& platform, std::string_view path, std::string_view token) {
    return directory(platform, path) + "?" + with("access_token", token).substr(1);
}

/// The platform's numbers travel as text here.
std::string digits(std::string_view id) {
    const bool numeric = !id.empty() && id.find_first_not_of("0123456789") == id.npos;
    return numeric ? std::string(id) : "0";
}

Call departments(const Platform& platform, std::string_view token, std::string_view parent,
                 std::string_view) {
    JsonOut body;
    body.begin_object().key("dept_id").raw(digits(parent)).end_object();
    return posted(old_url(platform, "/topapi/v2/department/listsub", token), body);
}

Answer<DepartmentsPage> read_departments(const Reply& reply) {
    const auto answer = old_answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<DepartmentsPage>(answer);
    const auto* all = list(answer.value, "result");
    if (all == nullptr) return nonsense<DepartmentsPage>();
    DepartmentsPage page;
    for (const auto& one : *all)
        if (const auto* it = one.if_object())
            page.departments.push_back(cleaned(
                Department{text(*it, "dept_id"), text(*it, "parent_id"), text(*it, "name")}));
    return {Outcome::done, {}, std::move(page)};
}

Call people(const Platform& platform, std::string_view token, std::string_view department,
            std::string_view page) {
    JsonOut body;
    body.begin_object().key("dept_id").raw(digits(department)).key("cursor").raw(digits(page));
    body.key("size").integer(kPageSize).end_object();
    return posted(old_url(platform, "/topapi/v2/user/list", token), body);
}

Answer<PeoplePage> read_people(const Reply& reply) {
    const auto answer = old_answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<PeoplePage>(answer);
    const auto* result = inner(answer.value, "result");
    const auto* all = result == nullptr ? nullptr : list(*result, "list");
    if (all == nullptr) return nonsense<PeoplePage>();
    PeoplePage page;
    if (truth(*result, "has_more")) page.next = text(*result, "next_cursor");
    for (const auto& one : *all) {
        const auto* it = one.if_object();
        if (it == nullptr) continue;
        Person person{text(*it, "unionid"), text(*it, "name"), text(*it, "mobile"),
                      text(*it, "org_email"), first(*it, "dept_id_list")};
        if (person.email.empty()) person.email = text(*it, "email");
        page.people.push_back(cleaned(std::move(person)));
    }
    return {Outcome::done, {}, std::move(page)};
}

}  // namespace

constinit const Speech kDingtalk{.root = "1",
                                 .whole_tree = false,
                                 .code_needs_app_token = false,
                                 .sign_in_url = "https://login.dingtalk.com",
                                 .api_url = "https://api.dingtalk.com",
                                 .directory_url = "https://oapi.dingtalk.com",
                                 .sign_in = &sign_in_page,
                                 .app_token = &app_token,
                                 .read_app_token = &read_app_token,
                                 .exchange = &exchange,
                                 .read_exchange = &read_exchange,
                                 .who = &who,
                                 .read_who = &read_who,
                                 .departments = &departments,
                                 .read_departments = &read_departments,
                                 .people = &people,
                                 .read_people = &read_people};

}  // namespace zhuli::directory
