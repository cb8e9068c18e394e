// A desk in the test world for the tests of knowledge: cards and scripts, and what is asked of
// them.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/world/world.hpp"

namespace zhuli::knowledge {

using support::Answer;

struct Desk : testing::TestWithParam<support::Engine> {
    support::World world{GetParam()};

    Answer post(const std::string& who, const std::string& path, const std::string& body = "{}") {
        return world.call(who, "POST", path, body);
    }
    Answer get(const std::string& path, const std::string& who = "assistant") {
        return world.call(who, "GET", path);
    }
    Answer edit(const std::string& who, const std::string& path, int version,
                const std::string& body) {
        return world.call(who, "PATCH", path, body, {{"if-match", std::to_string(version)}});
    }
    std::string made(const std::string& who, const std::string& path, const std::string& body) {
        const auto answer = post(who, path, body);
        EXPECT_EQ(answer.status, 201) << path << " " << answer.body;
        return answer.text("id");
    }
    /// `more` are further members, with a leading comma.
    std::string card(const std::string& kind, const std::string& words,
                     const std::string& more = "") {
        return made("marketing", "/knowledge_cards",
                    fmt::format(R"({{"kind":"{}","words":"{}","source":"内部测试"{}}})", kind,
                                words, more));
    }
    std::string script(const std::string& title, const std::string& words,
                       const std::string& who = "assistant", const std::string& more = "") {
        return made(who, "/scripts",
                    fmt::format(R"({{"title":"{}","words":"{}","source":"老销售"{}}})", title,
                                words, more));
    }
    std::string approved(const std::string& title, const std::string& words,
                         const std::string& more = "") {
        const auto id = script(title, words, "manager", more);
        EXPECT_EQ(post("manager", "/scripts/" + id + "/approval").status, 200);
        return id;
    }
    /// What the search finds, by its headline, in order.
    std::vector<std::string> found(const std::string& query) {
        const auto answer = get("/knowledge/search?" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        std::vector<std::string> titles;
        for (const auto& item : answer.json.at("items").as_array()) {
            const auto& one = item.at("script").is_object() ? item.at("script") : item.at("card");
            const auto& title = one.at("title").as_string();
            titles.emplace_back(title.empty() ? one.at("words").as_string() : title);
        }
        return titles;
    }
    std::size_t notices_of(const std::string& who) {
        return get("/notices", who).json.at("items").as_array().size();
    }
};

}  // namespace zhuli::knowledge
