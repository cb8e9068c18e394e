// 飞书: one host, tokens in the Authorization header, `code` in every answer, page tokens, PKCE.
#include <boost/json/array.hpp>

#include "features/directory/rules_speech.hpp"

namespace zhuli::directory {

namespace {

using boost::json::object;
using namespace speech;

constexpr std::string_view kPageSize = "50";

Outcome outcome_of(std::int64_t code) {
    switch (code) {
        case 0:
            return Outcome::done;
        case 99991661:
        case 99991663:  // tenant token
        case 99991664:  // app token
        case 99991668:  // user token
        case 99991677:
            return Outcome::token_ended;
        case 99991400:  // too often
            return Outcome::busy;
        default:
            return Outcome::refused;
    }
}

Answer<object> answer_in(const Reply& reply) {
    auto answer = object_in(reply);
    if (answer.outcome != Outcome::done) return answer;
    if (!answer.value.contains("code")) return nonsense<object>();
    const auto code = number(answer.value, "code");
    answer.outcome = outcome_of(code);
    if (code == 0 && reply.status != 200) return nonsense<object>();
    if (code != 0)
        answer.why = std::to_string(code) + " " + text(answer.value, "msg") +
                     text(answer.value, "error_description");
    return answer;
}

std::string bearer(std::string_view token) { return "Authorization: Bearer " + std::string(token); }

std::string sign_in_page(const Platform& platform, const SignInPage& page) {
    return sign_in(platform, "/open-apis/authen/v1/authorize?response_type=code") +
           with("client_id", platform.app_id) + with("redirect_uri", page.return_url) +
           with("state", page.state) + with("code_challenge", page.challenge) +
           "&code_challenge_method=S256";
}

Call app_token(const Platform& platform) {
    JsonOut body;
    body.begin_object().key("app_id").string(platform.app_id);
    body.key("app_secret").string(platform.secret).end_object();
    return {
        api(platform, "/open-apis/auth/v3/tenant_access_token/internal"), {}, body.take(), true};
}

Answer<AppToken> read_app_token(const Reply& reply) {
    const auto answer = answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<AppToken>(answer);
    AppToken fresh{token(answer.value, "tenant_access_token"),
                   number(answer.value, "expire") * kSecondMs};
    if (fresh.text.empty()) return nonsense<AppToken>();
    return {Outcome::done, {}, std::move(fresh)};
}

Call exchange(const Platform& platform, const CodeExchange& in) {
    JsonOut body;
    body.begin_object().key("grant_type").string("authorization_code");
    body.key("client_id").string(platform.app_id).key("client_secret").string(platform.secret);
    body.key("code").string(in.code).key("redirect_uri").string(in.return_url);
    body.key("code_verifier").string(in.verifier).end_object();
    return {api(platform, "/open-apis/authen/v2/oauth/token"), {}, body.take(), true};
}

Answer<Exchanged> read_exchange(const Reply& reply) {
    const auto answer = answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<Exchanged>(answer);
    Exchanged who{{}, token(answer.value, "access_token")};
    if (who.user_token.empty()) return nonsense<Exchanged>();
    return {Outcome::done, {}, std::move(who)};
}

Call who(const Platform& platform, std::string_view user_token) {
    return {api(platform, "/open-apis/authen/v1/user_info"), {bearer(user_token)}};
}

Person person_in(const object& it) {
    Person person{text(it, "open_id"), text(it, "name"), text(it, "mobile"),
                  text(it, "enterprise_email"), first(it, "department_ids")};
    if (person.email.empty()) person.email = text(it, "email");
    if (const auto* status = inner(it, "status"))
        person.gone = truth(*status, "is_resigned") || truth(*status, "is_exited");
    return cleaned(std::move(person));
}

Answer<Person> read_who(const Reply& reply) {
    const auto answer = answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<Person>(answer);
    const auto* found = inner(answer.value, "data");
    auto person = found == nullptr ? Person{} : person_in(*found);
    if (person.external_id.empty()) return nonsense<Person>();
    return {Outcome::done, {}, std::move(person)};
}

std::string paged(std::string url, std::string_view page) {
    url += with("page_size", kPageSize);
    return page.empty() ? url : url + with("page_token", page);
}

Call departments(const Platform& platform, std::string_view token, std::string_view parent,
                 std::string_view page) {
    const auto path = "/open-apis/contact/v3/departments/" + with("", parent).substr(2) +
                      "/children?department_id_type=open_department_id&fetch_child=true";
    return {paged(directory(platform, path), page), {bearer(token)}};
}

/// The page of a list and where the next one begins.
struct Listed {
    const boost::json::array* items = nullptr;
    std::string next;
};
Listed listed(const object& answer) {
    const auto* found = inner(answer, "data");
    if (found == nullptr) return {};
    static const boost::json::array none;
    const auto* items = list(*found, "items");  // left out where there is none
    return {items == nullptr ? &none : items,
            truth(*found, "has_more") ? text(*found, "page_token") : std::string()};
}

Answer<DepartmentsPage> read_departments(const Reply& reply) {
    const auto answer = answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<DepartmentsPage>(answer);
    const auto found = listed(answer.value);
    if (found.items == nullptr) return nonsense<DepartmentsPage>();
    DepartmentsPage page{{}, found.next};
    for (const auto& one : *found.items)
        if (const auto* it = one.if_object())
            page.departments.push_back(
                cleaned(Department{text(*it, "open_department_id"),
                                   text(*it, "parent_department_id"), text(*it, "name")}));
    return {Outcome::done, {}, std::move(page)};
}

Call people(const Platform& platform, std::string_view token, std::string_view department,
            std::string_view page) {
    const auto path =
        "/open-apis/contact/v3/users/find_by_department?user_id_type=open_id"
        "&department_id_type=open_department_id" +
        with("department_id", department);
    return {paged(directory(platform, path), page), {bearer(token)}};
}

Answer<PeoplePage> read_people(const Reply& reply) {
    const auto answer = answer_in(reply);
    if (answer.outcome != Outcome::done) return failed<PeoplePage>(answer);
    const auto found = listed(answer.value);
    if (found.items == nullptr) return nonsense<PeoplePage>();
    PeoplePage page{{}, found.next};
    for (const auto& one : *found.items)
        if (const auto* it = one.if_object()) page.people.push_back(person_in(*it));
    return {Outcome::done, {}, std::move(page)};
}

}  // namespace

constinit const Speech kFeishu{.root = "0",
                               .whole_tree = true,
                               .code_needs_app_token = false,
                               .sign_in_url = "https://accounts.feishu.cn",
                               .api_url = "https://open.feishu.cn",
                               .directory_url = "https://open.feishu.cn",
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
