// What is said to an office platform and what its answers mean, as pure text: which address is
// called with what, and people, departments and refusals out of JSON. Sends nothing. The three
// differ in every name and agree in what they know:
//   WeCom     developer.work.weixin.qq.com  gettoken, auth/getuserinfo, department/list, user/list
//   DingTalk  open.dingtalk.com  v1.0/oauth2, contact/users/me, topapi/v2 department and user
//   Feishu    open.feishu.cn     authen v2 token, v1 user_info, contact/v3 departments and users
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "features/directory/model.hpp"

namespace zhuli::directory {

struct Call {
    std::string url;
    std::vector<std::string> headers = {};
    std::string body = {};
    bool post = false;
};

struct Reply {
    long status = 0;   // 0: it never got through
    std::string body;  // of that; else why not
};

enum class Outcome : std::uint8_t {
    done,
    token_ended,  // a fresh one may help
    busy,         // called too often, or away: later
    refused,      // trying again cannot help
};

template <class T>
struct Answer {
    Outcome outcome = Outcome::busy;
    std::string why;  // what the platform said; never a secret
    T value = {};
};

struct AppToken {
    std::string text;
    std::int64_t lives_ms = 0;
};

/// One of a platform's people.
struct Person {
    std::string external_id, name, mobile, email;
    std::string department_id;  // the main one
    bool gone = false;          // listed, and said to have left
};
struct Department {
    std::string external_id, parent_id, name;
};
struct PeoplePage {
    std::vector<Person> people;
    std::string next;  // page; empty: the last
};
struct DepartmentsPage {
    std::vector<Department> departments;
    std::string next;
};

/// Where the browser is sent and comes back from.
struct SignInPage {
    std::string return_url, state, challenge;
    bool in_app = false;  // already inside the platform's own app
};
struct CodeExchange {
    std::string code, app_token, return_url, verifier;
};
/// A code is worth a person, or a token to ask with who it is.
struct Exchanged {
    Person person;
    std::string user_token;
};

struct Speech {
    std::string_view root;    // department above all
    bool whole_tree = false;  // one question for departments answers all below
    bool code_needs_app_token = false;
    std::string_view sign_in_url, api_url, directory_url;

    std::string (*sign_in)(const Platform&, const SignInPage&);
    Call (*app_token)(const Platform&);
    Answer<AppToken> (*read_app_token)(const Reply&);
    Call (*exchange)(const Platform&, const CodeExchange&);
    Answer<Exchanged> (*read_exchange)(const Reply&);
    Call (*who)(const Platform&, std::string_view user_token);
    Answer<Person> (*read_who)(const Reply&);
    Call (*departments)(const Platform&, std::string_view token, std::string_view parent,
                        std::string_view page);
    Answer<DepartmentsPage> (*read_departments)(const Reply&);
    Call (*people)(const Platform&, std::string_view token, std::string_view department,
                   std::string_view page);
    Answer<PeoplePage> (*read_people)(const Reply&);
};

const Speech& speech_of(PlatformKind kind);
extern const Speech kWecom, kDingtalk, kFeishu;

// For the three only.
namespace speech {

std::string api(const Platform& platform, std::string_view path);
std::string directory(const Platform& platform, std::string_view path);
std::string sign_in(const Platform& platform, std::string_view path);
/// "&name=value" with the value made safe for an address.
std::string with(std::string_view name, std::string_view value);

/// The object an answer is, or why it is none.
Answer<boost::json::object> object_in(const Reply& reply);
/// Text or number of a member as text; empty if there is none.
std::string text(const boost::json::object& object, std::string_view member);
/// What can stand in a header; empty for anything else.
std::string token(const boost::json::object& object, std::string_view member);
std::int64_t number(const boost::json::object& object, std::string_view member);
bool truth(const boost::json::object& object, std::string_view member);
const boost::json::object* inner(const boost::json::object& object, std::string_view member);
const boost::json::array* list(const boost::json::object& object, std::string_view member);
/// First element of a list, as text.
std::string first(const boost::json::object& object, std::string_view member);

/// Cut to what a person here may be called; phone and e-mail as they are compared, or nothing.
Person cleaned(Person person);
Department cleaned(Department department);

template <class T>
Answer<T> failed(const Answer<boost::json::object>& why) {
    return {why.outcome, why.why, {}};
}
template <class T>
Answer<T> nonsense() {
    return {Outcome::busy, "unexpected answer", {}};
}

}  // namespace speech

}  // namespace zhuli::directory
