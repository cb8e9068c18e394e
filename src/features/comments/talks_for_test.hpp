// People who talk about records in the test world.
#pragma once

#include <fmt/format.h>

#include "features/comments/model_inputs.hpp"
#include "features/customers/desk_for_test.hpp"

namespace zhuli::comments {

using support::Answer;
using Words = std::vector<std::string>;

struct Talks : customers::Desk {
    std::string customer = id_in(added("杭州精工机械有限公司"));

    /// `mentioned` are people by the names they have in this world, which are their roles.
    static std::string body(const std::string& words, const Words& ids) {
        std::string list;
        for (const auto& one : ids) list += (list.empty() ? "\"" : ",\"") + one + "\"";
        return fmt::format(R"("words":"{}","mentions":[{}])", words, list);
    }
    Answer say(const std::string& who, const std::string& words, const Words& mentioned = {},
               const std::string& entity = "customer", std::string record = "") {
        Words ids;
        for (const auto& one : mentioned) ids.push_back(id(one));
        if (record.empty()) record = customer;
        return world.call(who, "POST", "/comments",
                          fmt::format(R"({{"entity":"{}","record_id":"{}",{}}})", entity, record,
                                      body(words, ids)));
    }
    std::string said(const std::string& who, const std::string& words,
                     const Words& mentioned = {}) {
        const auto answer = say(who, words, mentioned);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.text("id");
    }
    Answer edit(const std::string& who, const std::string& comment, const std::string& words,
                const Words& mentioned = {}, const std::string& version = "1") {
        Words ids;
        for (const auto& one : mentioned) ids.push_back(id(one));
        return world.call(who, "PATCH", "/comments/" + comment, "{" + body(words, ids) + "}",
                          {{"if-match", version}});
    }
    Answer act(const std::string& who, const std::string& comment, const std::string& noun) {
        return world.call(who, "POST", "/comments/" + comment + "/" + noun, "{}");
    }
    Answer list(const std::string& who, const std::string& entity = "customer",
                std::string record = "", const std::string& more = "") {
        if (record.empty()) record = customer;
        return world.call(who, "GET",
                          "/record_comments?entity=" + entity + "&record_id=" + record + more);
    }
    static Words texts(const Answer& answer, const char* member = "words") {
        Words found;
        for (const auto& item : answer.json.at("items").as_array())
            found.emplace_back(item.at(member).as_string());
        return found;
    }
    Words offered(const std::string& who, const std::string& q = "",
                  const std::string& entity = "customer", std::string record = "") {
        if (record.empty()) record = customer;
        const auto answer = world.call(
            who, "GET",
            fmt::format("/comment_readers?entity={}&record_id={}&q={}", entity, record, q));
        EXPECT_EQ(answer.status, 200) << answer.body;
        return texts(answer, "name");
    }
    /// What somebody was told of comments, the newest first: "mentioned", "added".
    Words told(const std::string& who) {
        Words kinds;
        for (const auto& kind : texts(world.call(who, "GET", "/notices"), "kind"))
            if (kind.starts_with("comment.")) kinds.push_back(kind.substr(8));
        return kinds;
    }
    std::int64_t unread(const std::string& who) {
        return world.call(who, "GET", "/notices").json.at("unread_count").as_int64();
    }
    void give_customer(const std::string& to) {
        const auto given = world.call("admin", "POST", "/customers/" + customer + "/assignment",
                                      R"({"owner_id":")" + id(to) + "\"}");
        EXPECT_EQ(given.status, 200) << given.body;
    }
};

}  // namespace zhuli::comments
