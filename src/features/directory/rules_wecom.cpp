// 企业微信: one host, everything by GET with the token in the address, errcode in every answer.
#include <boost/json/array.hpp>

#include "features/directory/rules_speech.hpp"

namespace zhuli::directory {

namespace {

using boost::json::object;
using namespace speech;

/// Codes of developer.work.weixin.qq.com (90313).
Outcome outcome_of(std::int64_t code) {
    switch (code) {
        case 0:
            return Outcome::done;
        case 40014:  // no token of ours
        case 42001:  // token too old
            return Outcome::token_ended;
        case -1:     // busy
        case 45009:  // too often
        case 45011:
        case 45033:  // too many at once
            return Outcome::busy;
        default:
            return Outcome::refused;
    }
}

Answer<object> answer_in(const Reply& reply) {
    auto answer = object_in(reply);
    if (answer.outcome != Outcome::done) return answer;
    if (!answer.value.contains("errcode")) return nonsense<object>();
    const auto code = number(answer.value, "errcode");
    answer.outcome = outcome_of(code);
    if (code != 0) answer.why = std::to_string(code) + " " + text(answer.value, "errmsg");
    return answer;
}

/// Inside the app nobody scans a code: another page there says who it is at once.
std::string page_in_app(const Platform& platform, const SignInPage& page) {
    const std::string own =
        platform.sign_in_url.empty() ? "https://open.weixin.qq.com" : platform.sign_in_url.v;
    return own + "/connect/oauth2/authorize?response_type=code&scope=snsapi_base" +
           with("appid", platform.app_id) + with("agentid", platform.agent_id) +
           with("redirect_uri", page.return_url) + with("state", page.state) + "#wechat_redirect";
}

std::string sign_in_page(const Platform& platform, const SignInPage& page) {
    if (page.in_app) return page_in_app(platform, page);
    return sign_in(platform, "/wwlogin/sso/login?login_type=CorpApp") +
           with("appid", platform.app_id) + with("agentid", platform.agent_id) +
           with("redirect_uri", page.return_url) + with("state", page.state);
}

Call app_token(const Platform& platform) {
    return {api(platform, "/cgi-bin/gettoken?") + with("corpid", platform.app_id).substr(1) +
            with("corpsecret", platform.secret)};
}

Answer<AppToken> read_app_token(const Reply& reply) {
    const auto answer = answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<AppToken>(answer);
    AppToken fresh{token(answer.value, "access_token"),
                   number(answer.value, "expires_in") * kSecondMs};
    if (fresh.text.empty()) return nonsense<AppToken>();
    return {Outcome::done, {}, std::move(fresh)};
}

Call exchange(const Platform& platform, const CodeExchange& in) {
    return {api(platform, "/cgi-bin/auth/getuserinfo?") +
            with("access_token", in.app_token).substr(1) + with("code", in.code)};
}

/// Whoever is no member of the company has an openid instead.
Answer<Exchanged> read_exchange(const Reply& reply) {
    const auto answer = answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<Exchanged>(answer);
    Exchanged who;
    who.person.external_id = text(answer.value, "userid");
    if (who.person.external_id.empty()) who.person.external_id = text(answer.value, "UserId");
    who.person = cleaned(who.person);
    if (who.person.external_id.empty()) return {Outcome::refused, "no member", {}};
    return {Outcome::done, {}, std::move(who)};
}

/// Without an id: everything below the departments the app may see.
Call departments(const Platform& platform, std::string_view token, std::string_view,
                 std::string_view) {
    return {directory(platform, "/cgi-bin/department/list?") +
            with("access_token", token).substr(1)};
}

Answer<DepartmentsPage> read_departments(const Reply& reply) {
    const auto answer = answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<DepartmentsPage>(answer);
    const auto* all = list(answer.value, "department");
    if (all == nullptr) return nonsense<DepartmentsPage>();
    DepartmentsPage page;
    for (const auto& one : *all)
        if (const auto* it = one.if_object())
            page.departments.push_back(
                cleaned(Department{text(*it, "id"), text(*it, "parentid"), text(*it, "name")}));
    return {Outcome::done, {}, std::move(page)};
}

Call people(const Platform& platform, std::string_view token, std::string_view department,
            std::string_view) {
    return {directory(platform, "/cgi-bin/user/list?") + with("access_token", token).substr(1) +
            with("department_id", department)};
}

Person person_in(const object& it) {
    constexpr std::int64_t kHasLeft = 5;
    Person person{text(it, "userid"), text(it, "name"), text(it, "mobile"), text(it, "biz_mail"),
                  text(it, "main_department")};
    if (person.email.empty()) person.email = text(it, "email");
    if (person.department_id.empty()) person.department_id = first(it, "department");
    person.gone = number(it, "status") == kHasLeft;
    return cleaned(std::move(person));
}

Answer<PeoplePage> read_people(const Reply& reply) {
    const auto answer = answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<PeoplePage>(answer);
    const auto* all = list(answer.value, "userlist");
    if (all == nullptr) return nonsense<PeoplePage>();
    PeoplePage page;
    for (const auto& one : *all)
        if (const auto* it = one.if_object()) page.people.push_back(person_in(*it));
    return {Outcome::done, {}, std::move(page)};
}

}  // namespace

constinit const Speech kWecom{.root = "1",
                              .whole_tree = true,
                              .code_needs_app_token = true,
                              .sign_in_url = "https://login.work.weixin.qq.com",
                              .api_url = "https://qyapi.weixin.qq.com",
                              .directory_url = "https://qyapi.weixin.qq.com",
                              .sign_in = &sign_in_page,
                              .app_token = &app_token,
                              .read_app_token = &read_app_token,
                              .exchange = &exchange,
                              .read_exchange = &read_exchange,
                              .who = nullptr,
                              .read_who = nullptr,
                              .departments = &departments,
                              .read_departments = &read_departments,
                              .people = &people,
                              .read_people = &read_people};

}  // namespace zhuli::directory
