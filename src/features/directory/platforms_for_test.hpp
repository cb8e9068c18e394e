// All three office platforms on one loopback port: their addresses, field names, pages, tokens and
// refusals, over people and departments the test changes. What a test needs to go wrong goes wrong
// through `before`.
#pragma once

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <map>
#include <optional>
#include <set>

#include "tests/support/receiver.hpp"

namespace zhuli::directory {

class Platforms {
 public:
    using Reply = support::Receiver::Reply;
    using Received = support::Received;

    struct Somebody {
        std::string name, mobile, email, department = "1";
    };
    struct Place {
        std::string parent, name;
    };

    std::map<std::string, Somebody> people;    // by id
    std::map<std::string, Place> departments;  // by id; the root is none of them
    std::map<std::string, std::string> codes;  // good for one sign-in: "wecom/c1" -> whose
    std::string token = "T1";                  // the one that is good now
    int tokens_given = 0;
    std::size_t page_size = 50;
    std::function<std::optional<Reply>(const Received&)> before;

    std::string url(const std::string& kind) const { return receiver_.url("/" + kind); }
    std::vector<Received> received() const { return receiver_.received(); }
    int asked(std::string_view path) const {
        int count = 0;
        for (const auto& one : receiver_.received())
            count += one.target.find(path) != one.target.npos;
        return count;
    }

 private:
    using Object = boost::json::object;
    using Array = boost::json::array;

    static std::string member(const Received& in, const std::string& name) {
        const auto from = in.target.find(name + "=");
        if (from == in.target.npos) return {};
        const auto start = from + name.size() + 1;
        return in.target.substr(start, in.target.find('&', start) - start);
    }
    static std::string in_body(const Received& in, std::string_view name) {
        boost::system::error_code error;
        const auto body = boost::json::parse(in.body, error);
        const auto* value = body.is_object() ? body.get_object().if_contains(name) : nullptr;
        if (value == nullptr) return {};
        return value->is_string() ? std::string(value->get_string())
                                  : boost::json::serialize(*value);
    }
    static bool has(const Received& in, std::string_view path) {
        return in.target.find(path) != in.target.npos;
    }
    static Reply json(Object object, int status = 200) {
        return {status, boost::json::serialize(object)};
    }
    /// The person a code stands for, once.
    std::string spend(const std::string& kind, const std::string& code) {
        const auto found = codes.find(kind + "/" + code);
        if (found == codes.end()) return {};
        const std::string who = found->second;
        codes.erase(found);
        return who;
    }

    Reply answer(const Received& in) {
        if (before)
            if (auto reply = before(in)) return *reply;
        if (in.target.starts_with("/wecom/")) return wecom(in);
        if (in.target.starts_with("/dingtalk/")) return dingtalk(in);
        return feishu(in);
    }

    Reply wecom(const Received& in) {
        if (has(in, "/gettoken")) {
            ++tokens_given;
            if (member(in, "corpsecret") != "right")
                return json({{"errcode", 40001}, {"errmsg", "invalid credential"}});
            return json({{"errcode", 0}, {"access_token", token}, {"expires_in", 7200}});
        }
        if (member(in, "access_token") != token)
            return json({{"errcode", 42001}, {"errmsg", "access_token expired"}});
        if (has(in, "/auth/getuserinfo")) {
            const auto who = spend("wecom", member(in, "code"));
            if (who.empty()) return json({{"errcode", 40029}, {"errmsg", "invalid code"}});
            return json({{"errcode", 0}, {"userid", who}});
        }
        Array list;
        if (has(in, "/department/list")) {
            list.push_back(Object{{"id", 1}, {"name", "拾光商贸"}, {"parentid", 0}});
            for (const auto& [id, it] : departments)
                list.push_back(Object{{"id", std::stoll(id)},
                                      {"name", it.name},
                                      {"parentid", std::stoll(it.parent)}});
            return json({{"errcode", 0}, {"department", std::move(list)}});
        }
        for (const auto& [id, it] : people)
            if (it.department == member(in, "department_id"))
                list.push_back(Object{{"userid", id},
                                      {"name", it.name},
                                      {"mobile", it.mobile},
                                      {"biz_mail", it.email},
                                      {"main_department", std::stoll(it.department)},
                                      {"status", 1}});
        return json({{"errcode", 0}, {"userlist", std::move(list)}});
    }

    Reply dingtalk(const Received& in) {
        if (has(in, "/oauth2/accessToken")) {
            ++tokens_given;
            return json({{"accessToken", token}, {"expireIn", 7200}});
        }
        if (has(in, "/oauth2/userAccessToken")) {
            const auto who = spend("dingtalk", in_body(in, "code"));
            if (who.empty())
                return json({{"code", "invalidParameter.authCode.notFound"}, {"message", "x"}},
                            400);
            return json({{"accessToken", "U-" + who}, {"expireIn", 7200}});
        }
        if (has(in, "/contact/users/me")) {
            const auto at = in.head.find("x-acs-dingtalk-access-token: U-");
            if (at == in.head.npos) return json({{"code", "InvalidAuthentication"}}, 401);
            const auto from = at + 31;
            const auto who = in.head.substr(from, in.head.find('\r', from) - from);
            return json({{"unionId", who}, {"nick", people[who].name}});
        }
        if (member(in, "access_token") != token)
            return json({{"errcode", 88}, {"sub_code", "40014"}, {"errmsg", "ding talk error"}});
        const auto department = in_body(in, "dept_id");
        Array list;
        if (has(in, "/department/listsub")) {
            for (const auto& [id, it] : departments)
                if (it.parent == department)
                    list.push_back(Object{{"dept_id", std::stoll(id)},
                                          {"name", it.name},
                                          {"parent_id", std::stoll(it.parent)}});
            return json({{"errcode", 0}, {"result", std::move(list)}});
        }
        const std::size_t from = std::stoull("0" + in_body(in, "cursor"));
        std::size_t at = 0;
        for (const auto& [id, it] : people) {
            if (it.department != department) continue;
            if (at >= from && at < from + page_size)
                list.push_back(Object{{"userid", "u" + id},
                                      {"unionid", id},
                                      {"name", it.name},
                                      {"mobile", it.mobile},
                                      {"org_email", it.email},
                                      {"dept_id_list", Array{std::stoll(it.department)}}});
            ++at;
        }
        Object result{{"list", std::move(list)}, {"has_more", at > from + page_size}};
        if (at > from + page_size) result["next_cursor"] = from + page_size;
        return json({{"errcode", 0}, {"result", std::move(result)}});
    }

    Reply feishu(const Received& in) {
        if (has(in, "/tenant_access_token/internal")) {
            ++tokens_given;
            return json({{"code", 0}, {"tenant_access_token", token}, {"expire", 7200}});
        }
        if (has(in, "/authen/v2/oauth/token")) {
            const auto who = spend("feishu", in_body(in, "code"));
            if (who.empty() || in_body(in, "code_verifier").size() < 43)
                return json({{"code", 20003},
                             {"error", "invalid_grant"},
                             {"error_description", "The code is invalid"}},
                            400);
            return json({{"code", 0}, {"access_token", "U-" + who}, {"expires_in", 7200}});
        }
        const auto at = in.head.find("Authorization: Bearer ");
        const auto from = at + 22;
        const auto bearer =
            at == in.head.npos ? "" : in.head.substr(from, in.head.find('\r', from) - from);
        if (has(in, "/authen/v1/user_info")) {
            if (!bearer.starts_with("U-")) return json({{"code", 99991668}, {"msg", "token"}}, 401);
            const auto who = bearer.substr(2);
            return json(
                {{"code", 0}, {"data", Object{{"open_id", who}, {"name", people[who].name}}}});
        }
        if (bearer != token) return json({{"code", 99991663}, {"msg", "token invalid"}}, 400);
        Array all;
        if (has(in, "/children")) {
            for (const auto& [id, it] : departments)
                all.push_back(Object{{"open_department_id", id},
                                     {"name", it.name},
                                     {"parent_department_id", it.parent == "1" ? "0" : it.parent}});
        } else {
            const auto department = member(in, "&department_id");
            for (const auto& [id, it] : people)
                if ((it.department == "1" ? "0" : it.department) == department)
                    all.push_back(Object{{"open_id", id},
                                         {"name", it.name},
                                         {"mobile", it.mobile.empty() ? "" : "+86" + it.mobile},
                                         {"enterprise_email", it.email},
                                         {"department_ids", Array{department}}});
        }
        const std::size_t start = std::stoull("0" + member(in, "page_token"));
        Array page;
        for (std::size_t i = start; i < std::min(all.size(), start + page_size); ++i)
            page.push_back(all[i]);
        const bool more = all.size() > start + page_size;
        Object found{{"has_more", more}, {"items", std::move(page)}};
        if (more) found["page_token"] = std::to_string(start + page_size);
        return json({{"code", 0}, {"msg", "success"}, {"data", std::move(found)}});
    }

    support::Receiver receiver_{[this](const Received& in) { return answer(in); }};
};

}  // namespace zhuli::directory
